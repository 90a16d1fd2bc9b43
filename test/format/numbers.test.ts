import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {
  formatCompact, formatCount, formatPercent, formatShare, formatSigned, formatTokens, shares, UNKNOWN,
} from '../../src/format/numbers.js';

const anyCount = fc.bigInt({min: 0n, max: 10n ** 20n});

describe('token counts', () => {
  it('keep every digit', () => {
    assert.equal(formatTokens(2n ** 53n - 1n, 'en'), '9,007,199,254,740,991');
    assert.equal(formatTokens(2n ** 53n + 1n, 'en'), '9,007,199,254,740,993');
    assert.equal(formatTokens(10n ** 18n + 1n, 'de'), '1.000.000.000.000.000.001');
    assert.equal(formatTokens(-1234567n, 'en'), '-1,234,567');
  });

  it('carry a sign as movements', () => {
    assert.equal(formatSigned(5_000_000n, 'en'), '+5,000,000');
    assert.equal(formatSigned(-120n, 'en'), '-120');
    assert.equal(formatSigned(0n, 'en'), '0');
  });

  it('are short with at most one digit behind the point', () => {
    const cases = [
      [0n, '0'], [999n, '999'], [1000n, '1K'], [1_234_567n, '1.2M'], [5_160_000n, '5.2M'],
      [999_949n, '999.9K'], [1_000_000n, '1M'], [-1_299_999n, '-1.3M'],
    ] as const;
    for (const [value, text] of cases) assert.equal(formatCompact(value, 'en'), text);
    assert.equal(formatCompact(1_234_567n, 'de'), '1,2\u00a0Mio.');
  });

  it('are never off by more than half of the last digit shown when short', () => {
    const factors: Record<string, bigint> = {'': 1n, K: 10n ** 3n, M: 10n ** 6n, B: 10n ** 9n, T: 10n ** 12n};
    fc.assert(fc.property(anyCount, (value) => {
      const found = /^([\d,]+)(?:\.(\d))?([KMBT]?)$/.exec(formatCompact(value, 'en'));
      assert.ok(found);
      const factor = factors[found[3] ?? ''] ?? 0n;
      const tenths = BigInt((found[1] ?? '').replaceAll(',', '')) * 10n + BigInt(found[2] ?? 0);
      const error = tenths * factor - value * 10n;
      assert.ok(2n * (error < 0n ? -error : error) <= factor, `${value} off by ${error}`);
      assert.notEqual(found[2], '0');
    }));
  });
});

describe('counts and percent', () => {
  it('are grouped whole numbers', () => {
    assert.equal(formatCount(18_320, 'en'), '18,320');
    assert.equal(formatCount(18_320n, 'de'), '18.320');
    assert.equal(formatCount(-0, 'en'), '0');
  });

  it('read a ratio', () => {
    assert.equal(formatPercent(0.25, 'en'), '25%');
    assert.equal(formatPercent(0.12345, 'de', 1), '12,3\u00a0%');
    assert.equal(formatPercent(1, 'en', 1), '100.0%');
    assert.equal(formatPercent(-0.0001, 'en'), '0%');
  });

  it('C2: say that a figure is unknown instead of NaN', () => {
    for (const value of [NaN, Infinity, -Infinity]) {
      assert.equal(formatPercent(value, 'en'), UNKNOWN);
      assert.equal(formatCount(value, 'en'), UNKNOWN);
    }
  });
});

const total = (parts: readonly (bigint | null)[]): bigint =>
  parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n);

describe('shares', () => {
  it('sum to exactly 100 where plain rounding does not', () => {
    assert.deepEqual(shares([1n, 1n, 1n]), [334n, 333n, 333n]);
    assert.deepEqual(shares([1n, 1n, 1n], 0), [34n, 33n, 33n]);
    assert.deepEqual(shares([1n, 6n, 1n], 0), [13n, 75n, 12n]);
  });

  it('are unknown when there is nothing to share', () => {
    assert.deepEqual(shares([]), []);
    assert.deepEqual(shares([0n, 0n]), [null, null]);
    assert.deepEqual(shares([5n, -5n]), [null, null]);
  });

  it('keep the sign of a refund and still sum to 100', () => {
    assert.deepEqual(shares([150n, -50n]), [1500n, -500n]);
    assert.deepEqual(shares([-1n, -1n, -1n]), [334n, 333n, 333n]);
    assert.deepEqual(shares([-150n, 50n]), [1500n, -500n]);
    assert.deepEqual(shares([-1n, -2n], 0), [33n, 67n]);
  });

  it('C4: of 10,000 random sets sum to exactly 100.0 and stay within one unit of the truth', () => {
    const sets = fc.array(anyCount, {minLength: 1, maxLength: 40}).filter((set) => total(set) > 0n);
    fc.assert(fc.property(sets, (set) => {
      const parts = shares(set);
      const sum = total(set);
      assert.equal(total(parts), 1000n);
      for (const [index, part] of parts.entries()) {
        const error = (part ?? 0n) * sum - (set[index] ?? 0n) * 1000n;
        assert.ok(-sum < error && error < sum);
      }
    }), {numRuns: 10_000});
  });

  it('sum to exactly 100 with refunds among them', () => {
    const sets = fc.array(fc.bigInt({min: -(10n ** 15n), max: 10n ** 15n}), {minLength: 1, maxLength: 20});
    fc.assert(fc.property(sets.filter((set) => total(set) !== 0n), fc.nat(3), (set, digits) => {
      assert.equal(total(shares(set, digits)), 100n * 10n ** BigInt(digits));
    }));
  });

  it('keep the order of the values', () => {
    fc.assert(fc.property(fc.array(anyCount, {minLength: 2, maxLength: 2}), ([a = 0n, b = 0n]) => {
      const [first, second] = shares([a, b]);
      if (a > b) assert.ok((first ?? 0n) >= (second ?? 0n));
    }));
  });

  it('read as percent', () => {
    assert.equal(formatShare(253n, 'en'), '25.3%');
    assert.equal(formatShare(1000n, 'de'), '100,0\u00a0%');
    assert.equal(formatShare(25n, 'en', 0), '25%');
    assert.equal(formatShare(null, 'en'), UNKNOWN);
  });

  it('never read as nothing for something', () => {
    assert.equal(formatShare(0n, 'en', 1, 3n), '< 0.1%');
    assert.equal(formatShare(0n, 'en', 1, 0n), '0.0%');
  });
});
