import {numberFormat} from './intl-cache.js';
import {decimalText} from './decimal.js';

/** What stands for a figure that is not known or not finite. */
export const UNKNOWN = '—';

/** All digits, grouped: `1,234,567`. */
export function formatTokens(value: bigint, locale: string): string {
  return numberFormat(locale).format(value);
}

/** All digits, grouped, with the sign of a movement: `+5,000,000`, `-120`, `0`. */
export function formatSigned(value: bigint, locale: string): string {
  return numberFormat(locale, {signDisplay: 'exceptZero'}).format(value);
}

/**
 * At most one digit behind the point: `1.2M`. Off by no more than half of the last digit shown, and no
 * trailing zero, which would claim a digit that rounding took away. Show the exact figure beside it.
 */
export function formatCompact(value: bigint, locale: string): string {
  return numberFormat(locale, {notation: 'compact', maximumFractionDigits: 1}).format(value);
}

/** A number of things (requests, rows, pages), grouped; {@link UNKNOWN} for NaN and infinities. */
export function formatCount(value: number | bigint, locale: string): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return UNKNOWN;
  return numberFormat(locale, {maximumFractionDigits: 0, signDisplay: 'negative'}).format(value);
}

/**
 * A ratio as percent: `0.25` is `25%`, `1` is `100%`; never `-0%`, {@link UNKNOWN} for NaN and infinities.
 * @param value the ratio, not the percentage
 * @param digits exact number of digits behind the point
 */
export function formatPercent(value: number, locale: string, digits = 0): string {
  return Number.isFinite(value) ? percentFormat(locale, digits).format(value) : UNKNOWN;
}

function percentFormat(locale: string, digits: number): Intl.NumberFormat {
  return numberFormat(locale, {
    style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'negative',
  });
}

interface Part {
  readonly index: number;
  readonly floor: bigint;
  readonly remainder: bigint;
}

function flooredPart(numerator: bigint, total: bigint, index: number): Part {
  const remainder = ((numerator % total) + total) % total;
  return {index, floor: (numerator - remainder) / total, remainder};
}

function byRemainder(a: Part, b: Part): number {
  if (a.remainder === b.remainder) return a.index - b.index;
  return a.remainder > b.remainder ? -1 : 1;
}

/**
 * Each numerator ÷ `denominator` as a whole number by largest remainder, so that they sum to `total`: the rounded sum of
 * the exact ones. Each is less than 1 away from the exact one; equal remainders go to the earlier.
 */
export function apportion(numerators: readonly bigint[], denominator: bigint, total: bigint): bigint[] {
  const parts = numerators.map((numerator, index) => flooredPart(numerator, denominator, index));
  let missing = total - parts.reduce((sum, part) => sum + part.floor, 0n);
  const result = parts.map((part) => part.floor);
  for (const part of parts.sort(byRemainder)) {
    if (missing-- <= 0n) break;
    result[part.index] = part.floor + 1n;
  }
  return result;
}

/**
 * Shares of the sum by largest remainder, in units of 10^-digits percent (with `digits` 1: 253n is 25.3 %).
 * They sum to exactly 100 % and each is less than one unit away from the true share. Equal remainders go to
 * the earlier value. All entries are null when the sum is 0. Negative values (refunds) get negative shares.
 */
export function shares(values: readonly bigint[], digits = 1): (bigint | null)[] {
  const sum = values.reduce((total, value) => total + value, 0n);
  if (sum === 0n) return values.map(() => null);
  const sign = sum < 0n ? -1n : 1n;
  const whole = 100n * 10n ** BigInt(digits);
  return apportion(values.map((value) => value * sign * whole), sum * sign, whole);
}

/**
 * One entry of {@link shares} as text: `25.3%`; {@link UNKNOWN} for null.
 * @param digits the digits the shares were made with
 * @param value what the share stands for; when it is not 0 while its share is, the text is `< 0.1%`
 */
export function formatShare(share: bigint | null, locale: string, digits = 1, value = 0n): string {
  if (share === null) return UNKNOWN;
  const isTiny = share === 0n && value !== 0n;
  const ratio = decimalText({units: isTiny ? 1n : share, scale: digits + 2});
  const text = percentFormat(locale, digits).format(ratio as `${number}`);
  return isTiny ? `< ${text}` : text;
}
