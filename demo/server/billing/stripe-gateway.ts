import Stripe from 'stripe';
import type {Gateway, ReturnAddresses} from './gateway.js';
import {minorUnits} from './minor-units.js';
import {metadataOf, type Order} from './order.js';

/** Most milliseconds one request to Stripe may take. */
const TIMEOUT = 10_000;

/**
 * Stripe: its hosted Checkout and customer portal.
 *
 * @param key the secret key
 * @param config of the library, e.g. another host
 */
export function stripeGateway(key: string, config: Stripe.StripeConfig = {}): Gateway {
  const stripe = new Stripe(key, {timeout: TIMEOUT, telemetry: false, ...config});
  return {
    async checkout(order, back, customerId) {
      const parameters = sessionParameters(order, back, customerId);
      const {url} = await stripe.checkout.sessions.create(parameters, {idempotencyKey: order.checkoutId});
      if (!url) throw new Error('Stripe made a session without a page.');
      return url;
    },
    async portal(customerId, back) {
      if (customerId === null) return undefined;
      return (await stripe.billingPortal.sessions.create({customer: customerId, return_url: back})).url;
    },
    async receiptUrl(paymentIntent) {
      const {latest_charge: charge} = await stripe.paymentIntents.retrieve(paymentIntent, {
        expand: ['latest_charge'],
      });
      return typeof charge === 'object' ? (charge?.receipt_url ?? null) : null;
    },
  };
}

/** The metadata is on the payment too: a refund is told by its charge, which knows no session. */
function sessionParameters(
  order: Order,
  {success, cancel}: ReturnAddresses,
  customerId: string | null,
): Stripe.Checkout.SessionCreateParams {
  const {userId, amount, currency, credits} = order;
  const metadata = metadataOf(order);
  return {
    mode: 'payment',
    client_reference_id: userId,
    metadata,
    payment_intent_data: {metadata},
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: currency.toLowerCase(),
          unit_amount: minorUnits(amount, currency),
          product_data: {name: `${BigInt(credits).toLocaleString('en')} credits`},
        },
      },
    ],
    success_url: success,
    cancel_url: cancel,
    ...(customerId === null ? {customer_creation: 'always'} : {customer: customerId}),
  };
}
