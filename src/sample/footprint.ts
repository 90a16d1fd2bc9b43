import {GRANULARITIES} from '../contract/sustainability-model.js';
import {bucketsOf, defaultInterval, periodOf, type Period} from '../calendar/period.js';
import type {Charge} from './charges.js';
import {euros, grouped} from './figures.js';
import {estimateOf, isEstimated, outputOf, type SampleImpact} from './impacts.js';
import {FACTORS, METHOD} from './method.js';
import {rangeOf, wordOf} from './parameters.js';
import {wanted} from './usage.js';

const FEE_RATE = 0.025;

const EQUIVALENTS: readonly (readonly [id: string, of: SampleImpact, perUnit: number, unit: string])[] = [
  ['car_km', 'co2e', 0.14225341, 'km'],
  ['led_h', 'energy', 0.005, 'h'],
  ['phone_charge', 'energy', 0.019, 'charge'],
];

function impactsOf(charges: readonly Charge[]) {
  return {co2e: estimateOf(charges, 'co2e'), energy: estimateOf(charges, 'energy'), water: estimateOf(charges, 'water')};
}

function byModel(charges: readonly Charge[]) {
  const rows = grouped(charges.filter(isEstimated), ({model}) => model.model).map(([name, part]) => {
    const {model} = part[0] as Charge;
    const inputTokens = part.reduce((sum, charge) => sum + charge.inputTokens, 0);
    return {
      provider: model.provider.id,
      model: name,
      requests: part.length,
      inputTokens,
      outputTokens: outputOf(part),
      zone: model.impacts?.zone,
      basis: model.impacts?.basis,
      ...impactsOf(part),
    };
  });
  return rows.sort((one, other) => other.co2e.central - one.co2e.central);
}

function coverageOf(charges: readonly Charge[]) {
  const unknown = grouped(charges.filter((charge) => !isEstimated(charge)), ({model}) => model.model);
  return {
    requests: charges.length,
    outputTokens: outputOf(charges),
    estimatedOutputTokens: outputOf(charges.filter(isEstimated)),
    notEstimated: unknown.map(([model, part]) => ({
      provider: part[0]?.model.provider.id,
      model,
      requests: part.length,
      outputTokens: outputOf(part),
      reason: 'model-not-registered',
    })),
  };
}

/** A day to come has no point, and neither has one of which nothing can be estimated. */
function timeseriesOf(charges: readonly Charge[], period: Period, parameters: URLSearchParams, now: number) {
  const fitting = defaultInterval(period);
  const granularity = wordOf(parameters, 'granularity', GRANULARITIES, fitting === 'hour' ? 'day' : fitting);
  const points = bucketsOf(period, granularity, now).flatMap(({start, from, to}) => {
    const part = charges.filter(({at}) => at >= from && at < to);
    if (from > now || (part.length > 0 && !part.some(isEstimated))) return [];
    return [{date: start, outputTokens: outputOf(part), co2e: estimateOf(part, 'co2e'), energy: estimateOf(part, 'energy')}];
  });
  return {granularity, points};
}

function equivalentsOf(charges: readonly Charge[]) {
  if (!charges.some(isEstimated)) return [];
  return EQUIVALENTS.map(([id, of, perUnit, unit]) => {
    const {min, central, max} = estimateOf(charges, of);
    return {id, of, min: min / perUnit, central: central / perUnit, max: max / perUnit, unit, factorId: `eq.${id}`};
  });
}

/** What the sample's operator set aside for the running month; nothing is paid yet, so nothing is claimed. */
function restorationOf(month: readonly Charge[], now: number) {
  const cents = Math.floor((month.reduce((sum, {cost}) => sum + (cost ?? 0), 0) * FEE_RATE) / 1e6);
  const {amount: value, currency} = euros(cents * 1e6);
  const today = new Date(now).toISOString().slice(0, 10);
  return {
    contribution: {rate: FEE_RATE, basis: 'share of each request price, stored per transaction', accrued: {value, currency}},
    contributions: [
      {
        id: `acc_${today.slice(0, 7)}`, period: today.slice(0, 7), kind: 'restoration', status: 'planned', allocation: 'pooled_share',
        project: {name: 'Example meadow', partner: 'Example partner', country: 'DE'}, amount: {value, currency}, dates: {accruedAt: today},
      },
    ],
  };
}

/** `GET /sustainability/metrics`. */
export function footprint(parameters: URLSearchParams, now: number) {
  const {range, zone} = rangeOf(parameters);
  const period = periodOf(range, zone, now);
  const charges = wanted(new URLSearchParams(), period, now);
  return {
    schemaVersion: 1,
    estimate: true,
    generatedAt: new Date(now).toISOString(),
    range: {key: range, from: period.first, to: period.last, timezone: zone},
    totals: impactsOf(charges),
    coverage: coverageOf(charges),
    byModel: byModel(charges),
    timeseries: timeseriesOf(charges, period, parameters, now),
    method: METHOD,
    factors: FACTORS,
    equivalents: equivalentsOf(charges),
    restoration: restorationOf(wanted(new URLSearchParams(), periodOf('mtd', 'UTC', now), now), now),
  };
}
