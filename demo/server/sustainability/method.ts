import {EQUIVALENTS, IMPACT_UNIT, SHOWN} from './equivalents.js';
import type {Estimable} from './estimate.js';
import {
  BATCH,
  GPU_EMBODIED,
  HOSTING,
  INPUT_TOKEN_ENERGY,
  LIFETIME,
  METHOD_VERSION,
  SERVER_EMBODIED,
  SERVER_POWER,
  ZONES,
  type Host,
  type Zone,
} from './factors.js';
import {energyPerToken} from './footprint.js';
import type {Interval} from './interval.js';

const ECOLOGITS = {
  source: `EcoLogits ${METHOD_VERSION}`,
  url: 'https://ecologits.ai/latest/methodology/llm_inference/',
  licence: 'CC BY-SA 4.0',
};
const GRID_CO2E = {
  dataYear: 2025,
  source: `Our World in Data / Ember via EcoLogits ${METHOD_VERSION}`,
  url: 'https://ourworldindata.org/electricity-mix',
  licence: 'CC BY 4.0',
};
const GRID_OTHER = {...ECOLOGITS, source: `ADEME Base Empreinte via EcoLogits ${METHOD_VERSION}`};
const GRID_WATER = {...ECOLOGITS, source: `World Resources Institute via EcoLogits ${METHOD_VERSION}`};
const FIT = {...ECOLOGITS, source: `ML.ENERGY on H100 via EcoLogits ${METHOD_VERSION}`, dataYear: 2025};
const BOAVIZTA = {...ECOLOGITS, source: `Boavizta via EcoLogits ${METHOD_VERSION}`};
const LIFE_CYCLE = {...ECOLOGITS, source: `Life-cycle data of H100, ADEME, via EcoLogits ${METHOD_VERSION}`};
const SPEED = {...ECOLOGITS, source: `OpenRouter via EcoLogits ${METHOD_VERSION}`};

/** Where a factor comes from. */
interface Origin {
  source: string;
  dataYear?: number;
  url?: string;
  licence?: string;
}

/** A factor as the API sends it. */
export interface FactorValue extends Origin {
  id: string;
  label: string;
  /** What it is of, where the label says it. */
  name?: string;
  value: number | {min: number; max: number};
  unit: string;
}

/**
 * How the estimate is made, and what it leaves out; `uncached` input tokens could add energy of their own.
 */
export function methodValue(uncached: number) {
  const {min, central, max} = INPUT_TOKEN_ENERGY;
  return {
    id: 'ecologits',
    version: METHOD_VERSION,
    label: `EcoLogits ${METHOD_VERSION}`,
    url: ECOLOGITS.url,
    central: 'midpoint',
    accounting: 'location-based',
    included: [
      {id: 'electricity', label: 'GPU and server electricity for generating the answer'},
      {id: 'overhead', label: 'Data-centre overhead (PUE)'},
      {id: 'water', label: 'Water: cooling and power generation'},
      {id: 'manufacturing', label: 'Manufacturing of GPUs and servers'},
    ],
    excluded: [
      {
        id: 'input_tokens',
        label: 'Reading your prompt and context',
        couldAdd: {min: uncached * min, central: uncached * central, max: uncached * max, unit: 'kWh'},
        source: 'Epoch AI 2025, which EcoLogits cites for input tokens; uncached input tokens only',
      },
      {id: 'training', label: 'Training the models'},
      {id: 'network_device', label: 'Network and your device'},
      {id: 'images_audio', label: 'Images and audio'},
      {id: 'idle', label: 'Idle capacity and end of life of the machines'},
    ],
  };
}

/** The factors behind the estimates of some models: zones, providers, sizes, machines, equivalents. */
export function factorValues(models: readonly Estimable[]): FactorValue[] {
  const zones = [...new Set(models.map(({zone}) => zone))];
  const hosts = [...new Set(models.map(({host}) => host))];
  if (models.length === 0) return [];
  const known = [...new Map(models.map((model) => [model.name, model])).values()];
  return [
    ...zones.flatMap(zoneFactors),
    ...hosts.flatMap(hostFactors),
    ...known.flatMap(modelFactors),
    ...hardwareFactors(),
    ...equivalentFactors(),
  ];
}

