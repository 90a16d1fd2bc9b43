import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {query} from '@electric-sql/pglite/template';
import {RANGE_PRESETS, type Range} from '../../../src/contract/range.js';
import {breakdownAnswer} from '../../../src/contract/breakdown.js';
import {summaryAnswer, type UsageSummary} from '../../../src/contract/summary.js';
import {addsUp, breakdownSum, summarySums} from '../../../src/dashboard/adds-up.js';
import {addDays, daysBetween, formatDays, localDateOf} from '../../../src/format/dates.js';
import {formatPeriod} from '../../../src/format/range-label.js';
import {daysOf} from '../../../src/widgets/range-picker/range-picker.view.js';
import {placesOf} from '../../../src/widgets/usage-summary/usage-summary.series.js';
import {referenceApi, type ReferenceApi} from '../../support/reference-api.js';

const ZONES = [
  'UTC', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'America/St_Johns', 'America/Sao_Paulo', 'Africa/Cairo',
  'Asia/Kathmandu', 'Asia/Tokyo', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'Pacific/Pago_Pago',
];
/** Both changes of the clocks in Europe, those of Cairo and New York, a leap day, a first of January. */
const MOMENTS = [
  '2024-02-29T23:30:00Z', '2026-01-01T00:30:00Z', '2026-03-29T01:30:00Z', '2026-04-23T22:30:00Z', '2026-10-25T00:30:00Z',
  '2026-11-01T05:59:59Z',
];
const HOUR = 3_600_000;

/** Dates of one's own around the change of the clocks: the week that ends with today. */
const ownDates = (now: Date, zone: string): Range => {
  const today = localDateOf(now, zone);
  return `${addDays(today, -6)}..${today}`;
};

describe('the days of the picker and those of the server', () => {
  let api: ReferenceApi;
  let now = new Date(MOMENTS[0] as string);

  before(async () => {
    api = await referenceApi({now: () => now, seed: false});
    await api.database.query(query`insert into app_user (user_id, name, currency) values ('zones', 'Zones', 'EUR')`);
    for (const moment of MOMENTS) await fillBefore(moment);
  });
  after(() => api.close());

  /** One charge every 23 minutes, of a size that tells days apart. */
  function fillBefore(moment: string): Promise<unknown> {
    return api.database.query(query`insert into usage_event
        (user_id, event_id, at, provider_id, model, input_tokens, output_tokens, cost, currency)
      select 'zones', ${moment}::text || step, ${moment}::timestamptz - step * interval '23 minutes',
        (array['openai', 'mistral', null])[1 + abs(step) % 3], 'model', 1000 + step, step + 200, 0.000001 * (step + 200), 'EUR'
      from generate_series(-120, 5900) as step on conflict do nothing`);
  }

  async function answer(path: string, range: Range, tz: string, more: Record<string, string> = {}): Promise<unknown> {
    const parameters = new URLSearchParams({range, tz, ...more});
    const headers = {Authorization: `Bearer ${api.tokenOf('zones')}`};
    const response = await api.app.request(`/api/usage/${path}?${parameters}`, {headers});
    assert.equal(response.status, 200, `${path} ${range} ${tz}`);
    return response.json();
  }

  function checkDays(summary: UsageSummary, range: Range, zone: string, where: string): void {
    const {period, series} = summary;
    assert.ok(period, where);
    const [first, last] = daysOf(range, now, zone);
    assert.equal(localDateOf(period.from, zone), first, `first day, ${where}`);
    assert.equal(localDateOf(Date.parse(period.to) - 1, zone), last, `last day, ${where}`);
    assert.equal(formatPeriod(period, 'en'), formatDays(first, last, 'en'), where);
    if (range === '24h') return checkHours(summary, where);
    const days = daysBetween(first, last) + 1;
    assert.deepEqual(series.map(({start}) => start), Array.from({length: days}, (_, index) => addDays(first, index)), where);
    assert.equal(placesOf(summary).length, days, `nothing is drawn beside the days, ${where}`);
  }

  function checkHours({series, period}: UsageSummary, where: string): void {
    const starts = series.map(({start}) => Date.parse(start));
    assert.ok(starts.every((start, index) => index === 0 || start - (starts[index - 1] as number) === HOUR), where);
    assert.ok((starts[0] as number) <= Date.parse(period?.from ?? ''), where);
    assert.ok((starts.at(-1) as number) < Date.parse(period?.to ?? ''), where);
  }

  for (const moment of MOMENTS) {
    it(`C7: are the same in 12 zones for every range at ${moment}, and their sums are the total`, async () => {
      now = new Date(moment);
      for (const zone of ZONES) {
        for (const range of [...RANGE_PRESETS, ownDates(now, zone)]) {
          const where = `${range} in ${zone} at ${moment}`;
          const summary = summaryAnswer.parse(await answer('summary', range, zone, range === '24h' ? {} : {interval: 'day'}));
          const body = await answer('breakdown', range, zone, {by: 'provider'});
          const breakdown = breakdownSum('provider', breakdownAnswer(body).parse(body), []);
          checkDays(summary, range, zone, where);
          assert.ok(summary.totalTokens > 0n, where);
          assert.equal(addsUp([...summarySums(summary), breakdown], now.getTime()).kind, 'agrees', where);
        }
      }
    });
  }
});
