import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {decimalOf, parseDecimal} from '../../../src/format/decimal.js';
import {averageText, changeOf, metricTick} from '../../../src/widgets/usage-summary/usage-summary.amounts.js';
import {
  figuresOf, isUnused, summaryView, sumNotes, type Figure,
} from '../../../src/widgets/usage-summary/usage-summary.view.js';
import {summaryContext, summaryOf, threeDays} from './summary-answer.js';

const plain = (text: string | null | undefined): string => (text ?? '').replaceAll(/[\u00a0\u2009\u202f]/g, ' ').replace(/ ?– ?/, '–');

function tiles(body: object, changes: Parameters<typeof summaryContext>[0] = {}) {
  const view = summaryView(summaryOf(body), summaryContext(changes));
  return new Map(view.tiles.map((tile) => [tile.figure, tile]));
}

describe('the totals', () => {
  it('show tokens, cost, requests and what one request costs', () => {
    const shown = tiles(threeDays);
    assert.deepEqual([...shown].map(([figure, {value}]) => [figure, value]), [
      ['tokens', '600'], ['cost', '€0.60'], ['requests', '6'], ['average', '€0.10'],
    ]);
  });

  it('show the wished ones in the wished order', () => {
    const figures: Figure[] = ['average', 'tokens'];
    assert.deepEqual([...tiles(threeDays, {figures}).keys()], figures);
    assert.deepEqual(figuresOf('cost, coins'), {figures: ['cost'], unknown: ['coins']});
    assert.equal(figuresOf(undefined).figures.length, 4);
  });

  it('tell each change in words that do not judge', () => {
    const shown = tiles(threeDays);
    assert.equal(shown.get('tokens')?.change?.full, '50% more than the previous 30 days');
    assert.equal(shown.get('cost')?.change?.full, '20% less than the previous 30 days');
    assert.equal(shown.get('requests')?.change?.full, 'The same as the previous 30 days');
    assert.equal(shown.get('average')?.change?.short, '20% less');
  });

  it('name the days they are of, by the answer and not by the wish', () => {
    const {period, comparison} = summaryView(summaryOf(threeDays), summaryContext({range: '90d'}));
    assert.equal(plain(period), 'Nov 18–20, 2026 · Berlin (GMT+1)');
    assert.equal(comparison, 'Compared with the previous 90 days');
  });

  it('fall back to the name of the range where the answer has no period', () => {
    const body = {totalTokens: 5, totalCost: 1};
    assert.equal(summaryView(summaryOf(body), summaryContext()).period, 'Last 30 days');
    const custom = summaryContext({range: '2026-11-01..2026-11-15'});
    assert.equal(plain(summaryView(summaryOf(body), custom).period), 'Nov 1–15, 2026');
    assert.equal(summaryView(summaryOf(body), summaryContext({range: null})).period, null);
  });
});

describe('a backend that sends tokens and cost only', () => {
  const minimal = {totalTokens: 51600, totalCost: 1.234};

  it('gets these two, without changes', () => {
    const shown = tiles(minimal);
    assert.deepEqual([...shown.keys()], ['tokens', 'cost']);
    assert.ok([...shown.values()].every(({change}) => change === null));
    assert.equal(summaryView(summaryOf(minimal), summaryContext()).comparison, null);
  });

  it('gets the configured currency, or a plain number', () => {
    assert.equal(tiles(minimal, {currency: 'EUR'}).get('cost')?.value, '€1.23');
    assert.equal(tiles(minimal).get('cost')?.value, '1.23');
  });
});

describe('costs that are not known', () => {
  it('are never zero', () => {
    const shown = tiles({...threeDays, cost: null});
    assert.equal(shown.get('cost')?.value, 'Unpriced');
    assert.equal(shown.has('average'), false);
  });

  it('make the known part a lower bound, with the reason, and without a comparison', () => {
    const body = {...threeDays, unpricedTokens: 100};
    const shown = tiles(body);
    assert.equal(shown.get('cost')?.value, '≥ €0.60');
    assert.equal(shown.get('average')?.value, '≥ €0.10');
    assert.equal(shown.get('cost')?.change, null);
    const {notes} = summaryView(summaryOf(body), summaryContext());
    assert.deepEqual(notes, ['100 tokens have no price yet, so the true cost is higher.']);
  });

  it('are not compared across currencies', () => {
    const body = {...threeDays, previous: {cost: {amount: '1', currency: 'USD'}}};
    assert.equal(tiles(body).get('cost')?.change, null);
  });

  it('keep what counts of an average below a cent', () => {
    const text = (amount: string) => averageText(parseDecimal(amount) ?? decimalOf(0n), 'EUR', summaryContext());
    assert.equal(text('0.006738912345678'), '€0.00674');
    assert.equal(text('0.000004'), '€0.000004');
    assert.equal(text('12.346'), '€12.35');
    assert.equal(text('0'), '€0.00');
  });
});

