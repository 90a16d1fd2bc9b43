import * as z from 'zod/mini';

/** The named ranges every ranged endpoint knows. */
export const RANGE_PRESETS = ['24h', '7d', '30d', '90d', 'mtd', 'last-month'] as const;

/** A named range. */
export type RangePreset = (typeof RANGE_PRESETS)[number];

/** Two inclusive local dates, `2026-11-01..2026-11-15`. */
export type DateRange = `${string}..${string}`;

/** What `range=` accepts. */
export type Range = RangePreset | DateRange;

const DATE_RANGE = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/** Whether `text` is one of the named ranges. */
export function isRangePreset(text: string): text is RangePreset {
  return (RANGE_PRESETS as readonly string[]).includes(text);
}

/** Whether `text` is a day of the calendar, `YYYY-MM-DD` (2026-02-30 is not). */
export function isCalendarDate(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** The two dates of a custom range, or null when `text` is not one or runs backwards. */
export function datesOf(text: string): readonly [from: string, to: string] | null {
  const [, from = '', to = ''] = DATE_RANGE.exec(text) ?? [];
  return isCalendarDate(from) && isCalendarDate(to) && from <= to ? [from, to] : null;
}

/** Whether `text` can be sent as `range=`. */
export function isRange(text: string): text is Range {
  return isRangePreset(text) || datesOf(text) !== null;
}

/** The `range` parameter, for the API's document. @internal */
export const rangeParameter = z.string().check(
  z.regex(/^(24h|7d|30d|90d|mtd|last-month|\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})$/),
);
