import * as z from 'zod/mini';
import type {Wire} from './primitives.js';
import type {Restoration} from './sustainability-contributions.js';
import {amount, IMPACT_UNITS, type Estimate} from './sustainability-estimate.js';
import {
  EQUIVALENT_IDS,
  MOST_EQUIVALENTS,
  type Equivalent,
  type EquivalentId,
  type Footprint,
  type SustainabilityMetrics,
} from './sustainability-model.js';

function single(value: number, unit: string): Estimate {
  return {min: value, central: value, max: value, unit};
}

function older(figures: Footprint, restored: number | undefined, equivalents: readonly Equivalent[] = []) {
  return {
    rangeSupplied: false,
    totals: figures,
    byModel: [],
    timeseries: {granularity: 'day' as const, points: []},
    factors: [],
    equivalents: equivalents.slice(0, MOST_EQUIVALENTS),
    restoration: restored === undefined ? null : unproven(restored),
  };
}

/** A bare figure "restored" has no evidence: nothing supports more than that something is planned. */
function unproven(value: number): Restoration {
  const quantity = {value, unit: 'm2'} as const;
  return {
    contributions: [
      {id: 'total', kind: 'restoration', status: 'planned', claimedStatus: 'delivered', quantity, dates: {}},
    ],
  };
}

const isKnown = (id: string): id is EquivalentId => EQUIVALENT_IDS.some((known) => known === id);

/** `{co2e: {value}, equivalents: [{name, value}], restoration: {value}}`; kg and m². @internal */
export const olderCo2e: Wire<SustainabilityMetrics> = z.pipe(
  z.object({
    co2e: z.object({value: amount}),
    equivalents: z.optional(
      z.array(z.object({name: z.string(), value: amount, unit: z.optional(z.string())})),
    ),
    restoration: z.optional(z.nullable(z.object({value: amount}))),
  }),
  z.transform(({co2e, equivalents = [], restoration: restored}) => {
    const known = equivalents.flatMap(({name, value, unit}) =>
      isKnown(name) ? [{id: name, ...single(value, unit ?? '')}] : [],
    );
    return older({co2e: single(co2e.value, IMPACT_UNITS.co2e)}, restored?.value, known);
  }),
);

/** `{totalKWh, totalWaterL, totalCO2e, totalM2Restored}`; kWh, L, kg and m². @internal */
export const olderTotals: Wire<SustainabilityMetrics> = z.pipe(
  z.object({
    totalKWh: z.optional(amount),
    totalWaterL: z.optional(amount),
    totalCO2e: amount,
    totalM2Restored: z.optional(z.nullable(amount)),
  }),
  z.transform(({totalKWh, totalWaterL, totalCO2e, totalM2Restored}) =>
    older(
      {
        co2e: single(totalCO2e, IMPACT_UNITS.co2e),
        ...(totalKWh === undefined ? {} : {energy: single(totalKWh, IMPACT_UNITS.energy)}),
        ...(totalWaterL === undefined ? {} : {water: single(totalWaterL, IMPACT_UNITS.water)}),
      },
      totalM2Restored ?? undefined,
    ),
  ),
);
