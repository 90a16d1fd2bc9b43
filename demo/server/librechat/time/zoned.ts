/** Milliseconds of a day of 24 hours. */
export const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** What the clock of `zone` shows at an instant, as the milliseconds that UTC would show the same at. */
export function localTime(ms: number, zone: string): number {
  const parts = Object.fromEntries(formatOf(zone).formatToParts(ms).map(({type, value}) => [type, Number(value)]));
  const {year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0} = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((ms % 1000) + 1000) % 1000);
}

/** Both offsets (local − UTC, in ms) that may hold around a local time: of the day before, and of the day after. */
function offsetsAround(local: number, zone: string): [before: number, after: number] {
  const offsetAt = (ms: number): number => localTime(ms, zone) - ms;
  return [offsetAt(local - 26 * 3_600_000), offsetAt(local + 26 * 3_600_000)];
}

/**
 * The instant at which clocks of `zone` show a local time. Where they show it twice, the later one; where they skip
 * it, the instant that the clock would have shown it, had it not been moved.
 */
export function instantOf(local: number, zone: string): number {
  const [before, after] = offsetsAround(local, zone);
  const found = [local - after, local - before].filter((ms) => localTime(ms, zone) === local);
  return found.length > 0 ? Math.max(...found) : local - before;
}

/** The first instant of a local day (`YYYY-MM-DD`), also where clocks are moved at midnight. */
export function dayStart(day: string, zone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const [before, after] = offsetsAround(midnight, zone);
  const candidates = [midnight - before, midnight - after].sort((one, other) => one - other);
  return candidates.find((ms) => localTime(ms, zone) >= midnight) ?? midnight - before;
}

/** The local date of an instant, `YYYY-MM-DD`. */
export function localDate(ms: number, zone: string): string {
  return dateOf(localTime(ms, zone));
}

/** `YYYY-MM-DD` of what UTC shows. */
export function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** A date moved by days. */
export function addDays(date: string, days: number): string {
  return dateOf(Date.parse(`${date}T00:00:00Z`) + days * DAY);
}

/** The first of the month of a date, moved by months. */
export function monthFirst(date: string, months = 0): string {
  const [year = 1970, month = 1] = date.split('-').map(Number);
  return dateOf(Date.UTC(year, month - 1 + months, 1));
}

/** Monday of the week of a date. */
export function weekFirst(date: string): string {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** Whether the runtime knows `name` as an IANA zone; abbreviations and offsets are none. */
export function isZone(name: string): boolean {
  try {
    return /^[a-z]/i.test(name) && new Intl.DateTimeFormat('en', {timeZone: name}) !== undefined;
  } catch {
    return false;
  }
}
