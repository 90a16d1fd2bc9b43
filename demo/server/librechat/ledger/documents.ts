import {roundDecimal, type Decimal} from '../../../../src/format/decimal.js';
import {valueOrReason} from '../../import/errors.js';
import {transactionOf, type Transaction} from '../../import/librechat/transaction.js';
import type {Document} from './reader.js';

/** Digits behind the point that a charge is counted in: millionths of a millionth of the ledger's currency. */
export const COST_SCALE = 12;
/** The same for credits, 1,000,000 of which are one unit of currency. */
export const CREDIT_SCALE = 6;

/**
 * A document of `transactions` as the importer's rules know it; null when it is none they can use. Doubles carry
 * digits that mean nothing: charges are rounded as the pipelines round them, so that rows add up to the sums.
 */
export function transactionIn(document: Document): Transaction | null {
  const row = valueOrReason(() => transactionOf(plain(document), 0));
  if ('reason' in row) return null;
  return {...row, costEur: rounded(row.costEur, COST_SCALE), tokenValue: rounded(row.tokenValue, CREDIT_SCALE)};
}

function rounded(value: Decimal | null, scale: number): Decimal | null {
  return value && roundDecimal(value, scale);
}

/** A document with ids, dates and numbers as text, the form in which exports carry them. */
export function plain(document: Document): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return isBson(value) ? value.toString() : value;
}

/** ObjectId, Long, Decimal128 and their like. */
function isBson(value: unknown): value is {toString(): string} {
  return typeof value === 'object' && value !== null && '_bsontype' in value;
}

/** A whole number of a sum, however the server and the driver hand it over. */
export function wholeNumber(value: unknown): bigint {
  if (typeof value === 'number') return BigInt(Math.round(value));
  return value === null || value === undefined ? 0n : BigInt(String(value));
}
