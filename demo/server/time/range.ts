import {datesOf, isRangePreset, RANGE_PRESETS} from '../../../src/contract/range.js';

/** Most days a range of dates may have: a little over three years. */
export const MAX_DAYS = 1100;
/** First date a range may begin with. */
export const FIRST_DATE = '1970-01-01';
/** Last date a range may end with. */
export const LAST_DATE = '2100-12-31';

/** What the `range` parameter may be, in words. */
export const RANGE_FORM =
  `${RANGE_PRESETS.join(', ')}, or two dates as 2026-11-01..2026-11-15 ` +
  `(first not after last, from ${FIRST_DATE} to ${LAST_DATE}, at most ${MAX_DAYS} days)`;

/** A range as asked for, before a zone and a clock make a period of it. Dates are local and inclusive. */
export type RangeRequest = {kind: '24h'} | CalendarRange;

/** A range of whole local days. */
export type CalendarRange =
  | {kind: 'days'; days: number}
  | {kind: 'mtd'}
  | {kind: 'last-month'}
  | {kind: 'dates'; first: string; last: string};

/** Reads a `range` parameter; `null` when it is none, or has more days or other years than are allowed. */
export function rangeOf(text: string): RangeRequest | null {
  if (isRangePreset(text)) return presetOf(text);
  const [first, last] = datesOf(text) ?? [];
  if (first === undefined || last === undefined || first < FIRST_DATE || last > LAST_DATE) return null;
  return daysBetween(first, last) < MAX_DAYS ? {kind: 'dates', first, last} : null;
}

function presetOf(text: (typeof RANGE_PRESETS)[number]): RangeRequest {
  if (text === '24h' || text === 'mtd' || text === 'last-month') return {kind: text};
  return {kind: 'days', days: Number.parseInt(text, 10)};
}

/** Calendar days from one date to another; 0 for the same date. */
export function daysBetween(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / 86_400_000;
}
