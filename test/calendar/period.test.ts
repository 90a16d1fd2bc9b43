import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import type {Database} from '../../demo/server/db/database.js';
import {bucketsOf as bucketsByDatabase} from '../../demo/server/time/buckets.js';
import {periodOf as periodByDatabase} from '../../demo/server/time/period.js';
import {rangeOf, type RangeRequest} from '../../demo/server/time/range.js';
import {bucketsOf, defaultInterval, periodOf} from '../../src/calendar/period.js';
import type {Range} from '../../src/contract/range.js';
import {MOMENTS, ZONES} from '../demo/server/support/zones.js';
import {openTestDatabase} from '../support/reference-api.js';

let database: Database;
before(async () => {
  database = await openTestDatabase();
});
after(() => database.close());

const RANGES: Range[] = ['7d', '30d', 'mtd', 'last-month', '2026-10-20..2026-11-15'];
const instant = (text: string) => new Date(text).toISOString();

for (const zone of ZONES) {
  test(`cuts ranges and their days as the database does in ${zone}`, async () => {
    for (const moment of MOMENTS) {
      for (const range of RANGES) {
        const now = new Date(moment);
        const expected = await periodByDatabase(database, rangeOf(range) as RangeRequest, zone, now);
        const period = periodOf(range, zone, now.getTime());
        const where = `${range} at ${moment}`;
        const {first, last, from, to} = period;
        assert.deepEqual([first, last], [expected.firstDay, expected.lastDay], where);
        assert.deepEqual([from, to].map((at) => new Date(at).toISOString()), [expected.from, expected.to].map(instant), where);
        const days = await bucketsByDatabase(database, expected, 'day', now);
        const cut = bucketsOf(period, 'day', now.getTime());
        assert.deepEqual(
          cut.map(({start, from: at, complete}) => [start, new Date(at).toISOString(), complete]),
          days.map(({label, from: at, isComplete}) => [label, instant(at), isComplete]),
          where,
        );
      }
    }
  });
}

test('cuts hours, weeks and months as the database does', async () => {
  for (const [zone, range, interval] of [
    ['Europe/Berlin', '2026-10-24..2026-10-25', 'hour'],
    ['Asia/Kathmandu', '2026-10-24..2026-10-25', 'hour'],
    ['America/New_York', '2026-03-07..2026-03-09', 'hour'],
    ['Europe/Berlin', '2026-01-15..2026-04-20', 'week'],
    ['Africa/Cairo', '2026-01-15..2026-12-20', 'month'],
  ] as const) {
    const now = new Date('2026-11-20T18:00:00Z');
    const period = await periodByDatabase(database, rangeOf(range) as RangeRequest, zone, now);
    const expected = await bucketsByDatabase(database, period, interval, now);
    const cut = bucketsOf(periodOf(range, zone, now.getTime()), interval, now.getTime());
    assert.deepEqual(
      cut.map(({start, from, complete}) => [start, new Date(from).toISOString(), complete]),
      expected.map(({label, from, isComplete}) => [label, instant(from), isComplete]),
      `${range} by ${interval} in ${zone}`,
    );
  }
});

test('takes the last 24 hours as hours, whatever the clocks do', () => {
  const now = Date.parse('2026-03-29T12:00:00Z');
  const {from, to, first, last} = periodOf('24h', 'Europe/Berlin', now);
  assert.deepEqual([to, to - from, first, last], [now, 86_400_000, '2026-03-28', '2026-03-29']);
});

test('chooses the width of buckets by the length of the range', () => {
  const now = Date.parse('2026-11-20T18:00:00Z');
  const ranges: Range[] = ['24h', '90d', '2026-01-01..2026-11-01', '2025-01-01..2026-11-01'];
  assert.deepEqual(ranges.map((range) => defaultInterval(periodOf(range, 'UTC', now))), ['hour', 'day', 'week', 'month']);
});
