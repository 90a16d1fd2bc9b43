import assert from 'node:assert/strict';
import {it} from 'node:test';
import {co2eText} from '../../src/base/co2e-text.js';

it('writes CO₂e in mg, g or kg with two digits, its range in the unit of the middle', () => {
  const text = (min: number, central: number, max: number) => co2eText({min, central, max}, 'en');
  assert.deepEqual(text(0.0801, 0.1234, 1.204), {central: '120\u00a0g', range: '80–1,200\u00a0g'});
  assert.deepEqual(text(0, 0.9999, 2), {central: '1.0\u00a0kg', range: '0–2.0\u00a0kg'});
  assert.deepEqual(text(0.0000081, 0.0000123, 0.00002), {central: '12\u00a0mg', range: '8.1–20\u00a0mg'});
  assert.deepEqual(text(0, 0, 0), {central: '0\u00a0mg', range: null});
  assert.equal(co2eText({min: 0, central: 0.0123, max: 1}, 'de').central, '12\u00a0g');
});
