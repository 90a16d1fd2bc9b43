import {interval, type Interval} from './interval.js';

/**
 * The numbers of EcoLogits 0.11.2 (https://ecologits.ai, methodology CC BY-SA 4.0; Rincé and Banse 2025,
 * JOSS 10(111) 7471, doi 10.21105/joss.07471), with the source each of them names.
 */
export const METHOD_VERSION = '0.11.2';

/**
 * Fit of energy per output token to ML.ENERGY's measurements on H100 (2025): `ALPHA·e^(BETA·B)·P + GAMMA`,
 * Wh.
 */
export const ENERGY_FIT = {
  alpha: 1.1665273170451914e-6,
  beta: -0.011205921025579175,
  gamma: 4.052928146734005e-5,
} as const;

/** Fit of seconds per output token, for models whose speed nobody publishes (the same measurements). */
export const LATENCY_FIT = {
  perBillion: 0.0006785088094353663,
  perBatch: 0.0003119310311688259,
  constant: 0.019473717579473387,
} as const;

/** Requests a server works on at once. */
export const BATCH = 64;
/** Bits of a parameter. */
export const QUANTISATION_BITS = 16;
/** What a model needs in memory beyond its parameters, as a factor. */
export const MEMORY_OVERHEAD = 1.2;
/** GB of one GPU (H100). */
export const GPU_MEMORY = 80;
/** GPUs of one server (p5.48xlarge, from Boavizta). */
export const GPUS_PER_SERVER = 8;
/** kW of a server without its GPUs (Boavizta). */
export const SERVER_POWER = 1.2;
/** Seconds a server is used before it is replaced: three years. */
export const LIFETIME = 94_608_000;

/** What making one GPU takes (life-cycle data of H100; ADPe from ADEME). */
export const GPU_EMBODIED = {gwp: 273, adpe: 0.00895, pe: 3721} as const;
/** What making one server without its GPUs takes (Boavizta). */
export const SERVER_EMBODIED = {gwp: 5700, adpe: 0.37, pe: 70_000} as const;

/** What a kWh from the grid takes: kgCO2e, MJ, kgSbeq and L. GWP of 2025 (Our World in Data / Ember). */
export interface GridFactors {
  label: string;
  gwp: number;
  pe: number;
  adpe: number;
  water: number;
}

const grid = (label: string, gwp: number, pe: number, adpe: number, water: number): GridFactors => ({
  label,
  gwp,
  pe,
  adpe,
  water,
});

/** Electricity mixes by zone. */
export const ZONES = {
  USA: grid('United States', 0.3844, 9.6884, 9.855e-8, 3.1321),
  SWE: grid('Sweden', 0.03526, 4.73, 7.771e-8, 6.0315),
  DEU: grid('Germany', 0.32965, 8.7477, 8.787e-8, 1.947),
  FRA: grid('France', 0.04144, 9.3135, 4.858e-8, 3.6737),
  IRL: grid('Ireland', 0.25654, 8.0614, 2.193e-8, 1.4769),
  FIN: grid('Finland', 0.05747, 6.2915, 8.051e-8, 4.5289),
  EEE: grid('Europe', 0.28268, 8.5477, 6.423e-8, 3.908),
  WOR: grid('World', 0.45829, 2.5871, 1.349e-8, 3.908),
} as const satisfies Record<string, GridFactors>;
/** Code of an electricity mix. */
export type Zone = keyof typeof ZONES;

/** Whether there are factors for a zone. */
export function isZone(text: string): text is Zone {
  return Object.hasOwn(ZONES, text);
}

/** Where and how a provider runs its models. */
export interface Hosting {
  label: string;
  /** Zone unless the configuration says another. */
  zone: Zone;
  /** Power usage effectiveness: energy of the data centre per energy of its machines. */
  pue: Interval;
  /** Water used on site, L per kWh of the machines. */
  wue: Interval;
}

/** Providers under the names EcoLogits has for them. */
export const HOSTING = {
  openai: {label: 'OpenAI (Azure)', zone: 'USA', pue: interval(1.2), wue: interval(0.569)},
  anthropic: {
    label: 'Anthropic (AWS, Google)',
    zone: 'USA',
    pue: interval(1.09, 1.14),
    wue: interval(0.13, 0.999),
  },
  google_genai: {label: 'Google', zone: 'USA', pue: interval(1.09), wue: interval(0.999)},
  cohere: {label: 'Cohere', zone: 'USA', pue: interval(1.09), wue: interval(0.999)},
  mistralai: {label: 'Mistral (Azure)', zone: 'SWE', pue: interval(1.16), wue: interval(0.09)},
  huggingface_hub: {label: 'Hugging Face', zone: 'USA', pue: interval(1.09, 1.14), wue: interval(0.13, 0.99)},
} as const satisfies Record<string, Hosting>;
/** A provider under EcoLogits' name. */
export type Host = keyof typeof HOSTING;

/**
 * kWh that reading one uncached input token could add; EcoLogits does not count it and cites Epoch AI (2025)
 * for the size of it: from next to nothing to what very long prompts take.
 */
export const INPUT_TOKEN_ENERGY = {min: 0, central: 0.135185e-6, max: 0.39e-6} as const;
