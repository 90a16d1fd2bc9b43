import {query} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';
import type {BillingFact, Payment} from './events.js';
import {decimalOfMinor} from './minor-units.js';
import {openWallet, type LockedWallet} from './opening.js';

/**
 * What became of an event: `'known'` was booked before, `'nobody'` is for a user the database does not have.
 */
export type Booking = 'booked' | 'known' | 'nobody';

/** A row of `billing_checkout`; decimals as strings. */
interface Checkout {
  [column: string]: unknown;
  status: Payment['status'];
  refunded: string;
  refund_booked: string;
}

/** One event on its way into the ledger. */
interface Work {
  readonly tx: Database;
  readonly fact: BillingFact;
  readonly wallet: LockedWallet;
  /** The moment the balance moves. */
  readonly at: string;
  readonly receiptUrl: string | null;
}

/**
 * Books an event in one transaction with the balance: once, however often, in whatever order and at whatever
 * time its deliveries come, and each purchase once, whatever different events say of it. The user's wallet
 * stays locked meanwhile, so events of one user wait for each other.
 */
export function bookEvent(
  database: Database,
  fact: BillingFact,
  {now, receiptUrl}: {now: () => Date; receiptUrl: string | null},
): Promise<Booking> {
  return database.transaction(async (tx) => {
    if (!(await isUser(tx, fact.userId))) return 'nobody';
    const wallet = await openWallet(tx, fact.userId, now());
    const at = now().toISOString();
    if (!(await isNew(tx, fact, at))) return 'known';
    await settle({tx, fact, wallet, at, receiptUrl});
    return 'booked';
  });
}

async function isUser(tx: Database, userId: string): Promise<boolean> {
  return (await tx.query(query`select from app_user where user_id = ${userId}::text`)).length > 0;
}

async function isNew(
  tx: Database,
  {userId, eventId, type, checkoutId}: BillingFact,
  at: string,
): Promise<boolean> {
  const added =
    await tx.query(query`insert into billing_event (user_id, event_id, type, checkout_id, received_at)
    values (${userId}::text, ${eventId}::text, ${type}::text, ${checkoutId}::text, ${at}::timestamptz)
    on conflict do nothing returning 1`);
  return added.length > 0;
}

/** Compares what is known of the purchase before and after the event, and books the difference. */
async function settle(work: Work): Promise<void> {
  const before = await checkoutOf(work);
  const after = await note(work, before);
  if (before?.status !== 'succeeded') await bookTopUp(work, after.status);
  if (after.status === 'succeeded') await bookRefund(work, after);
  await noteReceipt(work);
}

async function checkoutOf({tx, fact}: Work): Promise<Checkout | undefined> {
  const rows =
    await tx.query<Checkout>(query`select status, refunded::text, refund_booked::text from billing_checkout
    where user_id = ${fact.userId}::text and checkout_id = ${fact.checkoutId}::text`);
  return rows[0];
}

/**
 * Adds what the event tells. What was told before is never taken back: a payment that came stays, refunds
 * only grow.
 */
async function note({tx, fact}: Work, before: Checkout | undefined): Promise<Checkout> {
  const {userId, checkoutId, change} = fact;
  const status = furtherStatus(before?.status, change.kind === 'payment' ? change.status : 'pending');
  const {sessionId, customerId} = change.kind === 'payment' ? change : {sessionId: null, customerId: null};
  const refunded = change.kind === 'refund' ? String(change.refunded) : '0';
  const rows = await tx.query<Checkout>(query`insert into billing_checkout as known
      (user_id, checkout_id, session_id, customer_id, status, refunded)
    values (${userId}::text, ${checkoutId}::text, ${sessionId}::text, ${customerId}::text, ${status}::text,
      ${refunded}::numeric)
    on conflict (user_id, checkout_id) do update set status = excluded.status,
      session_id = coalesce(known.session_id, excluded.session_id),
      customer_id = coalesce(excluded.customer_id, known.customer_id),
      refunded = greatest(known.refunded, excluded.refunded)
    returning status, refunded::text, refund_booked::text`);
  return rows[0] as Checkout;
}

const CERTAINTY: readonly Payment['status'][] = ['pending', 'failed', 'succeeded'];

/** Of two statuses the one that is further on: events may come in any order. */
export function furtherStatus(
  known: Payment['status'] | undefined,
  told: Payment['status'],
): Payment['status'] {
  return known !== undefined && CERTAINTY.indexOf(known) > CERTAINTY.indexOf(told) ? known : told;
}

/**
 * The entry of the purchase: told while the payment is open or failed, moving the balance once it is there.
 */
async function bookTopUp(work: Work, status: Payment['status']): Promise<void> {
  const {tx, fact, wallet, at} = work;
  const {userId, checkoutId, credits, charged, currency, change} = fact;
  if (change.kind === 'refund') return; // a refund before its payment waits in billing_checkout
  const balance = status === 'succeeded' ? await move(work, credits) : null;
  await tx.query(query`insert into ledger_entry as known (user_id, entry_id, at, type, description, tokens,
      amount, currency, status, balance_after, is_sample)
    values (${userId}::text, ${checkoutId}::text, ${at}::timestamptz, 'top_up', 'Credit purchase',
      ${String(credits)}::numeric, ${decimalOfMinor(charged, currency)}::numeric, ${currency}::text,
      ${status}::text, ${balance}::numeric, ${wallet.is_sample}::boolean)
    on conflict (user_id, entry_id) do update
      set at = excluded.at, status = excluded.status, balance_after = excluded.balance_after`);
}

/** Takes back credits in proportion to the money that went back and is not booked yet. */
async function bookRefund(work: Work, {refunded, refund_booked}: Checkout): Promise<void> {
  const {tx, fact, wallet, at} = work;
  const {userId, checkoutId, credits, charged, currency} = fact;
  const [due, booked] = [BigInt(refunded), BigInt(refund_booked)];
  if (due <= booked || charged === 0n) return;
  const taken = (credits * booked) / charged - (credits * due) / charged;
  const balance = await move(work, taken);
  await tx.query(query`insert into ledger_entry (user_id, entry_id, at, type, description, tokens, amount,
      currency, status, balance_after, is_sample)
    values (${userId}::text, ${`${checkoutId}_refund_${due}`}::text, ${at}::timestamptz, 'refund',
      'Refund of a credit purchase', ${String(taken)}::numeric,
      ${decimalOfMinor(booked - due, currency)}::numeric, ${currency}::text, 'succeeded',
      ${balance}::numeric, ${wallet.is_sample}::boolean)`);
  await tx.query(query`update billing_checkout set refund_booked = ${String(due)}::numeric
    where user_id = ${userId}::text and checkout_id = ${checkoutId}::text`);
  if (due >= charged) {
    await tx.query(query`update ledger_entry set status = 'refunded'
      where user_id = ${userId}::text and entry_id = ${checkoutId}::text`);
  }
}

/** Moves the balance, and gives what it is then. */
async function move({tx, fact, at}: Work, credits: bigint): Promise<string> {
  const rows = await tx.query<{credits: string}>(query`update wallet
    set credits = credits + ${String(credits)}::numeric, as_of = ${at}::timestamptz
    where user_id = ${fact.userId}::text returning credits::text`);
  return (rows[0] as {credits: string}).credits;
}

async function noteReceipt({tx, fact, receiptUrl}: Work): Promise<void> {
  if (receiptUrl === null) return;
  await tx.query(query`update ledger_entry set receipt_url = ${receiptUrl}::text
    where user_id = ${fact.userId}::text and entry_id = ${fact.checkoutId}::text`);
}
