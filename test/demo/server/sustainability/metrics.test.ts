import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {readSustainability} from '../../../../demo/server/sustainability/settings.js';
import {readBody} from '../../../../src/client/read-body.js';
import type {ReferenceApi} from '../../../support/reference-api.js';
import {
  address,
  ask,
  insertUsage,
  insertUser,
  read,
  type BreakdownBody,
  type LogBody,
  type ProblemBody,
} from '../support/fixture.js';
import {apiWith, near, nearAll, sum, type MetricsBody} from './fixture.js';

const NOW = '2026-11-20T18:00:00Z';
const MONTH = {range: '2026-11-01..2026-11-30', tz: 'Europe/Berlin'};
let api: ReferenceApi;

/** CV6 split over days, CV10 and a model of no provider beside it. */
before(async () => {
  api = await apiWith(NOW);
  await insertUser(api.database, 'month');
  await insertUser(api.database, 'none');
  const part = (model: string, provider: string, tokens: number, requests: number) =>
    Array.from({length: 10}, (_, index) => ({
      event_id: `${model} ${index}`,
      at: `2026-11-${String(index * 2 + 1).padStart(2, '0')}T12:00:00Z`,
      provider_id: provider,
      model,
      input_tokens: tokens,
      cached_input_tokens: tokens / 2,
      output_tokens: tokens / 10,
      requests: requests / 10,
    }));
  await insertUsage(api.database, 'month', [
    ...part('gpt-4o', 'openai', 120_000, 300),
    ...part('claude-sonnet-4-5', 'anthropic', 80_000, 150),
    ...part('gemini-2.5-flash', 'google', 50_000, 200),
  ]);
});
after(() => api.close());

function metrics(parameters: Record<string, string>, user = 'month', of = api): Promise<MetricsBody> {
  return read<MetricsBody>(of, address('/sustainability/metrics', parameters), of.tokenOf(user));
}

describe('the footprint of a period', () => {
  it('is CV6, out of the API', async () => {
    const {totals, coverage, equivalents} = await metrics(MONTH);
    nearAll(
      totals.energy,
      {min: 0.37149997912987515, central: 0.49024950846027204, max: 0.608999037790669},
      'energy',
    );
    nearAll(
      totals.co2e,
      {min: 0.15843019339583267, central: 0.20407751247043726, max: 0.24972483154504188},
      'GWP',
    );
    near(totals.water.min, 1.328947316460806, 'water');
    near(totals.water.max, 2.3226922418584457, 'water');
    near(totals.co2eEmbodied.central, 0.015625601418308672, 'embodied GWP');
    const car = equivalents.find(({id}) => id === 'car_km');
    nearAll(car ?? assert.fail(), {min: 1.11371805, central: 1.43460539, max: 1.75549273}, 'car');
    assert.deepEqual(
      [coverage.requests, coverage.outputTokens, coverage.estimatedOutputTokens, coverage.notEstimated],
      [650, 250_000, 250_000, []],
    );
  });

  it('is the sum over models, and over days, weeks and months', async () => {
    for (const granularity of ['day', 'week', 'month']) {
      const {totals, byModel, timeseries} = await metrics({...MONTH, granularity});
      assert.equal(timeseries.points.length, {day: 20, week: 4, month: 1}[granularity]);
      for (const name of ['co2e', 'energy'] as const) {
        nearAll(sum(byModel.map((row) => row[name])), totals[name], `${name} by model`);
        nearAll(
          sum(timeseries.points.map((point) => point[name])),
          totals[name],
          `${name} by ${granularity}`,
        );
      }
      nearAll(sum(byModel.map(({water}) => water)), totals.water, 'water by model');
      nearAll(sum([totals.co2eUsage, totals.co2eEmbodied]), totals.co2e, 'usage and making');
    }
  });

  it('is readable by the contract without a fault', async () => {
    const {value} = readBody('sustainability', JSON.parse(JSON.stringify(await metrics(MONTH))), 'test');
    assert.equal(value.rangeSupplied, true);
    assert.equal(value.byModel[0]?.model, 'gpt-4o');
    assert.equal(value.restoration, null);
  });

  it('tells range, method, and the factors of the zones and models in it', async () => {
    const {range, method, factors, generatedAt} = await metrics(MONTH);
    assert.deepEqual(range, {
      key: MONTH.range,
      from: '2026-11-01',
      to: '2026-11-30',
      timezone: 'Europe/Berlin',
    });
    assert.deepEqual([method.id, method.version, method.central], ['ecologits', '0.11.2', 'midpoint']);
    assert.equal(generatedAt, '2026-11-20T18:00:00.000Z');
    const ids = factors.map(({id}) => id);
    for (const id of ['grid.USA.gwp', 'host.anthropic.pue', 'model.gpt-4o.active', 'gpu.gwp', 'eq.car_km']) {
      assert.ok(ids.includes(id), id);
    }
    assert.ok(!ids.includes('grid.SWE.gwp'));
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(factors.every(({source, unit}) => source !== '' && unit !== ''));
  });

  it('leaves input out, and tells what the uncached part of it could add', async () => {
    const [input] = (await metrics(MONTH)).method.excluded;
    near(input?.couldAdd?.central ?? NaN, (0.27037 * 1_250_000) / 2_000_000, 'central');
    assert.equal(input?.couldAdd?.min, 0);
  });

  it('CV11: is zero without usage, with no equivalents and every day so far there', async () => {
    const {totals, equivalents, coverage, timeseries, factors, byModel} = await metrics(MONTH, 'none');
    for (const [name, {min, max}] of Object.entries(totals)) assert.deepEqual([min, max], [0, 0], name);
    assert.deepEqual([equivalents, factors, byModel, coverage.outputTokens], [[], [], [], 0]);
    assert.equal(timeseries.points.length, 20);
    assert.ok(timeseries.points.every(({co2e}) => co2e.max === 0));
  });
});

