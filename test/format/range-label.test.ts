import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {formatPeriod, formatZone} from '../../src/format/range-label.js';

const BERLIN = 'Europe/Berlin';
const plain = (text: string): string => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ').replace(/ ?– ?/, '–');
const period = (from: string, to: string, timeZone = BERLIN, locale = 'en-GB'): string =>
  plain(formatPeriod({from, to, timeZone}, locale));

describe('a period', () => {
  it('names its last day as included', () => {
    assert.equal(period('2026-10-21T22:00:00Z', '2026-11-20T18:00:00Z'), '22 Oct–20 Nov 2026');
    assert.equal(period('2026-10-31T23:00:00Z', '2026-11-30T23:00:00Z'), '1–30 Nov 2026');
    assert.equal(period('2026-10-31T23:00:00Z', '2026-11-30T23:00:00Z', BERLIN, 'de'), '1.–30. Nov. 2026');
  });

  it('of one day is one date, also when the clock changes', () => {
    assert.equal(period('2026-11-19T23:00:00Z', '2026-11-20T23:00:00Z'), '20 Nov 2026');
    assert.equal(period('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'), '25 Oct 2026');
    assert.equal(period('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'), '29 Mar 2026');
  });

  it('is counted in its own zone', () => {
    assert.equal(period('2026-10-31T18:15:00Z', '2026-11-30T18:15:00Z', 'Asia/Kathmandu'), '1–30 Nov 2026');
    assert.equal(period('2026-11-01T07:00:00Z', '2026-11-02T08:00:00Z', 'America/Los_Angeles'), '1 Nov 2026');
  });

  it('may be given in local dates, half-open as well', () => {
    assert.equal(period('2026-11-01', '2026-12-01'), '1–30 Nov 2026');
  });

  it('without length is its first day; one that cannot be read is unknown', () => {
    assert.equal(period('2026-11-19T23:00:00Z', '2026-11-19T23:00:00Z'), '20 Nov 2026');
    assert.equal(period('soon', '2026-11-19T23:00:00Z'), '—');
    assert.equal(period('2026-11-19T23:00:00Z', ''), '—');
  });
});

describe('a zone', () => {
  it('is named by its city and its offset at that time', () => {
    assert.equal(formatZone(BERLIN, '2026-11-20T18:00:00Z', 'en'), 'Berlin (GMT+1)');
    assert.equal(formatZone(BERLIN, '2026-07-20T18:00:00Z', 'de'), 'Berlin (GMT+2)');
    assert.equal(formatZone('America/Argentina/Buenos_Aires', 0, 'en'), 'Buenos Aires (GMT-3)');
    assert.equal(formatZone('Asia/Kathmandu', '2026-11-20T18:00:00Z', 'en'), 'Kathmandu (GMT+5:45)');
  });

  it('without a city is its offset, and UTC is UTC', () => {
    assert.equal(formatZone('UTC', 0, 'en'), 'UTC');
    assert.equal(formatZone('Etc/UTC', 0, 'de'), 'UTC');
    assert.equal(formatZone('Etc/GMT+5', 0, 'en'), 'GMT-5');
  });

  it('that the engine does not know is given back as it is', () => {
    assert.equal(formatZone('Mars/Olympus', 0, 'en'), 'Mars/Olympus');
  });
});
