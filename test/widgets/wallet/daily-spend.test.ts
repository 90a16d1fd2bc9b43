import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Balance} from '../../../src/contract/balance.js';
import type {SeriesPoint, UsageSummary} from '../../../src/contract/summary.js';
import {leftOfDay, runOutQuestion} from '../../../src/widgets/wallet/daily-spend.js';

const NOW = new Date('2026-11-20T18:00:00Z');
const ZONE = 'Europe/Berlin';
const EUR = (amount: string) => ({amount, currency: 'EUR'});

function point(start: string, totalTokens: bigint, cost?: SeriesPoint['cost']): SeriesPoint {
  return {start, totalTokens, cost, complete: true, segments: []};
}

function historyOf(balance: Balance, series: SeriesPoint[], more: Partial<UsageSummary> = {}) {
  return runOutQuestion(balance, {totalTokens: 0n, cost: null, series, ...more}, NOW, ZONE).history;
}

const worth: Balance = {tokens: 2_000_000n, estimatedValue: EUR('4.00')};

describe('what was spent a day', () => {
  it('is its cost in the wallet’s unit where the balance tells what a token is worth', () => {
    const series = [point('2026-11-18', 999n, EUR('0.50')), point('2026-11-19', 0n)];
    assert.deepEqual(historyOf(worth, series), [{date: '2026-11-18', spent: 250_000}, {date: '2026-11-19', spent: 0}]);
  });

  it('is its tokens where a price is missing, of another currency, or the balance has no worth', () => {
    const tokens = [{date: '2026-11-18', spent: 999}];
    assert.deepEqual(historyOf({tokens: 5n}, [point('2026-11-18', 999n, EUR('0.50'))]), tokens);
    assert.deepEqual(historyOf(worth, [point('2026-11-18', 999n, null)]), tokens);
    assert.deepEqual(historyOf(worth, [point('2026-11-18', 999n, {amount: '1', currency: 'USD'})]), tokens);
    assert.deepEqual(historyOf(worth, [point('2026-11-18', 999n, EUR('0.50'))], {unpricedTokens: 7n}), tokens);
    assert.deepEqual(historyOf({tokens: 5n, estimatedValue: EUR('0')}, [point('2026-11-18', 999n, EUR('1'))]), tokens);
  });

  it('leaves the running day out, and adds hours up to days of the viewer', () => {
    const series = [point('2026-11-18T23:30:00Z', 5n), point('2026-11-19T10:00:00Z', 7n), point('2026-11-20', 100n)];
    assert.deepEqual(historyOf({tokens: 1n}, series), [{date: '2026-11-19', spent: 12}]);
  });

  it('knows the day and what is left of it where the viewer is', () => {
    const asked = runOutQuestion(worth, {totalTokens: 0n, cost: null, series: []}, new Date('2026-11-20T23:30:00Z'), ZONE);
    assert.deepEqual([asked.today, asked.balance], ['2026-11-21', 2_000_000]);
    assert.equal(leftOfDay(new Date('2026-11-20T11:00:00Z'), ZONE), 0.5);
    assert.equal(leftOfDay(new Date('2026-11-20T23:00:00Z'), ZONE), 1);
    assert.equal(leftOfDay(new Date('2026-11-20T18:15:00Z'), 'Asia/Kathmandu'), 1);
  });
});
