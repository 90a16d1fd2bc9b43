import {decimalText, parseDecimal, type Decimal} from '../../../src/format/decimal.js';
import {BadValueError} from './errors.js';

/** Characters a text may have: with four bytes each it still fits a key of the database. */
const MAX_TEXT = 400;
const MAX_DECIMAL = 100;

/** True for a value that a source leaves out: undefined, null or an empty text. */
export function isMissing(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

/**
 * A text of 1 to 400 characters.
 *
 * @throws {BadValueError} for another value, or for characters a database cannot hold
 */
export function textOf(value: unknown, name: string): string {
  if (isMissing(value)) throw new BadValueError(`${name} is missing`);
  if (typeof value !== 'string') throw new BadValueError(`${name} is not a text`);
  if (value.length > MAX_TEXT) throw new BadValueError(`${name} has more than ${MAX_TEXT} characters`);
  if (value.includes('\0')) throw new BadValueError(`${name} holds a NUL character`);
  return value;
}

/** Like {@link textOf}; null for a missing one. */
export function optionalText(value: unknown, name: string): string | null {
  return isMissing(value) ? null : textOf(value, name);
}

/**
 * A whole number of tokens of at most 15 digits.
 *
 * @throws {BadValueError} for anything else
 */
export function tokensOf(value: unknown, name: string): bigint {
  const text = isMissing(value) ? '' : String(value).trim();
  if (text === '') throw new BadValueError(`${name} is missing`);
  if (!/^\d{1,15}$/.test(text)) throw new BadValueError(`${name} "${text.slice(0, 40)}" is not a whole number ≥ 0`);
  return BigInt(text);
}

/** Like {@link tokensOf}; null for a missing one. */
export function optionalTokens(value: unknown, name: string): bigint | null {
  return isMissing(value) ? null : tokensOf(value, name);
}

/**
 * An exact decimal with an exponent or without.
 *
 * @throws {BadValueError} for anything else
 */
export function decimalOfValue(value: unknown, name: string): Decimal {
  const text = String(value).trim();
  const decimal = text.length <= MAX_DECIMAL ? parseDecimal(text) : null;
  if (!decimal) throw new BadValueError(`${name} "${text.slice(0, 40)}" is not a decimal number`);
  return decimal;
}

/** Plain decimal text ≥ 0; null for a missing one. */
export function optionalCost(value: unknown, name: string): string | null {
  if (isMissing(value)) return null;
  const decimal = decimalOfValue(value, name);
  if (decimal.units < 0n) throw new BadValueError(`${name} is negative`);
  return decimalText(decimal);
}

/**
 * An ISO 4217 code in capitals.
 *
 * @throws {BadValueError} for anything but three letters
 */
export function currencyOf(value: unknown, name: string): string {
  const text = textOf(value, name);
  if (!/^[a-z]{3}$/i.test(text)) throw new BadValueError(`${name} "${text}" is not a currency code like EUR`);
  return text.toUpperCase();
}
