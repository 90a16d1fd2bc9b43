import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import {referenceApi, type ReferenceApi} from '../../../support/reference-api.js';
import {address, ask, insertUser, read, type ProblemBody} from '../support/fixture.js';

interface Entry {
  id: string;
  type: string;
}
interface Page {
  items: Entry[];
  nextCursor: string | null;
  total: number;
}

let api: ReferenceApi;
let token: string;
before(async () => {
  api = await referenceApi({seed: false});
  token = api.tokenOf('payer');
  await insertUser(api.database, 'payer');
  await insertUser(api.database, 'other');
  await insertEntries('payer', 45);
  await insertEntries('other', 3);
});
after(() => api.close());

const TYPES = ['top_up', 'usage', 'grant'];

/** Two entries share each instant. */
async function insertEntries(userId: string, number: number): Promise<void> {
  for (let index = 0; index < number; index += 1) {
    const at = new Date(Date.parse('2026-01-01T00:00:00Z') + Math.floor(index / 2) * 3_600_000).toISOString();
    await api.database
      .query(query`insert into ledger_entry (user_id, entry_id, at, type, status, tokens, amount)
      values (${userId}, ${`${userId}${String(index).padStart(2, '0')}`}, ${at}::timestamptz,
        ${TYPES[index % 3]}, 'succeeded', ${`${-index}.75`}::numeric, ${index % 2 ? '1.50' : null}::numeric)`);
  }
}

async function walk(parameters: Record<string, string | number | string[]>): Promise<Entry[]> {
  const items: Entry[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const paging: Record<string, string> = cursor === '' ? {} : {cursor};
    const page: Page = await read<Page>(
      api,
      address('/user/transactions', {...parameters, ...paging}),
      token,
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

test('lists all entries of the user, newest first, whatever the size of a page', async () => {
  const expected = Array.from({length: 45}, (_, index) => `payer${String(44 - index).padStart(2, '0')}`);
  for (const limit of [1, 7, 45, 100]) {
    assert.deepEqual(
      (await walk({limit})).map(({id}) => id),
      expected,
      `limit ${limit}`,
    );
  }
  assert.equal((await read<Page>(api, '/user/transactions', token)).items.length, 20, 'by default 20');
});

test('an entry added while paging is neither repeated nor pushes another out', async () => {
  const first = await read<Page>(api, '/user/transactions?limit=10', token);
  await api.database.query(query`insert into ledger_entry (user_id, entry_id, at, type, status)
    values ('payer', 'new', '2026-06-01T00:00:00Z', 'top_up', 'pending')`);
  const second = await read<Page>(
    api,
    address('/user/transactions', {limit: 10, cursor: first.nextCursor as string}),
    token,
  );
  assert.deepEqual([second.items[0]?.id, second.total], ['payer34', 46]);
  await api.database.query(query`delete from ledger_entry where entry_id = 'new'`);
});

test('narrows to types, and counts them', async () => {
  const grants = await read<Page>(api, '/user/transactions?type=grant', token);
  assert.equal(grants.total, 15);
  assert.ok(grants.items.every(({type}) => type === 'grant'));
  assert.equal((await walk({type: ['grant', 'usage'], limit: 4})).length, 30);
  assert.equal((await walk({type: 'refund'})).length, 0);
});

test('says what is known of an entry: signed whole tokens, exact money', async () => {
  const {items} = await read<Page>(api, '/user/transactions?limit=2', token);
  assert.deepEqual(items, [
    {id: 'payer44', date: '2026-01-01T22:00:00Z', type: 'grant', tokens: -44, status: 'succeeded'},
    {
      id: 'payer43',
      date: '2026-01-01T21:00:00Z',
      type: 'usage',
      tokens: -43,
      amount: {amount: '1.5', currency: 'EUR'},
      status: 'succeeded',
    },
  ]);
});

test('a cursor belongs to its types and its user', async () => {
  const {nextCursor} = await read<Page>(api, '/user/transactions?type=grant&limit=3', token);
  const cursor = nextCursor as string;
  for (const [path, as] of [
    [address('/user/transactions', {cursor}), token],
    [address('/user/transactions', {cursor, type: 'usage'}), token],
    [address('/user/transactions', {cursor, type: 'grant'}), api.tokenOf('other')],
    [address('/usage/log', {cursor}), token],
  ] as const) {
    const {status, body} = await ask<ProblemBody>(api, path, as);
    assert.deepEqual([status, body.parameter], [400, 'cursor'], path);
  }
});
