import type {ViewContext} from '../../base/view-context.js';
import type {LogRow, UnitPrice} from '../../contract/log.js';
import {
  addDecimals,
  compareDecimals,
  decimalOf,
  decimalText,
  divideDecimal,
  multiplyDecimal,
  parseDecimal,
  subtractDecimals,
  type Decimal,
} from '../../format/decimal.js';
import {formatMoney} from '../../format/money.js';
import {formatTokens} from '../../format/numbers.js';

/** A class of tokens that has a price of its own. */
export type TokenClass = 'input' | 'cachedInput' | 'cacheWrite' | 'output';

/** One class of a charge: tokens × price = amount. */
export interface ChargeLine {
  readonly kind: TokenClass;
  readonly tokens: bigint;
  /** Price of `per` tokens, as sent. */
  readonly price: string;
  readonly amount: Decimal;
}

/** What a charge is made of. */
export interface Charge {
  readonly lines: readonly ChargeLine[];
  readonly sum: Decimal;
  /** What the cache spared against the plain input price; null when nothing. */
  readonly saving: Decimal | null;
  /** False when `per` divides into no decimal, so that amounts are rounded at the 20th digit. */
  readonly isExact: boolean;
}

/** How the parts of a charge stand to what was charged. */
export type Verdict = 'exact' | 'rounded' | 'differs' | 'unknown';

const MAX_SCALE = 40;
const ROUNDED_SCALE = 20;
const MILLION = 1_000_000n;

/** Digits behind the point that `1 ÷ per` takes; null when they never end. */
function digitsOf(per: bigint): number | null {
  for (let digits = 0, power = 1n; digits <= MAX_SCALE; digits += 1, power *= 10n)
    if (power % per === 0n) return digits;
  return null;
}

function share(price: Decimal, tokens: bigint, per: bigint): Decimal {
  const product = multiplyDecimal(price, decimalOf(tokens));
  const digits = digitsOf(per);
  return divideDecimal(product, per, digits === null ? ROUNDED_SCALE : product.scale + digits) as Decimal;
}

function classesOf(
  {inputTokens, outputTokens, cachedInputTokens = 0n, cacheWriteTokens = 0n}: LogRow,
  price: UnitPrice,
) {
  const plain = inputTokens - cachedInputTokens - cacheWriteTokens;
  const {input, cachedInput = input, cacheWrite = input, output} = price;
  return [
    {kind: 'input', tokens: plain < 0n ? 0n : plain, price: input},
    {kind: 'cachedInput', tokens: cachedInputTokens, price: cachedInput},
    {kind: 'cacheWrite', tokens: cacheWriteTokens, price: cacheWrite},
    {kind: 'output', tokens: outputTokens, price: output},
  ] as const;
}

function savingOf(
  {cachedInputTokens = 0n}: LogRow,
  {input, cachedInput = input, per}: UnitPrice,
): Decimal | null {
  const [plain, cached] = [parseDecimal(input), parseDecimal(cachedInput)];
  if (plain === null || cached === null || compareDecimals(plain, cached) <= 0 || cachedInputTokens === 0n)
    return null;
  return share(subtractDecimals(plain, cached), cachedInputTokens, per);
}

/** Takes a charge apart by the prices recorded with it; null when there are none to explain it by. */
export function explainCharge(row: LogRow): Charge | null {
  const {price} = row;
  if (price === undefined || price.per === 0n) return null;
  const lines = classesOf(row, price)
    .filter(({kind, tokens}) => tokens > 0n || kind === 'input' || kind === 'output')
    .map((line) => ({
      ...line,
      amount: share(parseDecimal(line.price) ?? decimalOf(0n), line.tokens, price.per),
    }));
  const sum = lines.reduce((total, {amount}) => addDecimals(total, amount), decimalOf(0n));
  return {lines, sum, saving: savingOf(row, price), isExact: digitsOf(price.per) !== null};
}

