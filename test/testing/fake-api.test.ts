import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {HttpClient} from '../../src/client/client.js';
import {endpoints, type Answers, type EndpointName} from '../../src/contract/endpoints.js';
import {LOG_SORTS} from '../../src/contract/log.js';
import {RANGE_PRESETS} from '../../src/contract/range.js';
import {createFakeApi, type FakeApi, type FakeApiScenario} from '../../src/testing.js';

const NOW = new Date('2026-11-20T18:00:00Z');
const api = createFakeApi({now: () => NOW});

type Body = Record<string, unknown>;

async function ask(path: string, fake: FakeApi = api): Promise<{status: number; type: string | null; body: Body}> {
  const response = await fake(`https://host.example/api${path}`);
  return {status: response.status, type: response.headers.get('Content-Type'), body: (await response.json()) as Body};
}

/** Reads strictly: whatever is not as promised fails. */
async function read<Name extends EndpointName>(name: Name, parameters: string): Promise<Answers[Name]> {
  const {status, body} = await ask(`${endpoints[name].path}?${parameters}`);
  assert.equal(status, 200, JSON.stringify(body));
  return endpoints[name].reader(body).parse(body);
}

const total = (items: readonly {totalTokens: bigint}[]) => items.reduce((sum, {totalTokens}) => sum + totalTokens, 0n);
const micros = (cost: {amount: string} | null | undefined) => Math.round(Number(cost?.amount ?? 0) * 1e8);
const spent = (items: readonly {cost?: {amount: string} | null | undefined}[]) => items.reduce((sum, {cost}) => sum + micros(cost), 0);

