import {identifier, query} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';
import {ImportError} from './errors.js';

/** Whose rows are imported. */
export interface Owner {
  readonly userId: string;
  /** ISO 4217 code of what is imported. */
  readonly currency: string;
}

const OWNED = ['usage_event', 'ledger_entry', 'wallet_grant', 'wallet'] as const;
const NAMED = [
  {table: 'provider', key: 'provider_id'},
  {table: 'project', key: 'project_id'},
] as const;

/**
 * Makes the account ready within the transaction of the import: takes its generated sample data away (or all its data,
 * for `isReplacing`) and creates the user when needed. Gives the number of rows of usage that went.
 *
 * @throws {ImportError} when the account keeps usage in another currency
 */
export async function prepareAccount(tx: Database, owner: Owner, isReplacing: boolean): Promise<number> {
  const removed = await removeRows(tx, owner.userId, isReplacing);
  if (removed > 0) await removeUnusedNames(tx, owner.userId);
  await checkCurrency(tx, owner);
  const name = owner.userId === 'demo' ? 'Demo User' : owner.userId;
  await tx.query(query`insert into app_user (user_id, name, currency) values (${owner.userId}, ${name}, ${owner.currency})
    on conflict (user_id) do update set currency = excluded.currency, is_sample = false
    where app_user.currency <> excluded.currency or app_user.is_sample`);
  return removed;
}

async function removeRows(tx: Database, userId: string, isReplacing: boolean): Promise<number> {
  let usage = 0;
  for (const table of OWNED) {
    const [row] = await tx.query<{removed: number}>(query`with removed as (
        delete from ${identifier`${table}`} where user_id = ${userId}::text and (is_sample or ${isReplacing}::boolean)
        returning 1
      ) select count(*)::int as removed from removed`);
    if (table === 'usage_event') usage = row?.removed ?? 0;
  }
  return usage;
}

async function removeUnusedNames(tx: Database, userId: string): Promise<void> {
  for (const {table, key} of NAMED) {
    await tx.query(query`delete from ${identifier`${table}`} as named where user_id = ${userId}::text
      and not exists (select 1 from usage_event as event
        where event.user_id = named.user_id and event.${identifier`${key}`} = named.${identifier`${key}`})`);
  }
}

async function checkCurrency(tx: Database, {userId, currency}: Owner): Promise<void> {
  const [kept] = await tx.query<{currency: string}>(query`select currency from app_user
    where user_id = ${userId}::text and currency <> ${currency}::text
      and exists (select 1 from usage_event where usage_event.user_id = app_user.user_id)`);
  if (!kept) return;
  throw new ImportError(
    `The account of ${userId} is in ${kept.currency}, this is in ${currency}: choose another --user, or --replace.`,
  );
}
