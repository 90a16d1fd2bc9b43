import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {magnitudeText, co2eText, estimateText, roundAmount} from '../../src/format/estimate.js';
import {estimate, plain} from '../widgets/sustainability/footprint.js';

function told(min: number, central: number, max: number, unit = 'kgCO2e', locale = 'en'): string {
  const {central: middle, span} = estimateText(estimate(min, central, max, unit), locale);
  return plain(`${middle} (${span})`);
}

const UNITS = ['kgCO2e', 'kWh', 'L', 'km'];
const amount = fc.double({min: 1e-9, max: 1e6, noNaN: true});
const ordered = fc.tuple(amount, amount, amount).map((values) => values.sort((a, b) => a - b));
const numberIn = (text: string): number => Number(text.replace(/^[<≈\s]+/, '').replaceAll(',', '').replace(/\s.*$/, ''));

describe('an estimate', () => {
  it('reads as the month of the specification', () => {
    assert.equal(told(0.15843019339583267, 0.20407751247043726, 0.24972483154504188), '200 g (160–250 g)');
    assert.equal(told(0.37149997912987515, 0.49024950846027204, 0.608999037790669, 'kWh'), '0.49 kWh (0.37–0.61 kWh)');
    assert.equal(told(1.328947316460806, 1.8258197791596258, 2.3226922418584457, 'L'), '1.8 L (1.3–2.3 L)');
    assert.equal(told(1.11371805, 1.43460539, 1.75549273, 'km'), '1.4 km (1.1–1.8 km)');
    assert.equal(told(74.3, 98.05, 121.8, 'h'), '98 h (74–120 h)');
    assert.equal(told(19.55, 25.8, 32.05, ''), '26 (20–32)');
  });

  it('writes the numbers of the locale', () => {
    assert.equal(told(0.3715, 0.49025, 0.609, 'kWh', 'de'), '0,49 kWh (0,37–0,61 kWh)');
  });

  it('goes to the larger unit also where only rounding gets there', () => {
    assert.equal(told(0.9, 0.996, 1.2), '1.0 kg (0.90–1.2 kg)');
    assert.equal(told(0.9, 0.99, 1.2), '990 g (900–1,200 g)');
  });

  it('says "less than" below a tenth of the smallest unit, and keeps zero', () => {
    assert.equal(told(0, 0.00005, 0.0004), '< 0.1 g (0–0.40 g)');
    assert.equal(magnitudeText(0, 'en'), '0');
    assert.equal(magnitudeText(Number.NaN, 'en'), '—');
    const {approx, below} = estimateText(estimate(1e-6, 2e-6, 3e-6), 'en');
    assert.deepEqual([plain(approx), plain(below ?? '')], ['< 0.1 g', '0.1 g']);
  });

  it('says "less than" in the smallest unit only', () => {
    assert.equal(told(0.09, 0.12, 0.15, 'kWh'), '0.12 kWh (0.090–0.15 kWh)');
    assert.equal(told(0.05, 1, 2), '1.0 kg (0.050–2.0 kg)');
    fc.assert(fc.property(ordered, fc.constantFrom('kgCO2e', 'kWh', 'L'), ([min = 0, central = 0, max = 0], unit) => {
      const {central: middle, min: low} = estimateText(estimate(min, central, max, unit), 'en');
      return !low.startsWith('<') || /(?<!k)(g|Wh|mL)$/.test(middle);
    }));
  });

  it('tells no range where both bounds are or read the same', () => {
    assert.equal(estimateText(estimate(0.094, 0.094, 0.094), 'en').span, null);
    assert.equal(estimateText(estimate(0.0940001, 0.0940002, 0.0940003), 'en').span, null);
  });

  it('keeps two digits that count, within five per cent', () => {
    fc.assert(fc.property(amount, (value) => Math.abs(roundAmount(value) - value) <= 0.0501 * value));
  });

  it('has one unit for the middle and both bounds, in their order', () => {
    fc.assert(fc.property(ordered, fc.constantFrom(...UNITS), ([min = 0, central = 0, max = 0], unit) => {
      const text = estimateText(estimate(min, central, max, unit), 'en');
      const symbol = plain(text.central).replace(/^[<\d.,\s]+/, '');
      assert.ok(text.span === null || plain(text.span).endsWith(` ${symbol}`));
      assert.ok(numberIn(text.min) <= numberIn(plain(text.central)) && numberIn(plain(text.central)) <= numberIn(text.max));
      assert.ok(text.span === null || text.span.startsWith(`${text.min}–${text.max}`));
    }));
  });

  it('never shows something as nothing', () => {
    fc.assert(fc.property(amount, fc.constantFrom(...UNITS), (value, unit) => {
      const {central} = estimateText(estimate(value, value, value, unit), 'en');
      return central.startsWith('<') || numberIn(plain(central)) > 0;
    }));
  });

  it('writes CO₂e of single charges in mg, g or kg, its range in the unit of the middle', () => {
    const text = (min: number, central: number, max: number, locale = 'en') => {
      const {approx, span} = co2eText({min, central, max}, locale);
      return plain(`${approx} ${span ?? '-'}`);
    };
    assert.equal(text(0.0801, 0.1234, 1.204), '≈ 120 g 80–1,200 g');
    assert.equal(text(0, 0.9999, 2), '≈ 1.0 kg 0–2.0 kg');
    assert.equal(text(0.0000081, 0.0000123, 0.00002), '≈ 12 mg 8.1–20 mg');
    assert.equal(text(0, 0, 0), '0 mg -');
    assert.equal(text(0, 0.0123, 1, 'de'), '≈ 12 g 0–1.000 g');
  });
});
