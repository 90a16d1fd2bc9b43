import {
  BATCH,
  ENERGY_FIT,
  GPU_EMBODIED,
  GPU_MEMORY,
  GPUS_PER_SERVER,
  HOSTING,
  LATENCY_FIT,
  LIFETIME,
  MEMORY_OVERHEAD,
  QUANTISATION_BITS,
  SERVER_EMBODIED,
  SERVER_POWER,
  ZONES,
  type GridFactors,
  type Hosting,
  type Zone,
} from './factors.js';
import {sumOf, type Interval} from './interval.js';
import type {KnownModel, ModelSize} from './models.js';

/** What was generated: of one request, or of many. */
export interface Generation {
  /** Output tokens, reasoning among them. */
  tokens: number;
  requests: number;
  /** Measured seconds of one request; caps the computed ones. Makes no sense for the sum of many. */
  latency?: number | undefined;
}

/** Names of the impacts. */
export const IMPACTS = [
  'energy',
  'water',
  'co2eUsage',
  'co2eEmbodied',
  'adpeUsage',
  'adpeEmbodied',
  'peUsage',
  'peEmbodied',
] as const;
type Impact = (typeof IMPACTS)[number];

/** Impacts in kWh (energy), L (water), kgCO2e, kgSbeq (adpe) and MJ (pe); energy and water of usage only. */
export type Impacts = {[Name in Impact]: Interval};

type Bound = 'min' | 'max';

/** Wh that one GPU takes for one output token of a model with so many billion active parameters. */
export function energyPerToken(active: number): number {
  const {alpha, beta, gamma} = ENERGY_FIT;
  return alpha * Math.exp(beta * BATCH) * active + gamma;
}

/** GPUs a model of so many billion parameters needs: the next power of two its memory fits in. */
export function gpuCount(total: number): number {
  const memory = (MEMORY_OVERHEAD * total * QUANTISATION_BITS) / 8;
  return 2 ** Math.ceil(Math.log2(Math.ceil(memory / GPU_MEMORY)));
}

/** Seconds the generation takes: tokens at the model's speed and its time to the first one per request. */
export function generationSeconds(
  size: ModelSize,
  bound: Bound,
  {tokens, requests, latency}: Generation,
): number {
  const {perBillion, perBatch, constant} = LATENCY_FIT;
  const perToken =
    size.tps === null ? perBillion * size.active[bound] + perBatch * BATCH + constant : 1 / size.tps;
  return Math.min(tokens * perToken + requests * (size.ttft ?? 0), latency ?? Infinity);
}

/** kWh of the machines: the server for as long as it generates, shared by a batch, and the GPUs by token. */
function machineEnergy(size: ModelSize, bound: Bound, generation: Generation, seconds: number): number {
  const gpus = gpuCount(size.total[bound]);
  const server = ((seconds / 3600) * SERVER_POWER * (gpus / GPUS_PER_SERVER)) / BATCH;
  return server + (gpus * generation.tokens * energyPerToken(size.active[bound])) / 1000;
}

/**
 * What making the machines took, for the time they are used: their share of the lifetime, shared by a batch.
 */
function embodied(gpus: number, seconds: number, name: 'gwp' | 'adpe' | 'pe'): number {
  const machines = (gpus / GPUS_PER_SERVER) * SERVER_EMBODIED[name] + gpus * GPU_EMBODIED[name];
  return (seconds * machines) / (LIFETIME * BATCH);
}

function impactsAt(
  bound: Bound,
  size: ModelSize,
  {pue, wue}: Hosting,
  grid: GridFactors,
  generation: Generation,
) {
  const seconds = generationSeconds(size, bound, generation);
  const machines = machineEnergy(size, bound, generation, seconds);
  const energy = pue[bound] * machines;
  const gpus = gpuCount(size.total[bound]);
  return {
    energy,
    water: machines * (wue[bound] + pue[bound] * grid.water),
    co2eUsage: energy * grid.gwp,
    co2eEmbodied: embodied(gpus, seconds, 'gwp'),
    adpeUsage: energy * grid.adpe,
    adpeEmbodied: embodied(gpus, seconds, 'adpe'),
    peUsage: energy * grid.pe,
    peEmbodied: embodied(gpus, seconds, 'pe'),
  };
}

/**
 * The impacts of a generation by EcoLogits 0.11.2: once with all lower bounds, once with all upper ones.
 * Without a measured latency it is linear in tokens and requests, so that sums may be put in as well as
 * single requests.
 */
export function impactsOf(model: KnownModel, zone: Zone, generation: Generation): Impacts {
  return impactsBy(impactOf(model, zone, generation));
}

/** CO₂e of a generation in kg, as {@link impactsOf} has it, without the others. */
export function co2eOfGeneration(model: KnownModel, zone: Zone, generation: Generation): Interval {
  const impact = impactOf(model, zone, generation);
  return co2eOf({co2eUsage: impact('co2eUsage'), co2eEmbodied: impact('co2eEmbodied')});
}

function impactOf({host, size}: KnownModel, zone: Zone, generation: Generation): (name: Impact) => Interval {
  const low = impactsAt('min', size, HOSTING[host], ZONES[zone], generation);
  const high = impactsAt('max', size, HOSTING[host], ZONES[zone], generation);
  return (name) => ({min: low[name], max: high[name]});
}

/** Sums impacts, bound by bound. */
export function sumOfImpacts(all: readonly Impacts[]): Impacts {
  return impactsBy((name) => sumOf(all.map((impacts) => impacts[name])));
}

/** Usage and making together: CO₂e in kg. */
export function co2eOf({co2eUsage, co2eEmbodied}: Pick<Impacts, 'co2eUsage' | 'co2eEmbodied'>): Interval {
  return sumOf([co2eUsage, co2eEmbodied]);
}

function impactsBy(make: (name: Impact) => Interval): Impacts {
  return Object.fromEntries(IMPACTS.map((name) => [name, make(name)])) as Impacts;
}
