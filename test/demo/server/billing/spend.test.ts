import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import {spend, type Charge} from '../../../../demo/server/billing/spend.js';
import {seedSample} from '../../../../demo/server/sample.js';
import type {ReferenceApi} from '../../../support/reference-api.js';
import {insertUser, type ProblemBody} from '../support/fixture.js';
import {billingApi, booksOf, newUser, purchase, send} from './support.js';

const PRICE = {input: '1.15', output: '9.20', per: 1_000_000, currency: 'EUR'};
let api: ReferenceApi;
before(async () => {
  api = await billingApi();
});
after(() => api.close());

function charge(eventId: string, more: Partial<Charge> = {}): Charge {
  const model = {model: 'gpt', provider: 'openai', price: PRICE, reasoning: 0, weight: 1};
  return {
    eventId,
    at: new Date(),
    model,
    projectId: null,
    inputTokens: 1000,
    outputTokens: 200,
    conversationId: null,
    ...more,
  };
}

test('a charge is usage and less balance at once, exact to the last digit', async () => {
  const user = await newUser(api.database, '1000');
  const spent = await spend(api.database, user, charge('one', {inputTokens: 1003, outputTokens: 7}));
  assert.deepEqual(spent, {cost: '0.00121785', credits: '-217.85000000'});
  assert.deepEqual(await booksOf(api.database, user), {credits: '-217.85', gap: '0', entries: []});
});

test('the same charge is paid once, also when it comes 20 times at the same time', async () => {
  const user = await newUser(api.database, '10000');
  const results = await Promise.all(
    Array.from({length: 20}, () => spend(api.database, user, charge('same'))),
  );
  assert.equal(results.filter((result) => result === 'known').length, 19);
  assert.equal((await booksOf(api.database, user)).credits, '7010');
});

test('nothing is charged without a wallet, or in another currency than the wallet is in', async () => {
  const user = await newUser(api.database);
  assert.equal(await spend(api.database, user, charge('none')), 'no wallet');
  const other = await newUser(api.database, '5');
  await api.database.query(query`update app_user set currency = 'USD' where user_id = ${other}`);
  await assert.rejects(spend(api.database, other, charge('euro')), RangeError);
  const rows = await api.database.query(query`select from usage_event where user_id in (${user}, ${other})`);
  assert.equal(rows.length, 0);
});

test('transactions less usage are the balance at every moment of 50 charges and top-ups at once', async () => {
  const [user, other] = [await newUser(api.database, '123'), await newUser(api.database, '0')];
  const gaps: (string | null)[] = [];
  const look = async (): Promise<void> => {
    const both = await Promise.all([user, other].map((id) => booksOf(api.database, id)));
    gaps.push(...both.map(({gap}) => gap));
  };
  const topUp = async (userId: string, index: number): Promise<void> => {
    const top = purchase(userId);
    for (const event of [top.paid(), top.refunded(index), top.paid()]) await send(api, event);
  };
  const work = Array.from({length: 50}, async (_, index) => {
    const isCharge = index % 2 === 0;
    await (isCharge
      ? spend(api.database, user, charge(`c${index}`, {outputTokens: index}))
      : topUp(index % 3 === 0 ? other : user, index));
    await look();
  });
  await Promise.all([...work, ...Array.from({length: 50}, look)]);
  assert.deepEqual(gaps, Array<string>(200).fill('0'));
  const [mine, theirs] = await Promise.all([user, other].map((id) => booksOf(api.database, id)));
  const tops = [mine, theirs].map((books) => books?.entries.filter(({type}) => type === 'top_up').length);
  assert.deepEqual(tops, [17, 8]);
  assert.deepEqual([mine?.gap, theirs?.gap], ['0', '0']);
});

const post = (token: string | null, body: unknown) =>
  api.app.request('/api/demo/spend', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === null ? {} : {Authorization: `Bearer ${token}`}),
    },
    body: JSON.stringify(body),
  });

test('an answer in the demo costs the sample user something, which shows in the log and in the balance', async () => {
  await seedSample(api.database, {now: new Date()});
  const before = await booksOf(api.database, 'demo');
  assert.equal(before.gap, '0');
  const response = await post(api.token, {characters: 400, conversationId: 'chat-1'});
  assert.equal(response.status, 200);
  const {id, cost} = (await response.json()) as {id: string; cost: {amount: string; currency: string}};
  const [row] = await api.database.query(query`select cost::text, is_sample, conversation_id from usage_event
    where user_id = 'demo' and event_id = ${id}`);
  assert.deepEqual(row, {cost: cost.amount, is_sample: true, conversation_id: 'chat-1'});
  const after = await booksOf(api.database, 'demo');
  const [{paid} = {}] = await api.database.query<{paid: boolean}>(query`select
    ${before.credits}::numeric - ${after.credits}::numeric = ${cost.amount}::numeric * 1000000 as paid`);
  assert.ok(paid);
  assert.equal(after.gap, '0');
});

test('a new sample keeps what the user bought and spent, and still adds up', async () => {
  const now = new Date();
  await seedSample(api.database, {now: new Date(now.getTime() - 7_200_000)});
  await send(api, purchase('demo', 'topup_kept').paid());
  await post(api.token, {characters: 1});
  assert.equal(await seedSample(api.database, {now: new Date(now.getTime() + 7_200_000)}), 'seeded');
  const [row] = await api.database.query(query`select ledger_gap('demo') = 0 as adds_up,
    (select count(*)::int from ledger_entry where entry_id = 'topup_kept') as purchases,
    (select count(*) > 0 from usage_event where event_id like 'demo%') as has_charges,
    (select balance_after from ledger_entry where user_id = 'demo' order by at desc, entry_id desc limit 1)
      = (select credits from wallet where user_id = 'demo') as ends_with_balance`);
  assert.deepEqual(row, {adds_up: true, purchases: 1, has_charges: true, ends_with_balance: true});
});

test('made-up answers are for the sample user only, and while there is sample data only', async () => {
  await insertUser(api.database, 'real');
  for (const token of [api.tokenOf('real')]) assert.equal((await post(token, {characters: 1})).status, 403);
  assert.equal((await post(null, {characters: 1})).status, 401);
  await api.database.query(query`update wallet set is_sample = false where user_id = 'demo'`);
  assert.equal((await post(api.token, {characters: 1})).status, 403);
  await api.database.query(query`update wallet set is_sample = true where user_id = 'demo'`);
});

for (const body of [{}, {characters: -1}, {characters: 4001}, {characters: 1.5}, {characters: '1'}, null]) {
  test(`a message of ${JSON.stringify(body)} is a 400 that names the field`, async () => {
    const response = await post(api.token, body);
    assert.equal(response.status, 400);
    assert.equal(((await response.json()) as ProblemBody).parameter, 'characters');
  });
}
