import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import fc from 'fast-check';
import {openDatabase, type Database} from '../../../../demo/server/db/database.js';
import {openTestDatabase} from '../../../support/reference-api.js';
import {insertUsage, insertUser, type UsageRow} from '../support/fixture.js';

const USER = 'u';
const MODELS = ['gpt', 'claude', '__proto__'];

let database: Database;
before(async () => {
  database = await openTestDatabase();
  await insertUser(database, USER);
});
after(() => database.close());

const TOKENS = ['requests', 'input_tokens', 'output_tokens', 'cached_input_tokens', 'cache_write_tokens', 'reasoning_tokens'];
const run = (statement: string) => database.query({query: statement, params: []});

/** What the sums have to be, added up anew from every single row. */
const addedUp = () =>
  run(`select user_id, date_trunc('hour', at, 'UTC') as hour, provider_id, project_id, model, currency,
      cost is not null as is_priced, count(*)::int as events, ${TOKENS.map((name) => `sum(${name})::text as ${name}`).join(', ')},
      trim_scale(sum(cost))::text as cost
    from usage_event group by 1, 2, 3, 4, 5, 6, 7 order by 2, 3, 4, 5, 6, 7`);

const kept = () =>
  run(`select user_id, hour, provider_id, project_id, model, currency, is_priced, events::int, requests::text,
      input_tokens::text, output_tokens::text,
      (case when cached_events > 0 then cached_input_tokens end)::text as cached_input_tokens,
      (case when write_events > 0 then cache_write_tokens end)::text as cache_write_tokens,
      (case when reasoning_events > 0 then reasoning_tokens end)::text as reasoning_tokens,
      (case when is_priced then trim_scale(cost) end)::text as cost
    from usage_hour order by 2, 3, 4, 5, 6, 7`);

const charges = fc.array(
  fc.record({
    minute: fc.integer({min: 0, max: 300}),
    provider_id: fc.constantFrom('openai', '', null),
    project_id: fc.constantFrom('p1', null),
    model: fc.constantFrom(...MODELS),
    input_tokens: fc.bigInt(0n, 2n ** 62n).map(String),
    cached_input_tokens: fc.constantFrom(null, 0, 7),
    reasoning_tokens: fc.constantFrom(null, 3),
    requests: fc.constantFrom(0, 1),
    cost: fc.constantFrom(null, '0', '0.000000000001', '-0.5', '12345678901234567890.123456789'),
    currency: fc.constantFrom('EUR', 'USD', null),
  }),
  {minLength: 1, maxLength: 25},
);

const rowsOf = (drawn: readonly (Omit<UsageRow, 'event_id' | 'at'> & {minute: number})[]): UsageRow[] =>
  drawn.map(({minute, ...row}, index) => ({
    ...row,
    event_id: `e${index}`,
    at: new Date(Date.UTC(2026, 9, 25, 0, minute)).toISOString(),
  }));

test('sums by the hour stay those of the single rows, whatever is added, changed or taken away', async () => {
  await fc.assert(
    fc.asyncProperty(charges, fc.integer({min: 1, max: 4}), async (drawn, step) => {
      await run('delete from usage_event');
      await insertUsage(database, USER, rowsOf(drawn));
      assert.deepEqual(await kept(), await addedUp(), 'after adding');
      const some = query`mod(substr(event_id, 2)::int, ${step}::int) = 0`;
      await database.query({
        ...some,
        query: `update usage_event set at = at + interval '40 minutes', cost = null, cached_input_tokens = null where ${some.query}`,
      });
      assert.deepEqual(await kept(), await addedUp(), 'after changing');
      await database.query({...some, query: `delete from usage_event where ${some.query}`});
      assert.deepEqual(await kept(), await addedUp(), 'after taking away');
    }),
    {numRuns: 40},
  );
  await run('delete from usage_event');
  assert.deepEqual(await kept(), []);
});

test('a transaction that fails leaves the sums as they were', async () => {
  await insertUsage(database, USER, [{event_id: 'kept', at: '2026-10-25T00:30:00Z'}]);
  const before = await kept();
  const failing = database.transaction(async (tx) => {
    await insertUsage(tx, USER, [{event_id: 'lost', at: '2026-10-25T00:31:00Z'}]);
    throw new Error('no');
  });
  await assert.rejects(failing, /no/);
  assert.deepEqual(await kept(), before);
  await run('delete from usage_event');
});

test('a charge that came twice counts once', async () => {
  const charge = `insert into usage_event (user_id, event_id, at, model, input_tokens, output_tokens)
    values ('${USER}', 'same', '2026-10-25T00:30:00Z', 'gpt', 1, 2) on conflict do nothing`;
  await run(charge);
  await run(charge);
  assert.equal((await kept())[0]?.['events'], 1);
  await run('delete from usage_event');
});

test('charges of one hour that come at once are all in the sums', async () => {
  const minutes = Array.from({length: 40}, (_, index) => index);
  const write = (minute: number) =>
    insertUsage(database, USER, [{event_id: `m${minute}`, at: `2026-10-25T00:${10 + minute}:00Z`, model: MODELS[minute % 2] as string}]);
  await Promise.all(minutes.map(write));
  assert.deepEqual(await kept(), await addedUp());
  assert.equal((await kept()).reduce((sum, {events}) => sum + Number(events), 0), minutes.length);
  await run('delete from usage_event');
});

test('a database from before there were sums gets them when it is opened', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'a2b-hours-'));
  const old = await openDatabase({dataDir});
  await insertUser(old, USER);
  await insertUsage(old, USER, [{event_id: 'a', at: '2026-10-25T00:30:00Z', input_tokens: 5}]);
  await old.query({query: 'drop table usage_hour cascade', params: []});
  await old.close();
  const opened = await openDatabase({dataDir});
  const rows = await opened.query({query: 'select events::int, input_tokens::text from usage_hour', params: []});
  assert.deepEqual(rows, [{events: 1, input_tokens: '5'}]);
  await opened.close();
  await rm(dataDir, {recursive: true});
});
