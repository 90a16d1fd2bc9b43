import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import {referenceApi, type ReferenceApi} from '../../../support/reference-api.js';
import {ask, insertUsage, insertUser, read, type BalanceBody, type ProblemBody} from '../support/fixture.js';

const NOW = '2026-11-20T18:00:00.000Z';
const DAY = 86_400_000;
let api: ReferenceApi;
before(async () => {
  api = await referenceApi({seed: false, now: () => new Date(NOW)});
});
after(() => api.close());

let users = 0;

/** A new user with a wallet; gives back how to read its balance. */
async function wallet(
  credits: string,
  perUnit = '1000000',
  low: number | null = null,
  full: number | null = null,
) {
  const userId = `w${(users += 1)}`;
  await insertUser(api.database, userId);
  await api.database
    .query(query`insert into wallet (user_id, credits, credits_per_unit, low_tokens, full_tokens, as_of)
    values (${userId}, ${credits}::numeric, ${perUnit}::numeric, ${low}::bigint, ${full}::bigint, '2026-11-20T17:59:12.5+02')`);
  const balance = (): Promise<BalanceBody> => read(api, '/user/balance', api.tokenOf(userId));
  return {userId, balance};
}

test('without a wallet it is a 404 with a problem', async () => {
  await insertUser(api.database, 'none');
  const {status, body, headers} = await ask<ProblemBody>(api, '/user/balance', api.tokenOf('none'));
  assert.equal(status, 404);
  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.match(body.detail, /no wallet/);
});

test('needs no more than credits', async () => {
  const {balance} = await wallet('1234567');
  assert.deepEqual(await balance(), {
    tokens: 1234567,
    estimatedValue: {amount: '1.234567', currency: 'EUR'},
    asOf: '2026-11-20T15:59:12.5Z',
    grants: [],
  });
});

const CREDITS: [credits: string, perUnit: string, tokens: number | string, amount: string][] = [
  ['1234567.891234', '1000000', 1234567, '1.234567891234'],
  ['-0.9', '1000000', 0, '-0.0000009'],
  ['-1500.5', '1000', -1500, '-1.5005'],
  ['0', '1000000', 0, '0'],
  ['9007199254740993.5', '1000000', '9007199254740993', '9007199254.7409935'],
  ['12345678901234567890.123456', '1000000', '12345678901234567890', '12345678901234.567890123456'],
];
for (const [credits, perUnit, tokens, amount] of CREDITS) {
  test(`cuts ${credits} credits to whole ones and values them exactly`, async () => {
    const {balance} = await wallet(credits, perUnit);
    const body = await balance();
    assert.equal(body.tokens, tokens);
    assert.equal(body.estimatedValue.amount, amount);
  });
}

test('fills the bar from 0 to 100, also below nothing and above full', async () => {
  const percentage = async (credits: string, full: number): Promise<number | undefined> =>
    (await (await wallet(credits, '1000000', 200, full)).balance()).percentage;
  assert.equal(await percentage('420', 1000), 42);
  assert.equal(await percentage('333', 1000), 33.3);
  assert.equal(await percentage('-5', 1000), 0);
  assert.equal(await percentage('5000', 1000), 100);
  assert.equal(await percentage('5', 0), undefined);
  assert.deepEqual((await (await wallet('1', '1', 200)).balance()).lowBalance, {tokens: 200});
});

test('lists grants that have not expired, the next to expire on top', async () => {
  const {userId, balance} = await wallet('10');
  await api.database.query(query`insert into wallet_grant (user_id, grant_id, tokens, expires_at) values
    (${userId}, 'for ever', 1, null), (${userId}, 'late', 2, '2027-01-01T00:00:00Z'),
    (${userId}, 'soon', 3, '2026-11-20T18:00:01Z'), (${userId}, 'gone', 4, '2026-11-20T18:00:00Z')`);
  assert.deepEqual((await balance()).grants, [
    {id: 'soon', tokens: 3, expiresAt: '2026-11-20T18:00:01Z'},
    {id: 'late', tokens: 2, expiresAt: '2027-01-01T00:00:00Z'},
    {id: 'for ever', tokens: 1},
  ]);
});

/** Costs per day, the latest first. */
async function spend(userId: string, costs: readonly (string | null)[]): Promise<void> {
  const rows = costs.map((cost, daysAgo) => ({
    event_id: `d${daysAgo}`,
    at: new Date(Date.parse(NOW) - daysAgo * DAY - 1000).toISOString(),
    cost,
  }));
  await insertUsage(api.database, userId, rows);
}

test('the pace is the mean day, between the calmest and the busiest week', async () => {
  const {userId, balance} = await wallet('1000000');
  const costs = Array.from({length: 40}, (_, daysAgo) =>
    daysAgo < 7 ? '0.20' : daysAgo < 30 ? '0.10' : '99',
  );
  await spend(userId, costs);
  const mean = Math.round((7 * 200_000 + 23 * 100_000) / 30);
  assert.deepEqual((await balance()).burnRate, {
    tokensPerDay: mean,
    low: 100_000,
    high: 200_000,
    basisDays: 30,
  });
});

test('the pace counts idle days, and only as many days as there is history', async () => {
  const {userId, balance} = await wallet('1000000');
  await spend(userId, ['0.07', '0.07', null, '0', '0', '0', '0', '0.00', '0.26']);
  assert.deepEqual((await balance()).burnRate, {
    tokensPerDay: 17_500,
    low: 10_000,
    high: 20_000,
    basisDays: 8,
  });
});

test('there is no pace with less than 7 days of history, nor when nothing was spent', async () => {
  const short = await wallet('1');
  await spend(short.userId, ['1', '1', '1', '1', '1', '1', '1']);
  assert.equal((await short.balance()).burnRate, undefined);
  const free = await wallet('1');
  await spend(free.userId, Array<string>(20).fill('0'));
  assert.equal((await free.balance()).burnRate, undefined);
});