/** Whether the parts make what was charged: to the last digit, within the last digit sent, or not. */
export function verdictOf({sum, isExact}: Charge, {cost, price}: LogRow): Verdict {
  const charged = cost ? parseDecimal(cost.amount) : null;
  if (!cost || charged === null) return 'unknown';
  if ((cost.currency ?? price?.currency) !== price?.currency) return 'unknown';
  const difference = subtractDecimals(sum, charged);
  if (difference.units === 0n) return 'exact';
  const lastDigit = {units: 1n, scale: Math.min(charged.scale, isExact ? charged.scale : ROUNDED_SCALE - 2)};
  const size = difference.units < 0n ? {...difference, units: -difference.units} : difference;
  return compareDecimals(size, lastDigit) < 0 ? 'rounded' : 'differs';
}

/** One line of the explanation as text. */
export interface ChargeLineView {
  readonly label: string;
  /** "816 × €10.00 per million tokens". */
  readonly product: string;
  readonly amount: string;
}

/** A charge explained in words, ready to be drawn. */
export interface ChargeView {
  readonly lines: readonly ChargeLineView[];
  /** What the server says was charged; null when it does not: what the parts make is no charge. */
  readonly charged: string | null;
  /** Sentences below: saving, rounding, a difference, a missing price. */
  readonly notes: readonly string[];
}

type Exact = (amount: Decimal) => string;

function productText(
  {tokens, price}: ChargeLine,
  {per, currency}: UnitPrice,
  {t, locale}: ViewContext,
): string {
  const unit = formatMoney({amount: price, currency}, locale, {style: 'exact'});
  const count = formatTokens(tokens, locale);
  if (per === MILLION) return `${count} × ${t('charge.perMillion', {price: unit})}`;
  return t('charge.line', {tokens: count, price: unit, per: formatTokens(per, locale)});
}

function lineView(line: ChargeLine, row: LogRow, exact: Exact, context: ViewContext): ChargeLineView {
  const {reasoningTokens = 0n} = row;
  const label = context.t(`charge.${line.kind}`);
  const reasoning = `${context.t('charge.reasoning')}: ${formatTokens(reasoningTokens, context.locale)}`;
  return {
    label: line.kind === 'output' && reasoningTokens > 0n ? `${label} (${reasoning})` : label,
    product: productText(line, row.price as UnitPrice, context),
    amount: exact(line.amount),
  };
}

function chargedText({cost, price}: LogRow, {locale, currency, t}: ViewContext): string | null {
  if (cost === undefined) return null;
  if (cost === null) return t('common.unpriced');
  const code = cost.currency ?? price?.currency ?? currency ?? '';
  return formatMoney({amount: cost.amount, currency: code}, locale, {style: 'exact'});
}

function notesOf(
  charge: Charge,
  row: LogRow,
  exact: Exact,
  {t}: ViewContext,
  charged: string | null,
): string[] {
  const verdict = verdictOf(charge, row);
  const sum = exact(charge.sum);
  const isRounded = verdict === 'rounded';
  return [
    ...(charge.saving === null ? [] : [t('charge.saved', {amount: exact(charge.saving)})]),
    ...(isRounded && !charge.isExact ? [t('charge.rounded', {amount: charged ?? ''})] : []),
    ...(isRounded && charge.isExact ? [t('charge.roundedTo', {sum, charged: charged ?? ''})] : []),
    ...(verdict === 'differs' ? [t('charge.differs', {sum, charged: charged ?? ''})] : []),
    ...(row.cost === null ? [t('common.unpricedHint')] : []),
  ];
}

/** The explanation of a row's charge. */
export function chargeView(row: LogRow, context: ViewContext): ChargeView {
  const charge = explainCharge(row);
  const charged = chargedText(row, context);
  if (charge === null) return {lines: [], charged, notes: [context.t('charge.unpriced')]};
  const exact: Exact = (amount) =>
    formatMoney({amount: decimalText(amount), currency: row.price?.currency ?? ''}, context.locale, {
      style: 'exact',
    });
  const lines = charge.lines.map((line) => lineView(line, row, exact, context));
  return {lines, charged, notes: notesOf(charge, row, exact, context, charged)};
}
