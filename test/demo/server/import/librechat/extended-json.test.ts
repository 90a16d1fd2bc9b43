import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {decimalText} from '../../../../../src/format/decimal.js';
import {BadValueError} from '../../../../../demo/server/import/errors.js';
import {dateOf, idOf, magnitude, numberOf, requiredNumber} from '../../../../../demo/server/import/librechat/extended-json.js';
import {dec} from '../support/librechat.js';

const text = (value: unknown): string => decimalText(requiredNumber(value, 'n'));

describe('Extended JSON of MongoDB', () => {
  it('has numbers in four wrappers or none, and no digit is lost', () => {
    assert.equal(text('0.019953879999999997'), '0.019953879999999997');
    assert.equal(text({$numberInt: '-1840'}), '-1840');
    assert.equal(text({$numberLong: '9007199254740993'}), '9007199254740993');
    assert.equal(text({$numberDouble: '2.0821439999999996E-5'}), '0.000020821439999999996');
    assert.equal(text({$numberDecimal: '0.1'}), '0.1');
    assert.equal(text('-0'), '0');
    assert.equal(numberOf(null, 'n'), null);
  });

  it('has numbers that are none', () => {
    for (const value of [{$numberDouble: 'NaN'}, {$numberDouble: '-Infinity'}, {$oid: '5'}, 'five', {}]) {
      assert.throws(() => requiredNumber(value, 'n'), BadValueError);
    }
    assert.throws(() => requiredNumber(undefined, 'n'), /n is missing/);
  });

  it('has dates as text, as wrapped text, and as wrapped milliseconds', () => {
    const micros = Date.UTC(2025, 9, 1, 8, 14, 3, 412) * 1000;
    for (const value of [
      '2025-10-01T08:14:03.412Z',
      {$date: '2025-10-01T08:14:03.412Z'},
      {$date: {$numberLong: '1759306443412'}},
    ]) {
      assert.equal(dateOf(value, 'createdAt'), micros);
    }
    for (const value of [{$date: {$numberLong: '-62135596800000'}}, {$date: 'today'}, {$date: {}}, undefined, '1']) {
      assert.throws(() => dateOf(value, 'createdAt'), (error) => error instanceof BadValueError);
    }
    assert.throws(() => dateOf('today', 'createdAt'), /createdAt: "today"/);
  });

  it('has ids wrapped or as text', () => {
    assert.equal(idOf({$oid: '68e0f3a1c2b4d5e6f7081920'}, '_id'), '68e0f3a1c2b4d5e6f7081920');
    assert.equal(idOf('68e0', '_id'), '68e0');
    assert.throws(() => idOf({}, '_id'), BadValueError);
  });

  it('has the size of a number in whole ones', () => {
    assert.equal(magnitude(dec('-1840.0')), 1840n);
    assert.equal(magnitude(dec('12.6')), 13n);
  });
});
