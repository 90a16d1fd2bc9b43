import type {Granularity} from '../../../src/contract/sustainability-model.js';
import {UNATTRIBUTED} from '../../../src/contract/primitives.js';
import type {Database} from '../db/database.js';
import {integerValue} from '../db/values.js';
import {bucketsOf, type Bucket} from '../time/buckets.js';
import type {Period} from '../time/period.js';
import {grouped} from '../usage/segments.js';
import type {Viewer} from '../usage/viewer.js';
import {restorationOf} from './contributions.js';
import {equivalentOf, SHOWN} from './equivalents.js';
import {estimable, estimateImpacts, type Estimable} from './estimate.js';
import {co2eOf, sumOfImpacts, type Impacts} from './footprint.js';
import {estimateOf, midpoint, sumOf} from './interval.js';
import {factorValues, methodValue} from './method.js';
import type {SustainabilitySettings} from './settings.js';
import {usageCells, type UsageCell} from './usage.js';

/** What metrics are asked for. */
export interface MetricsRequest {
  period: Period;
  /** The `range` parameter. */
  key: string;
  granularity: Granularity;
  now: Date;
}

/** Usage of one model in one bucket with its impacts; null = not estimated. */
interface Cell extends UsageCell {
  impacts: Impacts | null;
}

/** All cells of one model. */
interface ModelUsage {
  provider: string | null;
  model: string;
  cells: readonly Cell[];
  known: Estimable | null;
}

type Count = 'requests' | 'inputTokens' | 'outputTokens' | 'uncachedTokens';

/** `GET /sustainability/metrics`: the estimated footprint of a period and, apart from it, contributions. */
export async function sustainabilityMetrics(
  database: Database,
  viewer: Viewer,
  settings: SustainabilitySettings,
  request: MetricsRequest,
) {
  const {period, granularity, now} = request;
  const buckets = await bucketsOf(database, period, granularity, now);
  const usage = await usageCells(database, viewer, period, buckets);
  return {
    ...metricsOf(settings, request, usage, buckets),
    restoration: await restorationOf(database, viewer, settings.quote, now),
  };
}

/** The estimated footprint of usage that was summed by model and bucket, whoever summed it. */
export function metricsOf(
  settings: SustainabilitySettings,
  {period, granularity, now, key}: MetricsRequest,
  usage: readonly UsageCell[],
  buckets: readonly Bucket[],
) {
  const models = modelsOf(settings, usage);
  const estimated = models.filter(({known}) => known !== null);
  const cells = models.flatMap((model) => model.cells);
  const {firstDay, lastDay, timeZone} = period;
  return {
    schemaVersion: 1,
    estimate: true,
    generatedAt: now.toISOString(),
    range: {key, from: firstDay, to: lastDay, timezone: timeZone},
    totals: totalsOf(impactsOfCells(cells)),
    coverage: coverageOf(models),
    byModel: byModel(estimated),
    timeseries: {granularity, points: pointsOf(cells, buckets, now)},
    method: methodValue(Number(total(cells, 'uncachedTokens'))),
    factors: factorValues(estimated.flatMap(({known}) => known ?? [])),
    equivalents: equivalentsOf(impactsOfCells(cells)),
  };
}

function modelsOf(settings: SustainabilitySettings, cells: readonly UsageCell[]): ModelUsage[] {
  const groups = grouped(cells, ({provider, model}) => JSON.stringify([provider, model]));
  return [...groups.values()].map((group) => modelUsage(settings, group as [UsageCell, ...UsageCell[]]));
}

function modelUsage(
  settings: SustainabilitySettings,
  cells: readonly [UsageCell, ...UsageCell[]],
): ModelUsage {
  const {provider, model} = cells[0];
  const known = estimable(settings, provider, model);
  const withImpacts = cells.map((cell) => ({...cell, impacts: known && impactsOfCell(known, cell)}));
  return {provider, model, known, cells: withImpacts};
}

