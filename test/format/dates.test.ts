import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import fc from 'fast-check';
import {
  addDays, daysBetween, formatBucket, formatDay, formatDays, formatInstant, formatRelative, instantOf,
  isLocalDate, localDateOf,
} from '../../src/format/dates.js';

const BERLIN = 'Europe/Berlin';
const KATHMANDU = 'Asia/Kathmandu';
const LOS_ANGELES = 'America/Los_Angeles';
const plain = (text: string): string => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ').replace(/ ?– ?/, '–');
const days = fc.integer({min: -700_000, max: 2_900_000}).map((number) => addDays('1970-01-01', number));

describe('a local date', () => {
  it('is a day that exists', () => {
    for (const text of ['2026-11-20', '2024-02-29', '0000-01-01', '9999-12-31']) {
      assert.ok(isLocalDate(text), text);
    }
    const others = ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20261120', '2026-11-20T00:00Z', ''];
    for (const text of others) assert.ok(!isLocalDate(text), text);
  });

  it('is written as that day in every zone and locale', () => {
    assert.equal(formatDay('2026-10-22', 'en-GB', 'short'), '22 Oct');
    assert.equal(formatDay('2026-10-22', 'en-GB'), '22 Oct 2026');
    assert.equal(formatDay('2026-10-22', 'de', 'long'), 'Donnerstag, 22. Oktober 2026');
    assert.equal(formatDay('2026-10-22', 'en', 'short'), 'Oct 22');
    assert.match(formatDay('2026-10-22', 'fa', 'short'), /اکتبر/);
  });

  it('counts on over months, leap days and clock changes', () => {
    assert.equal(addDays('2026-03-28', 2), '2026-03-30');
    assert.equal(addDays('2026-10-24', 2), '2026-10-26');
    assert.equal(addDays('2024-02-28', 1), '2024-02-29');
    assert.equal(addDays('2026-01-01', -1), '2025-12-31');
    assert.equal(daysBetween('2026-10-22', '2026-11-21'), 30);
    assert.equal(daysBetween('2026-11-21', '2026-10-22'), -30);
  });

  it('comes back after any number of days', () => {
    fc.assert(fc.property(days, fc.integer({min: -500, max: 500}), (day, count) => {
      assert.ok(isLocalDate(day));
      assert.equal(daysBetween(day, addDays(day, count)), count);
    }));
  });

  it('refuses to compute with what is no day', () => {
    assert.throws(() => addDays('2026-02-30', 1), /"2026-02-30" is not a day/);
    assert.throws(() => addDays('9999-12-31', 1), RangeError);
    assert.throws(() => daysBetween('2026-01-01', 'today'), RangeError);
    assert.throws(() => localDateOf('soon', BERLIN), /RFC 3339/);
  });
});

describe('a moment', () => {
  it('is read from calendar and clock of the zone asked for', () => {
    const at = '2026-11-20T18:45:00Z';
    assert.equal(plain(formatInstant(at, BERLIN, 'de')), '20. Nov. 2026, 19:45');
    assert.equal(plain(formatInstant(at, KATHMANDU, 'en')), 'Nov 21, 2026, 12:30 AM');
    assert.equal(plain(formatInstant(at, LOS_ANGELES, 'en', 'time')), '10:45 AM');
    assert.equal(formatInstant(at, KATHMANDU, 'en', 'date'), 'Nov 21, 2026');
  });

  it('belongs to the local day of the zone', () => {
    assert.equal(localDateOf('2026-11-20T23:30:00Z', BERLIN), '2026-11-21');
    assert.equal(localDateOf('2026-11-20T23:30:00Z', LOS_ANGELES), '2026-11-20');
    assert.equal(localDateOf('2026-11-20T18:15:00Z', KATHMANDU), '2026-11-21');
    assert.equal(localDateOf('2026-11-20T18:14:59Z', KATHMANDU), '2026-11-20');
  });

  it('belongs to one day from local midnight to local midnight on the days the clock changes', () => {
    const changes = [
      ['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', BERLIN, '2026-03-29'],
      ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', BERLIN, '2026-10-25'],
      ['2026-03-08T08:00:00Z', '2026-03-09T07:00:00Z', LOS_ANGELES, '2026-03-08'],
      ['2026-11-01T07:00:00Z', '2026-11-02T08:00:00Z', LOS_ANGELES, '2026-11-01'],
    ] as const;
    for (const [from, to, zone, day] of changes) {
      assert.equal(localDateOf(from, zone), day);
      assert.equal(localDateOf(Date.parse(from) - 1, zone), addDays(day, -1));
      assert.equal(localDateOf(Date.parse(to) - 1, zone), day);
      assert.equal(localDateOf(to, zone), addDays(day, 1));
    }
  });

  it('needs an offset: without one it would differ from machine to machine', () => {
    assert.equal(instantOf('2026-11-20T18:00:00'), null);
    assert.equal(instantOf('2026-11-20'), null);
    assert.equal(instantOf('2026-11-20T18:00:00+05:45'), Date.UTC(2026, 10, 20, 12, 15));
    assert.equal(formatInstant('2026-11-20T18:00:00', BERLIN, 'en'), '—');
  });

  it('without a time of day is written as that day', () => {
    assert.equal(formatInstant('2026-11-20', LOS_ANGELES, 'en'), 'Nov 20, 2026');
  });

  it('is unknown when it cannot be read, and in UTC when the zone cannot', () => {
    for (const text of ['', 'soon', '2026-13-01T00:00:00Z', 'null']) {
      assert.equal(formatInstant(text, BERLIN, 'en'), '—');
    }
    assert.equal(formatInstant(NaN, BERLIN, 'en'), '—');
    assert.equal(plain(formatInstant('2026-11-20T18:00:00Z', 'Mars/Olympus', 'en', 'time')), '6:00 PM');
  });

  it('is told by its distance in the largest full unit', () => {
    const now = '2026-11-20T12:00:00Z';
    const cases = [
      ['2026-11-20T11:59:30Z', 'now'], ['2026-11-20T11:55:00Z', '5 minutes ago'],
      ['2026-11-20T09:01:00Z', '2 hours ago'], ['2026-11-23T12:00:00Z', 'in 3 days'],
      ['2026-11-19T11:00:00Z', '1 day ago'], ['2026-09-01T00:00:00Z', '2 months ago'],
      ['2028-11-20T12:00:00Z', 'in 2 years'], ['soon', '—'],
    ] as const;
    for (const [at, text] of cases) assert.equal(formatRelative(at, now, 'en'), text);
    assert.equal(formatRelative('2026-11-21T12:00:00Z', now, 'de'), 'in 1 Tag');
  });
});

