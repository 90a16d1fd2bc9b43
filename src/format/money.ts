import {commonUnits, decimalOf, decimalText, parseDecimal, type Decimal} from './decimal.js';
import {numberFormat, supportedCurrency} from './intl-cache.js';
import {apportion, UNKNOWN} from './numbers.js';

/** An amount as the contract has it: a decimal text and an ISO 4217 code. */
export interface Money {
  /** Decimal text such as `"0.004218"`. */
  readonly amount: string;
  /** Code of the currency, shown as text where it is none that `Intl` knows. */
  readonly currency: string;
}

/** How an amount is written. */
export interface MoneyOptions {
  /** `short` (default): the currency's own digits, `< €0.01` below them. `exact`: every digit sent. */
  readonly style?: 'short' | 'exact' | undefined;
  /** Least digits behind the point with `exact`, so that the points of a column stand below each other. */
  readonly digits?: number | undefined;
  /** `always` puts a plus before a gain, as in `+€5.00`. */
  readonly sign?: 'auto' | 'always' | undefined;
  /** What `short` rounds to among amounts that must sum up: the currency's smallest coins, by {@link coinsOf}. */
  readonly coins?: bigint | undefined;
}

const DEFAULT_MINOR_DIGITS = 2;
const MAX_INTL_DIGITS = 20;
const CODE = /^[A-Za-z]{3}$/;

interface Unit {
  readonly currency: string | null;
  readonly suffix: string;
  readonly minorDigits: number;
}

function unitOf(code: string): Unit {
  const currency = CODE.test(code) ? code.toUpperCase() : '';
  if (!supportedCurrency(currency)) {
    return {currency: null, suffix: code && `\u00a0${code}`, minorDigits: DEFAULT_MINOR_DIGITS};
  }
  const {maximumFractionDigits} = numberFormat('en', {style: 'currency', currency}).resolvedOptions();
  return {currency, suffix: '', minorDigits: maximumFractionDigits ?? DEFAULT_MINOR_DIGITS};
}

function write(
  text: string,
  digits: number,
  unit: Unit,
  locale: string,
  sign: MoneyOptions['sign'],
  least = unit.minorDigits,
): string {
  if (digits > MAX_INTL_DIGITS) return text + (unit.suffix || `\u00a0${unit.currency}`);
  const format = numberFormat(locale, {
    ...(unit.currency === null ? {} : {style: 'currency', currency: unit.currency}),
    minimumFractionDigits: least,
    maximumFractionDigits: digits,
    signDisplay: sign === 'always' ? 'exceptZero' : 'negative',
  });
  return format.format(text as `${number}`) + unit.suffix;
}

function smallest(units: 1n | -1n, scale: number): string {
  return decimalText({units, scale});
}

/** Halves away from zero, as `Intl` rounds. */
function rounded(units: bigint, coin: bigint): bigint {
  const size = units < 0n ? -units : units;
  const coins = (2n * size + coin) / (2n * coin);
  return units < 0n ? -coins : coins;
}

/**
 * Amounts of one currency in its smallest coins, by largest remainder: they sum to what their exact sum rounds to, which
 * amounts rounded one by one need not. Each is less than one coin away from the exact amount.
 */
export function coinsOf(amounts: readonly Decimal[], currency: string): bigint[] {
  const {minorDigits} = unitOf(currency);
  const [coin = 1n, ...units] = commonUnits([decimalOf(1n), ...amounts, {units: 0n, scale: minorDigits}]);
  const perCoin = coin / 10n ** BigInt(minorDigits);
  const exact = units.slice(0, amounts.length);
  const sum = exact.reduce((total, amount) => total + amount, 0n);
  return apportion(exact, perCoin, rounded(sum, perCoin));
}

function isBelowHalf({units, scale}: Decimal, digits: number): boolean {
  if (units === 0n || scale <= digits) return false;
  const half = 5n * 10n ** BigInt(scale - digits - 1);
  return units < half && -units < half;
}

/**
 * An amount of money in words of the locale; exact, never through floating point, never throws.
 *
 * A real cost never reads as nothing: `short` gives `< €0.01` (`> -€0.01` for a credit) where rounding would
 * give zero, `exact` gives all digits. An unknown currency is a plain number with its code as text. An amount
 * that is no decimal is {@link UNKNOWN}. A null price is not an amount: the caller says "Unpriced".
 */
export function formatMoney(money: Money, locale: string, options: MoneyOptions = {}): string {
  const {style = 'short', sign, digits = 0, coins} = options;
  const value = parseDecimal(money.amount);
  if (!value) return UNKNOWN;
  const unit = unitOf(money.currency);
  const {minorDigits} = unit;
  const text = decimalText(value);
  if (style === 'exact') {
    const least = Math.max(minorDigits, digits);
    return write(text, Math.max(least, text.split('.')[1]?.length ?? 0), unit, locale, sign, least);
  }
  const isNothing = coins === undefined ? isBelowHalf(value, minorDigits) : coins === 0n && value.units !== 0n;
  const short = coins === undefined ? text : decimalText({units: coins, scale: minorDigits});
  if (!isNothing) return write(short, minorDigits, unit, locale, sign);
  return value.units > 0n
    ? `< ${write(smallest(1n, minorDigits), minorDigits, unit, locale, 'auto')}`
    : `> ${write(smallest(-1n, minorDigits), minorDigits, unit, locale, 'auto')}`;
}
