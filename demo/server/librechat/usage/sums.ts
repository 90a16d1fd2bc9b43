import {addDecimals, decimalText, type Decimal} from '../../../../src/format/decimal.js';
import {inEuros} from '../../import/librechat/money.js';
import type {FigureRow} from '../../usage/figures.js';
import {COST_SCALE, wholeNumber} from '../ledger/documents.js';
import type {RatesOn} from '../ledger/rates.js';
import type {Document} from '../ledger/reader.js';

const COUNTS = ['input', 'output', 'reasoning', 'cacheRead', 'cacheWrite', 'requests', 'priced', 'unpriced', 'rows'] as const;

/** Sums of some rows, exact. */
export type Sums = Readonly<Record<(typeof COUNTS)[number], bigint>> & {
  /** In the ledger's currency, of the rows that are priced. */
  readonly cost: Decimal;
};

const NONE: Decimal = {units: 0n, scale: 0};

/** The sums of a document that a group of rows became. */
export function sumsOf(document: Document, ratesOn: RatesOn): Sums {
  const counts = Object.fromEntries(COUNTS.map((name) => [name, wholeNumber(document[name])])) as Record<(typeof COUNTS)[number], bigint>;
  return {...counts, cost: costOf(document, ratesOn)};
}

function costOf(document: Document, ratesOn: RatesOn): Decimal {
  const own = {units: wholeNumber(document['cost']), scale: COST_SCALE};
  const dollars = {units: wholeNumber(document['usd']), scale: COST_SCALE};
  if (dollars.units === 0n) return own;
  const {day} = document['_id'] as {day: number};
  return addDecimals(own, inEuros(dollars, ratesOn(Number(day))));
}

/** The sums of all rows of some. */
export function addSums(parts: readonly {readonly sums: Sums}[]): Sums {
  const total = (name: (typeof COUNTS)[number]): bigint => parts.reduce((sum, {sums}) => sum + sums[name], 0n);
  const counts = Object.fromEntries(COUNTS.map((name) => [name, total(name)])) as Record<(typeof COUNTS)[number], bigint>;
  return {...counts, cost: parts.reduce((sum, {sums}) => addDecimals(sum, sums.cost), NONE)};
}

/**
 * Sums in the form that the API's figures are made of. LibreChat writes cache classes only on rows that had them, so
 * none of a class means that nothing is known of it. Reasoning is never more than the output it is a part of.
 */
export function figureRowOf(sums: Sums): FigureRow {
  const told = (value: bigint): string | null => (value === 0n ? null : String(value));
  return {
    total_tokens: String(sums.input + sums.output),
    input_tokens: String(sums.input),
    output_tokens: String(sums.output),
    cached_input_tokens: told(sums.cacheRead),
    cache_write_tokens: told(sums.cacheWrite),
    reasoning_tokens: told(sums.reasoning < sums.output ? sums.reasoning : sums.output),
    cost: sums.priced > 0n ? decimalText(sums.cost) : null,
    unpriced_tokens: String(sums.unpriced),
    requests: String(sums.requests),
  };
}
