import {addDecimals, decimalOf, multiplyDecimal, parseDecimal, type Decimal} from '../../../../src/format/decimal.js';
import type {Rates, Transaction} from './transaction.js';

/** The currency a host keeps its credits in: 1,000,000 of them are one euro, or one US dollar. */
export type Ledger = 'eur' | 'usd';

/** A prompt or completion, with what it cost in the currency of the ledger. */
export interface Spend extends Transaction {
  /** Null = not priced. */
  readonly cost: Decimal | null;
}

const ONE = decimalOf(1n);
const MILLIONTH: Decimal = {units: 1n, scale: 6};

/** The rates of a host that has not told its own: its default markup and fee, and an exchange rate. */
export function defaultRates(exchangeRate: string): Rates {
  return {
    exchangeRate: parseDecimal(exchangeRate) ?? ONE,
    providerMarkup: {units: 15n, scale: 2},
    rebalancingFee: {units: 25n, scale: 3},
  };
}

const absolute = ({units, scale}: Decimal): Decimal => ({units: units < 0n ? -units : units, scale});

/**
 * What a prompt or completion cost, exact; null when the row does not tell.
 * On a euro ledger a row without `costEUR` (a cached prompt) was never converted: its `tokenValue` is in credits of
 * US dollars, without markup and fee.
 */
export function costOf(row: Transaction, ledger: Ledger, rates: Rates): Decimal | null {
  if (ledger === 'eur' && row.costEur) return absolute(row.costEur);
  if (!row.tokenValue) return null;
  const value = multiplyDecimal(absolute(row.tokenValue), MILLIONTH);
  return ledger === 'usd' ? value : inEuros(value, rates);
}

/** Dollars as the fork converts them: with markup, fee and rate, exact. */
export function inEuros(dollars: Decimal, {exchangeRate, providerMarkup, rebalancingFee}: Rates): Decimal {
  const factors = [addDecimals(ONE, providerMarkup), addDecimals(ONE, rebalancingFee), exchangeRate];
  return factors.reduce(multiplyDecimal, dollars);
}

/** The cost of a charge of several rows; null as soon as one of them is not priced. */
export function totalCost(costs: readonly (Decimal | null)[]): Decimal | null {
  return costs.reduce((sum, cost) => sum && cost && addDecimals(sum, cost), decimalOf(0n));
}

/**
 * By how much a `credits` row really moved the balance: an automatic refill by its `rawAmount` (its `tokenValue` is
 * inflated by markup and fee), anything else by its `tokenValue`.
 */
export function creditsMoved(row: Transaction): Decimal {
  return row.context === 'autoRefill' ? row.rawAmount : (row.tokenValue ?? row.rawAmount);
}
