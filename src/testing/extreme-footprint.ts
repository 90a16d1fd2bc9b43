/** A footprint as far out as the contract allows: most of it not estimated, amounts of every size, contributions of every kind. */

type Bounds = readonly [min: number, central: number, max: number];

const estimate = ([min, central, max]: Bounds, unit: string, part = 1) => (
  {min: min * part, central: central * part, max: max * part, unit}
);
const sum = (all: readonly Bounds[]): Bounds => (
  all.reduce<Bounds>(([min, central, max], each) => [min + each[0], central + each[1], max + each[2]], [0, 0, 0])
);

/** From next to nothing to what no chat ever took; one without a width, one of nothing, one that is not even tiny. */
const AMOUNTS: readonly Bounds[] = [
  [1_200_000, 4_500_000, 98_000_000], [41, 41, 41], [0.002, 0.9, 55], [0, 0, 0], [0, 1e-12, 3e-12], [0.000_04, 0.000_05, 0.000_06],
  [0, 7, 7], [1e-7, 2, 3_000], [12, 12.4, 12.6], [0.0149, 0.015, 0.0151], [999.4, 999.6, 1_000.4],
];
const WATER = 9;
const ENERGY = 3;
const WHOLE = sum(AMOUNTS);

/** A week that is a gap, days of nothing, and one day that is nearly all of it. */
function pointsOf(days: number) {
  const weights = Array.from({length: days}, (_, index) => (index === 45 ? 1e6 : index % 6 === 0 ? 0 : (index * 7919) % 97));
  const isGap = (index: number) => index >= 20 && index < 27;
  const all = weights.reduce((total, weight, index) => total + (isGap(index) ? 0 : weight), 0);
  return weights.flatMap((weight, index) => (isGap(index) ? [] : [{
    date: new Date(Date.UTC(2026, 7, 23 + index)).toISOString().slice(0, 10),
    outputTokens: weight * 1e9,
    co2e: estimate(WHOLE, 'kgCO2e', weight / all),
    energy: estimate(WHOLE, 'kWh', (ENERGY * weight) / all),
  }]));
}

const STATUSES = ['planned', 'funded', 'delivered', 'verified', 'cancelled', 'reversed'];
const KINDS = [['restoration', 'm2'], ['tree_planting', 'tree'], ['removal', 'kgCO2e'], ['avoidance', 'kgCO2e']] as const;
const MONEY = ['123456789012.345678', '0.000001', '0', '0.26', '99999.995'];
const CURRENCIES = ['EUR', 'EUR', 'JPY', 'USD'];
const QUANTITIES = [123_456_789_012, 0.000_4, 0, 1, 98_765.4321];
const at = <T>(list: readonly T[], index: number) => list[index % list.length] as T;

/** Every status, kind and size; a fourth of them claims more than it can show. */
function contributionsOf(names: readonly string[]) {
  return Array.from({length: 25}, (_, index) => {
    const [kind, unit] = at(KINDS, index);
    const isProven = index % 4 !== 3;
    return {
      id: `c${index}`, kind, status: at(STATUSES, index), allocation: 'pooled_share',
      ...(index % 7 === 6 ? {} : {period: index % 5 === 4 ? at(names, index) : `2026-${String((index % 12) + 1).padStart(2, '0')}`}),
      ...(index % 6 === 5 ? {} : {project: {name: at(names, index), partner: at(names, index * 3 + 1), url: 'https://example.org/project'}}),
      ...(index % 8 === 7 ? {} : {amount: {value: at(MONEY, index), currency: at(CURRENCIES, index)}}),
      ...(index % 3 === 2 ? {} : {quantity: {value: at(QUANTITIES, index), unit}}),
      dates: {accruedAt: '2026-10-31', fundedAt: '2026-11-05', verifiedAt: '2026-11-15'},
      receiptUrl: 'https://pay.example/receipt.pdf',
      ...(isProven && {reportUrl: 'https://pay.example/report.pdf', certificateUrl: 'https://pay.example/certificate.pdf'}),
      verifier: at(names, index * 5) || 'a',
    };
  });
}

/** The body of the footprint's endpoint, with these names in all its places. */
export function extremeFootprint(names: readonly string[]) {
  const unknown = names.map((model, index) => (
    {provider: at(names, index + 3), model, outputTokens: index === 0 ? '9007199254740993' : index, reason: at(['model-not-registered', 'zone-not-registered', names[0] ?? ''], index)}
  ));
  const factor = (id: string, value: number | {min: number; max: number}, rest: object = {}) => ({id, label: at(names, id.length), value, unit: 'kWh/kWh', ...rest});
  return {
    schemaVersion: 1,
    estimate: true,
    generatedAt: '2026-11-17T18:00:00Z',
    range: {key: '90d', from: '2026-08-23', to: '2026-11-20', timezone: 'America/Argentina/Buenos_Aires'},
    totals: {
      co2e: estimate(WHOLE, 'kgCO2e'), energy: estimate(WHOLE, 'kWh', ENERGY), water: estimate(WHOLE, 'L', WATER),
      co2eEmbodied: estimate([0, 1e-12, 2e-12], 'kgCO2e'),
    },
    coverage: {requests: 98765432, outputTokens: '9007199254741120', estimatedOutputTokens: 11, notEstimated: unknown},
    byModel: AMOUNTS.map((bounds, index) => ({
      provider: at(names, index + 5), model: at(names, index), requests: 1, inputTokens: 0, outputTokens: 1, zone: at(['USA', 'WOR', names[0] ?? ''], index),
      basis: [], co2e: estimate(bounds, 'kgCO2e'), energy: estimate(bounds, 'kWh', ENERGY), water: estimate(bounds, 'L', WATER),
    })),
    timeseries: {granularity: 'day', points: pointsOf(90)},
    method: {
      id: 'own', label: names[0] ?? '', version: '0.0.1-preview+build.20261120', url: 'https://example.org/method', accounting: 'location-based',
      included: [...names, {id: 'water', label: 'Water'}],
      excluded: names.map((label, index) => ({id: `own_${index}`, label, couldAdd: {...estimate(at(AMOUNTS, index), 'kWh')}})),
    },
    factors: [
      factor('host.openai.pue', {min: 1e-9, max: 123_456_789.123}, {name: names[0]}), factor('grid.WOR.gwp', 0.123_456_789_012, {dataYear: 2025, source: names[0]}),
      ...names.map((_, index) => factor(`own.${'x'.repeat(index)}`, 10 ** (index - 8), {source: at(names, index), url: 'https://example.org/source', licence: at(names, index + 2)})),
    ],
    equivalents: [
      {id: 'car_km', of: 'co2e', ...estimate(WHOLE, 'km', 7)}, {id: 'water_glass', of: 'water', ...estimate([0, 1e-9, 2e-9], 'glass')},
      {id: 'phone_charge', of: 'energy', ...estimate([1, 1, 1], 'charge')},
    ],
    restoration: {
      contribution: {rate: 0.000_1, accrued: {value: '999999999999.999999', currency: 'EUR'}, transferred: {value: '0.000001', currency: 'EUR'}},
      unitPrice: {value: '0.0001', currency: 'EUR', per: 'm2', source: names[0] ?? '', date: '2026-10-01'},
      contributions: contributionsOf(names),
    },
  };
}
