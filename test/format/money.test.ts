import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {formatMoney, type MoneyOptions} from '../../src/format/money.js';

const text = (amount: string, currency = 'EUR', locale = 'en', options?: MoneyOptions): string =>
  formatMoney({amount, currency}, locale, options).replaceAll('\u00a0', ' ');
const exact = {style: 'exact'} as const;

describe('an amount of money', () => {
  it('C6: has the minor digits of its currency', () => {
    assert.equal(text('12.345678'), '€12.35');
    assert.equal(text('-12.345678'), '-€12.35');
    assert.equal(text('1234.5', 'EUR', 'de'), '1.234,50 €');
    assert.equal(text('1234.5', 'USD'), '$1,234.50');
    assert.equal(text('1234', 'JPY'), '¥1,234');
    assert.equal(text('1.5', 'BHD'), 'BHD 1.500');
    assert.equal(text('3', 'eur'), '€3.00');
  });

  it('C1: is exact beyond the digits of a double', () => {
    assert.equal(text('9007199254740993.01'), '€9,007,199,254,740,993.01');
    assert.equal(text('1000000000000000001'), '€1,000,000,000,000,000,001.00');
    assert.equal(
      text('123456789012345678901234567890.123456789', 'EUR', 'en', exact),
      '€123,456,789,012,345,678,901,234,567,890.123456789',
    );
  });

  it('C5: is never nothing when it is something', () => {
    assert.equal(text('4e-7'), '< €0.01');
    assert.equal(text('0.0049'), '< €0.01');
    assert.equal(text('0.005'), '€0.01');
    assert.equal(text('-0.001'), '> -€0.01');
    assert.equal(text('0.004', 'EUR', 'de'), '< 0,01 €');
    assert.equal(text('0.4', 'JPY'), '< ¥1');
    assert.equal(text('0.0004', 'BHD'), '< BHD 0.001');
    assert.equal(text('0.001', 'CREDITS'), '< 0.01 CREDITS');
  });

  it('C5: has one zero', () => {
    for (const amount of ['0', '-0', '-0.00', '0e9']) {
      assert.equal(text(amount), '€0.00');
      assert.equal(text(amount, 'EUR', 'en', exact), '€0.00');
      assert.equal(text(amount, 'EUR', 'en', {sign: 'always'}), '€0.00');
    }
  });

  it('shows every digit when asked to be exact', () => {
    assert.equal(text('0.004218', 'EUR', 'en', exact), '€0.004218');
    assert.equal(text('0.0353', 'EUR', 'de', exact), '0,0353 €');
    assert.equal(text('4e-7', 'USD', 'en', exact), '$0.0000004');
    assert.equal(text('5', 'EUR', 'en', exact), '€5.00');
    assert.equal(text('-0.001', 'EUR', 'en', exact), '-€0.001');
    assert.equal(text('1e-25', 'EUR', 'en', exact), '0.0000000000000000000000001 EUR');
  });

  it('carries a plus as a movement', () => {
    assert.equal(text('5', 'EUR', 'en', {sign: 'always'}), '+€5.00');
    assert.equal(text('-5', 'EUR', 'en', {sign: 'always'}), '-€5.00');
  });

  it('C6: never invents a currency', () => {
    assert.equal(text('1.5', 'XXX'), '1.50 XXX');
    assert.equal(text('1.5', '<x>'), '1.50 <x>');
    assert.equal(text('1.5', 'QQQ'), '1.50 QQQ');
    assert.equal(text('1.5', ''), '1.50');
    assert.equal(text('1.5', '__proto__'), '1.50 __proto__');
  });

  it('says that an amount is unknown when it cannot be read', () => {
    for (const amount of ['', 'NaN', 'Infinity', 'null', '1,5']) assert.equal(text(amount), '—');
  });

  it('C2: never throws, never shows NaN and never a negative zero', () => {
    const amounts = fc.oneof(fc.string(), fc.double().map(String), fc.bigInt().map(String));
    const codes = fc.oneof(fc.string(), fc.constantFrom('EUR', 'JPY', 'BHD', 'XXX'));
    const locales = fc.constantFrom('en', 'de', 'fr', 'ar', 'fa', 'ja', 'xx', '');
    const styles = fc.constantFrom('short', 'exact');
    fc.assert(fc.property(amounts, codes, locales, styles, (amount, code, locale, style) => {
      const shown = formatMoney({amount, currency: code}, locale, {style}).replaceAll(code, '');
      assert.doesNotMatch(shown, /NaN|undefined|Infinity|∞/);
      if (locale === 'en') assert.doesNotMatch(shown, /-[^\d]?0(\.0*)?$/);
    }), {numRuns: 1000});
  });

  it('shows each exact amount with all of its digits', () => {
    const amounts = fc.tuple(fc.bigInt({min: 0n, max: 10n ** 30n}), fc.integer({min: 1, max: 999_999_999}));
    fc.assert(fc.property(amounts, ([whole, fraction]) => {
      const amount = `${whole}.${String(fraction).padStart(9, '0')}`;
      const shown = text(amount, 'EUR', 'en', exact).replaceAll(/[€,]/g, '');
      assert.equal(shown.replace(/0+$/, '').replace(/\.$/, ''), amount.replace(/0+$/, ''));
    }));
  });

  it('fills up to the digits of a column, and cuts none', () => {
    const inColumn = (amount: string, currency = 'EUR') => text(amount, currency, 'en', {style: 'exact', digits: 4});
    assert.deepEqual(['3', '0.5', '0.00421'].map((amount) => inColumn(amount)), ['€3.0000', '€0.5000', '€0.00421']);
    assert.equal(inColumn('3', 'JPY'), '¥3.0000');
    assert.equal(inColumn('3', 'credits'), '3.0000 credits');
  });
});
