import {query, sql} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';
import {instantValue, integerValue, moneyValue} from '../db/values.js';
import type {Viewer} from '../usage/viewer.js';

/** Where a page of the ledger ended. */
export interface LedgerPosition {
  at: string;
  id: string;
}

/** What a page of the ledger is asked for. */
export interface LedgerRequest {
  /** Types of entries; none for all. */
  types: string[];
  limit: number;
  after: LedgerPosition | undefined;
}

interface LedgerRow {
  [column: string]: unknown;
  entry_id: string;
  at: string;
  type: string;
  description: string | null;
  tokens: string | null;
  amount: string | null;
  currency: string;
  status: string;
  balance_after: string | null;
  receipt_url: string | null;
}

/** One page of the ledger, newest first, and where it ends when there is more. */
export async function ledgerPage(database: Database, viewer: Viewer, {types, limit, after}: LedgerRequest) {
  const older =
    after === undefined ? sql`` : sql`and (at, entry_id) < (${after.at}::timestamptz, ${after.id}::text)`;
  const rows =
    await database.query<LedgerRow>(query`select entry_id, at, type, description, status, receipt_url,
      trunc(tokens)::text as tokens, trim_scale(amount)::text as amount,
      coalesce(currency, ${viewer.currency}::text) as currency, trunc(balance_after)::text as balance_after
    from ledger_entry where ${isWanted(viewer.userId, types)} ${older}
    order by at desc, entry_id desc limit ${limit + 1}::int`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? {at: last.at, id: last.entry_id} : undefined;
  return {items: page.map(entryOf), next};
}

/** Number of entries of these types. */
export async function ledgerTotal(
  database: Database,
  viewer: Viewer,
  types: string[],
): Promise<number | string> {
  const rows = await database.query<{total: string}>(
    query`select count(*)::text as total from ledger_entry where ${isWanted(viewer.userId, types)}`,
  );
  return integerValue(rows[0]?.total ?? '0');
}

function isWanted(userId: string, types: string[]) {
  const ofType = types.length === 0 ? sql`` : sql`and type = any(${types}::text[])`;
  return sql`user_id = ${userId}::text ${ofType}`;
}

function entryOf(row: LedgerRow) {
  return {
    id: row.entry_id,
    date: instantValue(row.at),
    type: row.type,
    ...(row.description === null ? {} : {description: row.description}),
    ...(row.tokens === null ? {} : {tokens: integerValue(row.tokens)}),
    ...(row.amount === null ? {} : {amount: moneyValue(row.amount, row.currency)}),
    status: row.status,
    ...(row.balance_after === null ? {} : {balanceAfter: integerValue(row.balance_after)}),
    ...(row.receipt_url === null ? {} : {receiptUrl: row.receipt_url}),
  };
}
