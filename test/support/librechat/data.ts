import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {CollectionName, Document} from '../../../demo/server/librechat/ledger/reader.js';

/** The collections of a LibreChat, by name. */
export type Collections = Partial<Record<CollectionName, Document[]>>;

/** Id of the one user of the example ledger. */
export const USER = '68e0f3a1c2b4d5e6f7081920';
/** Somebody else, who has nothing in it. */
export const OTHER_USER = '68e0f3a1c2b4d5e6f7081999';
/** The example ledger's week in Berlin, as parameters. */
export const WEEK = 'range=2025-10-01..2025-10-07&tz=Europe/Berlin';

const folder = join(import.meta.dirname, '../fixtures/librechat-ledger');

/**
 * The example ledger.
 *
 * @param objectId makes ids: those of the driver, or text where no driver is
 */
export function exampleLedger(objectId: (hex: string) => unknown): Required<Omit<Collections, 'messages'>> {
  const read = (name: string): Document[] => revived(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')), objectId) as Document[];
  return {
    transactions: read('transactions'),
    conversations: read('conversations'),
    agents: read('agents'),
    balances: read('balances'),
  };
}

/** Extended JSON as a driver would give it. */
function revived(value: unknown, objectId: (hex: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => revived(item, objectId));
  if (typeof value !== 'object' || value === null) return value;
  const {$oid: id, $date: date} = value as {$oid?: string; $date?: string};
  if (id !== undefined) return objectId(id);
  if (date !== undefined) return new Date(date);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, revived(item, objectId)]));
}
