import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import {MAX_EVENT_BYTES} from '../../../../demo/server/billing/webhook.js';
import type {ReferenceApi} from '../../../support/reference-api.js';
import {address, insertUsage, read, type ProblemBody} from '../support/fixture.js';
import {billingApi, booksOf, delivery, event, everything, newUser, purchase, send} from './support.js';

let api: ReferenceApi;
before(async () => {
  api = await billingApi();
});
after(() => api.close());

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((item) => ({item, key: Math.random()}))
    .sort((one, other) => one.key - other.key)
    .map(({item}) => item);
const TOP_UP = {type: 'top_up', status: 'succeeded', tokens: '10000000', amount: '10.00'};

test('the same event 20 times in parallel credits once', async () => {
  const user = await newUser(api.database, '5');
  const paid = purchase(user).paid();
  const statuses = await Promise.all(Array.from({length: 20}, () => send(api, paid)));
  assert.deepEqual(new Set(statuses), new Set([200]), 'and every delivery is acknowledged');
  assert.deepEqual(await booksOf(api.database, user), {credits: '10000005', gap: '0', entries: [TOP_UP]});
});

test('a session is credited once, whatever different events say that it is paid', async () => {
  const user = await newUser(api.database, '0');
  const one = purchase(user);
  const events = [one.paid(), one.asyncPaid(), one.paid(), one.unpaid(), one.asyncPaid(), one.asyncFailed()];
  await Promise.all(shuffled([...events, ...events]).map((each) => send(api, each)));
  assert.deepEqual(await booksOf(api.database, user), {credits: '10000000', gap: '0', entries: [TOP_UP]});
});

test('a replay changes nothing at all', async () => {
  const user = await newUser(api.database, '0');
  const one = purchase(user);
  for (const each of [one.unpaid(), one.asyncPaid(), one.refunded(100)]) {
    await send(api, each);
    const written = await everything(api.database);
    assert.deepEqual(await Promise.all([send(api, each), send(api, each)]), [200, 200]);
    assert.deepEqual(await everything(api.database), written, each.type);
  }
});

test('a payment that takes its time is told, and moves the balance when it is there', async () => {
  const user = await newUser(api.database, '0');
  const one = purchase(user);
  await send(api, one.unpaid());
  assert.deepEqual(await booksOf(api.database, user), {
    credits: '0',
    gap: '0',
    entries: [{...TOP_UP, status: 'pending'}],
  });
  await send(api, one.asyncPaid());
  assert.deepEqual(await booksOf(api.database, user), {credits: '10000000', gap: '0', entries: [TOP_UP]});
});

test('a payment that fails is told, and moves nothing', async () => {
  const user = await newUser(api.database, '0');
  const one = purchase(user);
  for (const each of [one.asyncFailed(), one.unpaid()]) await send(api, each);
  assert.deepEqual(await booksOf(api.database, user), {
    credits: '0',
    gap: '0',
    entries: [{...TOP_UP, status: 'failed'}],
  });
});

test('refunds take back in proportion, each part once, in any order and before the payment too', async () => {
  for (let round = 0; round < 12; round += 1) {
    const user = await newUser(api.database, '100');
    const one = purchase(user);
    const events = [one.paid(), one.refunded(333), one.refunded(500), one.refunded(500), one.asyncPaid()];
    await Promise.all(shuffled([...events, ...events]).map((each) => send(api, each)));
    const {credits, gap, entries} = await booksOf(api.database, user);
    assert.deepEqual([credits, gap], ['5000100', '0']);
    const refunds = entries.filter(({type}) => type === 'refund');
    assert.equal(
      refunds.reduce((sum, {tokens}) => sum + Number(tokens), 0),
      -5_000_000,
    );
    assert.equal(
      refunds.reduce((sum, {amount}) => sum + Number(amount), 0),
      -5,
    );
  }
});

test('a full refund takes all of it back, also below nothing, and marks the purchase', async () => {
  const user = await newUser(api.database, '0');
  const one = purchase(user);
  await send(api, one.paid());
  await insertUsage(api.database, user, [{event_id: 'u', at: '2026-11-01T00:00:00Z', cost: '4'}]);
  await api.database.query(query`update wallet set credits = credits - 4000000 where user_id = ${user}`);
  await send(api, one.refunded(1000));
  assert.deepEqual(await booksOf(api.database, user), {
    credits: '-4000000',
    gap: '0',
    entries: [
      {...TOP_UP, status: 'refunded'},
      {type: 'refund', status: 'succeeded', tokens: '-10000000', amount: '-10.00'},
    ],
  });
});

test('the first purchase of a user without a wallet makes one, whose ledger explains what was used before', async () => {
  const user = await newUser(api.database);
  await insertUsage(api.database, user, [{event_id: 'u', at: '2026-11-01T00:00:00Z', cost: '2.5'}]);
  const one = purchase(user);
  await Promise.all([send(api, one.paid()), send(api, purchase(user).paid())]);
  const {credits, gap, entries} = await booksOf(api.database, user);
  assert.deepEqual([credits, gap], ['20000000', '0']);
  assert.deepEqual(entries[0], {type: 'adjustment', status: 'succeeded', tokens: '2500000', amount: null});
});

