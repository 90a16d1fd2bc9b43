import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {summaryRecords} from '../../../src/widgets/usage-summary/usage-summary.csv.js';
import {summaryContext, summaryOf, threeDays} from './summary-answer.js';

const records = (body: object) => summaryRecords(summaryOf(body), summaryContext());

describe('the file of a summary', () => {
  it('has one record per bucket, and each provider beside the total', () => {
    assert.deepEqual(records(threeDays), [
      ['start', 'totalTokens', 'inputTokens', 'outputTokens', 'requests', 'cost', 'currency', 'complete',
        'openai totalTokens', 'openai cost', 'anthropic totalTokens', 'anthropic cost'],
      ['2026-11-18', '100', '', '', '1', '0.10', 'EUR', 'true', '75', '0.06', '25', '0.04'],
      ['2026-11-19', '200', '', '', '2', '0.20', 'EUR', 'true', '150', '0.12', '50', '0.08'],
      ['2026-11-20', '300', '', '', '3', '0.30', 'EUR', 'false', '225', '0.18', '75', '0.12'],
    ]);
  });

  it('leaves the cell of a cost that is not priced empty; what was not used cost nothing', () => {
    const series = [
      {start: '2026-11-19', totalTokens: 1, cost: null, segments: [{id: 'a', name: 'A', totalTokens: 1, cost: null}]},
      {start: '2026-11-20', totalTokens: 0, cost: {amount: '0', currency: 'EUR'}, segments: []},
    ];
    const [, first, second] = records({totalTokens: 1, cost: null, series});
    assert.deepEqual(first?.slice(5), ['', '', 'true', '1', '']);
    assert.deepEqual(second?.slice(5), ['0', 'EUR', 'true', '0', '0']);
  });

  it('claims no cost of providers where none is told', () => {
    const split = (...ids: string[]) => ids.map((id) => ({id, name: id, totalTokens: 1}));
    const series = [{start: '2026-11-19', totalTokens: 2, segments: split('a', 'b')}, {start: '2026-11-20', totalTokens: 1, segments: split('a')}];
    assert.deepEqual(records({totalTokens: 3, cost: null, series})[2]?.slice(8), ['1', '', '0', '']);
  });

  it('is a header alone without a series', () => {
    assert.equal(records({totalTokens: 1, totalCost: 1}).length, 1);
  });
});
