import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {
  addDecimals, commonUnits, compareDecimals, decimalOf, decimalText, divideDecimal, multiplyDecimal,
  parseDecimal, roundDecimal, subtractDecimals, sumDecimals, toNumber, type Decimal,
} from '../../src/format/decimal.js';

const read = (text: string): Decimal => {
  const value = parseDecimal(text);
  assert.ok(value, `${text} is a decimal`);
  return value;
};
const normal = (text: string): string => decimalText(read(text));
const anyDecimal = fc.record({units: fc.bigInt({min: -(10n ** 40n), max: 10n ** 40n}), scale: fc.nat(30)});

describe('reading a decimal', () => {
  it('keeps every digit', () => {
    const exact = [
      '9007199254740991', '9007199254740992', '9007199254740993', '1000000000000000001', '-0.000000001',
      '123456789012345678901234567890.123456789',
    ];
    for (const text of exact) assert.equal(normal(text), text);
  });

  it('reads the forms that JSON numbers and databases have', () => {
    const forms = [
      ['1e-7', '0.0000001'], ['4e-7', '0.0000004'], ['1.5E+3', '1500'], ['-2.50', '-2.5'], ['+3', '3'],
      ['.5', '0.5'], ['5.', '5'], ['007', '7'], ['1e21', '1000000000000000000000'],
    ] as const;
    for (const [text, plain] of forms) assert.equal(normal(text), plain, text);
  });

  it('knows one zero', () => {
    for (const text of ['0', '-0', '0.000', '-0.00', '0e5', '-.0']) assert.equal(normal(text), '0', text);
  });

  it('refuses what is no decimal', () => {
    const others = [
      '', '.', '-', 'e5', '1,5', '1 000', ' 1', '1\n', 'NaN', 'Infinity', '0x10', '1e', '1.2.3', '١', '1_0',
    ];
    for (const text of others) assert.equal(parseDecimal(text), null, JSON.stringify(text));
  });

  it('refuses absurd exponents and lengths instead of computing them', () => {
    for (const text of ['1e401', '1e-401', '1e9999', '1e99999999', '9'.repeat(1001)]) {
      assert.equal(parseDecimal(text), null);
    }
    assert.equal(normal('1e400').length, 401);
  });

  it('reads back every double that JSON can carry', () => {
    fc.assert(fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (number) => {
      assert.equal(toNumber(read(String(number))), number + 0);
    }));
  });

  it('reads back its own text', () => {
    fc.assert(fc.property(anyDecimal, (value) => {
      const text = decimalText(value);
      assert.match(text, /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
      assert.notEqual(text, '-0');
      assert.equal(compareDecimals(read(text), value), 0);
    }));
  });
});

describe('computing with decimals', () => {
  it('adds what floats cannot add', () => {
    assert.equal(decimalText(addDecimals(read('0.1'), read('0.2'))), '0.3');
    const rest = subtractDecimals(read('1'), read('0.9999999999999999999'));
    assert.equal(decimalText(rest), '0.0000000000000000001');
  });

  it('sums texts, and nothing to 0', () => {
    assert.equal(decimalText(sumDecimals(['0.1', '0.2', '1e-7', '-0.3']) ?? decimalOf(1n)), '0.0000001');
    assert.equal(decimalText(sumDecimals([]) ?? decimalOf(1n)), '0');
  });

  it('has no sum when one text cannot be read', () => {
    assert.equal(sumDecimals(['1', 'NaN']), null);
  });

  it('multiplies exactly', () => {
    assert.equal(decimalText(multiplyDecimal(decimalOf(1840n), read('0.00001'))), '0.0184');
  });

  it('rounds halves to the even digit', () => {
    const cases = [
      ['0.5', '0'], ['1.5', '2'], ['2.5', '2'], ['-0.5', '0'], ['-1.5', '-2'], ['2.51', '3'],
    ] as const;
    for (const [text, rounded] of cases) {
      assert.equal(decimalText(roundDecimal(read(text), 0)), rounded, text);
    }
    assert.equal(decimalText(roundDecimal(read('1.25'), 5)), '1.25');
  });

  it('divides to the digits asked for', () => {
    const quotient = (text: string, by: bigint, scale: number): string =>
      decimalText(divideDecimal(read(text), by, scale) ?? decimalOf(-1n));
    assert.equal(quotient('10', 3n, 4), '3.3333');
    assert.equal(quotient('20', 3n, 4), '6.6667');
    assert.equal(quotient('0.05', 10n, 2), '0');
    assert.equal(quotient('0.15', 10n, 2), '0.02');
    assert.equal(quotient('1', -8n, 2), '-0.12');
  });

  it('has no quotient by zero', () => {
    assert.equal(divideDecimal(read('1'), 0n, 2), null);
  });

  it('stays within half a unit when dividing', () => {
    const divisor = fc.bigInt({min: -(10n ** 20n), max: 10n ** 20n}).filter((value) => value !== 0n);
    fc.assert(fc.property(anyDecimal, divisor, fc.nat(20), (value, by, scale) => {
      const quotient = divideDecimal(value, by, scale) as Decimal;
      const rest = subtractDecimals(value, multiplyDecimal(quotient, decimalOf(by)));
      const half = {units: by < 0n ? -by * 5n : by * 5n, scale: scale + 1};
      const size = rest.units < 0n ? {...rest, units: -rest.units} : rest;
      assert.ok(compareDecimals(size, half) <= 0);
    }));
  });

  it('takes away what it added', () => {
    fc.assert(fc.property(anyDecimal, anyDecimal, (a, b) => {
      assert.equal(compareDecimals(subtractDecimals(addDecimals(a, b), b), a), 0);
      assert.equal(compareDecimals(a, b), -compareDecimals(b, a) + 0);
    }));
  });

  it('brings values to common units', () => {
    assert.deepEqual(commonUnits([read('1.5'), read('0.25'), read('-2')]), [150n, 25n, -200n]);
    assert.deepEqual(commonUnits([]), []);
  });
});
