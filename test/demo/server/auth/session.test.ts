import assert from 'node:assert/strict';
import {mkdtemp, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import {readSecret} from '../../../../demo/server/auth/secret.js';
import {tokenOf, userOf} from '../../../../demo/server/auth/tokens.js';
import {referenceApi, type ReferenceApi} from '../../../support/reference-api.js';
import {ask, insertUsage, insertUser, type ProblemBody} from '../support/fixture.js';

let api: ReferenceApi;
let dir: string;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'a2b-auth-'));
  await writeFile(join(dir, 'index.html'), '<!doctype html><title>host</title>');
  api = await referenceApi({hostDir: dir});
  await insertUser(api.database, 'ann');
});
after(async () => {
  await api.close();
  await rm(dir, {recursive: true});
});

const NEEDS_USER = [
  '/user/balance',
  '/user/transactions',
  '/usage/summary',
  '/usage/breakdown',
  '/usage/log',
  '/sustainability/metrics',
  '/auth/session',
];

test('without a session everything but the document is a 401 problem', async () => {
  for (const path of NEEDS_USER) {
    const {status, body, headers} = await ask<ProblemBody>(api, path, null);
    assert.deepEqual([status, body.status, headers.get('www-authenticate')], [401, 401, 'Bearer'], path);
  }
  assert.equal((await ask(api, '/openapi.json', null)).status, 200);
});

test('the demo token is the sample user, a signed token any other user there is', async () => {
  assert.equal((await ask(api, '/auth/session', 'demo')).status, 200);
  const ann = await ask(api, '/auth/session', api.tokenOf('ann'));
  assert.deepEqual(ann.body, {name: 'User ann', currency: 'EUR', isSample: false});
  assert.equal(
    (await ask(api, '/auth/session', api.tokenOf('nobody'))).status,
    401,
    'a good token of no user',
  );
});

test('no other token is anybody', async () => {
  const token = api.tokenOf('ann');
  const [id, signature] = token.split('.') as [string, string];
  const demo = Buffer.from('demo').toString('base64url');
  const wrongs = [
    '',
    'Demo',
    'demo.',
    'x',
    'ann',
    id,
    `${id}.`,
    `.${signature}`,
    `${demo}.${signature}`,
    `${token}x`,
    token.slice(0, -1),
    `${id}==.${signature}`,
    '.',
    'x'.repeat(20_000),
  ];
  for (const wrong of wrongs) assert.equal((await ask(api, '/user/balance', wrong)).status, 401, wrong);
  for (const header of ['demo', 'Basic demo', 'Bearer', 'Bearer a b']) {
    const response = await api.app.request('/api/user/balance', {headers: {Authorization: header}});
    assert.equal(response.status, 401, header);
  }
});

test('tokens depend on the secret and on every letter of the id', () => {
  const keys = {demoToken: 'demo', secret: Buffer.alloc(32, 1)};
  assert.equal(userOf(tokenOf('müller/7.x', keys), keys), 'müller/7.x');
  assert.equal(userOf(tokenOf('ann', keys), {...keys, secret: Buffer.alloc(32, 2)}), undefined);
  assert.equal(tokenOf('demo', keys), 'demo');
  assert.equal(userOf(tokenOf('demo', {...keys, demoToken: 'other'}), keys), undefined);
});

test('the secret is made once, for its owner only', async () => {
  const data = await mkdtemp(join(tmpdir(), 'a2b-secret-'));
  const secrets = await Promise.all([readSecret(join(data, 'new')), readSecret(join(data, 'new'))]);
  assert.ok(secrets[0].equals(secrets[1]));
  assert.deepEqual(await readdir(join(data, 'new')), ['secret']);
  assert.equal((await stat(join(data, 'new', 'secret'))).mode & 0o777, 0o600);
  await rm(data, {recursive: true});
});

