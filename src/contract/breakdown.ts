import * as z from 'zod/mini';
import {DIMENSIONS, type Dimension} from './dimension.js';
import {count, period, price, UNATTRIBUTED, type Money, type Period, type Wire} from './primitives.js';
import {segment, type Segment} from './summary.js';
import {co2e, type Co2e} from './sustainability-estimate.js';

export {DIMENSIONS, type Dimension} from './dimension.js';

/** One provider, project or model with its figures. */
export interface BreakdownItem extends Segment {
  /** The project or agent was deleted; its usage and name stay. */
  readonly deleted: boolean;
  readonly inputTokens?: bigint | undefined;
  readonly outputTokens?: bigint | undefined;
  /** Estimated; missing where none of the item's models can be estimated, or the server does not estimate. */
  readonly co2e?: Co2e | undefined;
  /** Provider mix of a project. */
  readonly segments: readonly Segment[];
}

/** `GET /usage/breakdown`: the usage of a range by provider, project or model. */
export interface UsageBreakdown {
  /** Missing in the older forms. */
  readonly by?: Dimension | undefined;
  readonly period?: Period | undefined;
  /** As sent; may differ from the sum of the items, which is then said. */
  readonly totalTokens?: bigint | undefined;
  readonly cost?: Money | null | undefined;
  readonly items: readonly BreakdownItem[];
}

const figures = {
  inputTokens: z.optional(count),
  outputTokens: z.optional(count),
  requests: z.optional(count),
  cost: z.optional(price),
  co2e: z.optional(co2e),
  deleted: z.optional(z.boolean()),
  segments: z.optional(z.array(segment)),
};

const named = z
  .object({...figures, id: z.optional(z.string()), name: z.optional(z.string()), totalTokens: count})
  .check(z.refine(({id, name}) => name !== undefined || id === UNATTRIBUTED, {error: 'string', path: ['name']}));

const item: Wire<BreakdownItem> = z.pipe(
  named,
  z.transform(({id, name = '', ...rest}) => ({
    ...rest,
    id: id ?? name,
    name,
    deleted: rest.deleted ?? false,
    segments: rest.segments ?? [],
  })),
);

const olderName = z.optional(z.string());
const olderItem: Wire<BreakdownItem> = z.pipe(
  z
    .object({
      name: olderName,
      providerName: olderName,
      projectName: olderName,
      modelName: olderName,
      tokens: count,
      cost: z.optional(price),
      requests: z.optional(count),
    })
    .check(z.refine((row) => nameOf(row) !== undefined, {error: 'string', path: ['name']})),
  z.transform((row) => {
    const name = nameOf(row) ?? '';
    return {id: name, name, totalTokens: row.tokens, cost: row.cost, requests: row.requests, deleted: false, segments: []};
  }),
);

function nameOf(row: {name?: string; providerName?: string; projectName?: string; modelName?: string}) {
  return row.name ?? row.providerName ?? row.projectName ?? row.modelName;
}

const current: Wire<UsageBreakdown> = z.object({
  by: z.optional(z.enum(DIMENSIONS, {error: DIMENSIONS.join(' | ')})),
  period: z.optional(period),
  totalTokens: z.optional(count),
  cost: z.optional(price),
  items: z.array(item),
});

const older: Wire<UsageBreakdown> = z.pipe(z.array(olderItem), z.transform((items) => ({items})));

/** Picks the schema by the shape of the body: an object with `items`, or the older bare array. @internal */
export function breakdownAnswer(body: unknown): Wire<UsageBreakdown> {
  return Array.isArray(body) ? older : current;
}

/** The current shape, for the API's document. @internal */
export const breakdownDocument = current;
