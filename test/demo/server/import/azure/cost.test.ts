import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {pricing} from '../../../../../demo/server/import/azure/cost.js';
import {decimalText} from '../../../../../src/format/decimal.js';

describe('the cost of a request', () => {
  it('is tokens times price, with no rounding', () => {
    assert.equal(pricing({input: '2.30', output: '9.20'})(374n, 44n), '0.001265');
    assert.equal(pricing({input: '0.138', output: '0.552'})(1n, 1n), '0.00000069');
    assert.equal(pricing({input: '3', output: '15'})(0n, 0n), '0');
    assert.equal(pricing({input: '0.1', output: '0.2'})(10n ** 15n, 10n ** 15n), '300000000');
  });

  it('adds up whatever the scale of the prices', () => {
    const price = fc.record({units: fc.bigInt({min: 0n, max: 10n ** 6n}), scale: fc.integer({min: 0, max: 9})});
    const tokens = fc.bigInt({min: 0n, max: 10n ** 12n});
    fc.assert(
      fc.property(price, price, tokens, tokens, (input, output, asked, answered) => {
        const cost = pricing({input: decimalText(input), output: decimalText(output)})(asked, answered);
        const exact = input.units * asked * 10n ** BigInt(24 - input.scale) + output.units * answered * 10n ** BigInt(24 - output.scale);
        assert.equal(cost, decimalText({units: exact, scale: 30}));
      }),
    );
  });
});
