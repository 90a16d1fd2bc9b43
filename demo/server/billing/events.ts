import * as z from 'zod/mini';
import {orderMetadata} from './order.js';

/** What an event tells about one purchase of credits. */
export interface BillingFact {
  readonly eventId: string;
  readonly type: string;
  readonly userId: string;
  readonly checkoutId: string;
  /** Whole credits bought. */
  readonly credits: bigint;
  /** What was to be paid, in the currency's smallest unit. */
  readonly charged: bigint;
  /** ISO 4217 code in capitals. */
  readonly currency: string;
  readonly change: Payment | Refund;
}

/** The payment went on. */
export interface Payment {
  readonly kind: 'payment';
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly sessionId: string;
  readonly customerId: string | null;
  readonly paymentIntent: string | null;
}

/** Money was given back. */
export interface Refund {
  readonly kind: 'refund';
  /** Of the whole purchase so far, in the currency's smallest unit. */
  readonly refunded: bigint;
  readonly receiptUrl: string | null;
}

const text = z.string().check(z.minLength(1), z.maxLength(500), z.regex(/^[^\0]*$/));
const minor = z.int().check(z.minimum(0));
const currency = z.string().check(z.regex(/^[a-zA-Z]{3}$/));
/** A reference is an id, or the whole object where the account asks for it. */
const reference = z.optional(z.nullable(z.union([text, z.object({id: text})])));

const event = z.object({id: text, type: text, data: z.object({object: z.looseObject({})})});
const session = z.object({
  id: text,
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  amount_total: minor,
  currency,
  customer: reference,
  payment_intent: reference,
  metadata: orderMetadata,
});
const charge = z.object({
  amount: minor,
  amount_refunded: minor,
  currency,
  receipt_url: z.optional(z.nullable(z.string())),
  metadata: orderMetadata,
});

const SESSION_STATUS: Readonly<Record<string, Payment['status'] | 'as paid'>> = {
  'checkout.session.completed': 'as paid',
  'checkout.session.async_payment_succeeded': 'succeeded',
  'checkout.session.async_payment_failed': 'failed',
};

/**
 * Reads a verified event: its fact, `'ignored'` for one that is of no concern here (another type, or not of a
 * purchase that began here), `'malformed'` for one that should be of concern and cannot be read.
 */
export function readEvent(value: unknown): BillingFact | 'ignored' | 'malformed' {
  const read = event.safeParse(value);
  if (!read.success) return 'malformed';
  const {id, type, data} = read.data;
  const status = Object.hasOwn(SESSION_STATUS, type) ? SESSION_STATUS[type] : undefined;
  const isRefund = type === 'charge.refunded';
  if ((status === undefined && !isRefund) || !isOurs(data.object)) return 'ignored';
  const told = status === undefined ? refundOf(data.object) : paymentOf(data.object, status);
  return told === undefined ? 'malformed' : {eventId: id, type, ...told};
}

function isOurs({metadata}: Record<string, unknown>): boolean {
  return typeof metadata === 'object' && metadata !== null && 'a2b_checkout' in metadata;
}

type Told = Omit<BillingFact, 'eventId' | 'type'>;

function paymentOf(object: unknown, status: Payment['status'] | 'as paid'): Told | undefined {
  const read = session.safeParse(object);
  if (!read.success) return undefined;
  const {id, payment_status, amount_total, currency: code, customer, payment_intent, metadata} = read.data;
  const asPaid = payment_status === 'unpaid' ? 'pending' : 'succeeded';
  return {
    ...purchaseOf(metadata, amount_total, code),
    change: {
      kind: 'payment',
      status: status === 'as paid' ? asPaid : status,
      sessionId: id,
      customerId: idOf(customer),
      paymentIntent: idOf(payment_intent),
    },
  };
}

function refundOf(object: unknown): Told | undefined {
  const read = charge.safeParse(object);
  if (!read.success || read.data.amount === 0) return undefined;
  const {amount, amount_refunded, currency: code, receipt_url, metadata} = read.data;
  const refunded = BigInt(Math.min(amount_refunded, amount));
  const receiptUrl = httpsUrl(receipt_url);
  return {...purchaseOf(metadata, amount, code), change: {kind: 'refund', refunded, receiptUrl}};
}

function purchaseOf(metadata: z.infer<typeof orderMetadata>, charged: number, code: string) {
  return {
    userId: metadata.a2b_user,
    checkoutId: metadata.a2b_checkout,
    credits: BigInt(metadata.a2b_credits),
    charged: BigInt(charged),
    currency: code.toUpperCase(),
  };
}

function idOf(value: z.infer<typeof reference>): string | null {
  return typeof value === 'object' ? (value?.id ?? null) : (value ?? null);
}

/** An address one may be led to: https, without a user name or disguise; anything else is none. */
export function httpsUrl(value: string | null | undefined): string | null {
  if (!value || /[\s\\\p{C}]/u.test(value) || !URL.canParse(value)) return null;
  const {protocol, username, password, href} = new URL(value);
  return protocol === 'https:' && username === '' && password === '' ? href : null;
}
