import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {referenceApi, type ReferenceApi} from '../../../support/reference-api.js';
import {address, insertUsage, insertUser, read, type SummaryBody} from '../support/fixture.js';
import {figuresIn, insertYear, millionths, summed, YEAR_USER, type Charge} from '../support/year.js';
import {localDate, MOMENTS, ZONES} from '../support/zones.js';

const NOW = '2026-11-20T18:00:00.000Z';
let now = NOW;
let api: ReferenceApi;
let charges: Charge[];
let token: string;
before(async () => {
  api = await referenceApi({seed: false, now: () => new Date(now)});
  charges = await insertYear(api);
  token = api.tokenOf(YEAR_USER);
});
after(() => api.close());

function summary(parameters: Record<string, string | string[]>, as = token): Promise<SummaryBody> {
  return read<SummaryBody>(api, address('/usage/summary', parameters), as);
}

const within = ({from, to}: {from: string; to: string}): Charge[] => {
  const [start, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
  return charges.filter(({at}) => at >= start && at < end);
};

for (const tz of ZONES) {
  test(`puts every charge into its local day in ${tz}`, async () => {
    const dateOf = new Map(charges.map((charge) => [charge, localDate(Date.parse(charge.at), tz)]));
    for (now of MOMENTS) {
      for (const range of ['7d', 'mtd', 'last-month']) {
        const body = await summary({range, tz, interval: 'day'});
        const wanted = within(body.period);
        assert.deepEqual(figuresIn(body), summed(wanted), `${range} at ${now}`);
        for (const bucket of body.series) {
          const ofDay = wanted.filter((charge) => dateOf.get(charge) === bucket.start);
          assert.deepEqual(figuresIn(bucket), summed(ofDay), `${bucket.start} of ${range} at ${now}`);
        }
        const inBuckets = body.series.reduce((sum, {totalTokens}) => sum + Number(totalTokens), 0);
        assert.equal(inBuckets, body.totalTokens, `Σ buckets of ${range} at ${now}`);
      }
    }
    now = NOW;
  });
}

for (const interval of ['hour', 'day', 'week', 'month']) {
  test(`loses nothing in a series by the ${interval}`, async () => {
    const body = await summary({range: '2026-10-20..2026-11-19', tz: 'Africa/Cairo', interval});
    assert.equal(body.interval, interval);
    assert.equal(
      body.series.reduce((sum, {requests}) => sum + Number(requests), 0),
      body.requests,
    );
    const costs = body.series.reduce((sum, {cost}) => sum + millionths(cost?.amount ?? '0'), 0);
    assert.equal(costs, millionths(body.cost?.amount ?? ''));
  });
}

test('splits each bucket into parts that add up to it', async () => {
  for (const split of ['provider', 'project', 'model']) {
    const body = await summary({range: '7d', tz: 'Asia/Kathmandu', split});
    for (const {segments = [], totalTokens, cost} of body.series) {
      assert.equal(
        segments.reduce((sum, part) => sum + Number(part.totalTokens), 0),
        totalTokens,
      );
      const costs = segments.reduce((sum, part) => sum + millionths(part.cost?.amount ?? '0'), 0);
      assert.equal(costs, millionths(cost?.amount ?? '0'));
    }
  }
  const {series} = await summary({range: '7d', split: 'provider'});
  const parts = series[0]?.segments?.map(({id, name}) => ({id, name})) ?? [];
  assert.ok(parts.some(({id, name}) => id === 'unattributed' && name === 'Unattributed'));
  assert.ok(parts.some(({id, name}) => id === 'openai' && name === 'OpenAI'));
  const sizes = series[0]?.segments?.map(({totalTokens}) => Number(totalTokens)) ?? [];
  assert.deepEqual(
    sizes,
    [...sizes].sort((one, other) => other - one),
    'largest first',
  );
});

test('sums the period before when asked to', async () => {
  for (const range of ['24h', '7d', 'mtd', 'last-month', '2026-11-01..2026-11-15']) {
    const {previous} = await summary({range, tz: 'Europe/Berlin', compare: 'previous'});
    assert.ok(previous);
    assert.deepEqual(figuresIn(previous), summed(within(previous.period)), range);
  }
  assert.equal((await summary({range: '7d'})).previous, undefined);
});

test('narrows to providers, projects and models, and to what belongs to none', async () => {
  const cases: [Record<string, string | string[]>, (charge: Charge) => boolean][] = [
    [{provider: 'openai'}, ({provider_id}) => provider_id === 'openai'],
    [
      {provider: ['openai', 'unattributed']},
      ({provider_id}) => provider_id === 'openai' || provider_id === null,
    ],
    [{project: 'unattributed'}, ({project_id}) => project_id === null],
    [{model: 'Claude 100%'}, ({model}) => model === 'Claude 100%'],
    [{model: 'claude 100%'}, () => false],
    [
      {provider: 'mistral', project: ['p1', 'p2']},
      (c) => c.provider_id === 'mistral' && ['p1', 'p2'].includes(c.project_id ?? ''),
    ],
    [{provider: "x' or true --"}, () => false],
  ];
  for (const [filter, isWanted] of cases) {
    const body = await summary({range: '30d', ...filter});
    assert.deepEqual(figuresIn(body), summed(within(body.period).filter(isWanted)), JSON.stringify(filter));
  }
});

test('tells instants with the offset of the zone in hours, and says which bucket is running', async () => {
  const {series, interval} = await summary({range: '24h', tz: 'Asia/Kathmandu'});
  assert.equal(interval, 'hour');
  assert.equal(series[0]?.start, '2026-11-19T23:00:00+05:45');
  assert.equal(series.at(-1)?.start, '2026-11-20T23:00:00+05:45');
  assert.deepEqual(
    series.map(({complete}) => complete),
    [...Array<boolean>(24).fill(true), false],
  );
});

test('has zeros where nothing was used: a cost of zero, not an unknown one', async () => {
  await insertUser(api.database, 'idle', 'CHF');
  const body = await summary({range: '7d'}, api.tokenOf('idle'));
  assert.equal(body.series.length, 7);
  assert.deepEqual(figuresIn(body), {...summed([]), cost: 0});
  assert.deepEqual(body.cost, {amount: '0', currency: 'CHF'});
  assert.deepEqual(body.series[0]?.cost, {amount: '0', currency: 'CHF'});
  assert.equal(body.cachedInputTokens, undefined, 'a class that no row knows is left out');
});

test('a cost is unknown only when nothing at all is priced', async () => {
  const at = '2026-11-20T10:00:00Z';
  await insertUser(api.database, 'unpriced');
  await insertUsage(api.database, 'unpriced', [
    {event_id: 'a', at, cost: null},
    {event_id: 'b', at, cost: '5', currency: 'USD'},
  ]);
  const unpriced = await summary({range: '24h'}, api.tokenOf('unpriced'));
  assert.equal(unpriced.cost, null, 'another currency cannot be added');
  assert.equal(unpriced.unpricedTokens, 30);
  await insertUsage(api.database, 'unpriced', [{event_id: 'c', at, cost: '0.000000000000000001'}]);
  const partly = await summary({range: '24h'}, api.tokenOf('unpriced'));
  assert.deepEqual(partly.cost, {amount: '0.000000000000000001', currency: 'EUR'});
  assert.equal(partly.unpricedTokens, 30);
});

test('sums beyond 2^53 are told digit by digit', async () => {
  await insertUser(api.database, 'huge');
  const most = String(2n ** 53n - 1n);
  await insertUsage(api.database, 'huge', [
    {
      event_id: 'a',
      at: '2026-11-20T10:00:00Z',
      input_tokens: most,
      output_tokens: 0,
      cost: '90071992547409.910000000001',
    },
    {event_id: 'b', at: '2026-11-20T11:00:00Z', input_tokens: 2, output_tokens: 0, cost: '0.090000'},
  ]);
  const body = await summary({range: '24h'}, api.tokenOf('huge'));
  assert.equal(body.totalTokens, '9007199254740993');
  assert.equal(body.outputTokens, 0);
  assert.equal(body.cost?.amount, '90071992547410.000000000001');
});
