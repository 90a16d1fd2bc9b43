import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {BadValueError} from '../../../../demo/server/import/errors.js';
import {currencyOf, optionalCost, optionalText, optionalTokens, textOf, tokensOf} from '../../../../demo/server/import/values.js';

const refuses = (read: () => unknown, reason: RegExp): void =>
  assert.throws(read, (error) => error instanceof BadValueError && reason.test(error.message));

describe('values of imported data', () => {
  it('are texts a database can hold', () => {
    assert.equal(textOf('gpt-4o', 'model'), 'gpt-4o');
    refuses(() => textOf('', 'model'), /^model is missing$/);
    refuses(() => textOf({}, 'model'), /not a text/);
    refuses(() => textOf('a\0b', 'model'), /NUL/);
    refuses(() => textOf('x'.repeat(401), 'model'), /400 characters/);
    assert.equal(optionalText('', 'project'), null);
  });

  it('are whole counts of tokens', () => {
    assert.equal(tokensOf(' 0374 ', 'inputTokens'), 374n);
    assert.equal(optionalTokens(null, 'inputTokens'), null);
    for (const value of ['-1', '1.5', '1e3', 'NaN', '9'.repeat(16), {}]) {
      refuses(() => tokensOf(value, 'inputTokens'), /not a whole number/);
    }
    refuses(() => tokensOf(undefined, 'inputTokens'), /missing/);
  });

  it('are exact costs without an exponent', () => {
    assert.equal(optionalCost('0.1000000000000000055511151231257827', 'cost'), '0.1000000000000000055511151231257827');
    assert.equal(optionalCost('1.5e-7', 'cost'), '0.00000015');
    assert.equal(optionalCost('', 'cost'), null);
    refuses(() => optionalCost('-0.1', 'cost'), /negative/);
    refuses(() => optionalCost('1,5', 'cost'), /not a decimal/);
    refuses(() => optionalCost('Infinity', 'cost'), /not a decimal/);
  });

  it('are currency codes', () => {
    assert.equal(currencyOf('eur', 'currency'), 'EUR');
    refuses(() => currencyOf('€', 'currency'), /EUR/);
  });
});
