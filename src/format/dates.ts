import {dateTimeFormat, relativeTimeFormat, supportedTimeZone} from './intl-cache.js';
import {UNKNOWN} from './numbers.js';

/** A moment: RFC 3339 text with an offset, milliseconds since 1970, or a Date. */
export type Instant = string | number | Date;

/** Width of the buckets of a series. */
export type BucketInterval = 'hour' | 'day' | 'week' | 'month';

/** How a calendar day is written: `22 Oct` · `22 Oct 2026` · `Thursday, 22 October 2026`. */
export type DayStyle = 'short' | 'medium' | 'long';

/** Which part of a moment is written. */
export type InstantStyle = 'date' | 'dateTime' | 'time';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[Tt ].*(?:[Zz]|[+-]\d{2}:?\d{2})$/;

/** Periods of the API are Gregorian; so are their labels, in every locale. */
const CALENDAR = {calendar: 'gregory'} as const;
const DAY_MONTH = {day: 'numeric', month: 'short'} as const;
const MEDIUM_DAY = {...DAY_MONTH, year: 'numeric'} as const;
const CLOCK = {hour: 'numeric', minute: '2-digit'} as const;

const dayStyles: Readonly<Record<DayStyle, Intl.DateTimeFormatOptions>> = {
  short: DAY_MONTH,
  medium: MEDIUM_DAY,
  long: {weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'},
};

const instantStyles: Readonly<Record<InstantStyle, Intl.DateTimeFormatOptions>> = {
  date: MEDIUM_DAY,
  dateTime: {...MEDIUM_DAY, ...CLOCK},
  time: CLOCK,
};

/** Whether `text` is a day that exists, as `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!LOCAL_DATE.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** Milliseconds of a moment; null for text without an offset: it means another moment on each machine. */
export function instantOf(instant: Instant): number | null {
  if (typeof instant === 'string' && !WITH_OFFSET.test(instant)) return null;
  const at = new Date(instant).getTime();
  return Number.isFinite(at) ? at : null;
}

function dayNumber(localDate: string): number {
  if (!isLocalDate(localDate)) throw new RangeError(`"${localDate}" is not a day. Use "YYYY-MM-DD".`);
  return Date.parse(`${localDate}T00:00:00Z`) / DAY_MS;
}

/** The day `count` days after `localDate`, before if negative. Throws `RangeError` outside years 0–9999. */
export function addDays(localDate: string, count: number): string {
  const text = new Date((dayNumber(localDate) + count) * DAY_MS).toISOString().slice(0, 10);
  if (!isLocalDate(text)) throw new RangeError(`${count} days after ${localDate} is outside years 0–9999.`);
  return text;
}

/** Days from `from` to `to`, negative when `to` is earlier. Throws `RangeError` for no calendar day. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** `01:00` where clocks count to 24, `1:00 AM` where they count to 12. */
function clockHour(locale: string): '2-digit' | 'numeric' {
  return dateTimeFormat(locale, CLOCK).resolvedOptions().hour12 ? 'numeric' : '2-digit';
}

function zoned(at: number, timeZone: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const zone = supportedTimeZone(timeZone) ? timeZone : 'UTC';
  const hour = options.hour === undefined ? {} : {hour: clockHour(locale)};
  return dateTimeFormat(locale, {...CALENDAR, ...options, ...hour, timeZone: zone}).format(at);
}

function dayText(localDate: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return isLocalDate(localDate) ? zoned(dayNumber(localDate) * DAY_MS, 'UTC', locale, options) : UNKNOWN;
}

/** A calendar day in words; the zone of the machine plays no part. {@link UNKNOWN} for no calendar day. */
export function formatDay(localDate: string, locale: string, style: DayStyle = 'medium'): string {
  return dayText(localDate, locale, dayStyles[style]);
}

/**
 * A moment as people in `timeZone` read it from calendar and clock; a bare `YYYY-MM-DD` is that day.
 * {@link UNKNOWN} for anything else; a zone the engine does not know counts as UTC.
 */
export function formatInstant(
  instant: Instant, timeZone: string, locale: string, style: InstantStyle = 'dateTime',
): string {
  if (typeof instant === 'string' && isLocalDate(instant)) return formatDay(instant, locale);
  const at = instantOf(instant);
  return at === null ? UNKNOWN : zoned(at, timeZone, locale, instantStyles[style]);
}

/** The calendar day of a moment in `timeZone`, as `YYYY-MM-DD`. Throws `RangeError` for no moment. */
export function localDateOf(instant: Instant, timeZone: string): string {
  const at = instantOf(instant);
  if (at === null) throw new RangeError(`"${String(instant)}" is not a moment. Use RFC 3339 with an offset.`);
  const zone = supportedTimeZone(timeZone) ? timeZone : 'UTC';
  const format = dateTimeFormat('en', {
    ...CALENDAR, numberingSystem: 'latn', timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit',
  });
  const parts = new Map(format.formatToParts(at).map(({type, value}) => [type, value]));
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * DAY_MS], ['month', 30 * DAY_MS], ['day', DAY_MS], ['hour', HOUR_MS], ['minute', 60_000],
];

