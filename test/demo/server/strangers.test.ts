import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import {referenceApi, type ReferenceApi} from '../../support/reference-api.js';
import {address, insertNames, insertUsage, insertUser} from './support/fixture.js';

const NOW = new Date('2026-11-20T18:00:00Z');
const PATHS = [
  '/user/balance',
  '/user/transactions',
  '/usage/summary?split=provider',
  '/usage/breakdown?by=project',
  '/usage/breakdown?by=provider',
  '/usage/breakdown?by=model',
  '/usage/log',
  '/sustainability/metrics',
  '/auth/session',
];
/** Names under which other servers take a user. */
const NAMES = ['user', 'user_id', 'userId', 'uid', 'sub', 'id', 'account', 'owner', 'tenant', 'as', 'impersonate', 'token', 'access_token'];
const HEADERS = ['X-User-Id', 'X-User', 'X-Forwarded-User', 'X-Remote-User', 'Remote-User', 'X-Original-User', 'X-Impersonate', 'X-Auth-Token', 'X-Api-Key'];

let api: ReferenceApi;
before(async () => {
  api = await referenceApi({now: () => NOW, seed: false});
  for (const user of ['alice', 'bob']) {
    await insertUser(api.database, user);
    await insertUsage(api.database, user, [
      {event_id: `${user}-1`, at: '2026-11-20T12:00:00Z', provider_id: `${user}-provider`, project_id: `${user}-project`, model: `${user}-model`, conversation_id: `${user}-talk`},
      {event_id: `${user}-2`, at: '2026-11-20T13:00:00Z', provider_id: 'shared', project_id: 'shared', model: 'shared'},
    ]);
    await insertNames(api.database, user, {projects: {shared: {name: `${user}-name`}}, providers: {shared: `${user}-name`}});
    await api.database.query(query`insert into wallet (user_id, credits, as_of) values (${user}, 5, ${NOW.toISOString()}::timestamptz)`);
  }
});
after(() => api.close());

async function asAlice(path: string, headers: Record<string, string> = {}): Promise<[status: number, text: string]> {
  const response = await api.app.request(`/api${path}`, {headers: {Authorization: `Bearer ${api.tokenOf('alice')}`, ...headers}});
  return [response.status, await response.text()];
}

const joined = (path: string, name: string, value: string) => `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({[name]: value})}`;

describe('what another user has', () => {
  it('is told to that user', async () => {
    const response = await api.app.request('/api/usage/log', {headers: {Authorization: `Bearer ${api.tokenOf('bob')}`}});
    assert.match(await response.text(), /bob-model/);
  });

  for (const path of PATHS) {
    it(`is not told by ${path}, whatever parameter or header names them`, async () => {
      const own = await asAlice(path);
      assert.equal(own[0], 200, own[1]);
      assert.doesNotMatch(own[1], /bob/i);
      for (const name of NAMES) {
        for (const value of ['bob', api.tokenOf('bob')]) {
          const [, text] = await asAlice(joined(path, name, value));
          assert.doesNotMatch(text, /bob/i, `${name}=${value}`);
        }
      }
      for (const name of HEADERS) assert.deepEqual(await asAlice(path, {[name]: 'bob'}), own, name);
      assert.deepEqual(await asAlice(path, {Cookie: `a2b_session=${api.tokenOf('bob')}`}), own, 'the header goes before the cookie');
    });
  }

  it('is not found by the ids of their providers, projects, models, or by a search', async () => {
    for (const [name, value] of [['provider', 'bob-provider'], ['project', 'bob-project'], ['model', 'bob-model'], ['q', 'bob']] as const) {
      const [status, text] = await asAlice(address('/usage/log', {[name]: value}));
      assert.deepEqual([status, (JSON.parse(text) as {items: unknown[]}).items], [200, []], name);
    }
  });
});
