import {dateTimeFormat} from '../format/intl-cache.js';

/** Milliseconds of a day in UTC. */
export const DAY = 86_400_000;
const HOUR = DAY / 24;
const QUARTER = HOUR / 4;
const FIELDS = {year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric'} as const;

/** What clocks in `zone` show at an instant, as milliseconds since 1970 of the same reading in UTC. */
function wallClock(at: number, zone: string): number {
  const format = dateTimeFormat('en', {...FIELDS, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', timeZone: zone});
  const read = Object.fromEntries(format.formatToParts(at).map(({type, value}) => [type, Number(value)]));
  const {year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0} = read;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000);
}

/** The calendar day of an instant in `zone`, `YYYY-MM-DD`. */
export function localDate(at: number, zone: string): string {
  return new Date(wallClock(at, zone)).toISOString().slice(0, 10);
}

/** The first instant of a calendar day in `zone`; zones change their clocks on quarters of hours. */
export function dayStart(date: string, zone: string): number {
  let early = Date.parse(date) - 16 * HOUR;
  let late = Date.parse(date) + 16 * HOUR;
  while (late - early > QUARTER) {
    const middle = early + Math.floor((late - early) / QUARTER / 2) * QUARTER;
    if (localDate(middle, zone) >= date) late = middle;
    else early = middle;
  }
  return late;
}

/** The full local hour at or before an instant. */
export function hourStart(at: number, zone: string): number {
  return at - (wallClock(at, zone) % HOUR);
}

/** An instant as RFC 3339 with the offset of `zone`. */
export function localInstant(at: number, zone: string): string {
  const local = wallClock(at, zone);
  const minutes = Math.round((local - at) / 60_000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
  return `${new Date(local).toISOString().slice(0, 19)}${offset}`;
}
