import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import type {Database} from '../../../../demo/server/db/database.js';
import {bucketsOf} from '../../../../demo/server/time/buckets.js';
import {defaultInterval, isIntervalAllowed} from '../../../../demo/server/time/interval.js';
import {periodOf, type Period} from '../../../../demo/server/time/period.js';
import {rangeOf, type RangeRequest} from '../../../../demo/server/time/range.js';
import {isTimeZone} from '../../../../demo/server/time/zones.js';
import {openTestDatabase} from '../../../support/reference-api.js';
import {addDays, datesFrom, localDate, MOMENTS, ZONES} from '../support/zones.js';

let database: Database;
before(async () => {
  database = await openTestDatabase();
});
after(() => database.close());

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);
const iso = (text: string): string => new Date(text).toISOString();

function cut(range: string, zone: string, now: string): Promise<Period> {
  return periodOf(database, rangeOf(range) as RangeRequest, zone, new Date(now));
}

/** First and last local date that a range means at a moment, told without the database. */
function expectedDates(range: string, today: string): [string, string] {
  const monthFirst = `${today.slice(0, 7)}-01`;
  const lastMonthEnd = addDays(monthFirst, -1);
  if (range === 'mtd') return [monthFirst, today];
  if (range === 'last-month') return [`${lastMonthEnd.slice(0, 7)}-01`, lastMonthEnd];
  return [addDays(today, 1 - Number.parseInt(range, 10)), today];
}

for (const zone of ZONES) {
  test(`cuts every range on the right local days in ${zone}`, async () => {
    for (const now of MOMENTS) {
      for (const range of ['7d', '30d', '90d', 'mtd', 'last-month']) {
        const [first, last] = expectedDates(range, localDate(at(now), zone));
        const period = await cut(range, zone, now);
        const where = `${range} at ${now}`;
        assert.equal(localDate(at(period.from), zone), first, where);
        assert.equal(localDate(at(period.from) - 1, zone), addDays(first, -1), `${where} begins no later`);
        const isOpen = range !== 'last-month';
        if (isOpen) assert.equal(iso(period.to), now, where);
        else assert.equal(localDate(at(period.to), zone), addDays(last, 1), where);
        assert.equal(localDate(at(period.to) - 1, zone), isOpen ? localDate(at(now) - 1, zone) : last, where);

        const buckets = await bucketsOf(database, period, 'day', new Date(now));
        assert.deepEqual(
          buckets.map(({label}) => label),
          datesFrom(first, last),
          where,
        );
        for (const {from, label} of buckets) {
          assert.equal(localDate(at(from), zone), label, `${where}: ${label} begins on its day`);
          assert.notEqual(
            localDate(at(from) - 1, zone),
            label,
            `${where}: ${label} begins with its first instant`,
          );
        }
        assert.deepEqual(
          buckets.map(({isComplete}) => isComplete),
          buckets.map((_, index) => !isOpen || index < buckets.length - 1),
          where,
        );
      }
    }
  });

  test(`cuts hours without gap or overlap in ${zone}`, async () => {
    for (const now of MOMENTS) {
      const period = await cut('7d', zone, now);
      const buckets = await bucketsOf(database, period, 'hour', new Date(now));
      assert.ok(at(buckets[0]?.from ?? '') <= at(period.from));
      for (const {from, label} of buckets) {
        assert.equal(at(label), at(from), 'the label is the same instant');
        assert.match(label, /T\d\d:00:00(Z|[+-]\d\d:\d\d)$/, 'on the full local hour');
      }
      const steps = buckets.slice(1).map(({from}, index) => at(from) - at(buckets[index]?.from ?? ''));
      const isOdd = zone === 'Australia/Lord_Howe'; // its clocks move by half an hour
      assert.ok(
        steps.every((step) => step === HOUR || (isOdd && step % (HOUR / 2) === 0)),
        String(steps),
      );
    }
  });
}

test('24h are the last 24 hours, whatever the day', async () => {
  const period = await cut('24h', 'Europe/Berlin', '2026-03-29T12:34:56.789Z');
  assert.equal(iso(period.from), '2026-03-28T12:34:56.789Z');
  assert.equal(iso(period.to), '2026-03-29T12:34:56.789Z');
  assert.equal(iso(period.previous.from), '2026-03-27T12:34:56.789Z');
  assert.equal(iso(period.previous.to), '2026-03-28T12:34:56.789Z');
});

test('two dates run from the first midnight to the midnight after the last', async () => {
  const period = await cut('2026-03-28..2026-03-29', 'Europe/Berlin', '2026-11-20T18:00:00Z');
  assert.equal(iso(period.from), '2026-03-27T23:00:00.000Z');
  assert.equal(iso(period.to), '2026-03-29T22:00:00.000Z');
  assert.equal(iso(period.previous.from), '2026-03-25T23:00:00.000Z');
  assert.equal(iso(period.previous.to), '2026-03-27T23:00:00.000Z');
});

