import assert from 'node:assert/strict';
import {once} from 'node:events';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {afterEach, describe, it, mock} from 'node:test';
import {HttpClient} from '../../src/client/client.js';
import type {ConnectionConfig} from '../../src/client/config.js';
import {isA2bError} from '../../src/client/errors.js';
import {json, startServer, type TestServer} from '../support/http-server.js';

let server: TestServer;
afterEach(() => server.close());

async function clientFor(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  config: ConnectionConfig = {},
): Promise<HttpClient> {
  server = await startServer(handle);
  return new HttpClient({apiBase: `${server.url}/api`, allowedOrigins: [server.url], ...config});
}

const signal = new AbortController().signal;
const week = {range: '7d', tz: 'Europe/Berlin'} as const;

const engineRounds = (JSON as {rawJSON?: unknown}).rawJSON === undefined && 'this engine hands no source text to JSON.parse';

async function failureOf(promise: Promise<unknown>) {
  const error = await promise.then(() => assert.fail('no failure'), (reason: unknown) => reason);
  assert.ok(isA2bError(error), String(error));
  return error;
}

describe('HttpClient', () => {
  it('asks the documented path with the parameters and reads the answer', async () => {
    const client = await clientFor((_request, response) => json(response, {totalTokens: 5, cost: null}));
    const {value} = await client.get('summary', {...week, provider: ['openai', 'a&b']}, signal);
    assert.equal(value.totalTokens, 5n);
    assert.equal(server.requests[0]?.url, '/api/usage/summary?range=7d&tz=Europe%2FBerlin&provider=openai&provider=a%26b');
  });

  it('replaces single paths', async () => {
    const client = await clientFor((_request, response) => json(response, {tokens: 1}), {endpoints: {balance: '/wallet/me'}});
    await client.get('balance', {}, signal);
    assert.equal(server.requests[0]?.url, '/api/wallet/me');
  });

  it('C1: keeps the digits of a large whole number sent as a JSON number, where the engine can', {skip: engineRounds}, async () => {
    const client = await clientFor((_request, response) => {
      response.writeHead(200, {'Content-Type': 'application/json'}).end('{"tokens": 9007199254740993}');
    });
    assert.equal((await client.get('balance', {}, signal)).value?.tokens, 9007199254740993n);
  });

  it('C11: takes a JSON 404 of the balance for a wallet that does not exist yet, and an HTML one for a missing endpoint', async () => {
    const client = await clientFor((_request, response) => json(response, {error: 'Balance not found'}, 404));
    assert.equal((await client.get('balance', {}, signal)).value, null);
    await server.close();
    const other = await clientFor((_request, response) => response.writeHead(404, {'Content-Type': 'text/html'}).end('<p>'));
    assert.equal((await failureOf(other.get('balance', {}, signal))).kind, 'not-available');
  });

  it('C10: takes HTML with 200 for an endpoint that is not there, and names the address', async () => {
    const client = await clientFor((_request, response) => response.writeHead(200, {'Content-Type': 'text/html'}).end('<p>'));
    const error = await failureOf(client.get('summary', week, signal));
    assert.equal(error.kind, 'not-available');
    assert.match(error.message, /GET \/usage\/summary\?range=7d answered with text\/html/);
    assert.ok(error.message.includes(`${server.url}/api/usage/summary`));
    assert.equal(server.requests.length, 1);
  });

  it('names endpoint, path and expectation of an answer that breaks the contract', async () => {
    const client = await clientFor((_request, response) => json(response, {tokens: 'secret'}));
    const error = await failureOf(client.get('balance', {}, signal));
    assert.equal(error.message, 'GET /user/balance answered with an unexpected shape: tokens – expected number');
    assert.equal(error.kind, 'contract');
  });

  const statuses = [[400, 'request'], [401, 'auth'], [403, 'auth'], [404, 'not-available'], [501, 'not-available']] as const;
  for (const [status, kind] of statuses) {
    it(`calls status ${status} ${kind}, at the first attempt`, async () => {
      const client = await clientFor((_request, response) => json(response, {}, status));
      const error = await failureOf(client.get('summary', week, signal));
      assert.equal(error.kind, kind);
      assert.equal(error.message, `GET /usage/summary?range=7d failed with status ${status}`);
      assert.equal(server.requests.length, 1);
    });
  }

  it('D2: makes at most three attempts and tells the last status', async () => {
    mock.method(Math, 'random', () => 0);
    const client = await clientFor((_request, response) => json(response, {}, 503));
    const error = await failureOf(client.get('summary', week, signal));
    mock.restoreAll();
    assert.equal(error.kind, 'server');
    assert.equal(server.requests.length, 3);
  });

  it('recovers from one failed attempt', async () => {
    mock.method(Math, 'random', () => 0);
    const client = await clientFor((_request, response) => json(response, {tokens: 1}, server.requests.length === 1 ? 500 : 200));
    assert.equal((await client.get('balance', {}, signal)).value?.tokens, 1n);
    mock.restoreAll();
  });

  it('D3: tells the time instead of waiting when Retry-After is over a minute', async () => {
    const client = await clientFor((_request, response) => json(response, {}, 429, {'Retry-After': '3600'}));
    const error = await failureOf(client.get('balance', {}, signal));
    assert.equal(error.kind, 'rate-limit');
    assert.equal(server.requests.length, 1);
    assert.ok(Math.abs((error.retryAt?.getTime() ?? 0) - Date.now() - 3_600_000) < 5_000);
  });

  it('calls an unreachable server a network failure', async () => {
    mock.method(Math, 'random', () => 0);
    const client = await clientFor(() => undefined);
    await server.close();
    assert.equal((await failureOf(client.get('balance', {}, signal))).kind, 'network');
    mock.restoreAll();
  });

  it('D8: closes the connection when the caller leaves', async () => {
    const controller = new AbortController();
    let closed: Promise<unknown> | undefined;
    const client = await clientFor((_request, response) => {
      closed = once(response, 'close');
      controller.abort();
    });
    await assert.rejects(client.get('balance', {}, controller.signal), {name: 'AbortError'});
    await closed;
    assert.equal(server.requests.length, 1);
  });
});

