import assert from 'node:assert/strict';
import {once} from 'node:events';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {createServer, get, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {gunzipSync} from 'node:zlib';
import {fileAnswer} from '../../../../demo/server/librechat/mount/files.js';
import {identify} from '../../../../demo/server/librechat/mount/identity.js';
import {readEnvironment} from '../../../../demo/server/librechat/mount/environment.js';
import {createIndexes, INDEXES} from '../../../../demo/server/librechat/mount/indexes.js';
import {createA2bRouter} from '../../../../demo/server/librechat/mount/router.js';
import {createSidecar} from '../../../../demo/server/librechat/mount/sidecar.js';
import {answerTo} from '../../../../demo/server/librechat/http/answer.js';
import {accessToken, KEYS, refreshToken} from '../../../support/librechat/app/tokens.js';
import {exampleLedger, USER, WEEK} from '../../../support/librechat/data.js';
import {hostOver, mingoReader} from '../../../support/librechat/mingo-host.js';
import {mingoMongoose} from '../../../support/librechat/mingo-mongoose.js';

const OTHER = '68e0f3a1c2b4d5e6f7089999';
const bearer = async (id: string, seconds?: number) => `Bearer ${await accessToken(id, seconds)}`;
const cookie = async (id: string, seconds?: number) => `lang=de; refreshToken=${await refreshToken(id, seconds)}`;

describe('who is signed in', () => {
  it('is told by an access token, or else by the refresh cookie', async () => {
    assert.equal(await identify({authorization: await bearer(USER)}, KEYS), USER);
    assert.equal(await identify({cookie: await cookie(USER)}, KEYS), USER);
    assert.equal(await identify({authorization: await bearer(USER), cookie: await cookie(OTHER)}, KEYS), USER);
    assert.equal(await identify({}, KEYS), null);
  });

  it('is told by the cookie while the same user’s token has expired, and never by another user’s', async () => {
    const expired = await bearer(USER, -10);
    assert.equal(await identify({authorization: expired}, KEYS), null);
    assert.equal(await identify({authorization: expired, cookie: await cookie(USER)}, KEYS), USER);
    assert.equal(await identify({authorization: expired, cookie: await cookie(OTHER)}, KEYS), null);
  });

  it('is nobody by a token of another key, an unsigned one, one kind in place of the other, or no id', async () => {
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({id: USER})).toString('base64url')}.`;
    assert.equal(await identify({authorization: await bearer(USER)}, {jwtSecret: 'another'}), null);
    assert.equal(await identify({authorization: `Bearer ${unsigned}`}, KEYS), null);
    assert.equal(await identify({authorization: `Bearer ${await refreshToken(USER)}`}, KEYS), null);
    assert.equal(await identify({cookie: `refreshToken=${await accessToken(USER)}`}, KEYS), null);
    assert.equal(await identify({authorization: await bearer('{"$ne": null}')}, KEYS), null);
    assert.equal(await identify({cookie: await cookie(USER, -10)}, KEYS), null);
    assert.equal(await identify({cookie: await cookie(USER)}, {jwtSecret: KEYS.jwtSecret}), null, 'no key for cookies, no cookies');
  });

  it('is told by LibreChat’s own cookie where the refresh token is an OpenID provider’s', async () => {
    const own = await refreshToken(USER);
    assert.equal(await identify({cookie: `token_provider=openid; refreshToken=opaque; openid_user_id=${own}`}, KEYS), USER);
    assert.equal(await identify({cookie: `token_provider=openid; refreshToken=${own}`}, KEYS), null);
  });
});

describe('answers', () => {
  const host = hostOver(mingoReader(exampleLedger((hex) => hex)), {log: () => undefined});
  const ask = (path: string, user = USER) => answerTo(host, user, path.split('?')[0] ?? '', `http://host${path}`);

  it('are about the signed-in user only, whatever the parameters say', async () => {
    const {body} = await ask(`/usage/summary?${WEEK}&user=${USER}&userId=${USER}`, OTHER);
    assert.equal((body as {totalTokens: number}).totalTokens, 0);
  });

  it('are private and never stored; refusals are JSON that names the parameter', async () => {
    const good = await ask(`/usage/summary?${WEEK}`);
    assert.equal(good.headers['Cache-Control'], 'private, no-store');
    for (const [query, parameter] of [['range=40d', 'range'], ['tz=Mars/Olympus', 'tz'], ['range=2020-01-01..2025-01-01', 'range'], ['interval=hour&range=90d', 'interval']]) {
      const {status, headers, body} = await ask(`/usage/summary?${query}`);
      assert.deepEqual([status, (body as {parameter: string}).parameter, headers['Cache-Control']], [400, parameter, 'private, no-store']);
      assert.match(headers['Content-Type'] ?? '', /^application\/problem\+json/);
    }
    assert.equal((await ask('/usage/log?limit=101')).status, 400);
    assert.equal((await ask('/usage/log?cursor=made-up')).status, 400);
  });

  it('refuse a cursor of another user', async () => {
    const {body} = await ask(`/usage/log?${WEEK}&limit=3`);
    const {nextCursor} = body as {nextCursor: string};
    assert.equal((await ask(`/usage/log?${WEEK}&limit=3&cursor=${nextCursor}`)).status, 200);
    assert.equal((await ask(`/usage/log?${WEEK}&limit=3&cursor=${nextCursor}`, OTHER)).status, 400);
  });

  it('say that the database was too slow as 503, and other failures as a bare 500', async () => {
    const failing = (failure: Error) => hostOver({documents: () => { throw failure; }}, {log: () => undefined});
    const slow = Object.assign(new Error('operation exceeded time limit'), {code: 50});
    assert.equal((await answerTo(failing(slow), USER, '/user/balance', 'http://host/user/balance')).status, 503);
    const {status, body} = await answerTo(failing(new Error('password=hunter2')), USER, '/user/balance', 'http://host/user/balance');
    assert.equal(status, 500);
    assert.doesNotMatch(JSON.stringify(body), /hunter2/);
  });

  it('filter by provider, project, model and text alike in sums and in the log', async () => {
    for (const filter of ['provider=anthropic', 'project=chat', 'model=gpt-4o-mini', 'q=research']) {
      const {body: log} = await ask(`/usage/log?${WEEK}&limit=100&${filter}`);
      const {items, totals} = log as {items: {totalTokens: number}[]; totals: {totalTokens: number}};
      assert.ok(items.length > 0 && items.length < 11, filter);
      assert.equal(items.reduce((sum, {totalTokens}) => sum + totalTokens, 0), totals.totalTokens, filter);
    }
    const {body} = await ask(`/usage/summary?${WEEK}&provider=anthropic`);
    assert.equal((body as {totalTokens: number}).totalTokens, 24_474);
  });

  it('compare with the period before, and split buckets by provider', async () => {
    const {body} = await ask('/usage/summary?range=2025-10-05..2025-10-07&tz=Europe/Berlin&compare=previous&split=provider&interval=day');
    const {previous, series} = body as {previous: {totalTokens: number}; series: {totalTokens: number; segments: {totalTokens: number}[]}[]};
    assert.equal(previous.totalTokens, 4_164 + 19_110);
    const {body: before} = await ask('/usage/breakdown?range=2025-10-05..2025-10-07&tz=Europe/Berlin&by=provider&period=previous');
    assert.equal((before as {totalTokens: number}).totalTokens, previous.totalTokens);
    for (const {totalTokens, segments} of series) assert.equal(segments.reduce((sum, part) => sum + part.totalTokens, 0), totalTokens);
  });
});

describe('the side-car', () => {
  const directory = mkdtempSync(join(tmpdir(), 'a2b-cdn-'));
  writeFileSync(join(directory, 'a2b.js'), 'export {};');
  writeFileSync(join(directory, 'chunk-abc.js'), 'export {};');
  const server = createSidecar(hostOver(mingoReader(exampleLedger((hex) => hex))), KEYS, {directory, title: 'Chat & <b>'});
  let url = '';
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  it('answers who is signed in, and refuses others by JSON', async () => {
    const signedIn = await fetch(`${url}/api/usage/summary?${WEEK}`, {headers: {authorization: await bearer(USER)}});
    assert.equal(((await signedIn.json()) as {totalTokens: number}).totalTokens, 48_223);
    const byCookie = await fetch(`${url}/api/user/balance`, {headers: {cookie: await cookie(USER)}});
    assert.equal(byCookie.status, 200);
    assert.equal(byCookie.headers.get('set-cookie'), null, 'the cookie is not rotated');
    const refused = await fetch(`${url}/api/user/balance`);
    assert.deepEqual([refused.status, refused.headers.get('content-type')], [401, 'application/problem+json; charset=utf-8']);
  });

  it('reads only: other methods are 405, other paths 404', async () => {
    assert.equal((await fetch(`${url}/api/user/balance`, {method: 'POST', headers: {cookie: await cookie(USER)}})).status, 405);
    for (const path of ['/', '/api', '/api/user', '/api/user/balance/', '/api/a2b/', '/api/a2b/../../package.json', '/api/a2b/%2e%2e/secret']) {
      assert.equal((await fetch(url + path)).status, 404, path);
    }
  });

  it('serves files so that an update reaches everybody, and the page with the title as text', async () => {
    const script = await fetch(`${url}/api/a2b/a2b.js`);
    assert.equal(script.headers.get('cache-control'), 'public, no-cache');
    const again = await fetch(`${url}/api/a2b/a2b.js`, {headers: {'if-none-match': script.headers.get('etag') ?? ''}});
    assert.equal(again.status, 304);
    assert.match((await fetch(`${url}/api/a2b/chunk-abc.js`)).headers.get('cache-control') ?? '', /immutable/);
    const page = await (await fetch(`${url}/api/a2b/usage`, {headers: {cookie: 'lang=de-DE'}})).text();
    assert.match(page, /<html lang="de-DE" dir="ltr">/);
    const arabic = await fileAnswer({path: '/api/a2b/usage', cookie: 'lang=ar'}, directory, {title: 'x', addCreditsUrl: '/topup?a="b'});
    assert.match(String(arabic?.body), /dir="rtl"/);
    assert.match(String(arabic?.body), /data-a2b-add-credits-url="\/topup\?a=&#34;b"/);
    assert.doesNotMatch(page, /<b>/);
    assert.equal(await fileAnswer({path: '/api/a2b/nothing.js'}, directory, {title: 'x'}), null);
  });
});

describe('long answers of the side-car', () => {
  const directory = mkdtempSync(join(tmpdir(), 'a2b-cdn-'));
  const text = `export const long = '${'long '.repeat(1000)}';`;
  writeFileSync(join(directory, 'a2b.js'), text);
  const server = createSidecar(hostOver(mingoReader(exampleLedger((hex) => hex))), KEYS, {directory, title: 'Chat'});
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());

  /** What comes over the wire; `fetch` would unpack it. */
  async function wire(path: string, headers: Record<string, string>): Promise<{head: IncomingMessage['headers']; status: number | undefined; body: Buffer}> {
    const {port} = server.address() as AddressInfo;
    const [answer] = (await once(get({port, path, headers}), 'response')) as [IncomingMessage];
    return {head: answer.headers, status: answer.statusCode, body: Buffer.concat(await answer.toArray())};
  }

  it('are compressed for who takes that, and say so to caches', async () => {
    const {head, body} = await wire('/api/a2b/a2b.js', {'accept-encoding': 'br;q=1.0, gzip;q=0.8, *;q=0.1'});
    assert.deepEqual([head['content-encoding'], head.vary, head['content-length']], ['gzip', 'Accept-Encoding', String(body.length)]);
    assert.equal(gunzipSync(body).toString(), text);
    assert.ok(body.length * 20 < text.length);
    const known = await wire('/api/a2b/a2b.js', {'accept-encoding': 'gzip', 'if-none-match': String(head.etag)});
    assert.deepEqual([known.status, known.body.length], [304, 0]);
    const log = await wire(`/api/usage/log?${WEEK}`, {'accept-encoding': 'gzip', authorization: await bearer(USER)});
    assert.equal((JSON.parse(gunzipSync(log.body).toString()) as {total: number}).total, 11);
  });

  it('are sent as they are to anybody else, and short ones to all', async () => {
    for (const accepted of ['', 'br', 'gzip;q=0, identity', 'x-gzip']) {
      const {head, body} = await wire('/api/a2b/a2b.js', {'accept-encoding': accepted});
      assert.deepEqual([head['content-encoding'], head.vary, body.toString()], [undefined, 'Accept-Encoding', text], accepted);
    }
    const refused = await wire('/api/user/balance', {'accept-encoding': 'gzip'});
    assert.deepEqual([refused.status, refused.head['content-encoding'], refused.head.vary], [401, undefined, undefined]);
  });
});

