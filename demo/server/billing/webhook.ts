import Stripe from 'stripe';
import type {Api} from '../http/environment.js';
import {Problem} from '../http/problem.js';
import {bookEvent} from './book.js';
import {httpsUrl, readEvent, type BillingFact} from './events.js';
import type {Gateway} from './gateway.js';

/** Most bytes of an event. */
export const MAX_EVENT_BYTES = 262_144;
/** Seconds that an event's timestamp may be away from now. */
const TOLERANCE = 300;

/** What the webhook needs. */
export interface WebhookOptions {
  readonly api: Api;
  readonly gateway: Gateway;
  /** What events are signed with. */
  readonly secret: string;
}

/** A delivery as it came in. */
export interface Delivery {
  /** The body, byte by byte. */
  readonly body: Uint8Array;
  /** The header `Stripe-Signature`. */
  readonly signature: string;
}

/**
 * Verifies an event and books it. Resolves when it is safe in the database or of no concern here: only then
 * may it be acknowledged.
 *
 * @throws {Problem} 400, with nothing written, when it is not verified, cannot be read or is for a user that
 * is not here
 */
export async function receive(delivery: Delivery, {api, gateway, secret}: WebhookOptions): Promise<void> {
  const fact = readEvent(verified(delivery, secret, api.now()));
  if (fact === 'ignored') return;
  if (fact === 'malformed') throw new Problem(400, 'The event lacks a field that it must have.');
  const receiptUrl = await receiptOf(fact, gateway, api.log);
  const booking = await bookEvent(api.database, fact, {now: api.now, receiptUrl});
  if (booking === 'nobody') throw new Problem(400, 'The event is for a user that is not here.');
}

function verified({body, signature}: Delivery, secret: string, now: Date): unknown {
  const payload = new TextDecoder().decode(body);
  try {
    const event: unknown = Stripe.webhooks.constructEvent(
      payload,
      signature,
      secret,
      TOLERANCE,
      undefined,
      now.getTime(),
    );
    if (isFromTheFuture(signature, now)) throw new Problem(400, 'The signature is of another time.');
    return event;
  } catch (failure) {
    if (failure instanceof Problem) throw failure;
    if (failure instanceof SyntaxError) throw new Problem(400, 'The body is not JSON.');
    throw new Problem(400, 'The signature is missing, wrong or too old.', 'Stripe-Signature');
  }
}

/** The library refuses old timestamps only. */
function isFromTheFuture(signature: string, now: Date): boolean {
  const timestamp = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1]);
  return !(timestamp <= now.getTime() / 1000 + TOLERANCE);
}

/** A receipt is nice to have: the credits do not wait for one. */
async function receiptOf(
  {change}: BillingFact,
  gateway: Gateway,
  log: (failure: unknown) => void,
): Promise<string | null> {
  if (change.kind === 'refund') return change.receiptUrl;
  if (change.status !== 'succeeded' || change.paymentIntent === null) return null;
  try {
    return httpsUrl(await gateway.receiptUrl(change.paymentIntent));
  } catch (failure) {
    log(failure);
    return null;
  }
}
