import {query} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';

/** The entry that stands for what a ledger from elsewhere does not tell. */
export const OPENING = 'opening-balance';

/** A wallet whose row is locked until the transaction ends. */
export interface LockedWallet {
  [column: string]: unknown;
  /** Decimal string. */
  credits: string;
  /** ISO 4217 code of the user's currency. */
  currency: string;
  is_sample: boolean;
}

/**
 * Locks a user's wallet for this transaction: whoever else wants to move the balance waits. Undefined without
 * one.
 */
export async function lockWallet(tx: Database, userId: string): Promise<LockedWallet | undefined> {
  const rows = await tx.query<LockedWallet>(query`select credits::text, currency, wallet.is_sample
    from wallet join app_user using (user_id) where user_id = ${userId}::text for update of wallet`);
  return rows[0];
}

/** Locks a user's wallet; makes an empty one where there is none yet. The user must exist. */
export async function openWallet(tx: Database, userId: string, now: Date): Promise<LockedWallet> {
  const made = await tx.query(query`insert into wallet (user_id, credits, as_of)
    values (${userId}::text, 0, ${now.toISOString()}::timestamptz) on conflict do nothing returning 1`);
  if (made.length > 0) await bookOpening(tx, userId);
  const wallet = await lockWallet(tx, userId);
  if (wallet === undefined) throw new Error('The wallet was taken away meanwhile.');
  return wallet;
}

/**
 * Makes a user's ledger explain the balance as it is: what it lacks becomes (or goes into) one adjustment
 * before everything else, and where it lacks nothing there is none. For data from elsewhere only; what this
 * server books adds up by itself.
 */
export async function bookOpening(tx: Database, userId: string): Promise<void> {
  await lockWallet(tx, userId);
  await tx.query(query`delete from ledger_entry where user_id = ${userId}::text and entry_id = ${OPENING}`);
  await tx.query(query`insert into ledger_entry (user_id, entry_id, at, type, description, tokens, status,
      is_sample)
    select user_id, ${OPENING}, least(as_of,
        (select min(at) from usage_event where user_id = ${userId}::text),
        (select min(at) from ledger_entry where user_id = ${userId}::text)) - interval '1 millisecond',
      'adjustment', 'Opening balance', trim_scale(ledger_gap(user_id)), 'succeeded', is_sample
    from wallet where user_id = ${userId}::text and ledger_gap(user_id) <> 0`);
}
