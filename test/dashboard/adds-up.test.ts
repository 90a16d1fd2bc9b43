import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {breakdownAnswer} from '../../src/contract/breakdown.js';
import {logAnswer} from '../../src/contract/log.js';
import {summaryAnswer} from '../../src/contract/summary.js';
import {addsUp, breakdownSum, logSum, summarySums, type Sum} from '../../src/dashboard/adds-up.js';
import {verdictText} from '../../src/dashboard/dashboard.view.js';
import {decimalText, parseDecimal, addDecimals, type Decimal} from '../../src/format/decimal.js';
import {viewContext} from '../support/view-context.js';

const LAST_MONTH = {from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z', timeZone: 'UTC'};
const NOW = Date.parse('2026-11-20T12:00:00Z');
const running = (seconds: number) => ({...LAST_MONTH, to: new Date(NOW + seconds * 1000).toISOString()});

interface Event {
  readonly tokens: bigint;
  readonly cost: string | null;
  readonly provider: string;
  readonly model: string;
  readonly day: number;
}

const money = (amount: string | null) => (amount === null ? null : {amount, currency: 'EUR'});
const costOf = (events: readonly Event[]) => {
  const priced = events.flatMap(({cost}) => (cost === null ? [] : [parseDecimal(cost) as Decimal]));
  if (priced.length === 0 && events.length > 0) return null;
  return decimalText(priced.reduce(addDecimals, {units: 0n, scale: 0}));
};
const figures = (events: readonly Event[]) => ({
  totalTokens: String(events.reduce((sum, {tokens}) => sum + tokens, 0n)), cost: money(costOf(events)), requests: events.length,
});

function groups(events: readonly Event[], key: (event: Event) => string) {
  const ids = [...new Set(events.map(key))];
  return ids.map((id) => ({id, name: id, ...figures(events.filter((event) => key(event) === id))}));
}

interface Changes {
  readonly log?: object;
  readonly period?: object;
  readonly others?: object;
}

/** The sums of a page that shows `events`. */
function page(events: readonly Event[], {log = {}, period = LAST_MONTH, others = period}: Changes = {}): Sum[] {
  const series = groups(events, ({day}) => `2026-10-${10 + day}`).map(({id, ...rest}) => ({start: id, ...rest}));
  const summary = summaryAnswer.parse({...figures(events), period, series});
  const by = (dimension: 'provider' | 'model') => {
    const body = {by: dimension, period: others, items: groups(events, (event) => event[dimension])};
    return breakdownSum(dimension, breakdownAnswer(body).parse(body), []);
  };
  const body = {items: [], totals: {...figures(events), ...log}};
  return [...summarySums(summary), by('provider'), by('model'), logSum(logAnswer(body).parse(body)) as Sum];
}

const names = fc.constantFrom('openai', '__proto__', 'hasOwnProperty', 'toString', '\u202Eabc');
const anyEvent: fc.Arbitrary<Event> = fc.record({
  tokens: fc.bigInt({min: 0n, max: 10n ** 24n}),
  cost: fc.option(fc.tuple(fc.nat(), fc.stringMatching(/^\d{1,18}$/)).map(([units, digits]) => `${units}.${digits}`)),
  provider: names,
  model: names,
  day: fc.nat({max: 9}),
});
const two: readonly Event[] = [
  {tokens: 600n, cost: '0.1', provider: 'openai', model: 'a', day: 1},
  {tokens: 400n, cost: '0.2', provider: 'mistral', model: 'b', day: 2},
];
const text = (sums: readonly Sum[], asked = NOW) => verdictText(addsUp(sums, asked), viewContext());

describe('a page that is of one piece', () => {
  it('adds up to the last token and the last digit of money, however large or small', () => {
    fc.assert(fc.property(fc.array(anyEvent, {minLength: 1, maxLength: 40}), (events) => {
      assert.equal(addsUp(page(events), NOW).kind, 'agrees');
    }), {numRuns: 300});
  });

  it('is seen to differ by one token of 10^24, and by the smallest part of a cent', () => {
    fc.assert(fc.property(fc.array(anyEvent, {minLength: 1, maxLength: 20}), (events) => {
      const {totalTokens} = figures(events);
      const more = addsUp(page(events, {log: {totalTokens: String(BigInt(totalTokens) + 1n)}}), NOW);
      assert.equal(more.kind === 'differs' && more.metric, 'tokens');
    }), {numRuns: 100});
    assert.match(text(page(two, {log: {cost: money('0.300000000000000001')}})), /€0\.30?, log €0\.300000000000000001\.$/);
  });

  it('says so in a quiet sentence', () => {
    const sums = page(two);
    assert.equal(text(sums), 'Adds up: summary, breakdowns and log agree.');
    assert.equal(text(sums.filter(({source}) => source !== 'log')), 'Adds up: summary and breakdowns agree.');
    assert.equal(text(sums.filter(({source}) => source === 'summary' || source === 'log')), 'Adds up: summary and log agree.');
  });

  it('has nothing to say of a summary alone, or of nothing', () => {
    assert.equal(text(page(two).slice(0, 2)), '');
    assert.equal(text([]), '');
  });

  it('agrees that nothing has a price, and leaves out what is not told', () => {
    const unpriced = two.map((event) => ({...event, cost: null}));
    assert.equal(addsUp(page(unpriced), NOW).kind, 'agrees');
    assert.equal(addsUp(page(two, {log: {cost: undefined}}), NOW).kind, 'agrees');
  });

  it('does not add amounts of two currencies', () => {
    assert.equal(addsUp(page(two, {log: {cost: {amount: '9', currency: 'USD'}}}), NOW).kind, 'agrees');
  });
});

describe('a difference', () => {
  const other = {log: {totalTokens: 990}};

  it('is named with both places and amounts, when the period is over', () => {
    assert.equal(text(page(two, other)), 'Does not add up: summary 1,000 tokens, log 990 tokens.');
  });

  it('is not spoken of while the period may have grown between two answers', () => {
    assert.equal(text(page(two, {...other, period: running(0)}), NOW - 1), '');
    const sums = page(two, {period: running(0), others: running(2)});
    const grown = page([...two, {...(two[0] as Event), day: 3}], {period: running(0), others: running(2)});
    assert.equal(text([...sums.slice(0, 2), ...grown.slice(2)], NOW - 1), '');
    assert.equal(text(sums, NOW - 1), 'Adds up: summary, breakdowns and log agree.');
  });

  it('is spoken of where a running period has the very same bounds', () => {
    const grown = page([...two, {...(two[0] as Event), day: 3}], {period: running(0)});
    const sums = [...page(two, {period: running(0)}).slice(0, 2), ...grown.slice(2)];
    assert.equal(text(sums, NOW - 1), 'Does not add up: summary 1,000 tokens, usage by provider 1,600 tokens.');
  });

  it('is spoken of where the log names the bounds of a running period, requests included', () => {
    const bounded = (log: object) => {
      const body = {items: [], totals: {...figures(two), ...log}, period: running(0)};
      return [...page(two, {period: running(0)}).slice(0, 2), logSum(logAnswer(body).parse(body)) as Sum];
    };
    assert.equal(text(bounded({requests: 3}), NOW - 1), 'Does not add up: summary 2 requests, log 3 requests.');
    assert.equal(text(bounded({}), NOW - 1), 'Adds up: summary and log agree.');
  });

  it('is spoken of where a running period has less at a later time: usage only grows', () => {
    const sums = page(two, {period: running(0), others: running(2)});
    const fewer = page(two.slice(1), {period: running(0), others: running(2)});
    const said = text([...sums.slice(0, 2), ...fewer.slice(2, 3)], NOW - 1);
    assert.equal(said, 'Does not add up: summary 1,000 tokens, usage by provider 400 tokens.');
  });

  it('counts of a breakdown only what its own filter leaves', () => {
    const body = {by: 'provider', period: LAST_MONTH, items: groups(two, ({provider}) => provider)};
    const picked = breakdownSum('provider', breakdownAnswer(body).parse(body), ['mistral']);
    assert.equal(picked.amounts.tokens?.units, 400n);
  });
});
