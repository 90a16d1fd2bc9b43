import {metricText, type Figures} from '../../base/amounts.js';
import type {ViewContext} from '../../base/view-context.js';
import {
  commonUnits, decimalText, divideDecimal, parseDecimal, roundDecimal, type Decimal,
} from '../../format/decimal.js';
import {formatMoney} from '../../format/money.js';
import {formatCompact, formatShare, formatPercent, UNKNOWN} from '../../format/numbers.js';
import type {Metric} from '../../store/usage-store.js';

const TICK_DIGITS = 6;

/** The text at a tick of the axis. */
export function metricTick(value: number, metric: Metric, currency: string | null, context: ViewContext): string {
  if (!Number.isFinite(value)) return UNKNOWN;
  if (metric !== 'cost') return formatCompact(BigInt(Math.round(value)), context.locale);
  const amount = String(Number(value.toPrecision(TICK_DIGITS)));
  return formatMoney({amount, currency: currency ?? context.currency ?? ''}, context.locale, {style: 'exact'});
}

const AVERAGE_SCALE = 15;
const AVERAGE_DIGITS = 3;

/** The cost of one request, exact to 15 digits behind the point; null where there is none to tell. */
export function averageCost({cost, requests}: Figures): Decimal | null {
  const total = cost ? parseDecimal(cost.amount) : null;
  return total && requests ? divideDecimal(total, requests, AVERAGE_SCALE) : null;
}

/** An average in words: two digits for large ones, three that count for small ones. */
export function averageText(average: Decimal, currency: string | null, context: ViewContext): string {
  const text = decimalText(average);
  const zeros = /^-?0\.(0*)[1-9]/.exec(text)?.[1]?.length;
  if (zeros === undefined) return metricText(average, 'cost', currency, context);
  const amount = decimalText(roundDecimal(average, zeros + AVERAGE_DIGITS));
  return formatMoney({amount, currency: currency ?? context.currency ?? ''}, context.locale, {style: 'exact'});
}

/** A change against the period before. */
export interface Change {
  /** "9.8% more". */
  readonly short: string;
  /** "9.8% more than the previous 30 days". */
  readonly full: string;
}

const RATIO = 100_000n;

function percentText(ratio: number, locale: string): string {
  if (ratio >= 0.1) return formatPercent(ratio, locale);
  return ratio >= 0.0005 ? formatPercent(ratio, locale, 1) : formatShare(0n, locale, 1, 1n);
}

/** From here on a percentage says nothing any more. */
const MANY = 10n;

/** The largest power of ten, 10 or more, that `present` is more than so many times `past`; null below that. */
function timesOf(present: bigint, past: bigint): bigint | null {
  let times: bigint | null = null;
  for (let next = MANY; present > past * next; next *= MANY) times = next;
  return times;
}

/**
 * How `now` stands to `before`, in neutral words; null where one of them is not known.
 * @param period the period before, in words
 */
export function changeOf(
  now: Decimal | null | undefined,
  before: Decimal | null | undefined,
  period: string,
  {t, locale}: Pick<ViewContext, 't' | 'locale'>,
): Change | null {
  if (!now || !before) return null;
  const [present = 0n, past = 0n] = commonUnits([now, before]);
  if (present === past) return {short: t('summary.sameShort'), full: t('summary.same', {period})};
  if (past <= 0n) return {short: t('summary.noneBeforeShort'), full: t('summary.noneBefore', {period})};
  const times = timesOf(present, past);
  if (times !== null) return {short: t('summary.timesShort', {times}), full: t('summary.times', {times, period})};
  const word = present > past ? 'more' : 'less';
  const distance = present > past ? present - past : past - present;
  const percent = percentText(Number((distance * RATIO) / past) / Number(RATIO), locale);
  return {short: t(`summary.${word}Short`, {percent}), full: t(`summary.${word}`, {percent, period})};
}