describe('a model that is not known', () => {
  before(async () => {
    await insertUser(api.database, 'some');
    const at = '2026-11-10T12:00:00Z';
    await insertUsage(api.database, 'some', [
      {event_id: 'a', at, model: 'gpt-4o', provider_id: 'openai', output_tokens: 400},
      {event_id: 'b', at, model: 'claude-3-opus', provider_id: 'anthropic', output_tokens: 1000},
      {event_id: 'c', at, model: 'gpt-4o', provider_id: null, output_tokens: 50},
      {event_id: 'd', at, model: 'some-new-model', provider_id: 'groq', output_tokens: 5000},
    ]);
  });

  it('CV10: is told as not estimated, changes no total and lowers the coverage', async () => {
    const {totals, coverage, byModel} = await metrics(MONTH, 'some');
    nearAll(
      totals.energy,
      {
        min: 6.33757441901214e-4,
        central: (6.33757441901214e-4 + 1.0185901233409084e-3) / 2,
        max: 1.0185901233409084e-3,
      },
      'energy',
    );
    assert.deepEqual(
      byModel.map(({model}) => model),
      ['gpt-4o'],
    );
    const reason = 'model-not-registered';
    assert.deepEqual(coverage, {
      requests: 4,
      outputTokens: 6450,
      estimatedOutputTokens: 400,
      notEstimated: [
        {provider: 'groq', model: 'some-new-model', requests: 1, outputTokens: 5000, reason},
        {provider: 'anthropic', model: 'claude-3-opus', requests: 1, outputTokens: 1000, reason},
        {provider: 'unattributed', model: 'gpt-4o', requests: 1, outputTokens: 50, reason},
      ],
    });
  });

  it('CV10: leaves a gap on the days that are all of it, and those without usage at zero', async () => {
    await insertUser(api.database, 'late');
    await insertUsage(api.database, 'late', [
      {event_id: 'a', at: '2026-11-10T12:00:00Z', model: 'gpt-4o', provider_id: 'openai', output_tokens: 400},
      {event_id: 'b', at: '2026-11-10T13:00:00Z', model: 'new', provider_id: 'groq', output_tokens: 10},
      {event_id: 'c', at: '2026-11-12T12:00:00Z', model: 'new', provider_id: 'groq', output_tokens: 5000},
    ]);
    const {timeseries, totals} = await metrics({...MONTH, range: '2026-11-09..2026-11-30'}, 'late');
    assert.deepEqual(
      timeseries.points.map(({date, outputTokens, co2e}) => [date.slice(8), outputTokens, co2e.max > 0]),
      [
        ['09', 0, false],
        ['10', 410, true],
        ['11', 0, false],
        ...['13', '14', '15', '16', '17', '18', '19', '20'].map((day) => [day, 0, false]),
      ],
    );
    nearAll(sum(timeseries.points.map(({co2e}) => co2e)), totals.co2e, 'days');
    const weeks = await metrics({...MONTH, granularity: 'week'}, 'late');
    assert.equal(weeks.timeseries.points.length, 4);
  });

  it('has no CO₂e in breakdown and log; items tell how much of them is estimated', async () => {
    const token = api.tokenOf('some');
    const parameters = {...MONTH, by: 'model'};
    const {items} = await read<BreakdownBody>(api, address('/usage/breakdown', parameters), token);
    const byName = new Map(items.map((item) => [item.name, item]));
    const gpt = byName.get('gpt-4o')?.co2e ?? assert.fail();
    near(gpt.min, 2.7071557306520064e-4, 'gpt-4o min');
    near(gpt.max, 4.186452558106192e-4, 'gpt-4o max');
    assert.equal(gpt.estimatedOutputTokens, 400);
    assert.equal(byName.get('gpt-4o')?.outputTokens, 450);
    assert.equal(byName.get('claude-3-opus')?.co2e, undefined);
    const log = await read<LogBody>(api, address('/usage/log', MONTH), token);
    const row = (id: string) => log.items.find((item) => item.id === id);
    near(row('a')?.co2e?.max ?? NaN, 4.186452558106192e-4, 'charge');
    for (const id of ['b', 'c', 'd']) assert.ok(row(id) && !('co2e' in (row(id) as object)), id);
  });
});

