import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {EQUIVALENTS, equivalentOf} from '../../../../demo/server/sustainability/equivalents.js';
import {estimable, estimateImpacts} from '../../../../demo/server/sustainability/estimate.js';
import type {Zone} from '../../../../demo/server/sustainability/factors.js';
import {
  co2eOf,
  energyPerToken,
  generationSeconds,
  gpuCount,
  impactsOf,
  sumOfImpacts,
  type Generation,
  type Impacts,
} from '../../../../demo/server/sustainability/footprint.js';
import {midpoint, sumOf} from '../../../../demo/server/sustainability/interval.js';
import {methodValue} from '../../../../demo/server/sustainability/method.js';
import {modelOf} from '../../../../demo/server/sustainability/models.js';
import type {EquivalentId} from '../../../../src/contract/sustainability-model.js';

const SETTINGS = {zones: {}, quote: null};

function impacts(provider: string, model: string, generation: Generation, zone?: Zone): Impacts {
  const known = estimable(SETTINGS, provider, model);
  assert.ok(known, model);
  return zone === undefined ? estimateImpacts(known, generation) : impactsOf(known, zone, generation);
}

/** Fails unless `actual` is within `tolerance` of `expected`, relatively. */
function near(actual: number, expected: number, what: string, tolerance = 1e-9): void {
  const error = expected === 0 ? Math.abs(actual) : Math.abs(actual - expected) / Math.abs(expected);
  assert.ok(error <= tolerance, `${what}: ${actual} instead of ${expected}, off by ${error}`);
}

function nearBounds(
  actual: {min: number; max: number},
  [min, max]: readonly [number, number],
  what: string,
): void {
  near(actual.min, min, `${what} min`);
  near(actual.max, max, `${what} max`);
}

const adpeOf = ({adpeUsage, adpeEmbodied}: Impacts) => sumOf([adpeUsage, adpeEmbodied]);
const peOf = ({peUsage, peEmbodied}: Impacts) => sumOf([peUsage, peEmbodied]);

describe("EcoLogits' published vectors", () => {
  const VECTORS: [model: string, energy: number, gwp: number, adpe: number, pe: number, water: number][] = [
    [
      'c4ai-aya-expanse-32b',
      1.639303138765219e-5,
      7.115283348746835e-6,
      4.719835921991472e-11,
      0.00016912049570835678,
      6.63690524682237e-5,
    ],
    [
      'command-a-03-2025',
      0.00010216410036670692,
      4.1957168706094415e-5,
      1.6047712707571693e-10,
      0.0010237876270673084,
      0.0004136229826726363,
    ],
    [
      'command-a-plus-05-2026',
      0.0001049544290967799,
      4.251074785244855e-5,
      1.3168049387544184e-10,
      0.0010442534737650046,
      0.000424919945968229,
    ],
  ];

  for (const [model, ...expected] of VECTORS) {
    it(`are met to 1e-12 by ${model}`, () => {
      const found = impacts('cohere', model, {tokens: 200, requests: 1, latency: 5});
      const all = [found.energy, co2eOf(found), adpeOf(found), peOf(found), found.water];
      for (const [index, {min, max}] of all.entries()) {
        near(min, expected[index] as number, `${model} ${index}`, 1e-12);
        near(max, expected[index] as number, `${model} ${index}`, 1e-12);
      }
    });
  }
});