describe('a bucket label', () => {
  it('is short under an axis', () => {
    const label = (start: string, interval: 'hour' | 'day' | 'week' | 'month'): string =>
      plain(formatBucket(start, interval, BERLIN, 'en-GB'));
    assert.equal(label('2026-10-22', 'day'), '22 Oct');
    assert.equal(label('2026-10-19', 'week'), '19 Oct');
    assert.equal(label('2026-10-01', 'month'), 'Oct 2026');
    assert.equal(label('2026-10-22T12:00:00Z', 'hour'), '14:00');
  });

  it('is complete in a table', () => {
    const label = (start: string, interval: 'hour' | 'day' | 'week' | 'month'): string =>
      plain(formatBucket(start, interval, BERLIN, 'de', 'table'));
    assert.equal(label('2026-10-22', 'day'), 'Do., 22. Okt. 2026');
    assert.equal(label('2026-10-19', 'week'), '19.–25. Okt. 2026');
    assert.equal(label('2026-10-01', 'month'), 'Oktober 2026');
    assert.equal(label('2026-10-22T12:00:00Z', 'hour'), '22. Okt., 14:00');
  });

  it('takes the local day of a moment', () => {
    assert.equal(formatBucket('2026-10-21T22:00:00Z', 'day', BERLIN, 'en'), 'Oct 22');
    assert.equal(formatBucket('2026-10-21T18:15:00Z', 'day', KATHMANDU, 'en'), 'Oct 22');
    assert.equal(formatBucket('2026-10-22T07:00:00Z', 'day', LOS_ANGELES, 'en'), 'Oct 22');
  });

  it('tells the two hours apart that the clock shows twice', () => {
    const hour = (start: string): string => plain(formatBucket(start, 'hour', BERLIN, 'de'));
    assert.equal(hour('2026-10-24T23:00:00Z'), '01:00');
    assert.equal(hour('2026-10-25T00:00:00Z'), '02:00 MESZ');
    assert.equal(hour('2026-10-25T01:00:00Z'), '02:00 MEZ');
    assert.equal(hour('2026-10-25T02:00:00Z'), '03:00');
  });

  it('is different for each of the hours of any day', () => {
    const starts = [
      ['2026-03-28T23:00:00Z', 23], ['2026-10-24T22:00:00Z', 25], ['2026-11-19T23:00:00Z', 24],
    ] as const;
    for (const [start, count] of starts) {
      const hours = Array.from({length: count}, (_, hour) => new Date(Date.parse(start) + hour * 3_600_000));
      const labels = hours.map((at) => formatBucket(at.toISOString(), 'hour', BERLIN, 'en'));
      assert.equal(new Set(labels).size, count);
    }
  });

  it('is unknown when the start cannot be read', () => {
    assert.equal(formatBucket('2026-02-30', 'day', BERLIN, 'en'), '—');
    assert.equal(formatBucket('noon', 'hour', BERLIN, 'en'), '—');
  });
});

describe('a span of days', () => {
  it('names both ends, a common year once, and a single day once', () => {
    assert.equal(plain(formatDays('2026-10-22', '2026-11-20', 'en-GB')), '22 Oct–20 Nov 2026');
    assert.equal(plain(formatDays('2025-12-20', '2026-01-20', 'en-GB')), '20 Dec 2025–20 Jan 2026');
    assert.equal(formatDays('2026-11-20', '2026-11-20', 'en-GB'), '20 Nov 2026');
    assert.equal(formatDays('2026-11-20', 'x', 'en-GB'), '—');
  });
});

describe('the zone of the machine', () => {
  const isChild = process.env['A2B_ZONE_CHILD'] === '1';
  for (const zone of isChild ? [] : [LOS_ANGELES, BERLIN, KATHMANDU]) {
    it(`plays no part: all of this holds under TZ=${zone}`, () => {
      const {NODE_TEST_CONTEXT: _, ...env} = process.env;
      const files = ['./dates.test.ts', './range-label.test.ts'];
      const paths = files.map((file) => fileURLToPath(new URL(file, import.meta.url)));
      const child = spawnSync(process.execPath, ['--import', 'tsx', '--test', ...paths], {
        env: {...env, TZ: zone, A2B_ZONE_CHILD: '1'}, encoding: 'utf8',
      });
      assert.equal(child.status, 0, child.stdout);
      assert.match(child.stdout, /fail 0/);
    });
  }
});