describe('tokens', () => {
  it('go out as a bearer header, asked for once for many requests', async () => {
    const getToken = mock.fn(() => 'tok');
    const client = await clientFor((_request, response) => json(response, {tokens: 1}), {getToken});
    await Promise.all([client.get('balance', {}, signal), client.get('balance', {}, signal), client.get('balance', {}, signal)]);
    assert.equal(getToken.mock.callCount(), 1);
    assert.ok(server.requests.every(({headers}) => headers.authorization === 'Bearer tok'));
  });

  it('D4: are asked for once more by a hundred refusals, and then not again', async () => {
    const getToken = mock.fn(({reason}: {reason: string}) => reason);
    const client = await clientFor((_request, response) => json(response, {}, 401), {getToken});
    const errors = await Promise.all(Array.from({length: 100}, () => failureOf(client.get('balance', {}, signal))));
    assert.deepEqual(getToken.mock.calls.map(({arguments: [request]}) => request.reason), ['initial', 'expired']);
    assert.ok(errors.every(({kind}) => kind === 'auth'));
    assert.deepEqual([client.claimAuthNotice(), client.claimAuthNotice()], [true, false]);
  });

  it('are renewed in the middle of use', async () => {
    const getToken = mock.fn(({reason}: {reason: string}) => (reason === 'initial' ? 'old' : 'new'));
    const client = await clientFor(({headers}, response) => {
      if (headers.authorization === 'Bearer new') json(response, {tokens: 1});
      else json(response, {}, 401);
    }, {getToken});
    const answers = await Promise.all([client.get('balance', {}, signal), client.get('balance', {}, signal)]);
    assert.deepEqual(answers.map(({value}) => value?.tokens), [1n, 1n]);
    assert.equal(getToken.mock.callCount(), 2);
  });

  it('B7: never go to an origin that is not the page’s and not listed', async () => {
    const getToken = mock.fn(() => 'tok');
    const warn = mock.method(console, 'warn', () => undefined);
    const client = await clientFor((_request, response) => json(response, {tokens: 1}), {getToken, allowedOrigins: []});
    await client.get('balance', {}, signal);
    assert.equal(server.requests[0]?.headers.authorization, undefined);
    assert.equal(getToken.mock.callCount(), 0);
    assert.match(String(warn.mock.calls[0]?.arguments[0]), /allowedOrigins/);
    mock.restoreAll();
  });

  it('B7: do not follow a redirect', async () => {
    mock.method(Math, 'random', () => 0);
    const client = await clientFor((_request, response) => response.writeHead(302, {Location: '/elsewhere'}).end(), {getToken: () => 'tok'});
    assert.equal((await failureOf(client.get('balance', {}, signal))).kind, 'network');
    assert.ok(server.requests.every(({url}) => url === '/api/user/balance'));
    mock.restoreAll();
  });
});
