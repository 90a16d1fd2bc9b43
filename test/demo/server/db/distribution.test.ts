import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {after, before, describe, it} from 'node:test';
import {SAMPLE_USER, tokenOf} from '../../../../demo/server/auth/tokens.js';
import type {Database, Statement} from '../../../../demo/server/db/database.js';
import {createApp} from '../../../../demo/server/http/app.js';
import {seedSample} from '../../../../demo/server/sample.js';
import {openTestDatabase} from '../../../support/reference-api.js';

/** A step of a plan as `explain (format json)` tells it. */
interface Step {
  'Relation Name'?: string;
  Plans?: Step[];
  [fact: string]: unknown;
}

const QUESTIONS = [
  '/user/balance', '/user/transactions', '/user/transactions?type=top_up',
  '/usage/summary?range=30d&period=previous&split=provider', '/usage/summary?range=90d&interval=week&model=gpt-4o',
  ...['provider', 'project', 'model'].map((by) => `/usage/breakdown?by=${by}&range=30d`),
  '/usage/log?range=30d', '/usage/log?range=30d&sort=cost&search=a&totals=1', '/sustainability/metrics?range=30d',
];

/** Passes everything on to `inner`, and notes each statement. */
function noting(inner: Database, noted: Map<string, Statement>): Database {
  return {
    query: (statement) => {
      noted.set(statement.query, statement);
      return inner.query(statement);
    },
    transaction: (work) => inner.transaction((tx) => work(noting(tx, noted))),
    close: () => inner.close(),
  };
}

const stepsOf = (step: Step): Step[] => [step, ...(step.Plans ?? []).flatMap(stepsOf)];

describe('the statements of the API, on a database that is distributed by user_id', () => {
  const noted = new Map<string, Statement>();
  let database: Database;
  const steps: {query: string; step: Step}[] = [];

  before(async () => {
    database = await openTestDatabase();
    const now = () => new Date('2026-11-20T12:00:00Z');
    await seedSample(database, {now: now()});
    const keys = {demoToken: 'demo', secret: randomBytes(32)};
    const app = createApp({...keys, database: noting(database, noted), now});
    for (const question of QUESTIONS) {
      const answer = await app.request(`/api${question}`, {headers: {Authorization: `Bearer ${tokenOf(SAMPLE_USER, keys)}`}});
      assert.equal(answer.status, 200, question);
    }
    await database.query({query: 'set enable_seqscan = off', params: []}); // the tables are small here
    const all = [...noted.values()].filter(({query}) => /^\s*(select|with)/i.test(query));
    for (const {query, params} of all) {
      const [row] = await database.query<{'QUERY PLAN': [{Plan: Step}]}>({query: `explain (format json) ${query}`, params});
      const scans = stepsOf(row?.['QUERY PLAN'][0].Plan as Step).filter((step) => step['Relation Name']?.startsWith('pg_') === false);
      steps.push(...scans.map((step) => ({query, step})));
    }
  });
  after(() => database.close());

  it('read all tables that the answers are made of', () => {
    const tables = new Set(steps.map(({step}) => step['Relation Name']));
    for (const name of ['app_user', 'wallet', 'usage_event', 'usage_hour', 'provider', 'project', 'ledger_entry']) assert.ok(tables.has(name), name);
  });

  it('read one user of each table by an index: one node has the answer, and histories of others cost nothing', () => {
    const isOfOne = (step: Step) => ['Index Cond', 'Recheck Cond'].some((fact) => /\(user_id = /.test(String(step[fact])));
    const ofMany = steps.filter(({step}) => !isOfOne(step)).map(({query, step}) => `${step['Node Type']} of ${step['Relation Name']}: ${query}`);
    assert.deepEqual(ofMany, []);
  });
});
