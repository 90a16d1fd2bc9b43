import {decimalText, subtractDecimals} from '../../../../src/format/decimal.js';
import {instantText} from '../instant.js';
import type {JsonFields} from '../readers/json-documents.js';
import type {WalletRecord} from '../records.js';
import {isMissing} from '../values.js';
import {dateOf, magnitude, numberOf, requiredNumber} from './extended-json.js';

const FIXED_UNITS: Readonly<Record<string, number>> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
};

/** Milliseconds since 1970 of a moment some units later; null for an unknown unit. Months keep the day where they can. */
export function later(ms: number, amount: number, unit: string): number | null {
  if (unit === 'months') return monthsLater(ms, amount);
  const length = Object.hasOwn(FIXED_UNITS, unit) ? FIXED_UNITS[unit] : undefined;
  return length === undefined ? null : ms + amount * length;
}

function monthsLater(ms: number, amount: number): number {
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + amount, 1);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, lastDay));
}

/**
 * The wallet of a document of `balances`. LibreChat keeps nothing that a full wallet could be told by: no percentage.
 *
 * @param newest microseconds since 1970 of the last transaction: the balance is no older
 * @throws {BadValueError} with the reason when a field is wrong
 */
export function walletOf(fields: JsonFields, newest: number): WalletRecord {
  const held = numberOf(fields.reservedCredits, 'reservedCredits');
  const credits = requiredNumber(fields.tokenCredits, 'tokenCredits');
  const dates = ['lastRefill', 'updatedAt'].filter((name) => !isMissing(fields[name]));
  return {
    kind: 'wallet',
    credits: decimalText(held ? subtractDecimals(credits, held) : credits),
    autoRefill: autoRefillOf(fields),
    asOf: instantText(Math.max(newest, ...dates.map((name) => dateOf(fields[name], name)))),
  };
}

/** Refills are lazy: they happen with the first prompt that needs one, not before `nextAt`. */
function autoRefillOf(fields: JsonFields): string | null {
  if (isMissing(fields.autoRefillEnabled)) return null;
  const amount = numberOf(fields.refillAmount, 'refillAmount');
  return JSON.stringify({
    enabled: fields.autoRefillEnabled === true,
    ...(amount ? {tokens: Number(magnitude(amount))} : {}),
    ...nextRefill(fields),
  });
}

function nextRefill(fields: JsonFields): {nextAt?: string} {
  const interval = numberOf(fields.refillIntervalValue, 'refillIntervalValue');
  if (fields.autoRefillEnabled !== true || isMissing(fields.lastRefill) || !interval) return {};
  const last = Math.floor(dateOf(fields.lastRefill, 'lastRefill') / 1000);
  const next = later(last, Number(magnitude(interval)), String(fields.refillIntervalUnit));
  return next === null || !(next < Date.UTC(9999, 0)) ? {} : {nextAt: new Date(next).toISOString()};
}
