import * as z from 'zod/mini';
import {count, instant, whole, type Wire} from './primitives.js';
import {httpsUrl, restoration} from './sustainability-contributions.js';
import {
  bounds,
  estimateIn,
  IMPACT_UNITS,
  isOrdered,
  ORDERED,
  type Estimate,
  type Impact,
} from './sustainability-estimate.js';
import {forbiddenKeyIn} from './sustainability-forbidden.js';
import {
  EQUIVALENT_IDS,
  GRANULARITIES,
  MOST_EQUIVALENTS,
  type Coverage,
  type Equivalent,
  type Factor,
  type Footprint,
  type IncludedItem,
  type Method,
  type ModelFootprint,
  type SustainabilityMetrics,
} from './sustainability-model.js';
import {olderCo2e, olderTotals} from './sustainability-older.js';

const impact = (name: Impact): Wire<Estimate> => estimateIn(IMPACT_UNITS[name]);
const words = z.optional(z.string());

const totals: Wire<Footprint> = z.object({
  co2e: impact('co2e'),
  energy: z.optional(impact('energy')),
  water: z.optional(impact('water')),
  primaryEnergy: z.optional(impact('primaryEnergy')),
  abioticResources: z.optional(impact('abioticResources')),
  co2eUsage: z.optional(impact('co2eUsage')),
  co2eEmbodied: z.optional(impact('co2eEmbodied')),
});

const coverage: Wire<Coverage> = z.pipe(
  z.object({
    requests: z.optional(count),
    outputTokens: count,
    estimatedOutputTokens: count,
    notEstimated: z.optional(
      z.array(
        z.object({
          provider: z.string(),
          model: z.string(),
          outputTokens: count,
          requests: z.optional(count),
          reason: z.string(),
        }),
      ),
    ),
  }),
  z.transform(({notEstimated = [], ...rest}) => ({...rest, notEstimated})),
);

const modelFootprint: Wire<ModelFootprint> = z.pipe(
  z.object({
    provider: z.string(),
    model: z.string(),
    requests: z.optional(count),
    inputTokens: z.optional(count),
    outputTokens: count,
    zone: words,
    basis: z.optional(z.array(z.string())),
    co2e: impact('co2e'),
    energy: z.optional(impact('energy')),
    water: z.optional(impact('water')),
  }),
  z.transform(({basis = [], ...rest}) => ({...rest, basis})),
);

const timeseries = z.object({
  granularity: z.enum(GRANULARITIES, {error: GRANULARITIES.join(' | ')}),
  points: z.array(
    z.object({
      date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
      outputTokens: z.optional(count),
      co2e: impact('co2e'),
      energy: z.optional(impact('energy')),
    }),
  ),
});

/** With an id the widgets say it in the viewer's language; a text alone is shown as it is. */
const included: Wire<IncludedItem> = z.union(
  [
    z.object({id: z.string(), label: z.string()}),
    z.pipe(
      z.string(),
      z.transform((label) => ({id: '', label})),
    ),
  ],
  {error: 'id and label, or text'},
);

const method: Wire<Method> = z.pipe(
  z.object({
    id: words,
    version: words,
    label: z.string(),
    url: z.optional(httpsUrl),
    central: words,
    accounting: words,
    included: z.optional(z.array(included)),
    excluded: z.optional(
      z.array(
        z.object({id: z.string(), label: z.string(), couldAdd: z.optional(impact('energy')), source: words}),
      ),
    ),
  }),
  z.transform(({included: counted = [], excluded = [], ...rest}) => ({...rest, included: counted, excluded})),
);

const factor: Wire<Factor> = z.object({
  id: z.string(),
  label: z.string(),
  name: words,
  value: z.union([z.number(), z.object({min: z.number(), max: z.number()})], {error: 'number'}),
  unit: z.string(),
  dataYear: z.optional(whole),
  source: words,
  url: z.optional(httpsUrl),
  licence: words,
});

const equivalent: Wire<Equivalent> = z
  .object({
    id: z.enum(EQUIVALENT_IDS, {error: EQUIVALENT_IDS.join(' | ')}),
    of: words,
    ...bounds,
    unit: z.string(),
    factorId: words,
  })
  .check(z.refine(isOrdered, ORDERED));

const current = z
  .object({
    schemaVersion: z.optional(whole),
    generatedAt: z.optional(instant),
    range: z.optional(z.object({key: words, from: words, to: words, timezone: words})),
    totals,
    coverage: z.optional(coverage),
    byModel: z.optional(z.array(modelFootprint)),
    timeseries: z.optional(timeseries),
    method: z.optional(method),
    factors: z.optional(z.array(factor)),
    equivalents: z.optional(z.array(equivalent)),
    restoration: z.optional(z.nullable(restoration)),
  })
  .check(
    // At the root, so that the whole answer fails: without its coverage the estimate would look complete.
    z.refine(({coverage: part}) => part === undefined || part.estimatedOutputTokens <= part.outputTokens, {
      error: 'coverage: estimatedOutputTokens ≤ outputTokens',
    }),
  );

/** The current shape, for the API's document. @internal */
export const sustainabilityDocument: Wire<SustainabilityMetrics> = z.pipe(
  current,
  z.transform((body) => ({
    ...body,
    rangeSupplied: true,
    byModel: body.byModel ?? [],
    timeseries: body.timeseries ?? {granularity: 'day' as const, points: []},
    factors: body.factors ?? [],
    equivalents: (body.equivalents ?? []).slice(0, MOST_EQUIVALENTS),
    restoration: body.restoration ?? null,
  })),
);

/** Fails at the root, where nothing can be repaired away. */
const lawful = z.unknown().check((context) => {
  const found = forbiddenKeyIn(context.value);
  if (found === null) return;
  const message = `no figure that sets contributions against the footprint ("${found}")`;
  context.issues.push({code: 'custom', message, input: context.value, path: []});
});

function shapeOf(body: unknown): Wire<SustainabilityMetrics> {
  if (body === null || typeof body !== 'object' || 'totals' in body) return sustainabilityDocument;
  if ('totalCO2e' in body) return olderTotals;
  return 'co2e' in body ? olderCo2e : sustainabilityDocument;
}

/**
 * Picks the schema by the shape of the body: the current one or one of the two older ones. Before any of them
 * the body is searched for forbidden keys, which fail the whole answer.
 * @internal
 */
export function sustainabilityAnswer(body: unknown): Wire<SustainabilityMetrics> {
  return z.pipe(lawful, shapeOf(body) as z.ZodMiniType<SustainabilityMetrics, unknown>);
}