describe('the router', () => {
  const asked: (string | undefined)[] = [];
  /** LibreChat's own check: it knows one token, and nothing of signatures. */
  const router = createA2bRouter({
    mongoose: mingoMongoose(exampleLedger((hex) => hex)),
    requireJwtAuth: (request: IncomingMessage & {user?: {id: string}}, response, next) => {
      const {authorization} = request.headers;
      asked.push(authorization);
      if (authorization !== 'Bearer known') return response.writeHead(401).end('Unauthorized');
      request.user = {id: USER};
      return next();
    },
    keys: KEYS,
    directory: 'nowhere',
    title: 'Chat',
  });
  const server = createServer((request, response) => void router(request, response, () => response.writeHead(404).end()));
  let url = '';
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/user/balance`;
  });
  after(() => server.close());

  const statusWith = async (headers: Record<string, string>): Promise<number> => {
    asked.length = 0;
    return (await fetch(url, {headers})).status;
  };

  it('leaves every token to LibreChat, also one whose signature is right, and also beside a cookie', async () => {
    const signed = await bearer(USER);
    assert.deepEqual([await statusWith({authorization: signed}), asked], [401, [signed]]);
    assert.deepEqual([await statusWith({authorization: signed, cookie: await cookie(USER)}), asked], [401, [signed]]);
    assert.deepEqual([await statusWith({authorization: 'Bearer known', cookie: await cookie(OTHER)}), asked], [200, ['Bearer known']]);
  });

  it('takes the cookie where no token is sent, also behind a proxy with a password of its own', async () => {
    assert.deepEqual([await statusWith({cookie: await cookie(USER)}), asked], [200, []]);
    assert.deepEqual([await statusWith({authorization: 'Basic YTpi', cookie: await cookie(USER)}), asked], [200, []]);
    assert.deepEqual([await statusWith({cookie: await cookie(USER, -10)}), asked], [401, [undefined]]);
  });
});

describe('the environment of the side-car', () => {
  const good = {MONGO_URI: 'mongodb://m/LibreChat', JWT_SECRET: 'a', JWT_REFRESH_SECRET: 'b'};

  it('is LibreChat’s own', () => {
    const {uri, port, hostname, keys, title} = readEnvironment(good);
    assert.deepEqual([uri, port, hostname, keys, title], [good.MONGO_URI, 4480, '127.0.0.1', {jwtSecret: 'a', refreshSecret: 'b'}, 'LibreChat']);
    assert.equal(readEnvironment({...good, A2B_COOKIES: 'off'}).keys.refreshSecret, undefined);
  });

  it('names what is missing', () => {
    assert.throws(() => readEnvironment({...good, MONGO_URI: ''}), /MONGO_URI/);
    assert.throws(() => readEnvironment({MONGO_URI: 'x'}), /JWT_SECRET/);
    assert.throws(() => readEnvironment({...good, A2B_PORT: 'x'}), /A2B_PORT/);
  });
});

it('creates the indexes that were recommended, and says which', async () => {
  const made: unknown[] = [];
  const database = {collection: (name: string) => ({createIndex: async (key: object, options: {name: string}) => (made.push([name, key]), options.name)})};
  const lines = await createIndexes(database);
  assert.deepEqual(made, INDEXES.map(({collection, key}) => [collection, key]));
  assert.match(lines[0] ?? '', /a2b_user_createdAt \{"user":1,"createdAt":-1,"_id":-1\}/);
});
