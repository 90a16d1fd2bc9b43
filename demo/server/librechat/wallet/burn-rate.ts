import {toNumber} from '../../../../src/format/decimal.js';
import {grouped} from '../../usage/segments.js';
import {MAX_BASIS_DAYS, MIN_BASIS_DAYS, type BurnRateValue} from '../../wallet/burn-rate.js';
import type {Host, Owner} from '../ledger/host.js';
import {firstOf} from '../ledger/reader.js';
import {DAY} from '../time/zoned.js';
import {cellsOf} from '../usage/cells.js';
import {addSums} from '../usage/sums.js';

/** Days in a row that the calmest and the busiest pace are of. */
const WEEK = 7;
const CREDITS_PER_UNIT = 1e6;

/**
 * The mean credits per day that usage cost over the last 30 days of 24 hours (or as many whole ones as there is usage
 * for), as the reference server tells it. Undefined with less than 7 days of history, or when nothing was spent.
 */
export async function burnRateIn(host: Host, owner: Owner): Promise<BurnRateValue | undefined> {
  const now = host.now().getTime();
  const days = Math.min(MAX_BASIS_DAYS, Math.floor((now - (await firstUse(host, owner, now))) / DAY));
  if (days < MIN_BASIS_DAYS) return undefined;
  const origin = now - days * DAY;
  const span = {from: new Date(origin).toISOString(), to: new Date(now).toISOString()};
  const cells = await cellsOf(host, owner, span, {slots: {origin, step: DAY}, isAttributed: false});
  const spent = grouped(cells, ({slot}) => slot);
  return paceOf(Array.from({length: days}, (_, day) => toNumber(addSums(spent.get(day) ?? []).cost) * CREDITS_PER_UNIT));
}

/** When the user's history begins, or `now`; no further back than is looked. */
async function firstUse({reader}: Host, {user}: Owner, now: number): Promise<number> {
  const createdAt = {$gte: new Date(now - (MAX_BASIS_DAYS + 1) * DAY), $lt: new Date(now)};
  const match = {user, createdAt, tokenType: {$in: ['prompt', 'completion']}};
  const first = await firstOf(reader.documents('transactions', [{$match: match}, {$sort: {createdAt: 1, _id: 1}}, {$limit: 1}]));
  return first === undefined ? now : (first['createdAt'] as Date).getTime();
}

/** The pace of daily credits, and of their calmest and busiest week. */
export function paceOf(daily: readonly number[]): BurnRateValue | undefined {
  const mean = meanOf(daily);
  if (mean <= 0) return undefined;
  const weeks = daily.slice(WEEK - 1).map((_, index) => meanOf(daily.slice(index, index + WEEK)));
  const [low, high] = [Math.min(mean, ...weeks), Math.max(mean, ...weeks)];
  return {tokensPerDay: Math.round(mean), low: Math.round(low), high: Math.round(high), basisDays: daily.length};
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
