import {amountOf, currencyOf, isMixed, type Figures} from '../base/amounts.js';
import type {Dimension, UsageBreakdown} from '../contract/breakdown.js';
import type {LogPage} from '../contract/log.js';
import type {Period} from '../contract/primitives.js';
import type {UsageSummary} from '../contract/summary.js';
import {addDecimals, compareDecimals, type Decimal} from '../format/decimal.js';
import {METRICS, type Metric} from '../store/usage-store.js';

/** Where figures stand on the page. */
export type Source = 'summary' | 'series' | Dimension | 'log';

/** What one place of the page shows, added up. */
export interface Sum {
  readonly source: Source;
  /** Exact; null = nothing of it is priced, undefined = not told. */
  readonly amounts: Readonly<Record<Metric, Decimal | null | undefined>>;
  /** Of the costs; null when none is named. */
  readonly currency: string | null;
  readonly period: Period | undefined;
}

/** Whether all of the page is of one piece. */
export type Verdict =
  | {readonly kind: 'agrees'; readonly sources: ReadonlySet<Source>}
  | {readonly kind: 'differs'; readonly metric: Metric; readonly sums: readonly [Sum, Sum]}
  | {readonly kind: 'unknown'};

const ZERO: Decimal = {units: 0n, scale: 0};

function total(parts: readonly Figures[], metric: Metric): Decimal | null | undefined {
  if (metric === 'cost' && isMixed(parts)) return undefined;
  const amounts = parts.map((part) => amountOf(part, metric));
  if (amounts.includes(undefined)) return undefined;
  const known = amounts.filter((amount) => amount !== null && amount !== undefined);
  return amounts.length > 0 && known.length === 0 ? null : known.reduce(addDecimals, ZERO);
}

function sumOf(source: Source, parts: readonly Figures[], period: Period | undefined): Sum {
  const amounts = {tokens: total(parts, 'tokens'), cost: total(parts, 'cost'), requests: total(parts, 'requests')};
  return {source, amounts, currency: currencyOf(parts), period};
}

/** The totals of a summary, and its series where it has one. */
export function summarySums(summary: UsageSummary): readonly Sum[] {
  const {series, period} = summary;
  const whole = sumOf('summary', [summary], period);
  return series.length === 0 ? [whole] : [whole, sumOf('series', series, period)];
}

/** The items of a breakdown; `picked` are those its own filter leaves, none = all. */
export function breakdownSum(by: Dimension, {items, period}: UsageBreakdown, picked: readonly string[]): Sum {
  const ids = new Set(picked);
  return sumOf(by, ids.size === 0 ? items : items.filter(({id}) => ids.has(id)), period);
}

/** What the log says of all its rows; null where it says nothing. */
export function logSum({totals, period}: LogPage): Sum | null {
  return totals?.totalTokens === undefined && totals?.cost === undefined ? null : sumOf('log', [totals], period);
}

function isEqual(a: Sum, b: Sum, metric: Metric): boolean {
  const [one, other] = [a.amounts[metric], b.amounts[metric]];
  if (one === undefined || other === undefined) return true;
  if (metric === 'cost' && one && other && a.currency !== b.currency) return true;
  return compareDecimals(one ?? ZERO, other ?? ZERO) === 0;
}

/** Usage only grows: what ends later, from the same start on, is at least as much. */
function isShrunk(a: Sum, b: Sum, metric: Metric): boolean {
  if (!a.period || !b.period || Date.parse(a.period.from) !== Date.parse(b.period.from)) return false;
  const order = Math.sign(Date.parse(a.period.to) - Date.parse(b.period.to));
  return order === -compareDecimals(a.amounts[metric] ?? ZERO, b.amounts[metric] ?? ZERO);
}

function isComparable(a: Sum, b: Sum): boolean {
  return METRICS.some((metric) => a.amounts[metric] !== undefined && b.amounts[metric] !== undefined);
}

/** A place that does not tell its bounds has those of the others once they lie in the past. */
function hasSameBounds(a: Sum, b: Sum, asked: number): boolean {
  const [one, other] = [a.period, b.period];
  if (one && other) return Date.parse(one.from) === Date.parse(other.from) && Date.parse(one.to) === Date.parse(other.to);
  const known = one ?? other;
  return known !== undefined && Date.parse(known.to) <= asked;
}

/**
 * Compares what the places of a page show for the same range, zone and filters with the first of them. Equal figures
 * add up, whenever they were asked for. A difference counts between answers of the very same bounds, and where the
 * one that ends later has less: a period that is still running may have grown from one answer to the next.
 * @param asked when the earliest of the answers arrived, in ms
 */
export function addsUp(sums: readonly Sum[], asked: number): Verdict {
  const [first, ...others] = sums;
  const rest = first === undefined ? [] : others.filter((sum) => isComparable(first, sum));
  if (first === undefined || rest.every(({source}) => source === 'series')) return {kind: 'unknown'};
  const pairs = METRICS.flatMap((metric) => rest.filter((sum) => !isEqual(first, sum, metric)).map((sum) => ({metric, sum})));
  if (pairs.length === 0) return {kind: 'agrees', sources: new Set([first, ...rest].map(({source}) => source))};
  const found = pairs.find(({sum, metric}) => hasSameBounds(first, sum, asked) || isShrunk(first, sum, metric));
  return found === undefined ? {kind: 'unknown'} : {kind: 'differs', metric: found.metric, sums: [first, found.sum]};
}
