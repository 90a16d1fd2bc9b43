import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Range} from '../../../src/contract/range.js';
import {
  boundsOf, dateProblem, daysOf, daysText, presetsOf, rangePickerView,
} from '../../../src/widgets/range-picker/range-picker.view.js';
import {viewContext} from '../../support/view-context.js';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ').replace(/ ?– ?/, '–');

const ZONES = [
  'Pacific/Pago_Pago', 'America/Los_Angeles', 'America/St_Johns', 'America/Sao_Paulo', 'UTC', 'Europe/London', 'Europe/Berlin',
  'Africa/Cairo', 'Asia/Kathmandu', 'Asia/Tokyo', 'Australia/Lord_Howe', 'Pacific/Kiritimati',
];
const MOMENTS = [
  '2026-03-29T00:30:00Z', '2026-10-25T00:30:00Z', '2026-03-08T10:30:00Z', '2028-02-29T12:00:00Z', '2026-01-01T03:00:00Z',
  '2026-04-24T22:30:00Z', '2026-12-31T23:59:59Z', '2026-11-20T18:00:00Z',
];

/** The wall calendar of a zone, asked of Swedish, which writes it as ISO 8601 does. */
function calendar(at: number, timeZone: string): string {
  return new Date(at).toLocaleDateString('sv-SE', {timeZone});
}

/** Days counted on paper: by year, month and day numbers, without any clock. */
function paper(day: string, years: number, months: number, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1 + months, date + days)).toISOString().slice(0, 10);
}

function expected(range: Range, at: number, timeZone: string): readonly [string, string] {
  const today = calendar(at, timeZone);
  const first = `${today.slice(0, 7)}-01`;
  switch (range) {
    case '24h': return [calendar(at - 86_400_000, timeZone), today];
    case '7d': return [paper(today, 0, 0, -6), today];
    case '30d': return [paper(today, 0, 0, -29), today];
    case '90d': return [paper(today, 0, 0, -89), today];
    case 'mtd': return [first, today];
    default: return [paper(first, 0, -1, 0), paper(first, 0, 0, -1)];
  }
}

describe('the days of a range', () => {
  for (const timeZone of ZONES) {
    it(`are those of the calendar in ${timeZone}`, () => {
      for (const moment of MOMENTS) {
        for (const range of ['24h', '7d', '30d', '90d', 'mtd', 'last-month'] as const) {
          const at = Date.parse(moment);
          assert.deepEqual(daysOf(range, new Date(at), timeZone), expected(range, at, timeZone), `${range} at ${moment}`);
        }
      }
    });
  }

  it('of two dates are these dates, wherever one stands', () => {
    assert.deepEqual(daysOf('2026-11-01..2026-11-15', new Date(), 'Asia/Kathmandu'), ['2026-11-01', '2026-11-15']);
  });

  it('are written without the year in the present year only', () => {
    const text = (first: string, last: string) => plain(daysText([first, last], '2026-11-20', 'en-GB'));
    assert.equal(text('2026-10-22', '2026-11-20'), '22 Oct–20 Nov');
    assert.equal(text('2026-11-20', '2026-11-20'), '20 Nov');
    assert.equal(text('2025-12-22', '2026-01-20'), '22 Dec 2025–20 Jan 2026');
    assert.equal(text('2025-11-01', '2025-11-20'), '1–20 Nov 2025');
  });
});

describe('the range picker', () => {
  const context = viewContext({locale: 'en-GB'});
  const presets = presetsOf('7d, 30d').presets;

  it('shows the preset with its dates, and the zone', () => {
    const view = rangePickerView('30d', presets, context);
    assert.equal(view.label, 'Last 30 days');
    assert.equal(plain(view.dates), '22 Oct–20 Nov');
    assert.equal(view.zone, 'Days in Berlin (GMT+1)');
  });

  it('offers the wished presets and always custom dates', () => {
    const {options} = rangePickerView('30d', presets, context);
    assert.deepEqual(options.map(({value, isSelected}) => [value, isSelected]), [['7d', false], ['30d', true], ['custom', false]]);
  });

  it('marks custom dates as such', () => {
    const view = rangePickerView('2026-11-01..2026-11-15', presets, context);
    assert.equal(view.label, 'Custom');
    assert.equal(plain(view.dates), '1–15 Nov');
    assert.deepEqual(view.options.map(({isSelected}) => isSelected), [false, false, true]);
  });

  it('takes each preset once and names the words that are none', () => {
    assert.deepEqual(presetsOf('mtd,7d, mtd'), {presets: ['mtd', '7d'], unknown: []});
    assert.deepEqual(presetsOf('7d,40d'), {presets: ['7d'], unknown: ['40d']});
    assert.equal(presetsOf(undefined).presets.length, 6);
    assert.equal(presetsOf(' ').presets.length, 6);
  });
});

describe('custom dates', () => {
  const context = viewContext();
  const bounds = boundsOf('2026-01-01', undefined, context);
  const problem = (from: string, to: string) => dateProblem([from, to], bounds, context);

  it('end today unless told otherwise; a bound that is no day is none', () => {
    assert.deepEqual(boundsOf(undefined, undefined, context), {min: undefined, max: '2026-11-20'});
    assert.deepEqual(boundsOf('soon', '2026-02-30', context), {min: undefined, max: '2026-11-20'});
    assert.deepEqual(boundsOf('2026-01-01', '2027-01-01', context), {min: '2026-01-01', max: '2027-01-01'});
  });

  it('end today in the zone of the reader', () => {
    const late = {now: new Date('2026-11-20T18:30:00Z'), timeZone: 'Asia/Kathmandu'};
    assert.equal(boundsOf(undefined, undefined, late).max, '2026-11-21');
  });

  it('are taken when they are in order and within bounds', () => {
    assert.equal(problem('2026-01-01', '2026-11-20'), null);
    assert.equal(problem('2026-11-20', '2026-11-20'), null);
  });

  it('are refused with a reason at the field that is wrong', () => {
    assert.deepEqual(problem('', '2026-11-20'), {field: 'from', text: 'Enter a date.'});
    assert.deepEqual(problem('2026-11-01', ''), {field: 'to', text: 'Enter a date.'});
    assert.deepEqual(problem('2026-11-02', '2026-11-01'), {field: 'to', text: 'The first day must not be after the last day.'});
    assert.equal(problem('2025-12-31', '2026-01-02')?.text, 'Choose Jan 1, 2026 or later.');
    assert.equal(problem('2026-11-02', '2026-11-21')?.text, 'Choose Nov 20, 2026 or earlier.');
  });
});
