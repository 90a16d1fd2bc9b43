import {query} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';

/**
 * Takes a user's generated rows away. What they did with the demo since (purchases, charges of the chat)
 * stays: ids of generated usage and entries begin with `s_`, no others do.
 */
export async function removeGenerated(tx: Database, userId: string): Promise<void> {
  await tx.query(query`delete from usage_event
    where user_id = ${userId}::text and is_sample and starts_with(event_id, 's_')`);
  await tx.query(query`delete from ledger_entry
    where user_id = ${userId}::text and is_sample and starts_with(entry_id, 's_')`);
  await tx.query(query`delete from wallet_grant where user_id = ${userId}::text and is_sample`);
  await tx.query(query`delete from wallet where user_id = ${userId}::text and is_sample`);
}

/** Counts what was kept in: in the balance, and in the balances that the entries tell. */
export async function countKept(tx: Database, userId: string): Promise<void> {
  const moved = await tx.query(query`update wallet set credits = credits - ledger_gap(user_id)
    where user_id = ${userId}::text and ledger_gap(user_id) <> 0 returning 1`);
  if (moved.length === 0) return;
  await tx.query(query`update ledger_entry as entry set balance_after =
      (select sum(tokens) from ledger_entry as earlier
        where earlier.user_id = entry.user_id and (earlier.at, earlier.entry_id) <= (entry.at, entry.entry_id)
          and earlier.type <> 'usage' and earlier.status in ('succeeded', 'refunded'))
      - (select coalesce(sum(cost), 0) from usage_event as event
          where event.user_id = entry.user_id and event.at < entry.at) * wallet.credits_per_unit
    from wallet
    where entry.user_id = ${userId}::text and wallet.user_id = entry.user_id
      and entry.balance_after is not null`);
}
