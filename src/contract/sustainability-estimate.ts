import * as z from 'zod/mini';
import {count, type Wire} from './primitives.js';

/** Unit of each impact, as the wire and the model carry it. */
export const IMPACT_UNITS = {
  energy: 'kWh',
  co2e: 'kgCO2e',
  water: 'L',
  primaryEnergy: 'MJ',
  abioticResources: 'kgSbeq',
  co2eUsage: 'kgCO2e',
  co2eEmbodied: 'kgCO2e',
} as const;
/** Name of an impact. */
export type Impact = keyof typeof IMPACT_UNITS;

/** An estimated amount with its bounds: `0 ≤ min ≤ central ≤ max`. Never certain, also where min = max. */
export interface Estimate {
  readonly min: number;
  /** What the method calls its middle; see `Method.central`. */
  readonly central: number;
  readonly max: number;
  /** E.g. `kWh`, `kgCO2e`, `L`. */
  readonly unit: string;
}

/** CO₂e of a breakdown's item or of a charge, in kgCO2e. */
export interface Co2e extends Estimate {
  /**
   * Output tokens the estimate covers; fewer than the item's = not all of its models are known. Missing =
   * all.
   */
  readonly estimatedOutputTokens?: bigint | undefined;
}

/** A finite number, not negative. @internal */
export const amount = z.number({error: 'number'}).check(z.gte(0));

/** The bounds of an estimate. @internal */
export const bounds = {min: amount, central: amount, max: amount};

/** Whether the bounds are in order. */
export const isOrdered = ({min, central, max}: {min: number; central: number; max: number}): boolean =>
  min <= central && central <= max;

/** Said where bounds are not in order. */
export const ORDERED = {error: 'min ≤ central ≤ max'};

/** An estimate in the one unit it may have. @internal */
export function estimateIn(unit: string): Wire<Estimate> {
  return z.object({...bounds, unit: z.enum([unit], {error: unit})}).check(z.refine(isOrdered, ORDERED));
}

/** CO₂e beside a breakdown's item or a charge. @internal */
export const co2e: Wire<Co2e> = z
  .object({
    ...bounds,
    unit: z.enum([IMPACT_UNITS.co2e], {error: IMPACT_UNITS.co2e}),
    estimatedOutputTokens: z.optional(count),
  })
  .check(z.refine(isOrdered, ORDERED));
