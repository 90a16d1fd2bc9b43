import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {officeWeight, targetSpan, timeline, type Shape} from '../../../../../demo/server/import/azure/timeline.js';

const HOUR = 3_600_000_000;
const DAY = 24 * HOUR;
const now = Date.UTC(2026, 10, 20, 18) * 1000;
const source = {from: 1_700_158_546_680_590, to: 1_700_162_048_402_527};

describe('the time line of a trace', () => {
  it('ends now and begins so late that a range of the same days holds it in every zone', () => {
    assert.deepEqual(targetSpan(30, now), {from: now - 29 * DAY, to: now});
    assert.deepEqual(targetSpan(1, now), {from: now - 23 * HOUR, to: now});
  });

  it('stretches evenly', () => {
    const place = timeline(source, {from: 0, to: 100 * DAY}, 'flat');
    assert.equal(place(source.from), 0);
    assert.equal(place(source.to), 100 * DAY);
    assert.ok(Math.abs(place((source.from + source.to) / 2) - 50 * DAY) < HOUR);
  });

  it('puts a trace of one moment at the end', () => {
    assert.equal(timeline({from: 5, to: 5}, {from: 0, to: DAY}, 'flat')(5), DAY);
    assert.equal(timeline({from: 5, to: 5}, {from: 0, to: DAY}, 'office')(5), DAY);
  });

  for (const shape of ['flat', 'office'] as Shape[]) {
    it(`keeps the order and the span, ${shape}`, () => {
      const place = timeline(source, targetSpan(30, now), shape);
      const at = fc.integer({min: source.from, max: source.to});
      fc.assert(
        fc.property(at, at, (one, other) => {
          const [first, second] = [place(Math.min(one, other)), place(Math.max(one, other))];
          assert.ok(first <= second && first >= now - 29 * DAY && second <= now);
        }),
      );
      assert.deepEqual([place(source.from), place(source.to)], [now - 29 * DAY, now]);
    });
  }

  it('is busiest in the office hours of weekdays when asked for that shape', () => {
    const start = Date.UTC(2026, 10, 2) * 1000; // a Monday
    const place = timeline({from: 0, to: 100_000}, {from: start, to: start + 7 * DAY}, 'office');
    const perHour = new Map<number, number>();
    for (let at = 0; at < 100_000; at += 1) {
      const hour = Math.floor((place(at) - start) / HOUR);
      perHour.set(hour, (perHour.get(hour) ?? 0) + 1);
    }
    const total = Array.from({length: 168}, (_, hour) => officeWeight(start + hour * HOUR)).reduce((a, b) => a + b);
    for (const hour of [3, 7, 12, 5 * 24 + 12]) {
      const expected = (officeWeight(start + hour * HOUR) / total) * 100_000;
      assert.ok(Math.abs((perHour.get(hour) ?? 0) - expected) <= 2, `hour ${hour}`);
    }
    assert.deepEqual([3, 7, 12, 132].map((hour) => officeWeight(start + hour * HOUR)), [1, 4, 10, 1]);
  });
});
