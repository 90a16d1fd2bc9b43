import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ledgerEntryOf} from '../../../../../demo/server/import/librechat/ledger.js';
import {dec, transaction} from '../support/librechat.js';

const credits = {tokenType: 'credits', rawAmount: dec('10000000'), tokenValue: dec('10844500')} as const;

describe('ledger entries of a LibreChat ledger', () => {
  it('are top-ups by what the balance moved', () => {
    const entry = ledgerEntryOf(transaction({...credits, context: 'admin', id: 'a', at: 0}));
    assert.deepEqual(entry, {
      kind: 'ledger',
      entryId: 'a',
      at: '1970-01-01T00:00:00.000000Z',
      type: 'top_up',
      description: 'Added by an administrator',
      tokens: '10844500',
    });
  });

  it('are refills by the amount that was credited', () => {
    const entry = ledgerEntryOf(transaction({...credits, context: 'autoRefill'}));
    assert.deepEqual([entry.type, entry.tokens], ['auto_refill', '10000000']);
  });

  it('are adjustments where credits were taken, and top-ups where nobody tells why they came', () => {
    const taken = ledgerEntryOf(transaction({...credits, context: 'admin', tokenValue: dec('-5')}));
    assert.deepEqual([taken.type, taken.tokens], ['adjustment', '-5']);
    const unknown = ledgerEntryOf(transaction({...credits, context: 'constructor'}));
    assert.deepEqual([unknown.type, unknown.description], ['top_up', null]);
  });
});
