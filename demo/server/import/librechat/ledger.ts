import {decimalText} from '../../../../src/format/decimal.js';
import {instantText} from '../instant.js';
import type {LedgerRecord} from '../records.js';
import {creditsMoved} from './money.js';
import type {Transaction} from './transaction.js';

const KINDS: Readonly<Record<string, Pick<LedgerRecord, 'type' | 'description'>>> = {
  admin: {type: 'top_up', description: 'Added by an administrator'},
  autoRefill: {type: 'auto_refill', description: 'Automatic refill'},
};

/**
 * The ledger entry of a `credits` row. What was paid is not told: `costEUR` of such a row is the credits' value run
 * through the price formula, not a payment. The balance after it cannot be told either, since LibreChat floors
 * balances at 0 and writes no row for a starting balance.
 */
export function ledgerEntryOf(row: Transaction): LedgerRecord {
  const moved = creditsMoved(row);
  const {type, description} = kindOf(row.context, moved.units < 0n);
  const tokens = decimalText(moved);
  return {kind: 'ledger', entryId: row.id, at: instantText(row.at), type, description, tokens};
}

function kindOf(context: string, isLoss: boolean): Pick<LedgerRecord, 'type' | 'description'> {
  if (isLoss) return {type: 'adjustment', description: null};
  return (Object.hasOwn(KINDS, context) && KINDS[context]) || {type: 'top_up', description: null};
}
