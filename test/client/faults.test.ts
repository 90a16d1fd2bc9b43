import assert from 'node:assert/strict';
import {afterEach, describe, it, mock} from 'node:test';
import {LIMITS, LONGEST_BACKOFF, backoff, type Limits} from '../../src/client/attempts.js';
import {LARGEST_BODY} from '../../src/client/body.js';
import {A2bError, isA2bError} from '../../src/client/errors.js';
import {openOrigins} from '../../src/client/origin-gate.js';
import {getJson} from '../../src/client/request.js';
import {LONGEST_WAIT, retryAfterMs} from '../../src/client/retry-after.js';
import {startFaultServer, type FaultServer, type Script} from '../support/fault-server.js';

const servers: FaultServer[] = [];
afterEach(async () => {
  mock.restoreAll();
  openOrigins();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(script: Script): Promise<FaultServer> {
  const server = await startFaultServer(script);
  servers.push(server);
  return server;
}

/** Limits a test can wait for. */
const HASTY: Limits = {attempts: 3, attempt: 1_000, total: 3_000};

const ask = ({url}: FaultServer, limits = LIMITS, path = '/x', token: string | null = null) =>
  getJson(
    {url: new URL(`${url}/api${path}`), endpoint: path, name: `GET ${path}`, token, signal: new AbortController().signal, credentials: 'omit'},
    limits,
  );

async function failureOf(answer: Promise<unknown>): Promise<A2bError> {
  const reason = await answer.then(() => assert.fail('no failure'), (error: unknown) => error);
  assert.ok(isA2bError(reason), String(reason));
  return reason;
}

async function timed<T>(act: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  return [await act(), performance.now() - start];
}

/** No wait of our own, and none on top of the server's. */
const hurry = () => void mock.method(Math, 'random', () => 0);

describe('a server that is slow', () => {
  it('D1: has 10 s for an attempt and 30 s in all', () => assert.deepEqual(LIMITS, {attempts: 3, attempt: 10_000, total: 30_000}));

  for (const kind of ['hang', 'headers', 'drip'] as const) {
    it(`D1: is given up at the limit of the attempt when it does nothing but ${kind}, and its connection is closed`, async () => {
      const server = await serve({'*': [{kind, body: {text: 'x'.repeat(500)}, every: 20}]});
      const [error, ms] = await timed(() => failureOf(ask(server, {...HASTY, attempt: 300})));
      assert.equal(error.kind, 'timeout');
      assert.ok(ms >= 290 && ms < 2_500, `${ms} ms`);
      while (server.log.some(({endedAt}) => endedAt === null)) await new Promise((resolve) => setTimeout(resolve, 5));
      assert.deepEqual(server.log.map(({isWhole}) => isWhole), [false]);
    });
  }

  it('D1: is not waited for longer than all attempts may take', async () => {
    const server = await serve({'*': [{kind: 'json', status: 503, delay: 200}]});
    const [error, ms] = await timed(() => failureOf(ask(server, {attempts: 3, attempt: 1_000, total: 450})));
    assert.equal(error.kind === 'server' || error.kind === 'timeout', true);
    assert.ok(ms < 2_000, `${ms} ms`);
  });
});

describe('a server that fails', () => {
  it('D2: is asked three times by each of 200 clients, and no two are in step', async () => {
    const server = await serve({'*': [{kind: 'json', status: 500}]});
    const paths = Array.from({length: 200}, (_, index) => `/${index}`);
    await Promise.all(paths.map((path) => failureOf(ask(server, LIMITS, path))));
    const times = paths.map((path) => server.log.filter((seen) => seen.path === path).map(({at}) => at));
    assert.ok(times.every(({length}) => length <= 3), 'at most three attempts');
    const waits = times.map(([first = 0, second = 0]) => second - first);
    assert.ok(Math.max(...waits) - Math.min(...waits) >= 500, 'second attempts spread over half of their second');
  });

  it('D2: is never left waiting for more than 30 s by us', () => {
    mock.method(Math, 'random', () => 1);
    assert.deepEqual([2, 3, 4].map(backoff), [1_000, 2_000, 4_000]);
    assert.equal(backoff(40), LONGEST_BACKOFF);
    assert.equal(LONGEST_BACKOFF, 30_000);
  });
});

describe('Retry-After', () => {
  it('D3: is seconds or a date, in any of the forms of HTTP; the past is now and anything else is nothing', () => {
    const now = Date.parse('2026-11-20T18:00:00Z');
    const forms: [string | null, number | null][] = [
      ['2', 2_000], ['0', 0], [' 120 ', 120_000], ['Fri, 20 Nov 2026 18:00:30 GMT', 30_000],
      ['Friday, 20-Nov-26 18:00:30 GMT', 30_000], ['Fri Nov 20 18:00:30 2026 GMT', 30_000], ['Sun, 06 Nov 1994 08:49:37 GMT', 0],
      ['-1', null], ['0x10', null], ['1e9', null], ['1.5', null], ['', null], [null, null], ['soon', null], ['Fri, whenever', null],
      ['99999999999999999999', 2 ** 31 - 1],
    ];
    assert.deepEqual(forms.map(([text]) => [text, retryAfterMs(text, now)]), forms);
  });

  it('D3: is never undercut', async () => {
    hurry();
    const server = await serve({'*': [{kind: 'json', status: 503, headers: {'Retry-After': '1'}}, {kind: 'json', body: {ok: true}}]});
    await ask(server);
    const [first, second] = server.log;
    assert.ok((second?.at ?? 0) - (first?.at ?? 0) >= 995);
  });

  it('D3: is obeyed by the server’s clock when the viewer’s is wrong', async () => {
    hurry();
    const headers = {Date: 'Fri, 20 Nov 2020 18:00:00 GMT', 'Retry-After': 'Fri, 20 Nov 2020 18:00:01 GMT'};
    const server = await serve({'*': [{kind: 'json', status: 503, headers}, {kind: 'json'}]});
    const [, ms] = await timed(() => ask(server));
    assert.ok(ms >= 995 && ms < 2_500, `${ms} ms`);
  });

  it('D3: is not counted as time the server wasted', async () => {
    hurry();
    const server = await serve({'*': [{kind: 'json', status: 503, headers: {'Retry-After': '1'}}, {kind: 'json'}]});
    await ask(server, {attempts: 3, attempt: 500, total: 600});
    assert.equal(server.log.length, 2);
  });

  for (const asked of ['61', '1000000', '99999999999999999999']) {
    it(`D3: of ${asked} s is told as a time, and no timer is set`, async () => {
      const server = await serve({'*': [{kind: 'json', status: 429, headers: {'Retry-After': asked}}]});
      const [error, ms] = await timed(() => failureOf(ask(server)));
      assert.equal(error.kind, 'rate-limit');
      assert.ok((error.retryAt?.getTime() ?? 0) > Date.now() + LONGEST_WAIT - 2_000);
      assert.doesNotThrow(() => error.retryAt?.toISOString());
      assert.deepEqual([server.log.length, ms < 500], [1, true]);
    });
  }
});

describe('an origin that says 429', () => {
  it('D5: is left alone by all five who ask it, for as long as it said', async () => {
    hurry();
    const server = await serve({'/0': [{kind: 'json', status: 429, headers: {'Retry-After': '1'}}, {kind: 'json'}], '*': [{kind: 'json'}]});
    await failureOf(ask(server, {...LIMITS, attempts: 1}, '/0'));
    const told = server.log[0]?.endedAt ?? 0;
    await Promise.all(['/0', '/1', '/2', '/3', '/4'].map((path) => ask(server, LIMITS, path)));
    assert.equal(server.log.length, 6);
    assert.deepEqual(server.log.slice(1).filter(({at}) => at < told + 990), []);
  });

  it('D5: is not asked at all while it said to wait for an hour; others are', async () => {
    const server = await serve({'*': [{kind: 'json', status: 429, headers: {'Retry-After': '3600'}}]});
    const other = await serve({'*': [{kind: 'json', body: {ok: true}}]});
    await failureOf(ask(server));
    const error = await failureOf(ask(server, LIMITS, '/other'));
    assert.deepEqual([error.kind, error.status, server.log.length], ['rate-limit', 429, 1]);
    assert.ok((error.retryAt?.getTime() ?? 0) > Date.now() + 3_500_000);
    assert.deepEqual((await ask(other)).body, {ok: true});
  });
});

describe('a body that is not as promised', () => {
  it('D10: is asked for again when it was cut off', async () => {
    hurry();
    const server = await serve({'*': [{kind: 'truncate', body: {text: 'x'.repeat(1000)}}, {kind: 'json', body: {ok: true}}]});
    assert.deepEqual((await ask(server)).body, {ok: true});
    assert.equal(server.log.length, 2);
  });

  const wrong: [what: string, text: string, headers: Record<string, string>, status: number, kind: string][] = [
    ['is empty', '', {'Content-Type': 'application/json'}, 200, 'contract'],
    ['is half of it, in a whole answer', '{"tokens":', {'Content-Type': 'application/json'}, 200, 'contract'],
    ['is a 204', '', {}, 204, 'not-available'],
    ['is HTML', '<!doctype html>', {'Content-Type': 'text/html'}, 200, 'not-available'],
    ['is HTML called JSON', '<!doctype html>', {'Content-Type': 'application/json'}, 200, 'contract'],
    ['has no type', '{}', {}, 200, 'not-available'],
  ];
  for (const [what, text, headers, status, kind] of wrong) {
    it(`D10: is not asked for again when it ${what}`, async () => {
      const server = await serve({'*': [{kind: 'raw', status, headers, text}]});
      assert.deepEqual([(await failureOf(ask(server))).kind, server.log.length], [kind, 1]);
    });
  }

  it('D10: is read with a byte order mark and as UTF-8, whatever its charset says', async () => {
    const headers = {'Content-Type': 'application/json; charset=iso-8859-1'};
    const server = await serve({'*': [{kind: 'raw', headers, text: '\ufeff{"name":"Größe"}'}]});
    assert.deepEqual((await ask(server)).body, {name: 'Größe'});
  });

  it('D11: is asked for once more when it is a 304 that nobody asked for', async () => {
    hurry();
    const server = await serve({'*': [{kind: 'raw', status: 304}, {kind: 'json', body: {ok: true}}]});
    assert.deepEqual((await ask(server)).body, {ok: true});
    assert.deepEqual(server.log.map(({headers}) => headers['if-none-match']), [undefined, undefined]);
  });

  for (const isTold of [true, false]) {
    it(`C14: is refused when it is larger than 5 MB, ${isTold ? 'told beforehand' : 'found while reading'}`, async () => {
      assert.equal(LARGEST_BODY, 5 * 1024 * 1024);
      const text = JSON.stringify({text: 'x'.repeat(LARGEST_BODY)});
      const length: Record<string, string> = isTold ? {'Content-Length': String(text.length)} : {'Transfer-Encoding': 'chunked'};
      const server = await serve({'*': [{kind: 'raw', headers: {'Content-Type': 'application/json', ...length}, text}]});
      const error = await failureOf(ask(server));
      assert.deepEqual([error.kind, server.log.length], ['contract', 1]);
      assert.match(error.message, /more than 5 MB/);
    });
  }
});

describe('a redirect', () => {
  it('B7: is not followed, to whatever origin, and nothing of the token arrives there', async () => {
    hurry();
    const attacker = await serve({'*': [{kind: 'json', body: {tokens: 1}}]});
    for (const status of [301, 302, 303, 307, 308]) {
      const server = await serve({'*': [{kind: 'redirect', status, to: `${attacker.url}/api/x`}]});
      assert.equal((await failureOf(ask(server, LIMITS, '/x', 'canary'))).kind, 'network');
      assert.ok(server.log.every(({authorization}) => authorization === 'Bearer canary'));
    }
    assert.equal(attacker.log.length, 0);
  });
});
