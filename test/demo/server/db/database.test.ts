import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import {openDatabase, type Database} from '../../../../demo/server/db/database.js';
import {readSnapshot} from '../../../../demo/server/db/snapshot.js';
import {openTestDatabase} from '../../../support/reference-api.js';

let database: Database;
before(async () => {
  database = await openTestDatabase();
});
after(() => database.close());

const users = async (on: Database): Promise<string[]> =>
  (await on.query<{user_id: string}>(query`select user_id from app_user order by 1`)).map(
    ({user_id}) => user_id,
  );
const add = (on: Database, id: string): Promise<unknown> =>
  on.query(query`insert into app_user (user_id, name, currency) values (${id}, 'N', 'EUR')`);

test('numbers and times that JavaScript would bend come back as text', async () => {
  const [row] = await database.query(query`select 9007199254740993::bigint as big, 1.50::numeric as exact,
    '2026-03-29 02:30:00.123456+02'::timestamptz as instant, '2026-03-29'::date as day,
    '2026-03-29 02:30:00'::timestamp as local, 7::int as small, true as flag, '{"a": [1, "2"]}'::jsonb as json,
    null::numeric as nothing, count(*) as counted, sum(1::bigint) as summed`);
  assert.deepEqual(row, {
    big: '9007199254740993',
    exact: '1.50',
    instant: '2026-03-29 00:30:00.123456+00',
    day: '2026-03-29',
    local: '2026-03-29 02:30:00',
    small: 7,
    flag: true,
    json: {a: [1, '2']},
    nothing: null,
    counted: '1',
    summed: '1',
  });
});

test('lists of text are parameters, whatever they hold', async () => {
  const texts = ['a,b', '"q"', 'NULL', 'b\\s', '{}', '', "it's", '🙂'];
  const rows = await database.query<{text: string}>(query`select * from unnest(${texts}::text[]) as text`);
  assert.deepEqual(
    rows.map(({text}) => text),
    texts,
  );
});

test('a transaction is there as a whole', async () => {
  assert.equal(await database.transaction(async (tx) => (await add(tx, 'kept'), 42)), 42);
  assert.deepEqual(await users(database), ['kept']);
});

test('a transaction that fails leaves nothing, and its error comes through', async () => {
  const failure = new Error('no');
  const work = database.transaction(async (tx) => {
    await add(tx, 'lost');
    await tx.transaction((inner) => add(inner, 'lost too'));
    throw failure;
  });
  await assert.rejects(work, (error) => error === failure);
  await assert.rejects(
    database.transaction((tx) => tx.query({query: 'select 1/0', params: []})),
    /division by zero/,
  );
  assert.deepEqual(await users(database), ['kept'], 'and the connection is good for more');
});

test('a snapshot cannot write', async () => {
  await assert.rejects(
    readSnapshot(database, (tx) => add(tx, 'written')),
    /read-only transaction/,
  );
});

test('closing twice is no fault, and a database that cannot be reached says so', async () => {
  const other = await openTestDatabase();
  await other.close();
  await assert.doesNotReject(other.close());
  await assert.rejects(openDatabase({databaseUrl: 'postgresql://127.0.0.1:1/none'}), /ECONNREFUSED/);
});
