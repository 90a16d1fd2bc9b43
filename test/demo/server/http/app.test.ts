import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import {endpoints, type EndpointName} from '../../../../src/contract/endpoints.js';
import {readAnswer} from '../../../../src/contract/parse.js';
import {referenceApi, type ReferenceApi} from '../../../support/reference-api.js';
import {
  address,
  ask,
  insertUsage,
  insertUser,
  read,
  type LogBody,
  type ProblemBody,
  type SummaryBody,
} from '../support/fixture.js';

const failures: unknown[] = [];
let api: ReferenceApi;
before(async () => {
  api = await referenceApi({
    now: () => new Date('2026-11-20T18:00:00Z'),
    log: (failure) => failures.push(failure),
  });
});
after(() => api.close());

const PATHS = [
  '/user/balance',
  '/user/transactions',
  '/usage/summary',
  '/usage/breakdown?by=project',
  '/usage/log',
  '/sustainability/metrics',
];
const RANGED = ['/usage/summary', '/usage/breakdown', '/usage/log'];
const PAGED = ['/usage/log', '/user/transactions'];

const ANSWERS: [EndpointName, string][] = [
  ['balance', '/user/balance'],
  ['transactions', '/user/transactions?limit=100'],
  ['summary', '/usage/summary?range=30d&compare=previous&split=provider'],
  ['breakdown', '/usage/breakdown?by=provider'],
  ['breakdown', '/usage/breakdown?by=project'],
  ['breakdown', '/usage/breakdown?by=model'],
  ['log', '/usage/log?limit=100'],
];
for (const [name, path] of ANSWERS) {
  test(`${path} is what the contract promises, to the last field`, async () => {
    const body = await read<unknown>(api, path);
    const reading = readAnswer<unknown>(endpoints[name].reader(body), body);
    assert.ok(reading.ok, reading.ok ? '' : reading.fault.path);
    assert.deepEqual([reading.dropped, reading.unreadableRows], [[], 0]);
  });
}

const BAD: [parameter: string, values: (string | string[])[], paths: string[]][] = [
  [
    'range',
    [
      '',
      '40d',
      '7D',
      '30d ',
      '2026-02-30..2026-03-01',
      '2026-11-02..2026-11-01',
      '1960-01-01..1960-01-02',
      '2020-01-01..2026-01-01',
      '0000-01-01..0000-01-02',
      "7d'; drop table usage_event; --",
      '7d\0',
      'x'.repeat(9999),
      ['7d', '30d'],
      ['7d', '7d'],
    ],
    RANGED,
  ],
  [
    'tz',
    ['', 'Europe/Nowhere', 'CEST', '+02:00', 'UTC\0', "UTC' or '1'='1", 'x'.repeat(9999), ['UTC', 'UTC']],
    RANGED,
  ],
  ['provider', ['', 'a\0b', 'x'.repeat(201), Array<string>(101).fill('x')], RANGED],
  ['project', ['', '\0', 'x'.repeat(201), Array<string>(101).fill('x')], RANGED],
  ['model', ['', '\0', 'x'.repeat(201), Array<string>(101).fill('x')], RANGED],
  ['compare', ['', 'next', 'true', ['previous', 'previous']], ['/usage/summary']],
  ['interval', ['', 'minute', 'DAY', 'constructor', ['day', 'day']], ['/usage/summary']],
  ['split', ['', 'day', 'user_id', ['provider', 'model']], ['/usage/summary']],
  ['by', ['', 'user', 'provider,model', '__proto__', ['provider', 'provider']], ['/usage/breakdown']],
  ['limit', ['', '0', '101', '1e9', '1000000000', 'abc', '-1', '1.5', ' 5', '0x10', '٣', ['5', '5']], PAGED],
  ['cursor', ['', 'x', 'AAAA', '{"at":"2026-01-01"}', '\0', 'A'.repeat(4001), ['x', 'y']], PAGED],
  [
    'sort',
    ['', 'Date', 'user_id', 'date; drop table usage_event', 'toString', ['date', 'cost']],
    ['/usage/log'],
  ],
  ['order', ['', 'DESC', 'asc nulls first', ['asc', 'desc']], ['/usage/log']],
  ['q', ['a\0b', 'x'.repeat(201), ['a', 'b']], ['/usage/log']],
  ['type', ['', 'gift', 'top_up,grant', ['grant', 'gift']], ['/user/transactions']],
];
for (const [parameter, values, paths] of BAD) {
  test(`a bad ${parameter} is a 400 that names it and says what it may be`, async () => {
    for (const path of paths) {
      for (const value of values) {
        const needed: Record<string, string> = path === '/usage/breakdown' ? {by: 'model'} : {};
        const {status, body, headers} = await ask<ProblemBody>(
          api,
          address(path, {...needed, [parameter]: value}),
        );
        const what = `${path} ${parameter}=${String(value).slice(0, 50)}`;
        assert.equal(status, 400, what);
        assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/, what);
        assert.deepEqual(
          [body.type, body.title, body.status, body.parameter],
          ['about:blank', 'Bad request', 400, parameter],
          what,
        );
        assert.match(body.detail, new RegExp(`^The parameter "${parameter}" must be .{5,}\\.$`), what);
      }
    }
  });
}

