import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {isSameUrlState, parseUrlState, printUrlState} from '../../src/base/url-state.js';
import {RANGE_PRESETS, type Range} from '../../src/contract/range.js';
import {METRICS, NO_FILTERS, type UsageState} from '../../src/store/usage-store.js';

const start: UsageState = {range: '30d', compare: 'previous', metric: 'tokens', filters: NO_FILTERS};

const day = fc.date({min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true});
const dates = fc.tuple(day, day).map(([a, b]): Range => {
  const [from, to] = [a, b].sort((x, y) => Number(x) - Number(y)).map((each) => each.toISOString().slice(0, 10));
  return `${from}..${to}` as Range;
});
const ids = fc.uniqueArray(fc.string({unit: 'binary', minLength: 1, maxLength: 100}), {maxLength: 6});
const anyState: fc.Arbitrary<UsageState> = fc.record({
  range: fc.oneof(fc.constantFrom<Range>(...RANGE_PRESETS), dates),
  compare: fc.constantFrom('previous' as const, 'none' as const),
  metric: fc.constantFrom(...METRICS),
  filters: fc.record({provider: ids, project: ids, model: ids}, {noNullPrototype: true}),
}, {noNullPrototype: true});
const others = fc.array(fc.tuple(fc.webQueryParameters(), fc.constantFrom('tab', 'q', 'a2b', 'range', 'xa2b-range')))
  .map((pairs) => pairs.map(([value, name]) => `${name}=${value.replace(/[&#]/g, '')}`).join('&'));

describe('the state in an address', () => {
  it('is the same when it is read again, whatever it starts from and whatever else is there', () => {
    fc.assert(fc.property(anyState, anyState, others, (state, from, rest) => {
      const search = printUrlState(rest, state, from);
      assert.deepEqual(parseUrlState(search, from), state);
      assert.ok(isSameUrlState(parseUrlState(search, from), state));
    }), {numRuns: 500});
  });

  it('leaves all other parameters as they are written', () => {
    fc.assert(fc.property(anyState, others, (state, rest) => {
      const search = printUrlState(rest, state, start);
      const kept = rest.split('&').filter((part) => part !== '').join('&');
      assert.ok(search.replace(/^\?/, '').startsWith(kept));
      assert.equal(printUrlState(search, start, start), kept === '' ? '' : `?${kept}`);
    }));
    assert.equal(printUrlState('?a=%20+b&c&=&%', {...start, range: '7d'}, start), '?a=%20+b&c&=&%&a2b-range=7d');
  });

  it('says only what differs from where the page starts', () => {
    assert.equal(printUrlState('', start, start), '');
    assert.equal(printUrlState('', {...start, metric: 'cost'}, start), '?a2b-metric=cost');
    const filters = {...NO_FILTERS, model: ['gpt-4o mini', 'a&b=c#d']};
    assert.equal(printUrlState('', {...start, filters}, start), '?a2b-model=gpt-4o%20mini&a2b-model=a%26b%3Dc%23d');
  });

  it('says that a filter the page starts with was taken back', () => {
    const from = {...start, filters: {...NO_FILTERS, provider: ['openai']}};
    assert.equal(printUrlState('', start, from), '?a2b-provider=');
    assert.deepEqual(parseUrlState('?a2b-provider=', from).filters.provider, []);
    assert.deepEqual(parseUrlState('', from).filters.provider, ['openai']);
  });

  it('ignores what is none of the known values', () => {
    const hostile = [
      '?a2b-range=1d', '?a2b-range=2026-02-30..2026-03-01', '?a2b-range=2026-03-02..2026-03-01', '?a2b-range=%',
      '?a2b-range=%E0%A4%A', '?a2b-compare=__proto__', '?a2b-metric=constructor', '?a2b-metric[]=cost', '?A2B-RANGE=7d',
      `?a2b-model=${'x'.repeat(513)}`, '?a2b-range', '?__proto__=1', '?a2b-__proto__=7d',
    ];
    for (const search of hostile) assert.deepEqual(parseUrlState(search, start), start, search);
  });

  it('takes names that look like something else as they are', () => {
    const names = ['__proto__', 'hasOwnProperty', '<img src=x onerror=alert(1)>', '../..', '\u202Eabc', '{b}'];
    const search = `?${names.map((name) => `a2b-project=${encodeURIComponent(name)}`).join('&')}`;
    assert.deepEqual(parseUrlState(search, start).filters.project, names);
  });

  it('takes the first good value, each name once, and no more than 50 of them', () => {
    assert.equal(parseUrlState('?a2b-range=no&a2b-range=7d&a2b-range=90d', start).range, '7d');
    const many = Array.from({length: 200}, (_, index) => `a2b-model=${index % 100}`).join('&');
    assert.equal(parseUrlState(many, start).filters.model.length, 50);
  });

  it('survives half a sign', () => {
    const state = {...start, filters: {...NO_FILTERS, model: ['a\uD800']}};
    assert.deepEqual(parseUrlState(printUrlState('', state, start), start).filters.model, ['a\uFFFD']);
  });
});
