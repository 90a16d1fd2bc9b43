import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {after, before, test} from 'node:test';
import {SAMPLE_USER, tokenOf} from '../../../../demo/server/auth/tokens.js';
import type {Database} from '../../../../demo/server/db/database.js';
import {createApp} from '../../../../demo/server/http/app.js';
import {seedSample} from '../../../../demo/server/sample.js';
import {openTestDatabase} from '../../../support/reference-api.js';

const DASHBOARD = [
  '/usage/summary?compare=previous&split=provider',
  ...['provider', 'project', 'model'].map((by) => `/usage/breakdown?by=${by}`),
  '/usage/log',
];
const now = () => new Date('2026-11-20T12:00:00Z');
const keys = {demoToken: 'demo', secret: randomBytes(32)};
const headers = {Authorization: `Bearer ${tokenOf(SAMPLE_USER, keys)}`};

let database: Database;
before(async () => {
  database = await openTestDatabase();
  await seedSample(database, {now: now()});
});
after(() => database.close());

/** Passes statements on, and notes what they begin with; a transaction counts as what frames it. */
function noting(inner: Database, noted: string[]): Database {
  return {
    query: (statement) => {
      noted.push(statement.query);
      return inner.query(statement);
    },
    transaction: (work) => {
      noted.push('begin', 'commit');
      return inner.transaction((tx) => work(noting(tx, noted)));
    },
    close: () => inner.close(),
  };
}

test('a dashboard costs eight statements: one for the user, one for the period, one for the days, five for the answers', async () => {
  const noted: string[] = [];
  const app = createApp({...keys, database: noting(database, noted), now});
  const open = () => Promise.all(DASHBOARD.map(async (path) => (await app.request(`/api${path}`, {headers})).status));
  await open(); // reads the names of the zones, once
  noted.length = 0;
  assert.deepEqual(await open(), [200, 200, 200, 200, 200]);
  assert.equal(noted.length, 8, noted.join('\n\n'));
});
