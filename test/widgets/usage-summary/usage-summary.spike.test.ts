import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {spikeOf} from '../../../src/widgets/usage-summary/usage-summary.spike.js';

/** Four weeks with quiet week ends. */
const weeks = Array.from({length: 28}, (_, day) => (day % 7 >= 5 ? 10 : 100) + (day % 3));

describe('a spike', () => {
  it('is a day far from the usual of its weekday', () => {
    const amounts = weeks.map((amount, day) => (day === 15 ? 420 : amount));
    const spike = spikeOf(amounts);
    assert.equal(spike?.place, 15);
    assert.equal(Math.round((spike?.ratio ?? 0) * 10) / 10, 4.2);
  });

  it('is a busy Sunday, although weekdays have as much, and no quiet Sunday', () => {
    assert.equal(spikeOf(weeks.map((amount, day) => (day === 13 ? 100 : amount)))?.place, 13);
    assert.equal(spikeOf(weeks), null);
  });

  it('is measured by all other days where there are few weeks, and not at all by a handful of them', () => {
    assert.equal(spikeOf([10, 11, 10, 12, 9, 90, 10])?.place, 5);
    assert.equal(spikeOf([10, 11, 90, 10]), null);
    assert.equal(spikeOf([]), null);
  });

  it('is not hidden by another one, and the farthest is told', () => {
    assert.equal(spikeOf(weeks.map((amount, day) => (day === 8 ? 500 : day === 15 ? 900 : amount)))?.place, 15);
  });

  it('needs a usual: nothing follows from days that are unknown or empty', () => {
    assert.equal(spikeOf([0, 0, 0, 0, 0, 0, 50]), null);
    assert.equal(spikeOf([null, null, null, null, null, null, 50]), null);
  });

  it('is never found in usual noise, nor in a level that stays', () => {
    const noise = fc.array(fc.integer({min: 90, max: 110}), {minLength: 6, maxLength: 90});
    fc.assert(fc.property(noise, (amounts) => assert.equal(spikeOf(amounts), null)));
  });

  it('does not depend on the unit', () => {
    fc.assert(fc.property(fc.array(fc.nat(1000), {maxLength: 60}), (amounts) => {
      assert.equal(spikeOf(amounts.map((amount) => amount * 1024))?.place, spikeOf(amounts)?.place);
    }));
  });
});
