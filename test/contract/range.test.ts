import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {datesOf, isRange} from '../../src/contract/range.js';

describe('isRange', () => {
  it('knows the presets and two calendar dates in order', () => {
    for (const text of ['24h', '7d', '30d', '90d', 'mtd', 'last-month', '2024-02-29..2024-03-01', '2026-11-01..2026-11-01']) {
      assert.ok(isRange(text), text);
    }
  });

  it('refuses everything else', () => {
    const wrong = ['40d', '', '7D', '2026-02-30..2026-03-01', '2026-11-15..2026-11-01', '2026-11-01', '2026-1-1..2026-1-2', ' 7d'];
    for (const text of wrong) assert.ok(!isRange(text), text);
  });

  it('hands out the dates of a custom range only', () => {
    assert.deepEqual(datesOf('2026-11-01..2026-11-15'), ['2026-11-01', '2026-11-15']);
    assert.equal(datesOf('7d'), null);
  });
});
