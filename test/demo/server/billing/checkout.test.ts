import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, test} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import {httpsUrl} from '../../../../demo/server/billing/events.js';
import type {Gateway} from '../../../../demo/server/billing/gateway.js';
import {decimalOfMinor, minorUnits} from '../../../../demo/server/billing/minor-units.js';
import {readBillingSettings} from '../../../../demo/server/billing/settings.js';
import {stripeGateway} from '../../../../demo/server/billing/stripe-gateway.js';
import type {ReferenceApi} from '../../../support/reference-api.js';
import type {ProblemBody} from '../support/fixture.js';
import {billingApi, booksOf, everything, newUser, purchase, send, SECRET} from './support.js';

let api: ReferenceApi;
before(async () => {
  api = await billingApi();
});
after(() => api.close());

function request(path: string, user: string, body?: unknown, {app, tokenOf}: ReferenceApi = api) {
  const headers = {Authorization: `Bearer ${tokenOf(user)}`, 'Content-Type': 'application/json'};
  const post = body === undefined ? {} : {method: 'POST', body: JSON.stringify(body)};
  return app.request(`http://127.0.0.1:4400/api/billing${path}`, {headers, ...post});
}

async function addressOf(response: Response | Promise<Response>): Promise<URL> {
  const answer = await response;
  assert.equal(answer.status, 200);
  return new URL(((await answer.json()) as {url: string}).url);
}

test('without a Stripe key a checkout leads to the stand-in, whose payment comes in as a signed event, once', async () => {
  const user = await newUser(api.database, '5');
  const page = await addressOf(request('/checkout', user, {amount: 20}));
  assert.equal(page.origin + page.pathname, 'http://127.0.0.1:4400/checkout/pay.html');
  const session = page.searchParams.get('session') ?? '';
  const told = await request(`/stand-in/session?session=${encodeURIComponent(session)}`, user);
  const cancelUrl = 'http://127.0.0.1:4400/?a2b_topup=cancelled#usage';
  assert.deepEqual(await told.json(), {amount: '20', currency: 'EUR', credits: '20000000', cancelUrl});
  const pay = () => addressOf(request('/stand-in/pay', user, {session}));
  const [back] = await Promise.all([pay(), pay(), pay()]);
  assert.equal(back?.href, 'http://127.0.0.1:4400/?a2b_topup=success#usage');
  const bought = {type: 'top_up', status: 'succeeded', tokens: '20000000', amount: '20.00'};
  assert.deepEqual(await booksOf(api.database, user), {credits: '20000005', gap: '0', entries: [bought]});
  const events = await api.database.query(query`select from billing_event where user_id = ${user}`);
  assert.equal(events.length, 1);
});

test('the session of the stand-in is of one user, whole, and under a loopback name', async () => {
  const [user, other] = [await newUser(api.database, '5'), await newUser(api.database, '5')];
  const session =
    (await addressOf(request('/checkout', user, {amount: 5}))).searchParams.get('session') ?? '';
  const written = await everything(api.database);
  const altered = `${session.slice(0, -2)}${session.endsWith('AA') ? 'BB' : 'AA'}`;
  for (const [who, given] of [
    [other, session],
    [user, altered],
    [user, ''],
    [user, 'x'.repeat(5000)],
  ] as const) {
    const response = await request('/stand-in/pay', who, {session: given});
    assert.ok([400, 413].includes(response.status), `${response.status}`);
  }
  const headers = {Authorization: `Bearer ${api.tokenOf(user)}`};
  assert.equal(
    (await api.app.request(`http://evil.example/api/billing/stand-in/session?session=${session}`, {headers}))
      .status,
    404,
  );
  assert.deepEqual(await everything(api.database), written);
});

for (const amount of [undefined, null, 0, -5, 7, 10.5, '10', 1e9, [10], Number.NaN]) {
  test(`an amount of ${JSON.stringify(amount)} is a 400 that names the field and says what it may be`, async () => {
    const response = await request('/checkout', await newUser(api.database, '5'), {amount});
    assert.equal(response.status, 400);
    const {parameter, detail} = (await response.json()) as ProblemBody;
    assert.equal(parameter, 'amount');
    assert.match(detail, /5, 10, 20, 50, 100, in EUR/);
  });
}

test('a checkout needs somebody who is signed in, and JSON', async () => {
  const path = '/api/billing/checkout';
  assert.equal((await api.app.request(path, {method: 'POST'})).status, 401);
  const headers = {Authorization: `Bearer ${api.tokenOf(await newUser(api.database, '5'))}`};
  assert.equal((await api.app.request(path, {method: 'POST', headers, body: '{"amount":10}'})).status, 415);
  assert.equal((await api.app.request(path, {headers})).status, 405);
});

test('the portal of the stand-in is told to a script and leads a browser on', async () => {
  const user = await newUser(api.database, '5');
  const url = 'http://127.0.0.1:4400/checkout/payments.html';
  assert.equal((await addressOf(request('/portal', user))).href, url);
  const headers = {Authorization: `Bearer ${api.tokenOf(user)}`, Accept: 'text/html,*/*;q=0.8'};
  const response = await api.app.request('http://127.0.0.1:4400/api/billing/portal', {headers});
  assert.deepEqual([response.status, response.headers.get('location')], [303, url]);
});

