import * as z from 'zod/mini';
import {count, identity, period, price, type Identity, type Money, type Period, type Wire} from './primitives.js';

/** How wide a bucket of a series is. */
export const INTERVALS = ['hour', 'day', 'week', 'month'] as const;
/** Width of a bucket. */
export type Interval = (typeof INTERVALS)[number];

/** A part of a bucket or of a breakdown row. */
export interface Segment extends Identity {
  readonly totalTokens: bigint;
  readonly cost?: Money | null | undefined;
  readonly requests?: bigint | undefined;
}

/** One bucket of the series. */
export interface SeriesPoint {
  /** Local date `YYYY-MM-DD`, or an RFC 3339 instant for hours. */
  readonly start: string;
  readonly totalTokens: bigint;
  readonly inputTokens?: bigint | undefined;
  readonly outputTokens?: bigint | undefined;
  readonly cost?: Money | null | undefined;
  readonly requests?: bigint | undefined;
  /** False while the bucket is still running. */
  readonly complete: boolean;
  readonly segments: readonly Segment[];
}

/** The same figures for the period before. */
export interface PreviousTotals {
  readonly totalTokens?: bigint | undefined;
  readonly cost?: Money | null | undefined;
  readonly requests?: bigint | undefined;
}

/** `GET /usage/summary`: totals of a range, with their course over time. */
export interface UsageSummary {
  readonly period?: Period | undefined;
  readonly totalTokens: bigint;
  readonly inputTokens?: bigint | undefined;
  readonly outputTokens?: bigint | undefined;
  readonly cachedInputTokens?: bigint | undefined;
  readonly reasoningTokens?: bigint | undefined;
  /** Null = not priced. */
  readonly cost: Money | null;
  /** Tokens that no price was known for; they are not in `cost`. */
  readonly unpricedTokens?: bigint | undefined;
  readonly requests?: bigint | undefined;
  readonly previous?: PreviousTotals | undefined;
  readonly interval?: Interval | undefined;
  readonly series: readonly SeriesPoint[];
}

/** A part with its figures; shared with the breakdown. @internal */
export const segment: Wire<Segment> = z.pipe(
  z.looseObject({totalTokens: count, cost: z.optional(price), requests: z.optional(count)}),
  z.transform((part, context) => {
    const who = identity.safeParse(part);
    if (who.success) return {...who.data, totalTokens: part.totalTokens, cost: part.cost, requests: part.requests};
    context.issues.push({code: 'custom', message: 'id and name', input: part});
    return z.NEVER;
  }),
);

const point = z.pipe(
  z.object({
    start: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(T.+)?$/)),
    totalTokens: count,
    inputTokens: z.optional(count),
    outputTokens: z.optional(count),
    cost: z.optional(price),
    requests: z.optional(count),
    complete: z.optional(z.boolean()),
    segments: z.optional(z.array(segment)),
  }),
  z.transform((bucket) => ({...bucket, complete: bucket.complete ?? true, segments: bucket.segments ?? []})),
);

const totals = {
  period: z.optional(period),
  totalTokens: count,
  inputTokens: z.optional(count),
  outputTokens: z.optional(count),
  cachedInputTokens: z.optional(count),
  reasoningTokens: z.optional(count),
  unpricedTokens: z.optional(count),
  requests: z.optional(count),
  totalRequests: z.optional(count),
  previous: z.optional(z.object({totalTokens: z.optional(count), cost: z.optional(price), requests: z.optional(count)})),
  interval: z.optional(z.enum(INTERVALS, {error: INTERVALS.join(' | ')})),
  series: z.optional(z.array(point)),
};

const wire = z
  .object({...totals, cost: z.optional(price), totalCost: z.optional(price)})
  .check(z.refine(({cost, totalCost}) => cost !== undefined || totalCost !== undefined, {error: 'money', path: ['cost']}));

/** Reads both forms: the full one, and the older `{totalTokens, totalCost, totalRequests?}`. @internal */
export const summaryAnswer: Wire<UsageSummary> = z.pipe(
  wire,
  z.transform(({cost, totalCost, totalRequests, ...rest}) => ({
    ...rest,
    cost: (cost === undefined ? totalCost : cost) ?? null,
    requests: rest.requests ?? totalRequests,
    series: rest.series ?? [],
  })),
);

/** The reader of every body of this endpoint. @internal */
export const readSummary = (): typeof summaryAnswer => summaryAnswer;