async function walk(parameters: string) {
  const rows: Answers['log']['items'][number][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Answers['log'] = await read('log', `${parameters}&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return rows;
}

describe('createFakeApi', () => {
  for (const range of [...RANGE_PRESETS, '2026-10-20..2026-11-15'] as const) {
    it(`tells the same sums in summary, series, breakdowns and log over ${range}`, async () => {
      const where = `range=${range}&tz=Europe/Berlin`;
      const summary = await read('summary', where);
      assert.ok(summary.totalTokens > 10_000n, String(summary.totalTokens));
      assert.equal(total(summary.series), summary.totalTokens);
      assert.equal(spent(summary.series), micros(summary.cost));
      for (const by of ['provider', 'project', 'model']) {
        const {items, totalTokens} = await read('breakdown', `by=${by}&${where}`);
        assert.equal(totalTokens, summary.totalTokens);
        assert.equal(total(items), summary.totalTokens);
        assert.equal(spent(items), micros(summary.cost));
      }
      const before = await read('breakdown', `by=model&${where}&period=previous`);
      assert.equal(before.totalTokens, (await read('summary', `${where}&compare=previous`)).previous?.totalTokens);
      const log = await read('log', `${where}&limit=1`);
      assert.deepEqual([log.period, log.totals?.requests], [summary.period, summary.requests]);
      const rows = await walk(where);
      assert.equal(total(rows), summary.totalTokens);
      assert.equal(BigInt(rows.length), summary.requests);
      assert.equal(new Set(rows.map(({id}) => id)).size, rows.length);
      const metrics = await read('sustainability', where);
      assert.equal(metrics.coverage?.outputTokens, summary.outputTokens);
    });
  }

  it('has no point of the footprint for days to come or of an unknown model alone', async () => {
    const days = await read('sustainability', 'range=2025-11-25..2026-12-05&granularity=day&tz=Europe/Berlin');
    const dates = new Set(days.timeseries.points.map(({date}) => date));
    assert.equal([...dates].sort().at(-1), '2026-11-20');
    const {items} = await read('log', 'range=2025-11-25..2026-11-20&tz=Europe/Berlin&limit=1');
    assert.ok(items.length === 1);
    assert.ok(days.timeseries.points.every(({outputTokens, co2e}) => (outputTokens === 0n) === (co2e.max === 0)));
  });

  it('loses nothing between ranges that touch', async () => {
    const of = async (range: string) => (await read('summary', `range=${range}&tz=Pacific/Auckland`)).totalTokens;
    const days = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'];
    const single = await Promise.all(days.map((day) => of(`${day}..${day}`)));
    assert.equal(single.reduce((sum, tokens) => sum + tokens, 0n), await of('2026-11-02..2026-11-06'));
  });

  it('gives the same answers for the same moment', async () => {
    for (const {path} of Object.values(endpoints)) {
      const again = createFakeApi({now: () => NOW});
      assert.deepEqual(await ask(`${path}?by=model`), await ask(`${path}?by=model`, again));
    }
  });

  it('keeps a day as it was when it is looked at later', async () => {
    const later = createFakeApi({now: () => new Date('2026-12-05T09:00:00Z')});
    const path = '/usage/log?range=2026-11-18..2026-11-18&tz=UTC';
    assert.deepEqual((await ask(path, later)).body['totals'], (await ask(path)).body['totals']);
  });

  it('cuts days in the viewer’s zone', async () => {
    const {period, series} = await read('summary', 'range=7d&tz=Asia/Kathmandu');
    assert.equal(period?.from, '2026-11-13T18:15:00.000Z');
    assert.equal(series.length, 7);
    assert.deepEqual(series.map(({complete}) => complete), [true, true, true, true, true, true, false]);
    assert.notEqual(series[0]?.totalTokens, (await read('summary', 'range=7d&tz=America/Los_Angeles')).series[0]?.totalTokens);
  });

  it('gives days that have 23 or 25 hours all their hours', async () => {
    const spring = await read('summary', 'range=2026-03-29..2026-03-29&tz=Europe/Berlin&interval=hour');
    const autumn = await read('summary', 'range=2026-10-25..2026-10-25&tz=Europe/Berlin&interval=hour');
    assert.deepEqual([spring.series.length, autumn.series.length], [23, 25]);
    assert.equal(autumn.series[2]?.start, '2026-10-25T02:00:00+02:00');
    assert.equal(autumn.series[3]?.start, '2026-10-25T02:00:00+01:00');
  });

  it('narrows to filters, and to what is searched for', async () => {
    const all = await read('log', 'range=30d');
    const one = await read('log', 'range=30d&provider=anthropic&project=agent_code');
    const two = await read('log', 'range=30d&provider=anthropic&provider=openai&project=agent_code');
    assert.ok((one.total ?? 0n) > 0n && (one.total ?? 0n) < (two.total ?? 0n) && (two.total ?? 0n) < (all.total ?? 0n));
    assert.ok(one.items.every(({provider, project}) => provider?.id === 'anthropic' && project?.id === 'agent_code'));
    const found = await read('log', 'range=30d&q=GEMINI');
    assert.ok(found.items.length > 0 && found.items.every(({model}) => model === 'gemini-2.5-flash'));
  });

  for (const sort of LOG_SORTS) {
    it(`sorts the log by ${sort}, both ways, the same rows on all pages`, async () => {
      const up = await walk(`range=30d&sort=${sort}&order=asc`);
      const down = await walk(`range=30d&sort=${sort}&order=desc`);
      assert.deepEqual(new Set(up.map(({id}) => id)), new Set(down.map(({id}) => id)));
      const key = (row: (typeof up)[number]) => {
        if (sort === 'project') return row.project?.id === 'unattributed' ? undefined : row.project?.name.toLowerCase();
        return sort === 'cost' ? (row.cost ? micros(row.cost) : undefined) : row[sort];
      };
      const values = up.map(key);
      const known = values.filter((value) => value !== undefined);
      assert.deepEqual(values.slice(0, known.length), known, 'rows without a value come last');
      assert.ok(known.every((value, index) => index === 0 || (known[index - 1] as typeof value) <= value));
    });
  }

  it('names the parameter that cannot be', async () => {
    const wrong = {
      range: '/usage/summary?range=40d', tz: '/usage/summary?tz=Mars/Base', interval: '/usage/summary?range=90d&interval=hour',
      by: '/usage/breakdown', limit: '/usage/log?limit=101', sort: '/usage/log?sort=mood', order: '/usage/log?order=up',
      cursor: '/usage/log?cursor=nonsense', type: '/user/transactions?type=gift', granularity: '/sustainability/metrics?granularity=hour',
    };
    for (const [parameter, path] of Object.entries(wrong)) {
      const {status, type, body} = await ask(path);
      assert.deepEqual([status, type, body['parameter']], [400, 'application/problem+json', parameter], path);
    }
  });

  it('refuses a cursor of another query', async () => {
    const {nextCursor} = await read('log', 'range=30d&limit=5');
    assert.ok(nextCursor);
    const other = await ask(`/usage/log?range=90d&limit=5&cursor=${encodeURIComponent(nextCursor)}`);
    assert.equal(other.status, 400);
  });

  it('keeps books that add up', async () => {
    const {items, nextCursor} = await read('transactions', 'limit=100');
    assert.equal(nextCursor, null);
    const {tokens, estimatedValue} = await read('balance', '');
    assert.equal(items.reduce((sum, entry) => sum + (entry.tokens ?? 0n), 0n), tokens);
    assert.equal(Number(estimatedValue?.amount) * 1e6, Number(tokens));
    const onlyPaid = await read('transactions', 'type=top_up&type=auto_refill&limit=2');
    assert.ok(onlyPaid.items.length === 2 && onlyPaid.items.every(({type}) => type !== 'usage'));
  });

  it('is a fetch for the client', async () => {
    const client = new HttpClient({apiBase: 'https://host.example/anything', fetch: api});
    const {value} = await client.get('breakdown', {by: 'project', range: '30d', tz: 'UTC'}, new AbortController().signal);
    assert.ok(value.items.some(({id}) => id === 'unattributed'));
    assert.ok(value.items.some(({deleted}) => deleted));
  });

  it('answers a Request, refuses other methods, and knows no other paths', async () => {
    const path = 'https://host.example/api/user/balance';
    assert.equal((await api(new Request(path))).status, 200);
    assert.equal((await api(new Request(path, {method: 'POST', body: '{}'}))).status, 405);
    assert.equal((await api('/api/other')).status, 404);
  });

  const statuses: readonly [FakeApiScenario, number][] = [['empty', 404], ['failed', 503], ['signedOut', 401], ['unavailable', 501]];
  for (const [scenario, status] of statuses) {
    it(`answers a balance with ${status} in the scenario ${scenario}`, async () => {
      const response = await createFakeApi({scenario})('/api/user/balance');
      assert.deepEqual([response.status, response.headers.get('Content-Type')], [status, 'application/problem+json']);
    });
  }

  it('sends extremes the contract takes whole, of the footprint as well', async () => {
    const {body} = await ask('/sustainability/metrics', createFakeApi({scenario: 'extremes'}));
    const {coverage, restoration, byModel} = endpoints.sustainability.reader(body).parse(body);
    assert.ok((coverage?.estimatedOutputTokens ?? 0n) * 2n < (coverage?.outputTokens ?? 0n), 'most of it is not estimated');
    assert.deepEqual([restoration?.contributions.length, byModel.some(({co2e}) => co2e.max === 0)], [25, true]);
  });

  it('has nothing in any list of the scenario empty', async () => {
    const {body} = await ask('/usage/log', createFakeApi({scenario: 'empty'}));
    assert.deepEqual(body['items'], []);
  });

  it('answers nothing in the scenario loading until it is aborted', async () => {
    const controller = new AbortController();
    const answer = createFakeApi({scenario: 'loading'})('/api/user/balance', {signal: controller.signal});
    controller.abort(new Error('gone'));
    await assert.rejects(answer, /gone/);
  });
});
