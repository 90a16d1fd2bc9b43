import {integerValue} from '../db/values.js';
import {co2eValue, type Co2eEstimator} from './estimate.js';
import {sumOf, type EstimateValue, type Interval} from './interval.js';

/** What a breakdown's item gets: nothing where none of its models can be estimated. */
export type Co2ePart = {co2e?: EstimateValue & {estimatedOutputTokens: number | string}};

/** Sums of one model of one provider. */
export interface ModelRow {
  provider_id: string | null;
  model: string | null;
  requests: string;
  output_tokens: string;
}

/** CO₂e of some models' usage, as far as they can be estimated, and how many output tokens that covers. */
export function co2eOfModels(rows: readonly ModelRow[], estimate: Co2eEstimator): Co2ePart {
  const known: {co2e: Interval; tokens: bigint}[] = rows.flatMap((row) => {
    const generation = {tokens: Number(row.output_tokens), requests: Number(row.requests)};
    const co2e = estimate(row.provider_id, row.model ?? '', generation);
    return co2e === null ? [] : [{co2e, tokens: BigInt(row.output_tokens)}];
  });
  if (known.length === 0) return {};
  const tokens = known.reduce((sum, part) => sum + part.tokens, 0n);
  const co2e = co2eValue(sumOf(known.map((part) => part.co2e)));
  return {co2e: {...co2e, estimatedOutputTokens: integerValue(String(tokens))}};
}