/** The distance of a moment from `now` in its largest full unit: `5 minutes ago`, `in 3 days`, `now`. */
export function formatRelative(instant: Instant, now: Instant, locale: string): string {
  const [at, reference] = [instantOf(instant), instantOf(now)];
  if (at === null || reference === null) return UNKNOWN;
  const distance = at - reference;
  const step = steps.find(([, size]) => Math.abs(distance) >= size);
  if (!step) return relativeTimeFormat(locale, {numeric: 'auto'}).format(0, 'second');
  return relativeTimeFormat(locale).format(Math.trunc(distance / step[1]), step[0]);
}

/** Days from `first` to `last`, both included; one day is written once, so is a common year where usual. */
export function formatDays(first: string, last: string, locale: string): string {
  if (!isLocalDate(first) || !isLocalDate(last)) return UNKNOWN;
  const format = dateTimeFormat(locale, {...CALENDAR, ...MEDIUM_DAY, timeZone: 'UTC'});
  const [from, to] = [dayNumber(first) * DAY_MS, dayNumber(last) * DAY_MS];
  return from < to ? format.formatRange(from, to) : format.format(from);
}

/** Where a bucket's label stands: short under an axis, complete in a table. */
export type BucketStyle = 'axis' | 'table';

type Labels = Readonly<Record<BucketStyle, Intl.DateTimeFormatOptions>>;

const HOUR_LABELS: Labels = {
  axis: CLOCK,
  table: {...DAY_MONTH, ...CLOCK},
};

const DAY_LABELS: Readonly<Record<Exclude<BucketInterval, 'hour'>, Labels>> = {
  day: {axis: DAY_MONTH, table: {...MEDIUM_DAY, weekday: 'short'}},
  week: {axis: DAY_MONTH, table: MEDIUM_DAY},
  month: {axis: {month: 'short', year: 'numeric'}, table: {month: 'long', year: 'numeric'}},
};

function hourText(at: number, timeZone: string, locale: string, style: BucketStyle): string {
  const text = (moment: number): string => zoned(moment, timeZone, locale, {...DAY_MONTH, ...CLOCK});
  const isRepeated = [at - HOUR_MS, at + HOUR_MS].some((neighbour) => text(neighbour) === text(at));
  const label = HOUR_LABELS[style];
  return zoned(at, timeZone, locale, isRepeated ? {...label, timeZoneName: 'short'} : label);
}

function bucketDay(start: string, timeZone: string): string | null {
  if (isLocalDate(start)) return start;
  return instantOf(start) === null ? null : localDateOf(start, timeZone);
}

/**
 * The label of a bucket of a series. Hours that the clock shows twice, when summer time ends, carry the zone.
 * {@link UNKNOWN} for a `start` that cannot be read.
 * @param start the contract's `start`: a local date, or a moment (always a moment for hours)
 */
export function formatBucket(
  start: string, interval: BucketInterval, timeZone: string, locale: string, style: BucketStyle = 'axis',
): string {
  const at = instantOf(start);
  if (interval === 'hour' && at !== null) return hourText(at, timeZone, locale, style);
  const day = bucketDay(start, timeZone);
  if (day === null) return UNKNOWN;
  if (interval === 'week' && style === 'table') return formatDays(day, addDays(day, 6), locale);
  return dayText(day, locale, DAY_LABELS[interval === 'hour' ? 'day' : interval][style]);
}
