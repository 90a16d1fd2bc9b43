import {addDays, formatDays, instantOf, isLocalDate, localDateOf, type Instant} from './dates.js';
import {dateTimeFormat, supportedTimeZone} from './intl-cache.js';
import {UNKNOWN} from './numbers.js';

/** A half-open stretch of time, `from` included, `to` not; moments, or local dates. */
export interface LabelledPeriod {
  /** First moment, or first day. */
  readonly from: string;
  /** The moment, or the day, that is no longer part of it. */
  readonly to: string;
  /** IANA zone in which days are counted. */
  readonly timeZone: string;
}

function firstDay(from: string, timeZone: string): string | null {
  if (isLocalDate(from)) return from;
  return instantOf(from) === null ? null : localDateOf(from, timeZone);
}

function lastDay(to: string, timeZone: string): string | null {
  if (isLocalDate(to)) return addDays(to, -1);
  const at = instantOf(to);
  return at === null ? null : localDateOf(at - 1, timeZone);
}

/**
 * The days a period touches, both ends included: `22 Oct – 20 Nov 2026`, or one date.
 * {@link UNKNOWN} for a period that cannot be read.
 */
export function formatPeriod({from, to, timeZone}: LabelledPeriod, locale: string): string {
  const [first, last] = [firstDay(from, timeZone), lastDay(to, timeZone)];
  return first === null || last === null ? UNKNOWN : formatDays(first, last, locale);
}

function offsetName(timeZone: string, at: number, locale: string): string {
  const parts = dateTimeFormat(locale, {timeZone, timeZoneName: 'shortOffset'}).formatToParts(at);
  return parts.find(({type}) => type === 'timeZoneName')?.value ?? '';
}

/**
 * A zone by its city and its offset at `at`: `Berlin (GMT+1)`; zones without a city by their offset or `UTC`.
 * A zone the engine does not know is given back as it is.
 */
export function formatZone(timeZone: string, at: Instant, locale: string): string {
  if (!supportedTimeZone(timeZone)) return timeZone;
  if (/^(Etc\/)?(UTC|UCT|GMT|Universal|Zulu)$/i.test(timeZone)) return 'UTC';
  const offset = offsetName(timeZone, instantOf(at) ?? 0, locale);
  const isPlace = timeZone.includes('/') && !timeZone.startsWith('Etc/');
  const city = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return isPlace ? `${city} (${offset})` : offset;
}
