import {randomBytes, randomUUID} from 'node:crypto';
import {query} from '@electric-sql/pglite/template';
import Stripe from 'stripe';
import {tokenOf} from '../../../../demo/server/auth/tokens.js';
import type {Database} from '../../../../demo/server/db/database.js';
import {metadataOf} from '../../../../demo/server/billing/order.js';
import {createApp} from '../../../../demo/server/http/app.js';
import type {ApiOptions} from '../../../../demo/server/http/environment.js';
import {openTestDatabase, type ReferenceApi} from '../../../support/reference-api.js';
import {insertUser} from '../support/fixture.js';

export const SECRET = 'whsec_of_the_tests';

let users = 0;

/**
 * A user nobody else has, with a wallet of so many credits, which the ledger explains, or with none for
 * `null`.
 */
export async function newUser(database: Database, credits: string | null = null): Promise<string> {
  const userId = `payer${(users += 1)}`;
  await insertUser(database, userId);
  if (credits === null) return userId;
  await database.query(
    query`insert into wallet (user_id, credits, as_of) values (${userId}, ${credits}::numeric, now())`,
  );
  await database.query(query`insert into ledger_entry (user_id, entry_id, at, type, tokens, status)
    values (${userId}, 'start', now() - interval '1 day', 'grant', ${credits}::numeric, 'succeeded')`);
  return userId;
}

/** What a purchase of the tests is: 10.00 EUR for ten million credits. */
export function purchase(userId: string, checkoutId = `topup_${randomUUID()}`) {
  const metadata = metadataOf({userId, checkoutId, credits: '10000000', amount: 10, currency: 'EUR'});
  const session = (more: object = {}) => ({
    id: `cs_${checkoutId}`,
    payment_status: 'paid',
    amount_total: 1000,
    currency: 'eur',
    customer: 'cus_1',
    payment_intent: null,
    metadata,
    ...more,
  });
  const charge = (amount_refunded: number, more: object = {}) => ({
    id: `ch_${checkoutId}`,
    amount: 1000,
    amount_refunded,
    currency: 'eur',
    metadata,
    ...more,
  });
  return {
    checkoutId,
    paid: (more?: object) => event('checkout.session.completed', session(more)),
    unpaid: () => event('checkout.session.completed', session({payment_status: 'unpaid'})),
    asyncPaid: () => event('checkout.session.async_payment_succeeded', session()),
    asyncFailed: () => event('checkout.session.async_payment_failed', session({payment_status: 'unpaid'})),
    refunded: (cents: number, more?: object) => event('charge.refunded', charge(cents, more)),
  };
}

/** An event as Stripe sends it, with an id of its own. */
export function event(type: string, object: object) {
  return {id: `evt_${randomUUID()}`, object: 'event', type, created: 1, data: {object}};
}

/** How a delivery is signed. */
export interface Signing {
  secret?: string;
  /** Seconds since 1970. */
  timestamp?: number;
}

/** A request to the webhook with this body, signed. */
export function delivery(body: unknown, {secret = SECRET, timestamp}: Signing = {}): RequestInit {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const time = timestamp === undefined ? {} : {timestamp};
  const signature = Stripe.webhooks.generateTestHeaderString({payload, secret, ...time});
  return {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'Stripe-Signature': signature},
    body: payload,
  };
}

/** The reference API over an empty database, with the tests' secret unless other settings are given. */
export async function billingApi(options: Partial<ApiOptions> = {}): Promise<ReferenceApi> {
  const database = await openTestDatabase();
  const keys = {demoToken: 'demo', secret: randomBytes(32)};
  const app = createApp({database, ...keys, billing: {webhookSecret: SECRET}, ...options});
  return {
    app,
    database,
    token: 'demo',
    tokenOf: (userId) => tokenOf(userId, keys),
    close: () => database.close(),
  };
}

/** Delivers an event; gives the status. */
export async function send({app}: ReferenceApi, body: unknown, signing?: Signing): Promise<number> {
  return (await app.request('/api/billing/webhook', delivery(body, signing))).status;
}

/** What a user has: balance, entries that move it, and whether both agree. */
export async function booksOf(database: Database, userId: string) {
  const [row] = await database.query<{credits: string | null; gap: string | null}>(query`select
    (select trim_scale(credits)::text from wallet where user_id = ${userId}) as credits,
    trim_scale(ledger_gap(${userId}))::text as gap`);
  const entries = await database.query<{type: string; status: string; tokens: string; amount: string}>(query`
    select type, status, trim_scale(tokens)::text as tokens, amount::text from ledger_entry
    where user_id = ${userId} and entry_id <> 'start' order by at, entry_id`);
  return {credits: row?.credits ?? null, gap: row?.gap ?? null, entries};
}

/** A digest of everything that billing may write. */
export async function everything(database: Database): Promise<unknown> {
  const tables = ['wallet', 'ledger_entry', 'usage_event', 'billing_event', 'billing_checkout'];
  const digests = tables.map(
    (table) => `(select md5(string_agg(t::text, '|' order by t::text)) from ${table} t) as ${table}`,
  );
  return database.query({query: `select ${digests.join(', ')}`, params: []});
}
