import {query} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';
import type {Bucket} from '../time/buckets.js';
import type {Span} from '../time/period.js';
import {usageSlices} from '../usage/slices.js';
import type {Viewer} from '../usage/viewer.js';

/** What one model generated in one bucket. */
export interface UsageCell {
  /** Id; null = not known. */
  provider: string | null;
  model: string;
  /** Index of the bucket. */
  bucket: number;
  requests: bigint;
  inputTokens: bigint;
  /** Input that was not read from a cache. */
  uncachedTokens: bigint;
  outputTokens: bigint;
}

type CellRow = Record<'requests' | 'input' | 'uncached' | 'output' | 'model', string> & {
  provider_id: string | null;
  bucket: number;
};

const ALL = {provider: [], project: [], model: []};

/** Sums the user's usage of a span by provider, model and bucket, from their sums by hour. */
export async function usageCells(
  database: Database,
  {userId}: Viewer,
  span: Span,
  buckets: readonly Bucket[],
): Promise<UsageCell[]> {
  const edges = buckets.map(({from}) => from);
  const rows = await database.query<CellRow>(query`select event.provider_id, event.model,
      width_bucket(event.at, ${edges}::timestamptz[]) - 1 as bucket,
      sum(event.requests)::text as requests, sum(event.input_tokens)::text as input,
      sum(event.input_tokens - coalesce(event.cached_input_tokens, 0))::text as uncached,
      sum(event.output_tokens)::text as output
    from ${usageSlices(userId, span, ALL, edges)}
    group by 1, 2, 3 order by 1, 2, 3`);
  return rows.map(({provider_id, model, bucket, requests, input, uncached, output}) => ({
    provider: provider_id,
    model,
    bucket,
    requests: BigInt(requests),
    inputTokens: BigInt(input),
    uncachedTokens: BigInt(uncached),
    outputTokens: BigInt(output),
  }));
}