describe('CO₂e of breakdowns', () => {
  it('adds up to the footprint of the range, by provider, project and model', async () => {
    const {totals} = await metrics(MONTH);
    for (const by of ['provider', 'project', 'model']) {
      const parameters = {...MONTH, by};
      const path = address('/usage/breakdown', parameters);
      const {items} = await read<BreakdownBody>(api, path, api.tokenOf('month'));
      nearAll(sum(items.map(({co2e}) => co2e ?? assert.fail())), totals.co2e, by);
    }
  });
});

describe('days of the footprint', () => {
  it('are cut in the zone of the viewer, the ones of 23 and 25 hours too', async () => {
    await insertUser(api.database, 'clock');
    const hours = (day: string, from: number, count: number) =>
      Array.from({length: count}, (_, index) => ({
        event_id: `${day} ${index}`,
        at: new Date(Date.parse(`${day}T00:30:00Z`) + (from + index) * 3_600_000).toISOString(),
        model: 'gpt-4o',
        output_tokens: 1,
      }));
    await insertUsage(api.database, 'clock', [...hours('2026-03-27', 0, 96), ...hours('2026-10-23', 0, 96)]);
    const days = async (range: string) => {
      const {timeseries} = await metrics({range, tz: 'Europe/Berlin'}, 'clock');
      return timeseries.points.map(({date, outputTokens}) => `${date.slice(5)} ${outputTokens}`);
    };
    assert.deepEqual(await days('2026-03-28..2026-03-29'), ['03-28 24', '03-29 23']);
    assert.deepEqual(await days('2026-10-24..2026-10-25'), ['10-24 24', '10-25 25']);
  });
});

describe('the endpoint', () => {
  it('answers 400 for parameters it does not know, naming them', async () => {
    for (const [name, value] of [
      ['range', '40d'],
      ['range', "7d'; drop table contribution; --"],
      ['tz', 'Mars/Base'],
      ['granularity', 'hour'],
      ['granularity', ''],
    ] as const) {
      const path = address('/sustainability/metrics', {[name]: value});
      const {status, body} = await ask<ProblemBody>(api, path, api.tokenOf('month'));
      assert.deepEqual([status, body.parameter], [400, name], value);
    }
  });

  it('tells nobody of others', async () => {
    assert.equal((await ask(api, '/sustainability/metrics', null)).status, 401);
    assert.equal((await metrics(MONTH, 'none')).coverage.outputTokens, 0);
  });

  it('is a 501 problem where it is switched off, and CO₂e is left out everywhere', async () => {
    const off = await apiWith(NOW, null, api.database);
    const token = off.tokenOf('month');
    const {status, body} = await ask<ProblemBody>(off, '/sustainability/metrics?range=7d', token);
    assert.deepEqual([status, body.title], [501, 'Not implemented']);
    const {items} = await read<BreakdownBody>(
      off,
      address('/usage/breakdown', {...MONTH, by: 'model'}),
      token,
    );
    assert.ok(items.length > 0 && items.every((item) => !('co2e' in item)));
    const log = await read<LogBody>(off, address('/usage/log', MONTH), token);
    assert.ok(log.items.length > 0 && log.items.every((item) => !('co2e' in item)));
  });

  it('CV5: estimates in another zone where the configuration says so, and tells it', async () => {
    const zones = readSustainability({A2B_ZONES: 'openai=DEU, mistral=FRA'});
    const german = await apiWith(NOW, zones, api.database);
    const {byModel, factors} = await metrics(MONTH, 'some', german);
    near(byModel[0]?.co2e.min ?? NaN, 2.3601735312110916e-4, 'GWP');
    near(byModel[0]?.water.max ?? NaN, 2.466176453628896e-3, 'water');
    assert.equal(byModel[0]?.zone, 'DEU');
    assert.ok(factors.some(({id, value}) => id === 'grid.DEU.gwp' && value === 0.32965));
  });
});
