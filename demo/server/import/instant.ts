import {BadValueError} from './errors.js';

/** Year 9999: later instants cannot be written with four digits. */
const LATEST_MS = Date.UTC(9999, 0);
const SHAPE = new RegExp(
  String.raw`^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?` +
    String.raw`\s*(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$`,
  'i',
);

/**
 * Microseconds since 1970 of an instant with offset, further digits cut off.
 *
 * @param zone offset of a text that has none, e.g. `Z`; without it such a text is refused
 * @throws {BadValueError} for another form, or for a day or hour that does not exist
 */
export function microsOf(text: string, zone?: string): number {
  const [, year, month, day, hour, minute, second = '00', fraction = '', offset = zone] = SHAPE.exec(text) ?? [];
  if (year === undefined || offset === undefined) throw notAnInstant(text);
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const localMs = Date.parse(`${local}Z`);
  if (Number.isNaN(localMs) || new Date(localMs).toISOString() !== `${local}.000Z`) throw notAnInstant(text);
  return microsOfMs(localMs - offsetMs(offset)) + Number(fraction.slice(0, 6).padEnd(6, '0'));
}

/**
 * Microseconds since 1970 of milliseconds since 1970.
 *
 * @throws {BadValueError} when that is not a moment from 1970 to 9998
 */
export function microsOfMs(ms: number): number {
  if (ms >= 0 && ms < LATEST_MS) return ms * 1000;
  throw new BadValueError('the instant is not between 1970 and 9998');
}

function notAnInstant(text: string): BadValueError {
  return new BadValueError(`"${text.slice(0, 60)}" is not an instant with offset like 2026-11-03T09:12:00Z`);
}

function offsetMs(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

/** The RFC 3339 text, in UTC with six digits of the second, of microseconds since 1970. */
export function instantText(micros: number): string {
  const ms = Math.floor(micros / 1000);
  const rest = String(micros - ms * 1000).padStart(3, '0');
  return `${new Date(ms).toISOString().slice(0, -1)}${rest}Z`;
}
