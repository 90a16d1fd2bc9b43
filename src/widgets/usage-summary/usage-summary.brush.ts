import type {DateRange} from '../../contract/range.js';
import type {UsageSummary} from '../../contract/summary.js';
import {addDays, isLocalDate, localDateOf} from '../../format/dates.js';
import {intervalOf, type Place} from './usage-summary.series.js';

/** A stretch of the trend: first and last place, in either order. */
export interface Stretch {
  readonly anchor: number;
  readonly end: number;
}

function lastDayOf(start: string, interval: 'day' | 'week' | 'month'): string {
  if (interval === 'day') return start;
  if (interval === 'week') return addDays(start, 6);
  return addDays(`${addDays(`${start.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1);
}

/**
 * The dates of whole buckets, within the period of the answer; null for places that are not there, and for hours: a
 * range of the contract is made of days, so a part of a day cannot be asked for.
 */
export function datesOfStretch({anchor, end}: Stretch, places: readonly Pick<Place, 'start'>[], summary: UsageSummary): DateRange | null {
  const interval = intervalOf(summary);
  const [first, last] = [places[Math.min(anchor, end)]?.start, places[Math.max(anchor, end)]?.start];
  if (interval === 'hour' || !first || !last || !isLocalDate(first) || !isLocalDate(last)) return null;
  const {period} = summary;
  const from = period && localDateOf(period.from, period.timeZone);
  const to = period && localDateOf(Date.parse(period.to) - 1, period.timeZone);
  const lastDay = lastDayOf(last, interval);
  return `${from && first < from ? from : first}..${to && lastDay > to ? to : lastDay}`;
}