describe('a change', () => {
  const context = summaryContext();
  const change = (now: bigint, before: bigint) => changeOf(decimalOf(now), decimalOf(before), 'week', context)?.short ?? null;

  it('says nothing where one side is not known', () => {
    assert.equal(changeOf(decimalOf(1n), undefined, 'week', context), null);
    assert.equal(changeOf(null, decimalOf(1n), 'week', context), null);
  });

  it('names what has no ratio', () => {
    assert.equal(change(5n, 0n), 'None before');
    assert.equal(change(0n, 0n), 'No change');
    assert.equal(change(0n, 5n), '100% less');
  });

  it('is never a change of nothing', () => {
    assert.equal(change(1_000_001n, 1_000_000n), '< 0.1% more');
    assert.equal(change(1_004n, 1_000n), '0.4% more');
    assert.equal(change(10_000n, 1_000n), '900% more');
  });

  it('is words instead of a percentage that says nothing any more', () => {
    assert.equal(change(10_001n, 1_000n), 'Over 10 times as much');
    assert.equal(change(6_500_000n, 1n), 'Over 1,000,000 times as much');
    assert.equal(change(10n ** 30n, 1n), 'Over 100,000,000,000,000,000,000,000,000,000 times as much');
  });

  it('goes in the direction of the figures, however large they are', () => {
    const amount = fc.bigInt({min: 1n, max: 10n ** 30n});
    fc.assert(fc.property(amount, amount, (now, before) => {
      const word = now === before ? 'No change' : now > before * 10n ? 'times as much' : now > before ? 'more' : 'less';
      assert.ok(change(now, before)?.endsWith(word));
    }));
  });
});

describe('sums', () => {
  it('that add up are not spoken of', () => {
    assert.deepEqual(sumNotes(summaryOf(threeDays), summaryContext()), []);
  });

  it('that do not are shown as sent and said in a word', () => {
    const notes = (changes: object) => sumNotes(summaryOf({...threeDays, ...changes}), summaryContext());
    assert.deepEqual(notes({outputTokens: 99}), ['Parts add up to 599 tokens; the total was sent as 600 tokens.']);
    assert.deepEqual(notes({requests: 7}), ['Parts add up to 6 requests; the total was sent as 7 requests.']);
    assert.deepEqual(notes({cost: {amount: '0.70', currency: 'EUR'}}), ['Parts add up to €0.60; the total was sent as €0.70.']);
    assert.equal(notes({totalTokens: 601})[0], 'Parts add up to 600 tokens; the total was sent as 601 tokens.');
  });

  it('of costs that differ below a cent show where', () => {
    const notes = sumNotes(summaryOf({...threeDays, cost: {amount: '0.600001', currency: 'EUR'}}), summaryContext());
    assert.deepEqual(notes, ['Parts add up to €0.60; the total was sent as €0.600001.']);
  });

  it('in two currencies are not made', () => {
    const series = [{...threeDays.series[0], cost: {amount: '9', currency: 'USD'}}, ...threeDays.series.slice(1)];
    const {notes} = summaryView(summaryOf({...threeDays, series}), summaryContext());
    assert.deepEqual(notes, ['Amounts in different currencies are not added up.']);
  });
});

describe('classes of tokens', () => {
  it('show what of a whole was cached or reasoning', () => {
    const {classes} = summaryView(summaryOf(threeDays), summaryContext());
    assert.deepEqual(classes.map(({label, value, share, isPart}) => [label, value, share, isPart]), [
      ['Input', '500', '83.3%', false], ['Cached input', '125', '25.0% of Input', true],
      ['Output', '100', '16.7%', false], ['Reasoning', '10', '10.0% of Output', true],
    ]);
  });

  it('are left out where they were not sent', () => {
    assert.deepEqual(summaryView(summaryOf({totalTokens: 5, cost: null}), summaryContext()).classes, []);
  });
});

describe('a period', () => {
  it('is empty only without any usage', () => {
    assert.equal(isUnused(summaryOf({totalTokens: 0, cost: null})), true);
    assert.equal(isUnused(summaryOf({totalTokens: 0, cost: {amount: '0.00', currency: 'EUR'}, requests: 0})), true);
    assert.equal(isUnused(summaryOf({totalTokens: 0, cost: {amount: '0.01', currency: 'EUR'}})), false);
    assert.equal(isUnused(summaryOf({totalTokens: 0, cost: null, requests: 2})), false);
    assert.equal(isUnused(summaryOf(threeDays)), false);
  });
});

describe('a tick of the axis', () => {
  it('is short, and exact for money', () => {
    assert.equal(metricTick(1_200_000, 'tokens', null, summaryContext()), '1.2M');
    assert.equal(metricTick(0.1 + 0.2, 'cost', 'EUR', summaryContext()), '€0.30');
    assert.equal(metricTick(0.0005, 'cost', 'EUR', summaryContext()), '€0.0005');
    assert.equal(metricTick(0.0000002, 'cost', 'EUR', summaryContext()), '€0.0000002');
  });
});