function zoneFactors(zone: Zone): FactorValue[] {
  const {label: name, gwp, pe, adpe, water} = ZONES[zone];
  const mix = `Electricity mix, ${name}`;
  const overuse = zone === 'EEE' ? {...GRID_WATER, source: `${GRID_WATER.source} (world)`} : GRID_WATER;
  const factors = [
    {id: `grid.${zone}.gwp`, label: mix, value: gwp, unit: 'kgCO2e/kWh', ...GRID_CO2E},
    {id: `grid.${zone}.pe`, label: `${mix}: primary energy`, value: pe, unit: 'MJ/kWh', ...GRID_OTHER},
    {
      id: `grid.${zone}.adpe`,
      label: `${mix}: abiotic resources`,
      value: adpe,
      unit: 'kgSbeq/kWh',
      ...GRID_OTHER,
    },
    {id: `grid.${zone}.water`, label: `${mix}: water`, value: water, unit: 'L/kWh', ...overuse},
  ];
  return factors.map((factor) => ({...factor, name}));
}

function hostFactors(host: Host): FactorValue[] {
  const {label: name, pue, wue} = HOSTING[host];
  return [
    {
      id: `host.${host}.pue`,
      label: `Data-centre overhead (PUE), ${name}`,
      name,
      value: oneOrBoth(pue),
      unit: 'kWh/kWh',
      ...ECOLOGITS,
    },
    {
      id: `host.${host}.wue`,
      label: `Water on site (WUE), ${name}`,
      name,
      value: oneOrBoth(wue),
      unit: 'L/kWh',
      ...ECOLOGITS,
    },
  ];
}

function modelFactors({name, size: {active, total, tps, ttft}}: Estimable): FactorValue[] {
  const speed = (id: string, label: string, value: number | null, unit: string): FactorValue[] =>
    value === null
      ? []
      : [{id: `model.${name}.${id}`, label: `${name}: ${label}`, name, value, unit, ...SPEED}];
  return [
    {
      id: `model.${name}.active`,
      label: `${name}: active parameters`,
      name,
      value: oneOrBoth(active),
      unit: '10⁹',
      ...ECOLOGITS,
    },
    {
      id: `model.${name}.total`,
      label: `${name}: parameters`,
      name,
      value: oneOrBoth(total),
      unit: '10⁹',
      ...ECOLOGITS,
    },
    ...speed('tps', 'speed', tps, 'tokens/s'),
    ...speed('ttft', 'time to the first token', ttft, 's'),
  ];
}

/** Energy per token is a straight line in the active parameters once the batch is given. */
function hardwareFactors(): FactorValue[] {
  const perBillion = energyPerToken(1) - energyPerToken(0);
  return [
    {
      id: 'fit.slope',
      label: 'Energy per output token, GPU and 10⁹ active parameters',
      value: perBillion,
      unit: 'Wh',
      ...FIT,
    },
    {id: 'fit.base', label: 'Energy per output token and GPU', value: energyPerToken(0), unit: 'Wh', ...FIT},
    {id: 'batch', label: 'Requests a server works on at once', value: BATCH, unit: 'requests', ...ECOLOGITS},
    {id: 'server.power', label: 'Server without GPUs', value: SERVER_POWER, unit: 'kW', ...BOAVIZTA},
    ...embodiedFactors('server', 'Making a server without GPUs', SERVER_EMBODIED, BOAVIZTA),
    ...embodiedFactors('gpu', 'Making a GPU (H100)', GPU_EMBODIED, LIFE_CYCLE),
    {
      id: 'lifetime',
      label: 'Lifetime of the machines',
      value: LIFETIME,
      unit: 's',
      ...ECOLOGITS,
      dataYear: 2025,
    },
  ];
}

function embodiedFactors(
  id: string,
  label: string,
  {gwp, adpe, pe}: {gwp: number; adpe: number; pe: number},
  origin: Origin,
): FactorValue[] {
  return [
    {id: `${id}.gwp`, label, value: gwp, unit: 'kgCO2e', ...origin},
    {id: `${id}.adpe`, label: `${label}: abiotic resources`, value: adpe, unit: 'kgSbeq', ...origin},
    {id: `${id}.pe`, label: `${label}: primary energy`, value: pe, unit: 'MJ', ...origin},
  ];
}

function equivalentFactors(): FactorValue[] {
  return SHOWN.map((id) => {
    const {of, factor, unit, label, ...origin} = EQUIVALENTS[id];
    return {id: `eq.${id}`, label, value: factor, unit: `${IMPACT_UNIT[of]}/${unit}`, ...origin};
  });
}

function oneOrBoth({min, max}: Interval): number | Interval {
  return min === max ? min : {min, max};
}