describe('check values of a request', () => {
  it('CV1: gpt-4o, 400 tokens', () => {
    const {size} = modelOf('openai', 'gpt-4o') ?? assert.fail();
    const generation = {tokens: 400, requests: 1};
    assert.equal(gpuCount(size.total.max), 16);
    near(generationSeconds(size, 'max', generation), 10.40609756097561, 'seconds');
    near(energyPerToken(44), 6.558349249857016e-5, 'energy per token, lower');
    near(energyPerToken(132), 1.1569191456103041e-4, 'energy per token, upper');
    const found = impacts('openai', 'gpt-4o', generation);
    nearBounds(found.energy, [6.33757441901214e-4, 1.0185901233409084e-3], 'energy');
    nearBounds(co2eOf(found), [2.7071557306520064e-4, 4.186452558106192e-4], 'GWP');
    nearBounds(found.co2eEmbodied, [2.7099212398373984e-5, 2.7099212398373984e-5], 'embodied GWP');
    nearBounds(found.water, [2.2854983374802846e-3, 3.673307608800207e-3], 'water');
    nearBounds(adpeOf(found), [1.5803426653973289e-9, 1.6182679261532107e-9], 'ADPe');
    nearBounds(peOf(found), [6.483022315306104e-3, 1.021143526616644e-2], 'PE');
  });

  it('CV2: claude-sonnet-4-5, 1,000 tokens, with intervals of PUE and WUE', () => {
    const found = impacts('anthropic', 'claude-sonnet-4-5', {tokens: 1000, requests: 1});
    nearBounds(found.energy, [1.415223268265973e-3, 2.394119385229558e-3], 'energy');
    nearBounds(co2eOf(found), [6.062703470487128e-4, 9.825580144095147e-4], 'GWP');
    nearBounds(found.water, [4.601408894751061e-3, 9.596625945639191e-3], 'water');
  });

  it('CV3: mistral-large-latest, 400 tokens in Sweden, an interval without width', () => {
    const found = impacts('mistral', 'mistral-large-latest', {tokens: 400, requests: 1});
    assert.equal(gpuCount(675), 32);
    nearBounds(found.energy, [1.1913373714917954e-3, 1.1913373714917954e-3], 'energy');
    nearBounds(co2eOf(found), [9.435949689527129e-5, 9.435949689527129e-5], 'GWP');
    nearBounds(found.co2eEmbodied, [5.235294117647059e-5, 5.235294117647059e-5], 'embodied GWP');
    nearBounds(found.water, [7.27798270394092e-3, 7.27798270394092e-3], 'water');
  });

  it('CV4: gpt-4o-mini, 300 tokens, a measured latency of 1.5 s', () => {
    const generation = {tokens: 300, requests: 1, latency: 1.5};
    const {size} = modelOf('openai', 'gpt-4o-mini') ?? assert.fail();
    assert.equal(generationSeconds(size, 'min', generation), 1.5);
    const found = impacts('openai', 'gpt-4o-mini', generation);
    nearBounds(found.energy, [1.740232832301384e-5, 2.1502108309942407e-5], 'energy');
    nearBounds(co2eOf(found), [6.933595632366521e-6, 8.509551059341861e-6], 'GWP');
    nearBounds(found.water, [6.275743655367404e-5, 7.754233646120164e-5], 'water');
  });

  it('CV5: CV1 in Germany', () => {
    const found = impacts('openai', 'gpt-4o', {tokens: 400, requests: 1}, 'DEU');
    nearBounds(co2eOf(found), [2.3601735312110916e-4, 3.6287744655770444e-4], 'GWP');
    nearBounds(found.water, [1.5344323930831557e-3, 2.466176453628896e-3], 'water');
  });
});

describe('CV6: a month of three models', () => {
  const month = sumOfImpacts([
    impacts('openai', 'gpt-4o', {tokens: 120_000, requests: 300}),
    impacts('anthropic', 'claude-sonnet-4-5', {tokens: 80_000, requests: 150}),
    impacts('google', 'gemini-2.5-flash', {tokens: 50_000, requests: 200}),
  ]);
  const totals = {energy: month.energy, co2e: co2eOf(month), water: month.water};

  it('has energy, CO₂e and water', () => {
    nearBounds(totals.energy, [0.37149997912987515, 0.608999037790669], 'energy');
    near(midpoint(totals.energy), 0.49024950846027204, 'energy');
    nearBounds(totals.co2e, [0.15843019339583267, 0.24972483154504188], 'GWP');
    near(midpoint(totals.co2e), 0.20407751247043726, 'GWP');
    nearBounds(month.co2eEmbodied, [0.015625601418308672, 0.015625601418308672], 'embodied GWP');
    nearBounds(totals.water, [1.328947316460806, 2.3226922418584457], 'water');
  });

  it('has equivalents with bounds', () => {
    const digits = (id: EquivalentId, places: number) => {
      const {min, central, max} = equivalentOf(id, totals);
      return [min, central, max].map((value) => value.toFixed(places));
    };
    assert.deepEqual(digits('car_km', 8), ['1.11371805', '1.43460539', '1.75549273']);
    assert.deepEqual(digits('led_h', 1), ['74.3', '98.0', '121.8']);
    assert.deepEqual(digits('phone_charge', 2), ['19.55', '25.80', '32.05']);
    assert.deepEqual(digits('streaming_h', 4), ['2.4748', '3.1879', '3.9009']);
    assert.equal(EQUIVALENTS.water_glass.factor, 0.2);
  });
});

