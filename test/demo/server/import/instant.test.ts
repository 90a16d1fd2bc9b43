import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {BadValueError} from '../../../../demo/server/import/errors.js';
import {instantText, microsOf, microsOfMs} from '../../../../demo/server/import/instant.js';

describe('instants of imported data', () => {
  it('keep microseconds and cut what is finer', () => {
    assert.equal(instantText(microsOf('2023-11-16 18:15:46.6805909', 'Z')), '2023-11-16T18:15:46.680590Z');
    assert.equal(instantText(microsOf('2026-11-03T09:12Z')), '2026-11-03T09:12:00.000000Z');
  });

  it('are moved to UTC by their offset', () => {
    assert.equal(instantText(microsOf('2026-03-01T00:30:00+01:30')), '2026-02-28T23:00:00.000000Z');
    assert.equal(instantText(microsOf('2026-03-01T00:30:00-0330')), '2026-03-01T04:00:00.000000Z');
  });

  it('come back as they were, whatever the moment', () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 8_000_000_000_000_000}), (micros) => microsOf(instantText(micros)) === micros),
    );
  });

  for (const text of [
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:61Z',
    '2026-01-01T00:00:00',
    '2026-01-01',
    '03.11.2026 09:12',
    '1969-12-31T23:59:59Z',
    '9999-12-31T23:59:59Z',
    '2026-01-01T00:00:00+15:00',
    '',
  ]) {
    it(`are refused when they read "${text}"`, () => assert.throws(() => microsOf(text), BadValueError));
  }

  it('are refused as milliseconds outside of 1970 to 9998', () => {
    assert.equal(microsOfMs(1), 1000);
    for (const ms of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e15]) {
      assert.throws(() => microsOfMs(ms), BadValueError);
    }
  });
});
