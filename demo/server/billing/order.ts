import {randomUUID} from 'node:crypto';
import {query} from '@electric-sql/pglite/template';
import * as z from 'zod/mini';
import type {Database} from '../db/database.js';
import {Problem} from '../http/problem.js';
import type {Viewer} from '../usage/viewer.js';

/** Amounts one can buy credits for, in whole units of the user's currency. */
export const AMOUNTS = [5, 10, 20, 50, 100] as const;

/** A purchase of credits. */
export interface Order {
  /** Made by us, for all time one of its kind. */
  readonly checkoutId: string;
  readonly userId: string;
  /** Whole units of `currency`: one of {@link AMOUNTS}. */
  readonly amount: number;
  /** ISO 4217 code in capitals. */
  readonly currency: string;
  /** Whole credits, as digits. */
  readonly credits: string;
}

const orderBody = z.object({amount: z.literal([...AMOUNTS])});

/** The order that the body of a request asks for; a 400 that names the field when it does not. */
export async function orderOf(database: Database, {userId, currency}: Viewer, body: unknown): Promise<Order> {
  const read = orderBody.safeParse(body);
  if (!read.success) {
    throw new Problem(
      400,
      `The field "amount" must be one of ${AMOUNTS.join(', ')}, in ${currency}.`,
      'amount',
    );
  }
  const {amount} = read.data;
  const credits = await creditsFor(database, userId, amount);
  return {checkoutId: `topup_${randomUUID()}`, userId, amount, currency, credits};
}

async function creditsFor(database: Database, userId: string, amount: number): Promise<string> {
  const rows = await database.query<{credits: string}>(query`select trunc(${amount}::int * coalesce(
    (select credits_per_unit from wallet where user_id = ${userId}::text), 1000000))::text as credits`);
  return rows[0]?.credits ?? '0';
}

/** What goes along with a payment, so that its events tell whose it is and what for. */
export function metadataOf({userId, checkoutId, credits}: Order): Record<string, string> {
  return {a2b_user: userId, a2b_checkout: checkoutId, a2b_credits: credits};
}

/** {@link metadataOf}, as it comes back. */
export const orderMetadata = z.object({
  a2b_user: z.string().check(z.minLength(1), z.maxLength(500), z.regex(/^[^\0]*$/)),
  a2b_checkout: z.string().check(z.regex(/^topup_[\w-]{1,100}$/)),
  a2b_credits: z.string().check(z.regex(/^[1-9]\d{0,29}$/)),
});