describe('CV9 to CV11', () => {
  it('CV9: 2,000,000 uncached input tokens could add 0 to 0.78 kWh', () => {
    const {couldAdd} = methodValue(2_000_000).excluded[0] ?? assert.fail();
    assert.ok(couldAdd);
    near(couldAdd.central, 0.27037, 'central');
    near(couldAdd.max, 0.78, 'max');
    assert.deepEqual([couldAdd.min, couldAdd.unit], [0, 'kWh']);
  });

  it('CV10: claude-3-opus is not estimated', () => {
    assert.equal(estimable(SETTINGS, 'anthropic', 'claude-3-opus'), null);
  });

  it('CV11: nothing generated is nothing', () => {
    const none = impacts('openai', 'gpt-4o', {tokens: 0, requests: 0});
    for (const [name, {min, max}] of Object.entries(none)) assert.deepEqual([min, max], [0, 0], name);
  });
});

describe('the impacts of many requests', () => {
  it('are linear in tokens and requests, with the published coefficients', () => {
    const million = (model: string, provider: string, tokens: number, requests: number) =>
      impacts(provider, model, {tokens: tokens * 1e6, requests: requests * 1e6});
    const near9 = (actual: number, expected: number, what: string) => near(actual, expected, what, 5e-9); // as printed
    const tokens = million('gpt-4o', 'openai', 1, 0);
    near9(tokens.energy.min, 1.5640811, 'gpt-4o, kWh per token');
    near9(tokens.energy.max, 2.52616281, 'gpt-4o, kWh per token');
    near9(co2eOf(tokens).max, 1.03457324, 'gpt-4o, kg per token');
    near9(co2eOf(million('gpt-4o', 'openai', 0, 1)).min, 4.81595833, 'gpt-4o, kg per request');
    near9(million('claude-sonnet-4-5', 'anthropic', 0, 1).energy.min, 13.3979167, 'sonnet, kWh per request');
    near9(million('claude-sonnet-4-5', 'anthropic', 0, 1).energy.max, 14.0125, 'sonnet, kWh per request');
    near9(million('gemini-2.5-flash', 'google', 1, 0).energy.max, 2.178719, 'gemini, kWh per token');
  });

  it('are the sum of the impacts of each', () => {
    const requests = Array.from({length: 50}, (_, index) => ({tokens: index * 13, requests: 1}));
    const each = sumOfImpacts(requests.map((request) => impacts('openai', 'gpt-5', request)));
    const tokens = requests.reduce((sum, request) => sum + request.tokens, 0);
    const all = impacts('openai', 'gpt-5', {tokens, requests: requests.length});
    nearBounds(all.energy, [each.energy.min, each.energy.max], 'energy');
    nearBounds(co2eOf(all), [co2eOf(each).min, co2eOf(each).max], 'GWP');
  });
});

describe('models', () => {
  it('are known under the names hosts give providers and models', () => {
    const names: [string, string, string][] = [
      ['azure', 'gpt-4o', 'gpt-4o'],
      ['azureOpenAI', 'GPT-4o', 'gpt-4o'],
      ['bedrock', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet-4-5'],
      ['google', 'models/gemini-2.5-pro', 'gemini-2.5-pro'],
      ['mistral', 'mistral-large-3', 'mistral-large-latest'],
    ];
    for (const [provider, model, name] of names) assert.equal(modelOf(provider, model)?.name, name, model);
  });

  it('are not taken for others: unknown ones, other dated ones, those of no or another provider', () => {
    const names: [string | null, string][] = [
      ['openai', 'gpt-4o-2024-05-13'],
      ['openai', 'claude-sonnet-4-5'],
      ['groq', 'gpt-4o'],
      [null, 'gpt-4o'],
      ['openai', 'constructor'],
      ['constructor', 'gpt-4o'],
      ['openai', ''],
    ];
    for (const [provider, model] of names)
      assert.equal(modelOf(provider, model), null, `${provider} ${model}`);
  });
});