/** Answers as Stripe's API would, and keeps what it was asked. */
async function fakeStripe(): Promise<{
  gateway: Gateway;
  asked: {path: string; body: URLSearchParams; key: string | undefined}[];
  server: Server;
}> {
  const asked: {path: string; body: URLSearchParams; key: string | undefined}[] = [];
  const server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.on('data', (chunk) => (body += chunk));
    incoming.on('end', () => {
      asked.push({
        path: `${incoming.method} ${incoming.url}`,
        body: new URLSearchParams(body),
        key: incoming.headers['idempotency-key'] as string | undefined,
      });
      const charge = {receipt_url: 'https://pay.example/receipt'};
      const answer = {id: 'x', url: 'https://checkout.stripe.com/c/pay/x', latest_charge: charge};
      outgoing.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  return {gateway: stripeGateway('sk_test_1', {host: '127.0.0.1', port, protocol: 'http'}), asked, server};
}

test('with a Stripe key it asks Stripe for sessions that tell user and credits, and knows who paid before', async () => {
  const {gateway, asked, server} = await fakeStripe();
  const stripe = await billingApi({billing: {stripeKey: 'sk_test_1', webhookSecret: SECRET, gateway}});
  const user = await newUser(stripe.database, '5');
  assert.equal((await request('/portal', user, undefined, stripe)).status, 404, 'nobody has paid yet');
  assert.equal(
    (await addressOf(request('/checkout', user, {amount: 10}, stripe))).host,
    'checkout.stripe.com',
  );
  const [first] = asked;
  assert.equal(first?.path, 'POST /v1/checkout/sessions');
  const sent = Object.fromEntries(first?.body ?? []);
  for (const place of ['metadata', 'payment_intent_data[metadata]']) {
    assert.equal(sent[`${place}[a2b_user]`], user);
    assert.equal(sent[`${place}[a2b_credits]`], '10000000');
    assert.equal(sent[`${place}[a2b_checkout]`], first?.key);
  }
  assert.equal(sent['success_url'], 'http://127.0.0.1:4400/?a2b_topup=success#usage');
  assert.equal(sent['cancel_url'], 'http://127.0.0.1:4400/?a2b_topup=cancelled#usage');
  assert.deepEqual(
    [sent['line_items[0][price_data][unit_amount]'], sent['line_items[0][price_data][currency]']],
    ['1000', 'eur'],
  );
  assert.equal(sent['customer_creation'], 'always');

  assert.equal(await send(stripe, purchase(user).paid({payment_intent: {id: 'pi_1'}})), 200);
  const headers = {Authorization: `Bearer ${stripe.tokenOf(user)}`};
  const history = await stripe.app.request('/api/user/transactions?type=top_up', {headers});
  const {items} = (await history.json()) as {items: {receiptUrl?: string}[]};
  assert.equal(items[0]?.receiptUrl, 'https://pay.example/receipt');
  await addressOf(request('/portal', user, undefined, stripe));
  await addressOf(request('/checkout', user, {amount: 10}, stripe));
  assert.deepEqual(
    asked.slice(2).map(({path, body}) => [path, body.get('customer')]),
    [
      ['POST /v1/billing_portal/sessions', 'cus_1'],
      ['POST /v1/checkout/sessions', 'cus_1'],
    ],
  );
  assert.equal(
    (await request('/stand-in/pay', user, {session: 'x'}, stripe)).status,
    404,
    'and nothing stands in',
  );
  server.close();
  await stripe.close();
});

test('a payment service that fails is a 502 without its words, and costs no credits', async () => {
  const failure = async (): Promise<never> => {
    throw new Error('sk_test_secret is wrong');
  };
  const logged: unknown[] = [];
  const gateway = {checkout: failure, portal: failure, receiptUrl: failure};
  const broken = await billingApi({
    billing: {webhookSecret: SECRET, gateway},
    log: (error) => logged.push(error),
  });
  const user = await newUser(broken.database, '5');
  const response = await request('/checkout', user, {amount: 10}, broken);
  assert.equal(response.status, 502);
  assert.doesNotMatch(await response.text(), /sk_test/);
  assert.equal(await send(broken, purchase(user).paid({payment_intent: 'pi_1'})), 200);
  assert.equal((await booksOf(broken.database, user)).credits, '10000005');
  assert.equal(logged.length, 2);
  await broken.close();
});

test('amounts are counted in the smallest unit of their currency', () => {
  assert.deepEqual([minorUnits(10, 'EUR'), minorUnits(10, 'jpy'), minorUnits(10, 'KWD')], [1000, 10, 10_000]);
  assert.deepEqual(
    [
      decimalOfMinor(1050n, 'EUR'),
      decimalOfMinor(-5n, 'eur'),
      decimalOfMinor(7n, 'JPY'),
      decimalOfMinor(0n, 'KWD'),
    ],
    ['10.50', '-0.05', '7', '0.000'],
  );
});

test('a receipt is an https address without a disguise, or none', () => {
  assert.equal(httpsUrl('https://pay.stripe.com/receipts/a?s=ap'), 'https://pay.stripe.com/receipts/a?s=ap');
  const hostile = [
    'http://a.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://a.example/1',
    '//evil.example',
    'https://host@evil.example',
    'https://a\n.example',
    'https:\\\\evil.example',
    ' https://a.example',
    '',
    null,
    undefined,
  ];
  for (const url of hostile) assert.equal(httpsUrl(url), null, String(url));
});

test('empty settings count as not set', () => {
  assert.deepEqual(readBillingSettings({STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: ''}), {
    stripeKey: undefined,
    webhookSecret: undefined,
  });
  assert.deepEqual(readBillingSettings({STRIPE_SECRET_KEY: 'a', STRIPE_WEBHOOK_SECRET: 'b'}), {
    stripeKey: 'a',
    webhookSecret: 'b',
  });
});
