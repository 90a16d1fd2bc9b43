import assert from 'node:assert/strict';
import {test} from 'node:test';
import {rangeOf} from '../../../../demo/server/time/range.js';

test('reads the named ranges', () => {
  assert.deepEqual(rangeOf('24h'), {kind: '24h'});
  assert.deepEqual(rangeOf('90d'), {kind: 'days', days: 90});
  assert.deepEqual(rangeOf('mtd'), {kind: 'mtd'});
  assert.deepEqual(rangeOf('last-month'), {kind: 'last-month'});
});

test('reads two inclusive dates', () => {
  assert.deepEqual(rangeOf('2026-11-01..2026-11-15'), {
    kind: 'dates',
    first: '2026-11-01',
    last: '2026-11-15',
  });
  assert.deepEqual(rangeOf('2024-02-29..2024-02-29'), {
    kind: 'dates',
    first: '2024-02-29',
    last: '2024-02-29',
  });
});

for (const text of [
  '',
  '40d',
  '7D',
  ' 7d',
  '7d ',
  '0d',
  'toString',
  '2026-02-30..2026-03-01',
  '2025-02-29..2025-03-01',
  '2026-11-15..2026-11-01',
  '2026-11-01',
  '2026-11-01..',
  '2026-11-01..2026-11-02..2026-11-03',
  '2026-1-1..2026-1-2',
  '1969-12-31..1970-01-02',
  '2100-12-31..2101-01-01',
  "2026-11-01..2026-11-02'",
]) {
  test(`refuses ${JSON.stringify(text)}`, () => assert.equal(rangeOf(text), null));
}

test('allows 1,100 days and no more', () => {
  assert.notEqual(rangeOf('2023-01-01..2026-01-04'), null);
  assert.equal(rangeOf('2023-01-01..2026-01-05'), null);
});
