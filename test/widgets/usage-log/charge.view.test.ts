import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {decimalText, type Decimal} from '../../../src/format/decimal.js';
import {chargeView, explainCharge, verdictOf} from '../../../src/widgets/usage-log/charge.view.js';
import {context, logRow} from './log-rows.js';

const euros = (amount: string) => ({amount, currency: 'EUR'});
const opus = {input: '10.00', cachedInput: '1.00', output: '30.00', per: 1_000_000n, currency: 'EUR'};

const tokens = fc.bigInt({min: 0n, max: 10n ** 13n});
const price = fc.tuple(fc.bigInt({min: 0n, max: 10n ** 9n}), fc.integer({min: 0, max: 12}));
const per = fc.constantFrom(1n, 1000n, 1_000_000n, 1_048_576n, 250n);

const text = ([units, scale]: readonly [bigint, number]): string => decimalText({units, scale});

/** tokens × price ÷ per in units of 10^-60, by other means than the product's. */
function share(count: bigint, [units, scale]: readonly [bigint, number], divisor: bigint): bigint {
  return (count * units * 10n ** BigInt(60 - scale)) / divisor;
}

const at60 = ({units, scale}: Decimal): bigint => units * 10n ** BigInt(60 - scale);

describe('the explanation of a charge', () => {
  it('sums to the cost, to the last digit, whatever the prices and classes of tokens', () => {
    const classes = fc.tuple(tokens, tokens, tokens, tokens);
    const prices = fc.tuple(price, price, price, price);
    fc.assert(
      fc.property(classes, prices, per, ([plain, cached, written, output], [p, c, w, o], divisor) => {
        const row = logRow({
          inputTokens: plain + cached + written,
          cachedInputTokens: cached,
          cacheWriteTokens: written,
          outputTokens: output,
          price: {
            input: text(p),
            cachedInput: text(c),
            cacheWrite: text(w),
            output: text(o),
            per: divisor,
            currency: 'EUR',
          },
        });
        const cost =
          share(plain, p, divisor) +
          share(cached, c, divisor) +
          share(written, w, divisor) +
          share(output, o, divisor);
        const charge = explainCharge(row);
        assert.ok(charge !== null && charge.isExact);
        assert.equal(at60(charge.sum), cost);
        assert.equal(
          charge.lines.reduce((sum, line) => sum + at60(line.amount), 0n),
          cost,
        );
        const charged = {...row, cost: euros(decimalText({units: cost, scale: 60}))};
        assert.equal(verdictOf(charge, charged), 'exact');
      }),
    );
  });

  it('names each class with its tokens and its price', () => {
    const row = logRow({
      cachedInputTokens: 1024n,
      reasoningTokens: 100n,
      price: opus,
      cost: euros('0.024544'),
    });
    assert.deepEqual(chargeView(row, context), {
      lines: [
        {label: 'Input', product: '816 × €10.00 per million tokens', amount: '€0.00816'},
        {label: 'Cached input', product: '1,024 × €1.00 per million tokens', amount: '€0.001024'},
        {
          label: 'Output (of it reasoning: 100)',
          product: '512 × €30.00 per million tokens',
          amount: '€0.01536',
        },
      ],
      charged: '€0.024544',
      notes: ['Saved by the cache: €0.009216'],
    });
  });

  it('reads cached and written tokens at the input price where they have none of their own', () => {
    const {cachedInput: _, ...plain} = opus;
    const charge = explainCharge(logRow({cachedInputTokens: 40n, cacheWriteTokens: 800n, price: plain}));
    assert.equal(charge && decimalText(charge.sum), '0.03376');
    assert.equal(charge?.saving, null);
  });

  it('tells rounding by the server from a real difference', () => {
    const rounded = logRow({price: opus, cost: euros('0.03')});
    assert.deepEqual(chargeView(rounded, context).notes, ['The parts make €0.03376, rounded to €0.03.']);
    const other = logRow({price: opus, cost: euros('0.0353')});
    assert.deepEqual(chargeView(other, context).notes, ['The parts make €0.03376; €0.0353 was charged.']);
  });

  it('says so when there is no price to explain by, or no cost yet', () => {
    const unexplained = chargeView(logRow({cost: euros('0.0353')}), context);
    assert.deepEqual(unexplained, {
      lines: [],
      charged: '€0.0353',
      notes: ['No price was recorded for this request.'],
    });
    const unpriced = chargeView(logRow({cost: null}), context);
    assert.equal(unpriced.charged, 'Unpriced');
    assert.equal(chargeView(logRow({price: {...opus, per: 0n}}), context).lines.length, 0);
  });

  it('does not compare amounts of two currencies', () => {
    const row = logRow({price: opus, cost: {amount: '0.04', currency: 'USD'}});
    const view = chargeView(row, context);
    assert.equal(view.charged, '$0.04');
    assert.deepEqual(view.notes, []);
  });

  it('keeps its parts when more tokens were cached than were read, and names the difference', () => {
    const row = logRow({cachedInputTokens: 2000n, price: opus, cost: euros('0.0175')});
    const view = chargeView(row, context);
    assert.equal(view.lines[0]?.product, '0 × €10.00 per million tokens');
    assert.match(view.notes.join(' '), /The parts make €0\.01736; €0\.0175 was charged/);
  });

  it('does not pretend to be exact where the price is per a third', () => {
    const charge = explainCharge(logRow({price: {...opus, per: 3n}}));
    assert.equal(charge?.isExact, false);
    const thirds = {currency: 'EUR', input: '1', output: '0', per: 3n};
    const row = logRow({inputTokens: 1n, outputTokens: 0n, price: thirds, cost: euros('0.333333333333333333')});
    assert.deepEqual(chargeView(row, context).notes, ['Amounts are rounded for reading; the exact cost is €0.333333333333333333.']);
  });

  it('does not call charged what only the parts make', () => {
    const view = chargeView(logRow({price: opus, cost: undefined}), context);
    assert.deepEqual([view.lines.length, view.charged, view.notes], [2, null, []]);
  });
});
