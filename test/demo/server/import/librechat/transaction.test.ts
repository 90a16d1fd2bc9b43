import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {transactionOf} from '../../../../../demo/server/import/librechat/transaction.js';

const fields = {
  _id: {$oid: '68dce2cba1b2c3d4e5000001'},
  user: {$oid: 'u1'},
  conversationId: 'c1',
  tokenType: 'prompt',
  model: 'gpt-4-turbo',
  context: 'message',
  rawAmount: '-1840',
  createdAt: {$date: '2025-10-01T08:14:03.412Z'},
};

describe('a row of transactions', () => {
  it('is known by its _id', () => assert.equal(transactionOf(fields, 7).id, '68dce2cba1b2c3d4e5000001'));

  it('is known by its line and content in an export without ids', () => {
    const id = (line: number, more: object = {}): string => transactionOf({...fields, _id: undefined, ...more}, line).id;
    assert.equal(id(7), id(7));
    assert.notEqual(id(7), id(8));
    assert.notEqual(id(7), id(7, {rawAmount: '-1841'}));
  });

  it('has rates only when it carries all three', () => {
    const all = {exchangeRate: '0.92', providerMarkup: '0.15', rebalancingFee: '0.025'};
    assert.ok(transactionOf({...fields, ...all}, 1).rates);
    assert.equal(transactionOf({...fields, ...all, rebalancingFee: undefined}, 1).rates, null);
  });

  it('is refused with a reason', () => {
    const refused = (more: object, reason: RegExp): void => assert.throws(() => transactionOf({...fields, ...more}, 1), reason);
    refused({tokenType: 'gift'}, /tokenType "gift" is not prompt, completion or credits/);
    refused({user: undefined}, /user is missing/);
    refused({rawAmount: undefined}, /rawAmount is missing/);
    refused({createdAt: undefined}, /createdAt: createdAt is missing/);
    refused({costEUR: {$numberDouble: 'NaN'}}, /costEUR/);
  });
});