test('a breakdown needs to know by what', async () => {
  const {status, body} = await ask<ProblemBody>(api, '/usage/breakdown');
  assert.deepEqual([status, body.parameter], [400, 'by']);
  assert.match(body.detail, /provider, project, model/);
});

test('hours of more than 31 days are refused as a bad interval', async () => {
  const {status, body} = await ask<ProblemBody>(api, '/usage/summary?range=90d&interval=hour');
  assert.deepEqual([status, body.parameter], [400, 'interval']);
  assert.equal((await ask(api, '/usage/summary?range=2026-10-01..2026-10-31&interval=hour')).status, 200);
});

test('names of parameters that nobody knows are ignored', async () => {
  const plain = await read(api, '/usage/summary?range=7d');
  assert.deepEqual(
    await read(api, '/usage/summary?range=7d&user=other&userId=other&__proto__=x&page=3'),
    plain,
  );
});

test('without range, zone, sort and limit it is 30 days in UTC, newest first, 20 rows', async () => {
  const {period, series} = await read<SummaryBody>(api, '/usage/summary');
  assert.deepEqual([period.timeZone, series.length, period.from], ['UTC', 30, '2026-10-22T00:00:00Z']);
  const {items} = await read<LogBody>(api, '/usage/log');
  const dates = items.map(({date}) => date);
  assert.equal(dates.length, 20);
  assert.deepEqual(dates, [...dates].sort().reverse());
});

test('every answer is private and never stored', async () => {
  for (const path of [...PATHS, '/openapi.json', '/auth/session', '/nowhere', '/usage/log?limit=0']) {
    const {headers} = await ask(api, path);
    assert.equal(headers.get('cache-control'), 'private, no-store', path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
  }
});

test('an unknown path below /api is a 404 problem, whatever the method', async () => {
  for (const path of [
    '/api',
    '/api/',
    '/api/nowhere',
    '/api/usage',
    '/api/usage/nowhere',
    '/api/user/balance/x',
    '/api/v2/usage/log',
  ]) {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const response = await api.app.request(path, {method, headers: {Authorization: `Bearer ${api.token}`}});
      assert.equal(response.status, 404, `${method} ${path}`);
      assert.equal(((await response.json()) as ProblemBody).title, 'Not found');
    }
  }
});

test('another method on a known path is a 405 with Allow', async () => {
  for (const path of [...PATHS, '/openapi.json', '/auth/session']) {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await api.app.request(`/api${path}`, {
        method,
        headers: {Authorization: `Bearer ${api.token}`},
      });
      assert.deepEqual(
        [response.status, response.headers.get('allow')],
        [405, 'GET, HEAD'],
        `${method} ${path}`,
      );
    }
  }
  const response = await api.app.request('/api/auth/sign-in');
  assert.deepEqual([response.status, response.headers.get('allow')], [405, 'POST']);
});

