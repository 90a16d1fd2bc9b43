import type {Balance} from '../../contract/balance.js';
import type {SeriesPoint, UsageSummary} from '../../contract/summary.js';
import {parseDecimal, toNumber} from '../../format/decimal.js';
import {instantOf, localDateOf} from '../../format/dates.js';
import {dateTimeFormat} from '../../format/intl-cache.js';
import type {DailySpend, RunOutQuestion} from './run-out.js';

const MINUTES_OF_DAY = 24 * 60;

/** Tokens of the wallet for one unit of its value's currency; null where the balance does not tell. */
function unitsPerMoney({tokens, estimatedValue}: Balance): number | null {
  const value = parseDecimal(estimatedValue?.amount ?? '');
  const rate = value === null ? 0 : Number(tokens) / toNumber(value);
  return Number.isFinite(rate) && rate > 0 ? rate : null;
}

function isPricedIn(currency: string | null, {totalTokens, cost}: SeriesPoint): boolean {
  if (cost === null || cost === undefined) return totalTokens === 0n;
  return cost.currency === currency;
}

/**
 * How a day is counted in the wallet's unit: its cost by the balance's own value, as long as every day has a price
 * in that currency; else its tokens.
 */
function measureFor(balance: Balance, {series, unpricedTokens = 0n}: UsageSummary): (point: SeriesPoint) => number {
  const rate = unitsPerMoney(balance);
  const currency = balance.estimatedValue?.currency ?? null;
  const isPriced = unpricedTokens === 0n && series.every((point) => isPricedIn(currency, point));
  if (rate === null || !isPriced) return ({totalTokens}) => Number(totalTokens);
  return ({cost}) => toNumber(parseDecimal(cost?.amount ?? '0') ?? {units: 0n, scale: 0}) * rate;
}

/** What is left of the day in `timeZone`, 0–1. */
export function leftOfDay(now: Date, timeZone: string): number {
  const format = dateTimeFormat('en', {timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', numberingSystem: 'latn'});
  const parts = new Map(format.formatToParts(now).map(({type, value}) => [type, Number(value)]));
  const minutes = (parts.get('hour') ?? 0) * 60 + (parts.get('minute') ?? 0);
  return 1 - minutes / MINUTES_OF_DAY;
}

function dayOf({start}: SeriesPoint, timeZone: string): string {
  return instantOf(start) === null ? start : localDateOf(start, timeZone);
}

/** What `runOut()` is asked about a balance: the complete days of a summary, those of one date added up. */
export function runOutQuestion(balance: Balance, summary: UsageSummary, now: Date, timeZone: string): RunOutQuestion {
  const today = localDateOf(now, timeZone);
  const measure = measureFor(balance, summary);
  const spent = new Map<string, number>();
  for (const point of summary.series) {
    const date = dayOf(point, timeZone);
    if (date < today) spent.set(date, (spent.get(date) ?? 0) + measure(point));
  }
  const history: DailySpend[] = [...spent].map(([date, amount]) => ({date, spent: amount}));
  return {balance: Number(balance.tokens), history, today, leftOfToday: leftOfDay(now, timeZone)};
}
