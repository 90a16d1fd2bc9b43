import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {decimalText} from '../../../../../src/format/decimal.js';
import {costOf, creditsMoved, defaultRates, totalCost} from '../../../../../demo/server/import/librechat/money.js';
import {dec, transaction} from '../support/librechat.js';

const rates = defaultRates('0.92');
const cached = transaction({rawAmount: dec('-17820'), tokenValue: dec('-13524')});

describe('the money of a LibreChat ledger', () => {
  it('takes costEUR as it is, not tokens times rate', () => {
    const row = transaction({costEur: dec('0.019953879999999997'), tokenValue: dec('-19953.879999999997')});
    assert.deepEqual(costOf(row, 'eur', rates), dec('0.019953879999999997'));
  });

  it('converts a row without costEUR from US dollars, with markup and fee', () => {
    const cost = costOf(cached, 'eur', rates);
    assert.equal(cost && decimalText(cost), '0.0146661018'); // 0.013524 USD × 1.15 × 1.025 × 0.92
  });

  it('uses the rates it is given', () => {
    const own = {exchangeRate: dec('0.5'), providerMarkup: dec('1'), rebalancingFee: dec('0')};
    assert.equal(decimalText(costOf(cached, 'eur', own) ?? dec('0')), '0.013524');
  });

  it('is in US dollars, unconverted, on a host that counts in them', () => {
    const cost = costOf(transaction({costEur: dec('9'), tokenValue: dec('-13524')}), 'usd', rates);
    assert.equal(cost && decimalText(cost), '0.013524');
  });

  it('has a zero for a prompt of no tokens, and null where nothing is told', () => {
    assert.equal(decimalText(costOf(transaction({tokenValue: dec('0')}), 'eur', rates) ?? dec('1')), '0');
    assert.equal(costOf(transaction({tokenValue: null}), 'eur', rates), null);
  });

  it('adds the rows of a call; one that is not priced makes the call unpriced', () => {
    assert.deepEqual(totalCost([dec('0.1'), dec('0.25')]), dec('0.35'));
    assert.equal(totalCost([dec('0.1'), null]), null);
    assert.equal(totalCost([null, dec('0.1')]), null);
  });

  it('moves the balance by rawAmount for an automatic refill, by tokenValue for an administrator', () => {
    const row = {tokenType: 'credits', rawAmount: dec('5000000'), tokenValue: dec('5422250')} as const;
    assert.deepEqual(creditsMoved(transaction({...row, context: 'autoRefill'})), dec('5000000'));
    assert.deepEqual(creditsMoved(transaction({...row, context: 'admin'})), dec('5422250'));
  });
});
