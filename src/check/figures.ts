import {addDecimals, compareDecimals, decimalOf, parseDecimal, subtractDecimals, type Decimal} from '../format/decimal.js';
import type {Body} from './run.js';

/** Figures that are compared between answers. */
export const METRICS = ['totalTokens', 'inputTokens', 'outputTokens', 'requests', 'unpricedTokens', 'cost'] as const;
/** One of them. */
export type Metric = (typeof METRICS)[number];

/** Figures of one answer or of a sum; missing ones were not told. */
export type Figures = Readonly<Partial<Record<Metric, Decimal>>>;

/** A count as told, exact; undefined for anything else. */
export function countOf(value: unknown): Decimal | undefined {
  return /^-?\d+$/.test(String(value)) && (typeof value === 'number' || typeof value === 'string') ? decimalOf(BigInt(value)) : undefined;
}

/** A cost as told; null, which is no price, counts as nothing. */
export function costOf(value: unknown): Decimal | undefined {
  if (value === null) return decimalOf(0n);
  const amount = typeof value === 'object' ? (value as Body)['amount'] : value;
  return typeof amount === 'string' || typeof amount === 'number' ? (parseDecimal(String(amount)) ?? undefined) : undefined;
}

/** Figures of a body, bucket, item or row, of the older forms too. */
export function figuresOf(body: Body): Figures {
  const input = countOf(body['inputTokens']);
  const output = countOf(body['outputTokens']);
  const sum = input && output && addDecimals(input, output);
  const cost = body['cost'] === undefined ? body['totalCost'] : body['cost'];
  const told = {
    totalTokens: countOf(body['totalTokens'] ?? body['tokens']) ?? sum,
    inputTokens: input,
    outputTokens: output,
    requests: countOf(body['requests'] ?? body['totalRequests']),
    unpricedTokens: countOf(body['unpricedTokens']),
    cost: cost === undefined ? undefined : costOf(cost),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

/** Sums figures; a figure that one of them does not tell is not told. None is zero of everything. */
export function sumOf(all: readonly Figures[]): Figures {
  const sums = METRICS.flatMap((metric) => {
    const values = all.map((figures) => figures[metric]);
    if (values.some((value) => value === undefined)) return [];
    return [[metric, (values as Decimal[]).reduce(addDecimals, decimalOf(0n))]];
  });
  return Object.fromEntries(sums) as Figures;
}

/** Whether two figures are the same. */
export function isSame(one: Decimal, other: Decimal): boolean {
  return compareDecimals(one, other) === 0;
}

/** How much larger `one` is, without a sign. */
export function distance(one: Decimal, other: Decimal): Decimal {
  const {units, scale} = subtractDecimals(one, other);
  return {units: units < 0n ? -units : units, scale};
}

/** `7 more`, `0.01 less`. */
export function differenceText(came: Decimal, expected: Decimal, text: (value: Decimal) => string): string {
  return `${text(distance(came, expected))} ${compareDecimals(came, expected) > 0 ? 'more' : 'less'}`;
}
