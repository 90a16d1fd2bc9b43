import {cursorBook} from '../../http/cursor.js';
import type {Parameters} from '../../http/parameters.js';
import {badParameter} from '../../http/problem.js';
import type {transactionsParameters} from '../../http/usage-parameters.js';
import {integerValue} from '../../db/values.js';
import {ledgerEntryOf} from '../../import/librechat/ledger.js';
import type {LedgerRecord} from '../../import/records.js';
import {transactionIn} from '../ledger/documents.js';
import type {Host, Owner} from '../ledger/host.js';

type Query = Parameters<typeof transactionsParameters>;

/**
 * `GET /user/transactions`: what moved the balance, newest first. Only credits that came or went are rows; what is
 * used up is in the log. No balance after a row can be told: starting balances leave no row, and balances floor at 0.
 */
export async function transactionsIn(host: Host, owner: Owner, {cursor, limit, type: types}: Query) {
  const cursors = cursorBook<{before: string}>(host.secret, ['librechat transactions', owner.id, [...types].sort()]);
  const position = cursor === undefined ? undefined : cursors.read(cursor);
  if (position === null) throw badParameter('cursor', 'the nextCursor of a page of this very query');
  const entries = await entriesOf(host, owner, types, {limit: limit + 1, before: position?.before});
  const last = entries[limit - 1];
  const nextCursor = entries.length > limit && last !== undefined ? cursors.write({before: last.entryId}) : null;
  return {items: entries.slice(0, limit).map(itemOf), nextCursor};
}

async function entriesOf(
  {reader, objectId}: Host,
  {user}: Owner,
  types: readonly string[],
  {limit, before}: {limit: number; before: string | undefined},
): Promise<LedgerRecord[]> {
  const older = before === undefined ? {} : {_id: {$lt: objectId(before)}};
  const pipeline = [{$match: {user, tokenType: 'credits', ...older}}, {$sort: {_id: -1}}];
  const entries: LedgerRecord[] = [];
  for await (const document of reader.documents('transactions', pipeline)) {
    const row = transactionIn(document);
    const entry = row && ledgerEntryOf(row);
    if (entry && (types.length === 0 || types.includes(entry.type))) entries.push(entry);
    if (entries.length === limit) break;
  }
  return entries;
}

function itemOf({entryId, at, type, description, tokens}: LedgerRecord) {
  return {
    id: entryId,
    date: at,
    type,
    ...(description === null ? {} : {description}),
    tokens: integerValue(wholeText(tokens)),
    status: 'succeeded',
  };
}

function wholeText(text: string): string {
  return text.replace(/\..*$/, '') || '0';
}