test('the history of the API shows the purchase, with a balance and an https receipt only', async () => {
  const user = await newUser(api.database, '1');
  const [good, bad] = [purchase(user), purchase(user)];
  for (const each of [good.paid(), bad.paid()]) await send(api, each);
  await send(api, good.refunded(1, {receipt_url: 'https://pay.example/receipt/1'}));
  for (const receipt_url of [
    'javascript:alert(1)',
    'http://a.example/',
    'https://x@evil.example/',
    'https://a\n.example',
    '//evil',
  ]) {
    assert.equal(await send(api, bad.refunded(1, {receipt_url})), 200);
  }
  const path = address('/user/transactions', {type: 'top_up'});
  const {items} = await read<{items: Record<string, unknown>[]}>(api, path, api.tokenOf(user));
  const shown = new Map(items.map((item) => [item['id'], item]));
  assert.equal(shown.get(good.checkoutId)?.['receiptUrl'], 'https://pay.example/receipt/1');
  assert.equal(shown.get(bad.checkoutId)?.['receiptUrl'], undefined);
  assert.deepEqual(shown.get(good.checkoutId)?.['balanceAfter'], 10_000_001);
  assert.deepEqual(shown.get(good.checkoutId)?.['amount'], {amount: '10', currency: 'EUR'});
});

const now = (): number => Math.floor(Date.now() / 1000);
const REFUSED: [what: string, request: (body: unknown) => RequestInit][] = [
  ['another secret', (body) => delivery(body, {secret: 'whsec_other'})],
  [
    'a changed body',
    (body) => ({...delivery(body), body: JSON.stringify(body).replace('10000000', '99999999')}),
  ],
  ['no signature', (body) => ({method: 'POST', body: JSON.stringify(body)})],
  [
    'a signature that is none',
    (body) => ({...delivery(body), headers: {'Stripe-Signature': 't=1,v1=,v1=%00'}}),
  ],
  [
    'a signature without a scheme',
    (body) => ({...delivery(body), headers: {'Stripe-Signature': `t=${now()}`}}),
  ],
  ['an old timestamp', (body) => delivery(body, {timestamp: now() - 301})],
  ['a timestamp of the future', (body) => delivery(body, {timestamp: now() + 400})],
  ['malformed JSON', (body) => delivery(`${JSON.stringify(body)}}`)],
  ['an empty body', () => delivery('')],
  ['JSON that is no event', () => delivery('[1]')],
  ['a large body', (body) => delivery({...(body as object), padding: 'x'.repeat(MAX_EVENT_BYTES)})],
];
for (const [what, request] of REFUSED) {
  test(`${what} is answered 400 with a problem, and nothing is written`, async () => {
    const user = await newUser(api.database, '7');
    const written = await everything(api.database);
    const response = await api.app.request('/api/billing/webhook', request(purchase(user).paid()));
    assert.equal(response.status, 400);
    assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
    const {title, detail} = (await response.json()) as ProblemBody;
    assert.equal(title, 'Bad request');
    assert.doesNotMatch(detail, /whsec_|\n|\.js/);
    assert.deepEqual(await everything(api.database), written);
  });
}

const SPOILT: [what: string, spoil: (metadata: Record<string, string>) => object][] = [
  ['a user that is not here', (metadata) => ({metadata: {...metadata, a2b_user: 'nobody'}})],
  ['a user with NUL', (metadata) => ({metadata: {...metadata, a2b_user: 'a\0'}})],
  ['no user', ({a2b_user: _, ...metadata}) => ({metadata})],
  ['negative credits', (metadata) => ({metadata: {...metadata, a2b_credits: '-5'}})],
  ['half a credit', (metadata) => ({metadata: {...metadata, a2b_credits: '0.5'}})],
  ['a foreign checkout id', (metadata) => ({metadata: {...metadata, a2b_checkout: 's_001'}})],
  ['a negative amount', () => ({amount_total: -1})],
  ['no currency', () => ({currency: null})],
  ['an unknown payment status', () => ({payment_status: 'maybe'})],
];
for (const [what, spoil] of SPOILT) {
  test(`a signed event of ours with ${what} is not acknowledged, and nothing is written`, async () => {
    const user = await newUser(api.database, '7');
    const paid = purchase(user).paid();
    const object = paid.data.object as {metadata: Record<string, string>};
    Object.assign(object, spoil(object.metadata));
    const written = await everything(api.database);
    assert.equal(await send(api, paid), 400);
    assert.deepEqual(await everything(api.database), written);
  });
}

test('events of other types, and of payments that did not begin here, are acknowledged and ignored', async () => {
  const user = await newUser(api.database, '7');
  const {metadata} = purchase(user).paid().data.object as {metadata: object};
  const written = await everything(api.database);
  const foreign = [
    event('checkout.session.expired', {metadata}),
    event('charge.succeeded', {metadata}),
    event('constructor', {metadata}),
    event('checkout.session.completed', {id: 'cs_1', metadata: {}}),
    event('charge.refunded', {id: 'ch_1'}),
  ];
  for (const each of foreign) assert.equal(await send(api, each), 200, each.type);
  assert.deepEqual(await everything(api.database), written);
});

test('the webhook needs no sign-in and takes POST only', async () => {
  const response = await api.app.request('/api/billing/webhook');
  assert.equal(response.status, 405);
  assert.equal(response.headers.get('allow'), 'POST');
});
