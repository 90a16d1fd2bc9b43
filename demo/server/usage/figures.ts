import {sql} from '@electric-sql/pglite/template';
import {integerValue, moneyValue, type MoneyValue} from '../db/values.js';
import type {Fragment} from '../db/fragment.js';

/** Sums over rows of usage, as the API sends them. A class of tokens that no row knows is left out. */
export interface Figures {
  totalTokens: number | string;
  inputTokens: number | string;
  outputTokens: number | string;
  cachedInputTokens?: number | string;
  cacheWriteTokens?: number | string;
  reasoningTokens?: number | string;
  /** Sum of the priced rows; null when there are tokens and no row is priced. */
  cost: MoneyValue | null;
  /** Tokens of rows that are not priced (in the user's currency), and so not in `cost`. */
  unpricedTokens: number | string;
  requests: number | string;
}

/** Columns of {@link sums}. */
export interface FigureRow {
  [column: string]: unknown;
  total_tokens: string;
  input_tokens: string;
  output_tokens: string;
  cached_input_tokens: string | null;
  cache_write_tokens: string | null;
  reasoning_tokens: string | null;
  cost: string | null;
  unpriced_tokens: string;
  requests: string;
}

/**
 * SQL columns that sum rows of `event`. A charge in another currency cannot be added and counts as unpriced.
 */
export function sums(currency: string): Fragment {
  const isPriced = sql`event.cost is not null
    and coalesce(event.currency, ${currency}::text) = ${currency}::text`;
  return sql`coalesce(sum(event.input_tokens) + sum(event.output_tokens), 0)::text as total_tokens,
    coalesce(sum(event.input_tokens), 0)::text as input_tokens,
    coalesce(sum(event.output_tokens), 0)::text as output_tokens,
    sum(event.cached_input_tokens)::text as cached_input_tokens,
    sum(event.cache_write_tokens)::text as cache_write_tokens,
    sum(event.reasoning_tokens)::text as reasoning_tokens,
    trim_scale(sum(event.cost) filter (where ${isPriced}))::text as cost,
    coalesce(sum(event.input_tokens + event.output_tokens) filter (where not (${isPriced})), 0)::text
      as unpriced_tokens,
    coalesce(sum(event.requests), 0)::text as requests`;
}

/**
 * SQL columns that sum rows of `event` so that the sums can be summed again as the rows would be: to be grouped
 * by {@link SUM_KEYS} too, which keeps priced rows apart from unpriced ones, and currencies apart.
 */
export const PARTIAL_SUMS = sql`event.currency, sum(event.input_tokens) as input_tokens,
  sum(event.output_tokens) as output_tokens, sum(event.cached_input_tokens) as cached_input_tokens,
  sum(event.cache_write_tokens) as cache_write_tokens, sum(event.reasoning_tokens) as reasoning_tokens,
  sum(event.cost) as cost, sum(event.requests) as requests`;
/** What {@link PARTIAL_SUMS} are grouped by beside their own keys. */
export const SUM_KEYS = sql`event.currency, event.cost is null`;

/** The figures of a row of {@link sums}. */
export function figuresOf(row: FigureRow, currency: string): Figures {
  return {
    totalTokens: integerValue(row.total_tokens),
    inputTokens: integerValue(row.input_tokens),
    outputTokens: integerValue(row.output_tokens),
    ...known('cachedInputTokens', row.cached_input_tokens),
    ...known('cacheWriteTokens', row.cache_write_tokens),
    ...known('reasoningTokens', row.reasoning_tokens),
    cost: costOf(row, currency),
    unpricedTokens: integerValue(row.unpriced_tokens),
    requests: integerValue(row.requests),
  };
}

/** The figures of no usage at all: zero is a known cost. */
export function noFigures(currency: string): Figures {
  return {
    totalTokens: 0,
    inputTokens: 0,
    outputTokens: 0,
    cost: moneyValue('0', currency),
    unpricedTokens: 0,
    requests: 0,
  };
}

function costOf(row: FigureRow, currency: string): MoneyValue | null {
  if (row.cost !== null) return moneyValue(row.cost, currency);
  return row.total_tokens === '0' ? moneyValue('0', currency) : null;
}

function known<Name extends string>(name: Name, text: string | null): {[key in Name]?: number | string} {
  return text === null ? {} : ({[name]: integerValue(text)} as {[key in Name]: number | string});
}
