import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {estimateText} from '../../../src/format/estimate.js';
import {addEstimates, areaText, isSameEstimate, perThousand, tickText} from '../../../src/widgets/sustainability/sustainability.amounts.js';
import {estimate, plain} from './footprint.js';

describe('amounts of the footprint', () => {
  it('adds bound by bound, and knows its own sum again', () => {
    const parts = [estimate(1, 2, 3), estimate(0.1, 0.2, 0.3)];
    assert.deepEqual(addEstimates(parts), estimate(1.1, 2.2, 3.3));
    assert.equal(addEstimates([]), null);
    assert.ok(isSameEstimate(estimate(1.1, 2.2, 3.3), estimate(1.1 + 1e-9, 2.2, 3.3)));
    assert.ok(!isSameEstimate(estimate(1.1, 2.2, 3.3), estimate(1.1, 2.2, 3.4)));
  });

  it('shares an estimate among thousands of tokens', () => {
    assert.deepEqual(perThousand(estimate(1, 2, 3), 2000n), estimate(0.5, 1, 1.5));
    assert.equal(perThousand(estimate(1, 2, 3), 0n), null);
    const {central} = estimateText(estimate(0.000029, 0.000031, 0.000034), 'en', 'smallKgCO2e');
    assert.equal(plain(central), '31 mg');
  });

  it('writes areas up to hectares, and ticks in the unit of their axis', () => {
    assert.deepEqual([0.26, 0.0045, 1234.5, 25_000].map((area) => plain(areaText(area, 'en'))), ['0.26 m²', '0.0045 m²', '1,234.5 m²', '2.5 ha']);
    assert.equal(plain(tickText(0.005, 0.02, 'kgCO2e', 'en')), '5 g');
    assert.equal(plain(tickText(0, 3, 'kgCO2e', 'en')), '0 kg');
  });
});