test('HEAD is answered as GET without a body', async () => {
  const response = await api.app.request('/api/user/balance', {
    method: 'HEAD',
    headers: {Authorization: `Bearer ${api.token}`},
  });
  assert.deepEqual([response.status, await response.text()], [200, '']);
});

const ATTEMPTS = [
  "'; delete from usage_event; --",
  "' or '1'='1",
  '$1',
  '$1; drop table wallet',
  '\\',
  "\\'; select pg_sleep(10); --",
  '%',
  '"',
  '1) union select user_id, name from app_user --',
  '\r\nSet-Cookie: a2b_session=stolen',
  '\u2028',
  '${7*7}',
  '<script>alert(1)</script>',
];

test('attempts at injection through every parameter change nothing and find nothing', async () => {
  const count = async (): Promise<unknown> =>
    api.database.query(query`select (select count(*) from usage_event), (select count(*) from wallet),
      (select count(*) from ledger_entry), (select count(*) from app_user)`);
  const before = await count();
  for (const attempt of ATTEMPTS) {
    for (const name of ['provider', 'project', 'model', 'q']) {
      const {status, body, headers} = await ask<LogBody>(api, address('/usage/log', {[name]: attempt}));
      assert.equal(status, 200, `${name}=${attempt}`);
      assert.deepEqual(body.items, [], `${name}=${attempt}`);
      assert.equal(headers.get('set-cookie'), null);
    }
    for (const name of [
      'range',
      'tz',
      'sort',
      'order',
      'cursor',
      'limit',
      'by',
      'interval',
      'split',
      'compare',
      'type',
    ]) {
      const path = BAD.find(([parameter]) => parameter === name)?.[2][0] as string;
      assert.equal(
        (await ask(api, address(path, {by: 'model', [name]: attempt}))).status,
        400,
        `${name}=${attempt}`,
      );
    }
    const {status} = await ask(api, '/user/balance', attempt.replace(/[^\x20-\x7e]/g, ''));
    assert.equal(status, 401, attempt);
  }
  assert.deepEqual(await count(), before);
});

test('two users never see each other, in no endpoint', async () => {
  await insertUser(api.database, 'neighbour', 'USD');
  await insertUsage(api.database, 'neighbour', [
    {event_id: 'n1', at: '2026-11-20T12:00:00Z', model: 'only-mine', currency: 'USD'},
  ]);
  const token = api.tokenOf('neighbour');
  const log = await read<LogBody>(api, '/usage/log?userId=demo&user_id=demo', token);
  assert.deepEqual(
    log.items.map(({id, model}) => [id, model]),
    [['n1', 'only-mine']],
  );
  assert.equal(log.items[0]?.provider.name, 'openai', 'not even names');
  assert.equal((await read<SummaryBody>(api, '/usage/summary?range=90d', token)).totalTokens, 15);
  assert.equal((await read<{total: number}>(api, '/user/transactions', token)).total, 0);
  assert.equal((await ask(api, '/user/balance', token)).status, 404);
  assert.equal((await read<LogBody>(api, '/usage/log?q=only-mine')).total, 0);
});

test('a failure of the server is a 500 without internals, and is logged', async () => {
  const broken = await referenceApi({log: (failure) => failures.push(failure)});
  await broken.database.query({query: 'drop table ledger_entry', params: []});
  const {status, body} = await ask<ProblemBody>(broken, '/user/transactions');
  assert.equal(status, 500);
  assert.deepEqual(Object.keys(body).sort(), ['detail', 'status', 'title', 'type']);
  assert.doesNotMatch(JSON.stringify(body), /ledger|relation|select/i);
  assert.match(String(failures.at(-1)), /ledger_entry/);
  assert.equal(failures.length, 1, 'and nothing else was, in all these tests');
  await broken.close();
});
