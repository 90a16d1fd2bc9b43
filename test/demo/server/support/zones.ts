/**
 * Zones that differ in what goes wrong: halves and quarters of hours, changes at midnight, both edges of the
 * day.
 */
export const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];

/** Moments of 2026 just after clocks changed in some of the zones, and two where none did. */
export const MOMENTS = [
  '2026-03-08T17:20:00.000Z', // New York, Los Angeles, Havana forward
  '2026-03-29T12:00:00.000Z', // Berlin, Beirut forward
  '2026-04-05T03:30:00.000Z', // Santiago, Lord Howe, Chatham back
  '2026-04-24T20:59:59.000Z', // Cairo forward, at midnight
  '2026-07-15T00:00:00.000Z',
  '2026-09-06T13:45:00.000Z', // Santiago forward, at midnight
  '2026-10-30T09:00:00.000Z', // Cairo back, at midnight
  '2026-11-01T08:05:00.000Z', // New York, Havana back (Havana over midnight)
  '2026-11-20T18:00:00.000Z',
];

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The local date of an instant by the runtime's zone data: an opinion that does not come from the database.
 */
export function localDate(instant: number, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(zone, format);
  }
  return format.format(instant);
}

/** A calendar date moved by days. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** All dates from one to another, both included. */
export function datesFrom(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}
