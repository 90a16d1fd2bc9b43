import {parseDecimal, type Decimal} from '../../../../src/format/decimal.js';
import {defaultRates} from '../../import/librechat/money.js';
import type {Rates} from '../../import/librechat/transaction.js';
import {rateBeforePipeline, ratesPipeline} from './pipelines.js';
import {allOf, firstOf, type Document, type Reader} from './reader.js';

/** The rates of a UTC day, numbered since 1970. */
export type RatesOn = (day: number) => Rates;

/**
 * Rates for rows that were never converted: those of the same UTC day as other rows of the user tell them, else of
 * the last day before that has any, else the host's defaults. By day and not by range, so that a charge is the same
 * in every answer.
 *
 * @param exchangeRate EUR per USD, decimal text, for a user of whom no row tells one
 */
export async function ratesFor(
  reader: Reader,
  user: unknown,
  days: readonly number[],
  exchangeRate: string,
): Promise<RatesOn> {
  const fallback = defaultRates(exchangeRate);
  if (days.length === 0) return () => fallback;
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const told = await allOf(reader.documents('transactions', ratesPipeline(user, first, last)));
  const known = told.map((document) => [Number(document['_id']), ratesOf(document, fallback)] as const);
  known.sort(([one], [other]) => one - other);
  const isTold = known[0]?.[0] === first;
  const before = isTold ? undefined : await firstOf(reader.documents('transactions', rateBeforePipeline(user, first)));
  const earliest = before === undefined ? fallback : ratesOf(before, fallback);
  return (day) => known.findLast(([other]) => other <= day)?.[1] ?? earliest;
}

function ratesOf(document: Document, fallback: Rates): Rates {
  const read = (name: keyof Rates): Decimal => {
    const value = document[name];
    return (value === null || value === undefined ? null : parseDecimal(String(value))) ?? fallback[name];
  };
  return {
    exchangeRate: read('exchangeRate'),
    providerMarkup: read('providerMarkup'),
    rebalancingFee: read('rebalancingFee'),
  };
}
