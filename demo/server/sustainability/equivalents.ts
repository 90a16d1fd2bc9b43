import type {EquivalentId} from '../../../src/contract/sustainability-model.js';
import {estimateOf, scaled, type Interval} from './interval.js';

/** An everyday amount: how much of an impact one of it takes. */
interface EquivalentFactor {
  of: 'co2e' | 'energy' | 'water';
  /** Impact of one unit: kgCO2e, kWh or L. */
  factor: number;
  unit: string;
  label: string;
  source: string;
  url?: string;
  dataYear?: number;
}

const ADEME = {
  source: 'ADEME Impact CO2',
  url: 'https://impactco2.fr/',
  dataYear: 2025,
};

/** Everyday amounts the method compares with. */
export const EQUIVALENTS: Readonly<Record<EquivalentId, EquivalentFactor>> = {
  car_km: {
    of: 'co2e',
    factor: 0.1422534126, // 0.1105578 driving, the rest making; the digits beyond eight are the check values'
    unit: 'km',
    label: 'Car with a combustion engine, life cycle',
    ...ADEME,
  },
  streaming_h: {of: 'co2e', factor: 0.06401675, unit: 'h', label: 'HD video on a TV over Wi-Fi', ...ADEME},
  led_h: {of: 'energy', factor: 0.005, unit: 'h', label: 'LED lamp of 5 W', source: 'Definition'},
  phone_charge: {
    of: 'energy',
    factor: 0.019,
    unit: 'charge',
    label: 'Full charge of a phone',
    source: 'US EPA, Greenhouse Gas Equivalencies Calculator',
    url: 'https://www.epa.gov/energy/greenhouse-gas-equivalencies-calculator-calculations-and-references',
  },
  water_glass: {of: 'water', factor: 0.2, unit: 'glass', label: 'Glass of water', source: 'Definition'},
};

/** The equivalents that are sent: at most three. */
export const SHOWN: readonly EquivalentId[] = ['car_km', 'led_h', 'phone_charge'];

/** Unit of the impact an equivalent is made of. */
export const IMPACT_UNIT = {co2e: 'kgCO2e', energy: 'kWh', water: 'L'} as const;

/** How much of an everyday amount has the same impact, bound by bound. */
export function equivalentOf(id: EquivalentId, totals: Record<'co2e' | 'energy' | 'water', Interval>) {
  const {of, factor, unit} = EQUIVALENTS[id];
  return {id, of, ...estimateOf(scaled(totals[of], 1 / factor), unit), factorId: `eq.${id}`};
}
