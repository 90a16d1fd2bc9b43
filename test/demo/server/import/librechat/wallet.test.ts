import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {later, walletOf} from '../../../../../demo/server/import/librechat/wallet.js';

const fields = {
  user: {$oid: 'u1'},
  tokenCredits: '15611477.820179999',
  autoRefillEnabled: true,
  refillIntervalValue: '30',
  refillIntervalUnit: 'days',
  lastRefill: {$date: '2025-10-07T21:59:59.902Z'},
  refillAmount: '5000000',
};
const newest = Date.UTC(2025, 9, 7, 22, 30) * 1000;
const refill = (more: object): unknown => JSON.parse(walletOf({...fields, ...more}, newest).autoRefill ?? 'null');

describe('the wallet of a LibreChat balance', () => {
  it('has the credits to the last digit, as of the newest row', () => {
    const wallet = walletOf(fields, newest);
    assert.equal(wallet.credits, '15611477.820179999');
    assert.equal(wallet.asOf, '2025-10-07T22:30:00.000000Z');
    assert.equal(walletOf(fields, 0).asOf, '2025-10-07T21:59:59.902000Z');
  });

  it('tells from when the next refill can come', () => {
    assert.deepEqual(refill({}), {enabled: true, tokens: 5_000_000, nextAt: '2025-11-06T21:59:59.902Z'});
    assert.deepEqual(refill({autoRefillEnabled: false}), {enabled: false, tokens: 5_000_000});
    assert.deepEqual(refill({lastRefill: undefined}), {enabled: true, tokens: 5_000_000});
    assert.deepEqual(refill({refillIntervalUnit: 'fortnights'}), {enabled: true, tokens: 5_000_000});
    assert.equal(refill({autoRefillEnabled: undefined}), null);
  });

  it('does not offer credits that are reserved', () => {
    assert.equal(walletOf({...fields, reservedCredits: '611477.820179999'}, newest).credits, '15000000');
  });

  it('adds months that keep the day, or end with the month', () => {
    const month = (text: string, amount: number): string => new Date(later(Date.parse(text), amount, 'months') ?? 0).toISOString();
    assert.equal(month('2025-10-15T10:00:00Z', 3), '2026-01-15T10:00:00.000Z');
    assert.equal(month('2026-01-31T10:00:00Z', 1), '2026-02-28T10:00:00.000Z');
    assert.equal(later(0, 2, 'weeks'), 14 * 86_400_000);
    assert.equal(later(0, 1, 'toString'), null);
  });
});
