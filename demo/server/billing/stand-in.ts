import Stripe from 'stripe';
import {cursorBook} from '../http/cursor.js';
import type {Gateway} from './gateway.js';
import {minorUnits} from './minor-units.js';
import {metadataOf, type Order} from './order.js';

/** A page of ours, in `demo/host/checkout`. */
const CHECKOUT_PAGE = '/checkout/pay.html';
const PORTAL_PAGE = '/checkout/payments.html';

/** What the stand-in's page is opened with, signed so that only this server can have made it. */
export interface StandInSession {
  readonly order: Order;
  readonly success: string;
  readonly cancel: string;
}

const sessions = (secret: Buffer) => cursorBook<StandInSession>(secret, ['stand-in checkout']);

/**
 * Stands in for Stripe on this computer: a page where nothing is paid. Keeps nothing: the session is its
 * address.
 */
export function standInGateway(secret: Buffer): Gateway {
  return {
    async checkout(order, {success, cancel}) {
      const session = sessions(secret).write({order, success, cancel});
      return `${new URL(success).origin}${CHECKOUT_PAGE}?session=${session}`;
    },
    portal: async (_, back) => `${new URL(back).origin}${PORTAL_PAGE}`,
    receiptUrl: async () => null,
  };
}

/** The session of the stand-in's page, or `null` when it is not one of this user. */
export function readSession(secret: Buffer, userId: string, session: string): StandInSession | null {
  const read = sessions(secret).read(session);
  return read?.order.userId === userId ? read : null;
}

/**
 * The request that Stripe would send for a paid session: same event, same signature. Of one session it is
 * always the same event, so that paying twice credits once.
 *
 * @param address of the webhook
 */
export function paidEvent(
  order: Order,
  address: string,
  {secret, now}: {secret: string; now: Date},
): Request {
  const payload = JSON.stringify(eventBody(order, Math.floor(now.getTime() / 1000)));
  const timestamp = Math.floor(now.getTime() / 1000);
  const signature = Stripe.webhooks.generateTestHeaderString({payload, secret, timestamp});
  const headers = {'Content-Type': 'application/json', 'Stripe-Signature': signature};
  return new Request(address, {method: 'POST', headers, body: payload});
}

function eventBody(order: Order, created: number) {
  const {checkoutId, userId, amount, currency} = order;
  return {
    id: `evt_standin_${checkoutId}`,
    object: 'event',
    type: 'checkout.session.completed',
    created,
    livemode: false,
    data: {
      object: {
        id: `cs_standin_${checkoutId}`,
        object: 'checkout.session',
        mode: 'payment',
        status: 'complete',
        payment_status: 'paid',
        client_reference_id: userId,
        amount_total: minorUnits(amount, currency),
        currency: currency.toLowerCase(),
        customer: null,
        payment_intent: null,
        metadata: metadataOf(order),
      },
    },
  };
}