/** A browser of sorts: keeps cookies. */
function browser() {
  const jar = new Map<string, string>();
  return async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await api.app.request(`http://127.0.0.1:4400${path}`, {
      ...init,
      headers: {...init.headers, cookie},
    });
    for (const header of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (header.split(';')[0] ?? '').split('=');
      if (/max-age=0/i.test(header)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
}
const signIn = (token: unknown): RequestInit => ({
  method: 'POST',
  headers: {'Content-Type': 'application/json'},
  body: JSON.stringify({token}),
});

test('opening the host page signs in as the sample user, with a cookie that scripts cannot read', async () => {
  const visit = browser();
  assert.equal((await visit('/api/auth/session')).status, 401);
  const [cookie = ''] = (await visit('/')).headers.getSetCookie();
  assert.match(cookie, /^a2b_session=demo;.*HttpOnly/);
  assert.match(cookie, /SameSite=Strict/);
  assert.deepEqual(await (await visit('/api/auth/session')).json(), {
    name: 'Demo User',
    currency: 'EUR',
    isSample: true,
  });
  assert.equal((await visit('/api/user/balance')).status, 200);
  assert.deepEqual((await visit('/')).headers.getSetCookie(), [], 'once is enough');
});

test('who signed out stays signed out, until they sign in', async () => {
  const visit = browser();
  await visit('/');
  assert.equal((await visit('/api/auth/sign-out', {method: 'POST'})).status, 204);
  await visit('/');
  await visit('/c/new');
  assert.equal((await visit('/api/user/balance')).status, 401);
  const answer = await visit('/api/auth/sign-in', signIn(api.tokenOf('ann')));
  assert.equal(((await answer.json()) as {name: string}).name, 'User ann');
  await visit('/');
  assert.equal(
    ((await (await visit('/api/auth/session')).json()) as {name: string}).name,
    'User ann',
    'and is not made the sample user',
  );
});

test('a bearer token counts more than a cookie, also when it is wrong', async () => {
  const visit = browser();
  await visit('/');
  const bearer = (token: string): RequestInit => ({headers: {Authorization: `Bearer ${token}`}});
  const ann = await visit('/api/auth/session', bearer(api.tokenOf('ann')));
  assert.equal(((await ann.json()) as {name: string}).name, 'User ann');
  assert.equal((await visit('/api/auth/session', bearer('wrong'))).status, 401);
});

test('signing in takes a small JSON body with a good token, and nothing else', async () => {
  const post = (body: string, type = 'application/json'): Promise<Response> =>
    browser()('/api/auth/sign-in', {method: 'POST', headers: {'Content-Type': type}, body});
  assert.equal((await post('{"token":"wrong"}')).status, 401);
  assert.equal((await post('token=demo', 'application/x-www-form-urlencoded')).status, 415);
  assert.equal(
    (await post('{"token":"demo"}', 'text/plain')).status,
    415,
    'as a form of another site could send it',
  );
  for (const body of ['', '{', '[]', 'null', '{"token":1}', '{"token":""}']) {
    const response = await post(body);
    assert.deepEqual([response.status, response.headers.getSetCookie()], [400, []], body);
  }
  assert.equal((await post(JSON.stringify({token: 'x'.repeat(10_000)}))).status, 413);
});

test('a foreign name that was made to lead here gets no session', async () => {
  for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:4400']) {
    const response = await api.app.request(`http://${host}/`, {headers: {Host: host}});
    assert.deepEqual([response.status, response.headers.getSetCookie()], [200, []], host);
  }
  for (const host of ['localhost:4400', '127.0.0.1:4400', '[::1]:4400']) {
    const response = await api.app.request(`http://${host}/`, {headers: {Host: host}});
    assert.equal(response.headers.getSetCookie().length > 0, true, host);
  }
});

test('data is sample data as long as the newest charge is', async () => {
  const isSample = async (): Promise<boolean> =>
    (await ask<{isSample: boolean}>(api, '/auth/session')).body.isSample;
  assert.equal(await isSample(), true);
  await api.database.query(query`delete from usage_event where user_id = 'demo'`);
  assert.equal(await isSample(), true, 'the wallet still is');
  await insertUsage(api.database, 'demo', [{event_id: 'real', at: '2026-01-01T00:00:00Z'}]);
  assert.equal(await isSample(), false);
});
