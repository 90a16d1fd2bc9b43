import {INTERVALS, type Interval} from '../../../src/contract/summary.js';
import type {Period} from './period.js';
import {daysBetween} from './range.js';

/** Most days a series by the hour may have. */
export const MAX_HOURLY_DAYS = 31;

/** Longest period, in days, that each interval is the default for. */
const DEFAULT_UP_TO: readonly [Interval, number][] = [
  ['hour', 2],
  ['day', 92],
  ['week', 400],
];

/** What the `interval` parameter may be, in words. */
export const INTERVAL_FORM = `${INTERVALS.join(', ')} (hour for at most ${MAX_HOURLY_DAYS} days)`;

/**
 * The interval a period is cut in when none is asked for: hours for two days, days for a quarter, then weeks,
 * months.
 */
export function defaultInterval(period: Period): Interval {
  const days = daysOf(period);
  return DEFAULT_UP_TO.find(([, upTo]) => days <= upTo)?.[0] ?? 'month';
}

/** Whether a period is short enough for the interval. */
export function isIntervalAllowed(interval: Interval, period: Period): boolean {
  return interval !== 'hour' || daysOf(period) <= MAX_HOURLY_DAYS;
}

function daysOf({firstDay, lastDay}: Period): number {
  return daysBetween(firstDay, lastDay) + 1;
}
