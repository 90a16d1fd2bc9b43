import {decimalText, roundDecimal, toNumber, type Decimal} from '../../../../src/format/decimal.js';
import {BadValueError} from '../errors.js';
import {microsOf, microsOfMs} from '../instant.js';
import {decimalOfValue, isMissing, textOf} from '../values.js';

/** MongoDB's Extended JSON, canonical and relaxed, as the reader of JSON gives it: numbers are text. */
type Wrapped = Readonly<Record<string, unknown>>;

const NUMBERS = ['$numberInt', '$numberLong', '$numberDouble', '$numberDecimal'];

function unwrapped(value: unknown, ...wrappers: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const wrapper = wrappers.find((name) => Object.hasOwn(value, name));
  return wrapper === undefined ? value : (value as Wrapped)[wrapper];
}

/** An id: `{"$oid": "…"}`, or a text. */
export function idOf(value: unknown, name: string): string {
  return textOf(unwrapped(value, '$oid'), name);
}

/** A number, as the exact decimal of its text; null for a missing one. */
export function numberOf(value: unknown, name: string): Decimal | null {
  const plain = unwrapped(value, ...NUMBERS);
  return isMissing(plain) ? null : decimalOfValue(typeof plain === 'object' ? JSON.stringify(plain) : plain, name);
}

/** A required number. */
export function requiredNumber(value: unknown, name: string): Decimal {
  const number = numberOf(value, name);
  if (number === null) throw new BadValueError(`${name} is missing`);
  return number;
}

/** The size of a number, in whole ones. */
export function magnitude(number: Decimal): bigint {
  const units = BigInt(decimalText(roundDecimal(number, 0)));
  return units < 0n ? -units : units;
}

/** A date as microseconds since 1970: `{"$date": "…"}`, `{"$date": {"$numberLong": "…"}}`, or a text. */
export function dateOf(value: unknown, name: string): number {
  const date = unwrapped(value, '$date');
  const ms = unwrapped(date, '$numberLong');
  if (ms !== date) return microsOfMs(toNumber(requiredNumber(ms, name)));
  try {
    return microsOf(textOf(date, name));
  } catch (error) {
    throw error instanceof BadValueError ? new BadValueError(`${name}: ${error.message}`) : error;
  }
}
