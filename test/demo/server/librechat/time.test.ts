import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Database} from '../../../../demo/server/db/database.js';
import {cutOf} from '../../../../demo/server/librechat/time/buckets.js';
import {periodIn} from '../../../../demo/server/librechat/time/period.js';
import {isZone} from '../../../../demo/server/librechat/time/zoned.js';
import {bucketsOf} from '../../../../demo/server/time/buckets.js';
import {periodOf, type Period} from '../../../../demo/server/time/period.js';
import {rangeOf, type RangeRequest} from '../../../../demo/server/time/range.js';
import {openTestDatabase} from '../../../support/reference-api.js';
import {MOMENTS, ZONES} from '../support/zones.js';

const RANGES = ['24h', '7d', '30d', '90d', 'mtd', 'last-month', '2026-03-01..2026-04-30', '2026-10-25..2026-10-25'];

let database: Database;
before(async () => {
  database = await openTestDatabase();
});
after(() => database.close());

const ms = (text: string): number => Date.parse(text.replace(' ', 'T').replace(/\+00$/, 'Z'));
const instants = ({from, to, previous, firstDay, lastDay}: Period) => [ms(from), ms(to), ms(previous.from), ms(previous.to), firstDay, lastDay];

describe('periods and buckets that are cut without a database', () => {
  for (const zone of ZONES) {
    it(`are those that PostgreSQL cuts, in ${zone}`, async () => {
      for (const moment of MOMENTS) {
        const now = new Date(moment);
        for (const text of RANGES) {
          const range = rangeOf(text) as RangeRequest;
          const expected = await periodOf(database, range, zone, now);
          const period = periodIn(range, zone, now);
          assert.deepEqual(instants(period), instants(expected), `${text} at ${moment}`);
        }
      }
    });
  }

  for (const zone of ['Europe/Berlin', 'America/Havana', 'Africa/Cairo', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Chatham']) {
    it(`have the same buckets, in ${zone}`, async () => {
      for (const moment of MOMENTS) {
        const now = new Date(moment);
        for (const [text, interval] of [['7d', 'hour'], ['30d', 'day'], ['90d', 'week'], ['90d', 'month']] as const) {
          const period = periodIn(rangeOf(text) as RangeRequest, zone, now);
          const expected = await bucketsOf(database, period, interval, now);
          const {buckets} = cutOf(period, interval, now);
          const told = (list: typeof expected) => list.map(({from, label, isComplete}) => [ms(from), label, isComplete]);
          assert.deepEqual(told([...buckets]), told(expected), `${text} by ${interval} at ${moment}`);
        }
      }
    });
  }
});

describe('slots that the database numbers', () => {
  it('never lie across the edge of a bucket, also where clocks change', () => {
    for (const zone of ZONES) {
      for (const interval of ['day', 'week', 'month'] as const) {
        const period = periodIn({kind: 'dates', first: '2026-01-01', last: '2026-12-31'}, zone, new Date('2027-01-02T00:00:00Z'));
        const {buckets, origin, step, bucketOf} = cutOf(period, interval, new Date('2027-01-02T00:00:00Z'));
        buckets.forEach(({from}, index) => {
          assert.equal((Date.parse(from) - origin) % step, 0, `${zone} ${interval}`);
          assert.equal(bucketOf((Date.parse(from) - origin) / step), index);
          assert.equal(bucketOf((Date.parse(from) - origin) / step - 1), Math.max(0, index - 1));
        });
      }
    }
  });

  it('are whole days where no clock changes', () => {
    const {step} = cutOf(periodIn({kind: 'dates', first: '2026-06-01', last: '2026-06-30'}, 'Europe/Berlin', new Date()), 'day', new Date());
    assert.equal(step, 86_400_000);
  });
});

it('knows zones by their IANA names only', () => {
  assert.deepEqual(['Europe/Berlin', 'UTC', 'Mars/Olympus', '+02:00', ''].map(isZone), [true, true, false, false, false]);
});