function impactsOfCell(known: Estimable, {outputTokens, requests}: UsageCell): Impacts {
  return estimateImpacts(known, {tokens: Number(outputTokens), requests: Number(requests)});
}

function impactsOfCells(cells: readonly Cell[]): Impacts {
  return sumOfImpacts(cells.flatMap(({impacts}) => impacts ?? []));
}

function total(cells: readonly UsageCell[], name: Count): bigint {
  return cells.reduce((sum, cell) => sum + cell[name], 0n);
}

function countOf(cells: readonly UsageCell[], name: Count): number | string {
  return integerValue(String(total(cells, name)));
}

function totalsOf(impacts: Impacts) {
  return {
    ...headline(impacts),
    primaryEnergy: estimateOf(sumOf([impacts.peUsage, impacts.peEmbodied]), 'MJ'),
    abioticResources: estimateOf(sumOf([impacts.adpeUsage, impacts.adpeEmbodied]), 'kgSbeq'),
    co2eUsage: estimateOf(impacts.co2eUsage, 'kgCO2e'),
    co2eEmbodied: estimateOf(impacts.co2eEmbodied, 'kgCO2e'),
  };
}

function headline(impacts: Impacts) {
  return {
    energy: estimateOf(impacts.energy, 'kWh'),
    co2e: estimateOf(co2eOf(impacts), 'kgCO2e'),
    water: estimateOf(impacts.water, 'L'),
  };
}

function coverageOf(models: readonly ModelUsage[]) {
  const cellsOf = (some: readonly ModelUsage[]): Cell[] => some.flatMap(({cells}) => cells);
  const unknown = models.filter(({known}) => known === null);
  return {
    requests: countOf(cellsOf(models), 'requests'),
    outputTokens: countOf(cellsOf(models), 'outputTokens'),
    estimatedOutputTokens: countOf(cellsOf(models.filter(({known}) => known !== null)), 'outputTokens'),
    notEstimated: unknown
      .map(({provider, model, cells}) => ({
        provider: provider ?? UNATTRIBUTED,
        model,
        requests: countOf(cells, 'requests'),
        outputTokens: countOf(cells, 'outputTokens'),
        reason: 'model-not-registered',
      }))
      .sort((one, other) => Number(other.outputTokens) - Number(one.outputTokens)),
  };
}

function byModel(models: readonly ModelUsage[]) {
  const rows = models.map(({provider, model, cells, known}) => ({
    provider: provider ?? UNATTRIBUTED,
    model,
    requests: countOf(cells, 'requests'),
    inputTokens: countOf(cells, 'inputTokens'),
    outputTokens: countOf(cells, 'outputTokens'),
    zone: known?.zone,
    basis: known?.size.basis,
    ...headline(impactsOfCells(cells)),
  }));
  return rows.sort((one, other) => other.co2e.central - one.co2e.central);
}

/** A bucket to come has no point yet, and neither has one of which nothing can be estimated: a gap, no zero. */
function pointsOf(cells: readonly Cell[], buckets: readonly Bucket[], now: Date) {
  const groups = grouped(cells, ({bucket}) => bucket);
  return buckets.flatMap(({label, from}, index) => {
    const group = groups.get(index) ?? [];
    if (Date.parse(from) > now.getTime() || isUnestimated(group)) return [];
    const {energy, co2e} = headline(impactsOfCells(group));
    return [{date: label, outputTokens: countOf(group, 'outputTokens'), energy, co2e}];
  });
}

function isUnestimated(cells: readonly Cell[]): boolean {
  return cells.length > 0 && cells.every(({impacts}) => impacts === null);
}

/** None for a period without a footprint: zero of anything compares with nothing. */
function equivalentsOf(impacts: Impacts) {
  const totals = {co2e: co2eOf(impacts), energy: impacts.energy, water: impacts.water};
  return midpoint(totals.energy) === 0 ? [] : SHOWN.map((id) => equivalentOf(id, totals));
}
