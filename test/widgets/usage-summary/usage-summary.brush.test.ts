import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {datesOfStretch} from '../../../src/widgets/usage-summary/usage-summary.brush.js';
import {summaryOf} from './summary-answer.js';

const period = {from: '2026-01-02T23:00:00Z', to: '2026-03-10T11:00:00Z', timeZone: 'Europe/Berlin'};
const stretch = (interval: string, starts: string[], anchor: number, end: number) => {
  const summary = summaryOf({totalTokens: 1, cost: null, interval, period, series: starts.map((start) => ({start, totalTokens: 1}))});
  return datesOfStretch({anchor, end}, summary.series, summary);
};

describe('a stretch of the trend', () => {
  it('is a range of whole days, in whichever direction it was chosen', () => {
    const days = ['2026-02-27', '2026-02-28', '2026-03-01'];
    assert.equal(stretch('day', days, 0, 2), '2026-02-27..2026-03-01');
    assert.equal(stretch('day', days, 2, 1), '2026-02-28..2026-03-01');
    assert.equal(stretch('day', days, 1, 1), '2026-02-28..2026-02-28');
  });

  it('is whole weeks and months, but never days the figures are not of', () => {
    assert.equal(stretch('week', ['2026-02-02', '2026-02-09'], 0, 1), '2026-02-02..2026-02-15');
    assert.equal(stretch('month', ['2026-01-01', '2026-02-01', '2026-03-01'], 0, 1), '2026-01-03..2026-02-28');
    assert.equal(stretch('month', ['2026-01-01', '2026-02-01', '2026-03-01'], 1, 2), '2026-02-01..2026-03-10');
  });

  it('is none of hours, nor of places that are not there', () => {
    assert.equal(stretch('hour', ['2026-02-02T10:00:00Z', '2026-02-02T11:00:00Z'], 0, 1), null);
    assert.equal(stretch('day', ['2026-02-02'], 0, 5), null);
    assert.equal(stretch('day', [], 0, 0), null);
  });
});