const PREVIOUS: [name: string, range: string, zone: string, now: string, from: string, to: string][] = [
  [
    'N days before, to the same local time',
    '7d',
    'Europe/Berlin',
    '2026-11-20T18:00:00Z',
    '2026-11-06T23:00Z',
    '2026-11-13T18:00Z',
  ],
  [
    'the same local time over a change of clocks',
    '7d',
    'Europe/Berlin',
    '2026-03-31T10:00:00Z',
    '2026-03-17T23:00Z',
    '2026-03-24T11:00Z',
  ],
  [
    'the month before to the same day and time',
    'mtd',
    'UTC',
    '2026-11-20T18:00:00Z',
    '2026-10-01T00:00Z',
    '2026-10-20T18:00Z',
  ],
  [
    'a shorter month before to its end',
    'mtd',
    'UTC',
    '2026-03-31T18:00:00Z',
    '2026-02-01T00:00Z',
    '2026-03-01T00:00Z',
  ],
  [
    'the whole month before the last, though longer',
    'last-month',
    'UTC',
    '2026-12-05T18:00:00Z',
    '2026-10-01T00:00Z',
    '2026-11-01T00:00Z',
  ],
  [
    'the whole month before the last, though shorter',
    'last-month',
    'UTC',
    '2026-04-05T18:00:00Z',
    '2026-02-01T00:00Z',
    '2026-03-01T00:00Z',
  ],
  [
    'as many days before a range of dates',
    '2026-11-01..2026-11-15',
    'UTC',
    '2026-11-20T18:00:00Z',
    '2026-10-17T00:00Z',
    '2026-11-01T00:00Z',
  ],
  [
    'as much as has passed of a range of dates that runs',
    '2026-11-16..2026-11-25',
    'UTC',
    '2026-11-20T18:00:00Z',
    '2026-11-06T00:00Z',
    '2026-11-10T18:00Z',
  ],
  [
    'nothing before a range of dates to come',
    '2026-12-01..2026-12-02',
    'UTC',
    '2026-11-20T18:00:00Z',
    '2026-11-29T00:00Z',
    '2026-11-29T00:00Z',
  ],
];
for (const [name, range, zone, now, from, to] of PREVIOUS) {
  test(`compares with ${name}`, async () => {
    const {previous} = await cut(range, zone, now);
    assert.deepEqual([iso(previous.from), iso(previous.to)], [iso(from), iso(to)]);
  });
}

test('days of 23 and 25 hours are one bucket each', async () => {
  const length = async (date: string, zone: string): Promise<number> => {
    const {from, to} = await cut(`${date}..${date}`, zone, '2026-12-01T00:00:00Z');
    return (at(to) - at(from)) / HOUR;
  };
  assert.equal(await length('2026-03-29', 'Europe/Berlin'), 23);
  assert.equal(await length('2026-10-25', 'Europe/Berlin'), 25);
  assert.equal(await length('2026-04-24', 'Africa/Cairo'), 23);
  assert.equal(await length('2026-10-29', 'Africa/Cairo'), 25);
  assert.equal(await length('2026-09-06', 'America/Santiago'), 23);
  assert.equal(await length('2026-04-04', 'America/Santiago'), 25);
  assert.equal(await length('2026-11-01', 'America/Havana'), 25);
  assert.equal(await length('2026-04-05', 'Australia/Lord_Howe'), 24.5);
});

test('weeks begin on Monday and months on the 1st, though the period begins within them', async () => {
  const period = await cut('2026-01-15..2026-03-04', 'Asia/Kathmandu', '2026-11-20T18:00:00Z');
  const now = new Date('2026-11-20T18:00:00Z');
  const labels = async (interval: 'week' | 'month'): Promise<string[]> =>
    (await bucketsOf(database, period, interval, now)).map(({label}) => label);
  assert.deepEqual(await labels('month'), ['2026-01-01', '2026-02-01', '2026-03-01']);
  assert.deepEqual((await labels('week')).slice(0, 2), ['2026-01-12', '2026-01-19']);
  assert.equal((await labels('week')).at(-1), '2026-03-02');
});

test('the interval follows from the length of the period', async () => {
  const intervalOf = async (range: string): Promise<string> =>
    defaultInterval(await cut(range, 'UTC', '2026-11-20T18:00:00Z'));
  assert.equal(await intervalOf('24h'), 'hour');
  assert.equal(await intervalOf('2026-11-01..2026-11-02'), 'hour');
  assert.equal(await intervalOf('2026-11-01..2026-11-03'), 'day');
  assert.equal(await intervalOf('90d'), 'day');
  assert.equal(await intervalOf('2026-01-01..2026-04-03'), 'week');
  assert.equal(await intervalOf('2025-01-01..2026-02-04'), 'week');
  assert.equal(await intervalOf('2025-01-01..2026-02-05'), 'month');
  assert.ok(isIntervalAllowed('hour', await cut('2026-10-01..2026-10-31', 'UTC', '2026-11-20T18:00:00Z')));
  assert.ok(!isIntervalAllowed('hour', await cut('2026-10-01..2026-11-01', 'UTC', '2026-11-20T18:00:00Z')));
});

test('knows zones by any of their names, and nothing else', async () => {
  for (const zone of [
    ...ZONES,
    'Asia/Calcutta',
    'Asia/Katmandu',
    'Europe/Kiev',
    'Europe/Kyiv',
    'europe/berlin',
  ]) {
    assert.ok(await isTimeZone(database, zone), zone);
  }
  for (const zone of [
    '',
    'Europe/Nowhere',
    '+02:00',
    'posix/Europe/Berlin',
    'Factory',
    'foo5',
    "UTC'; drop table x",
  ]) {
    assert.ok(!(await isTimeZone(database, zone)), zone);
  }
});
