import {FACTORS, METHOD} from '../sample/method.js';

/** A month of everyday use as `/sustainability/metrics` tells it; days and models add up to the totals. */

type Bounds = readonly [min: number, central: number, max: number];

function estimate([min, central, max]: Bounds, unit: string, part = 1) {
  return {min: min * part, central: central * part, max: max * part, unit};
}

function sum(all: readonly Bounds[]): Bounds {
  const at = (index: 0 | 1 | 2) => all.reduce((total, bounds) => total + bounds[index], 0);
  return [at(0), at(1), at(2)];
}

const MODELS = [
  {
    provider: 'openai', model: 'gpt-4o', requests: 300, inputTokens: 900000, outputTokens: 120000,
    co2e: [0.08121467, 0.10340412, 0.12559358], energy: [0.19012723, 0.24785213, 0.30557704], water: [0.6856495, 0.89382089, 1.10199228],
  },
  {
    provider: 'anthropic', model: 'claude-sonnet-4-5', requests: 150, inputTokens: 700000, outputTokens: 80000,
    co2e: [0.04907724, 0.06413702, 0.07919679], energy: [0.11415572, 0.15333307, 0.19251043], water: [0.37116202, 0.57141192, 0.77166183],
  },
  {
    provider: 'google', model: 'gemini-2.5-flash', requests: 200, inputTokens: 400000, outputTokens: 50000,
    co2e: [0.02813828, 0.03653637, 0.04493446], energy: [0.06721703, 0.0890643, 0.11091157], water: [0.2721358, 0.36058696, 0.44903813],
  },
] as const;

const CO2E = sum(MODELS.map(({co2e}) => co2e));
const ENERGY = sum(MODELS.map(({energy}) => energy));
const WATER = sum(MODELS.map(({water}) => water));

const WEIGHTS = [5, 7, 0, 1, 6, 8, 9, 7, 6, 2, 1, 8, 10, 12, 9, 7, 1, 0, 6, 9, 11, 8, 7, 2, 3, 9, 13, 10, 8, 5];
const WHOLE = WEIGHTS.reduce((total, weight) => total + weight, 0);

const points = WEIGHTS.map((weight, index) => ({
  date: new Date(Date.UTC(2026, 9, 22 + index)).toISOString().slice(0, 10),
  outputTokens: Math.round((250000 * weight) / WHOLE),
  co2e: estimate(CO2E, 'kgCO2e', weight / WHOLE),
  energy: estimate(ENERGY, 'kWh', weight / WHOLE),
}));

const EUR = (value: string) => ({value, currency: 'EUR'});
const equivalent = (id: string, of: string, [min, central, max]: Bounds, perUnit: number, unit: string) => (
  {id, of, ...estimate([min / perUnit, central / perUnit, max / perUnit], unit), factorId: `eq.${id}`}
);

/** The footprint of that month, with a model the method does not know. */
export const footprint = {
  schemaVersion: 1,
  estimate: true,
  generatedAt: '2026-11-20T18:00:00Z',
  range: {key: '30d', from: '2026-10-22', to: '2026-11-20', timezone: 'Europe/Berlin'},
  totals: {
    co2e: estimate(CO2E, 'kgCO2e'),
    energy: estimate(ENERGY, 'kWh'),
    water: estimate(WATER, 'L'),
    co2eEmbodied: estimate([0.0156256, 0.0156256, 0.0156256], 'kgCO2e'),
  },
  coverage: {
    requests: 660, outputTokens: 255000, estimatedOutputTokens: 250000,
    notEstimated: [{provider: 'groq', model: 'some-new-model', outputTokens: 5000, reason: 'model-not-registered'}],
  },
  byModel: MODELS.map((model) => ({
    ...model,
    zone: 'USA',
    basis: ['model-arch-not-released'],
    co2e: estimate(model.co2e, 'kgCO2e'),
    energy: estimate(model.energy, 'kWh'),
    water: estimate(model.water, 'L'),
  })),
  timeseries: {granularity: 'day', points},
  method: METHOD,
  factors: FACTORS,
  equivalents: [
    equivalent('car_km', 'co2e', CO2E, 0.14225341, 'km'),
    equivalent('led_h', 'energy', ENERGY, 0.005, 'h'),
    equivalent('phone_charge', 'energy', ENERGY, 0.019, 'charge'),
  ],
  restoration: {
    contribution: {rate: 0.025, basis: 'share of each request price, stored per transaction', accrued: EUR('0.2645'), transferred: EUR('0.26')},
    unitPrice: {...EUR('1'), per: 'm2', source: 'example quote', date: '2026-10-01'},
    contributions: [
      {
        id: 'don_2026-10', period: '2026-10', kind: 'restoration', status: 'funded', allocation: 'pooled_share',
        project: {name: 'Mixed forest, Harz', partner: 'Bergwaldprojekt e.V.', country: 'DE', url: 'https://www.bergwaldprojekt.de/'},
        amount: EUR('0.26'), quantity: {value: 0.26, unit: 'm2'},
        dates: {accruedAt: '2026-10-31', fundedAt: '2026-11-05'}, receiptUrl: 'https://pay.example/receipts/2026-10.pdf',
      },
      {
        id: 'acc_2026-11', period: '2026-11', kind: 'restoration', status: 'planned', allocation: 'pooled_share',
        project: {name: 'Not assigned yet', partner: 'Bergwaldprojekt e.V.'}, amount: EUR('0.0045'), dates: {accruedAt: '2026-11-20'},
      },
    ],
  },
};
