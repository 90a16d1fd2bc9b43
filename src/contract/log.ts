import * as z from 'zod/mini';
import {PAGE_CURSOR} from './page-cursor.js';
import {count, decimal, identity, instant, period, price, whole, type Identity, type Money, type Period, type Wire} from './primitives.js';
import {co2e, type Co2e} from './sustainability-estimate.js';

/** What the log can be sorted by. */
export const LOG_SORTS = ['date', 'project', 'model', 'inputTokens', 'outputTokens', 'totalTokens', 'cost'] as const;
/** A column the server sorts by. */
export type LogSort = (typeof LOG_SORTS)[number];
/** Direction of a sort. */
export type SortOrder = 'asc' | 'desc';

/** Unit prices a charge was made of, per `per` tokens. */
export interface UnitPrice {
  readonly input: string;
  readonly cachedInput?: string | undefined;
  readonly cacheWrite?: string | undefined;
  readonly output: string;
  /** Tokens the prices are for, usually 1,000,000. */
  readonly per: bigint;
  readonly currency: string;
}

/** One charge. */
export interface LogRow {
  /** Missing where the server gives none: then rows cannot be told apart from their repetitions. */
  readonly id?: string | undefined;
  /** RFC 3339 instant. */
  readonly date: string;
  readonly project?: Identity | undefined;
  readonly provider?: Identity | undefined;
  readonly model: string;
  readonly inputTokens: bigint;
  readonly outputTokens: bigint;
  /** As sent, else input + output. */
  readonly totalTokens: bigint;
  readonly cachedInputTokens?: bigint | undefined;
  readonly cacheWriteTokens?: bigint | undefined;
  readonly reasoningTokens?: bigint | undefined;
  /** Null = not priced; missing = not told. */
  readonly cost?: Money | null | undefined;
  readonly price?: UnitPrice | undefined;
  /** Estimated; missing where the model cannot be estimated, which is not zero. */
  readonly co2e?: Co2e | undefined;
  readonly conversationId?: string | undefined;
}

/** Sums of the whole filter, not of the page. */
export interface LogTotals {
  readonly totalTokens?: bigint | undefined;
  readonly requests?: bigint | undefined;
  readonly cost?: Money | null | undefined;
  /** Tokens that no price was known for; they are not in `cost`. */
  readonly unpricedTokens?: bigint | undefined;
}

/** `GET /usage/log`: one page of charges. */
export interface LogPage {
  readonly items: readonly LogRow[];
  /** Opaque; null on the last page. */
  readonly nextCursor: string | null;
  /** Rows of the whole filter. */
  readonly total?: bigint | undefined;
  readonly totals?: LogTotals | undefined;
  /** What the rows and totals are of; the same on every page. */
  readonly period?: Period | undefined;
}

const row: Wire<LogRow> = z.pipe(
  z.object({
    id: z.optional(z.string()),
    date: instant,
    project: z.optional(identity),
    provider: z.optional(identity),
    model: z.string(),
    inputTokens: count,
    outputTokens: count,
    totalTokens: z.optional(count),
    cachedInputTokens: z.optional(count),
    cacheWriteTokens: z.optional(count),
    reasoningTokens: z.optional(count),
    cost: z.optional(price),
    price: z.optional(
      z.object({
        input: decimal,
        cachedInput: z.optional(decimal),
        cacheWrite: z.optional(decimal),
        output: decimal,
        per: count,
        currency: z.string(),
      }),
    ),
    co2e: z.optional(co2e),
    conversationId: z.optional(z.string()),
  }),
  z.transform((entry) => ({
    ...entry,
    totalTokens: entry.totalTokens ?? entry.inputTokens + entry.outputTokens,
  })),
);

const keyset = z.object({
  items: z.array(row),
  nextCursor: z.optional(z.nullable(z.string())),
  total: z.optional(count),
  totals: z.optional(
    z.object({
      totalTokens: z.optional(count),
      requests: z.optional(count),
      cost: z.optional(price),
      unpricedTokens: z.optional(count),
    }),
  ),
  period: z.optional(period),
  page: z.optional(whole),
  pages: z.optional(whole),
});

const current: Wire<LogPage> = z.pipe(
  keyset,
  z.transform(({page, pages, ...rest}) => ({...rest, nextCursor: rest.nextCursor ?? nextPage(page, pages)})),
);

const older: Wire<LogPage> = z.pipe(z.array(row), z.transform((items) => ({items, nextCursor: null})));

function nextPage(page: number | undefined, pages: number | undefined): string | null {
  return page !== undefined && pages !== undefined && page < pages ? `${PAGE_CURSOR}${page + 1}` : null;
}

/** Picks the schema by the shape of the body: keyset or numbered pages, or the older bare array. @internal */
export function logAnswer(body: unknown): Wire<LogPage> {
  return Array.isArray(body) ? older : current;
}

/** The current shape, for the API's document. @internal */
export const logDocument = current;
