import {HOSTING, type Zone} from './factors.js';
import {co2eOfGeneration, impactsOf, type Generation, type Impacts} from './footprint.js';
import {estimateOf, type EstimateValue, type Interval} from './interval.js';
import {modelOf, type KnownModel} from './models.js';
import type {SustainabilitySettings} from './settings.js';

/** A model that can be estimated, and the zone it is assumed to run in. */
export interface Estimable extends KnownModel {
  zone: Zone;
}

/** CO₂e of a generation, or null when its model is unknown. */
export type Co2eEstimator = (
  provider: string | null,
  model: string,
  generation: Generation,
) => Interval | null;

/** What is needed to estimate a model of a provider, or null: unknown is no zero and no average. */
export function estimable(
  {zones}: SustainabilitySettings,
  provider: string | null,
  model: string,
): Estimable | null {
  const known = modelOf(provider, model);
  return known === null ? null : {...known, zone: zones[known.host] ?? HOSTING[known.host].zone};
}

/** The impacts of a generation by a model. */
export function estimateImpacts(model: Estimable, generation: Generation): Impacts {
  return impactsOf(model, model.zone, generation);
}

/** Estimates CO₂e charge by charge; looks each model up once. */
export function co2eEstimator(settings: SustainabilitySettings): Co2eEstimator {
  const known = new Map<string, Estimable | null>();
  return (provider, model, generation) => {
    const key = JSON.stringify([provider, model]);
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = estimable(settings, provider, model)));
    return found === null ? null : co2eOfGeneration(found, found.zone, generation);
  };
}

/** CO₂e as the API sends it. */
export function co2eValue(known: Interval): EstimateValue {
  return estimateOf(known, 'kgCO2e');
}
