import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {plainTheme} from '../../../src/chart/theme.js';
import {addDecimals, decimalText} from '../../../src/format/decimal.js';
import {figureText} from '../../../src/widgets/usage-breakdown/figures.view.js';
import {drawBreakdown} from '../../../src/widgets/usage-breakdown/picture.view.js';
import {tableOf} from '../../../src/widgets/usage-breakdown/table.view.js';
import type {BreakdownView} from '../../../src/widgets/usage-breakdown/usage-breakdown.view.js';
import {context, eur, item, many, viewOf, viewOfParsed} from './context.js';

const HOSTILE = [
  '__proto__',
  'hasOwnProperty',
  'constructor',
  '',
  'x'.repeat(5_000),
  '\u202egpj.exe',
  '👩‍👩‍👧‍👦 team',
  '{b}',
  '<img src=x onerror=alert(1)>',
];

function shareSum(view: BreakdownView): bigint {
  return view.rows.reduce((sum, {share}) => sum + (share ?? 0n), 0n);
}

const randomItem = fc.record({
  id: fc.string(),
  name: fc.string(),
  totalTokens: fc.oneof(fc.nat({max: 50}), fc.bigInt({min: 0n, max: 10n ** 24n}).map(String)),
  requests: fc.option(fc.nat(), {nil: undefined}),
  cost: fc.option(
    fc.record({
      amount: fc
        .tuple(fc.nat({max: 1_000_000}), fc.nat({max: 999_999}))
        .map(([whole, part]) => `${whole}.${part}`),
      currency: fc.constant('EUR'),
    }),
  ),
});
const randomAnswer = fc.record({items: fc.array(randomItem, {minLength: 1, maxLength: 30})});

test('C4: shares of 10,000 random breakdowns sum to exactly 100.0 and their amounts to the total', () => {
  fc.assert(
    fc.property(
      randomAnswer,
      fc.constantFrom('tokens', 'cost', 'requests'),
      fc.integer({min: 1, max: 12}),
      (answer, metric, rows) => {
        const view = viewOf(answer, {metric, rows});
        const weight = view.rows.reduce((sum, {amount}) => sum + (amount ?? 0n), 0n);
        assert.equal(shareSum(view), weight === 0n ? 0n : 1000n);
        assert.equal(
          view.rows.reduce((sum, {figures}) => sum + figures.tokens, 0n),
          view.sum.tokens,
        );
        assert.equal(
          view.rows.reduce((sum, {figures}) => sum + (figures.requests ?? 0n), 0n),
          view.sum.requests ?? 0n,
        );
        const costs = view.rows.flatMap(({figures}) => [...figures.costs.values()]);
        const zero = {units: 0n, scale: 0};
        assert.equal(
          decimalText(costs.reduce(addDecimals, zero)),
          decimalText(view.sum.costs.get('EUR') ?? zero),
        );
        assert.equal(
          view.rows.length,
          Math.min(answer.items.length, view.gathered === 0 ? Infinity : rows + 1),
        );
      },
    ),
    {numRuns: 10_000},
  );
});

test('sorts by the shown measure, largest first, what is not known last', () => {
  const items = [
    item('a', 1, {cost: eur('2')}),
    item('b', 9, {cost: null}),
    item('c', 5, {cost: eur('10.5')}),
  ];
  assert.deepEqual(
    viewOf({items}).rows.map(({label}) => label),
    ['b', 'c', 'a'],
  );
  assert.deepEqual(
    viewOf({items}, {metric: 'cost'}).rows.map(({label}) => label),
    ['c', 'a', 'b'],
  );
});

test('gathers what is past the limit in a last row that opens to it, and never gathers one alone', () => {
  const view = viewOf({items: many(12)}, {rows: 8});
  assert.equal(view.rows.length, 9);
  assert.deepEqual([view.rows.at(-1)?.label, view.rows.at(-1)?.id, view.gathered], ['Other (4)', null, 4]);
  assert.equal(view.rows.at(-1)?.figures.tokens, 4n + 3n + 2n + 1n);
  assert.equal(viewOf({items: many(12)}, {rows: 12}).gathered, 0);
  assert.equal(viewOf({items: many(9)}, {rows: 8}).gathered, 0);
});

test('draws a ring for up to six providers and bars for all else', () => {
  const layout = (count: number, by: 'provider' | 'model') => viewOf({items: many(count)}, {by}).layout;
  assert.deepEqual(
    [layout(6, 'provider'), layout(7, 'provider'), layout(3, 'model')],
    ['donut', 'bar', 'bar'],
  );
  assert.equal(viewOf({items: many(3)}, {view: 'table'}).layout, 'table');
  assert.equal(viewOf({items: many(3)}, {by: 'project', view: 'donut'}).layout, 'donut');
});

test('lists nothing but rows where there is nothing to draw', () => {
  assert.equal(viewOf({items: [item('a', 0)]}).layout, 'list');
  assert.equal(viewOf({items: [item('a', 5, {cost: null})]}, {metric: 'cost'}).layout, 'list');
});

test('says Unpriced for a null cost, never zero, and at least for a total with such a part', () => {
  const view = viewOf(
    {items: [item('a', 5, {cost: eur('1.5')}), item('b', 700, {cost: null})]},
    {metric: 'cost'},
  );
  assert.deepEqual(
    view.rows.map(({figures}) => figureText(figures, 'cost', context)),
    ['€1.50', 'Unpriced'],
  );
  assert.deepEqual(
    view.rows.map(({share}) => share),
    [1000n, null],
  );
  assert.equal(view.total, '≥ €1.50');
  assert.deepEqual(view.notes, ['700 tokens have no price yet, so the true cost is higher.']);
});

test('writes a cost below a cent as such', () => {
  const view = viewOf({items: [item('a', 5, {cost: eur('0.000004')})]}, {metric: 'cost'});
  assert.equal(view.total, '< €0.01');
  const partly = viewOf(
    {items: [item('a', 5, {cost: eur('0.000004')}), item('b', 5, {cost: null})]},
    {metric: 'cost'},
  );
  assert.equal(partly.total, '≥ €0.000004');
});

test('does not add up different currencies but says so', () => {
  const items = [item('a', 5, {cost: eur('3')}), item('b', 9, {cost: {amount: '2', currency: 'USD'}})];
  const view = viewOf({items}, {metric: 'cost'});
  assert.equal(view.layout, 'list');
  assert.deepEqual(
    view.rows.map(({label, share}) => [label, share]),
    [
      ['b', null],
      ['a', null],
    ],
  );
  assert.equal(view.total, '$2.00 + €3.00');
  assert.deepEqual(view.notes, ['Amounts in different currencies are not added up.']);
});

test('shows totals as sent and says where the parts do not add up to them', () => {
  const view = viewOf({totalTokens: 20, cost: eur('1.000001'), items: [item('a', 12, {cost: eur('1')})]});
  assert.equal(view.total, '20');
  assert.deepEqual(view.notes, [
    'Parts add up to 12; the total was sent as 20.',
    'Parts add up to €1.00; the total was sent as €1.000001.',
  ]);
  assert.deepEqual(
    viewOf({totalTokens: 12, cost: eur('1'), items: [item('a', 12, {cost: eur('1.00')})]}).notes,
    [],
  );
});

test('says which entries are negative and not drawn, and keeps their sign', () => {
  const items = [item('a', 5, {cost: eur('3')}), item('b', 9, {cost: eur('-1')})];
  const view = viewOf({items}, {metric: 'cost'});
  assert.equal(figureText(view.rows[1]!.figures, 'cost', context), '-€1.00');
  assert.equal(view.total, '€2.00');
  assert.deepEqual(view.notes, ['1 negative entry is not drawn; the table has it.']);
  assert.equal(shareSum(view), 1000n);
});

test('reads the bare array of a minimal backend and falls back to tokens', () => {
  const view = viewOf(
    [
      {providerName: 'OpenAI', tokens: 75},
      {providerName: 'Mistral', tokens: '25'},
    ],
    {metric: 'cost'},
  );
  assert.equal(view.metric, 'tokens');
  assert.deepEqual(
    view.rows.map(({label, share}) => [label, share]),
    [
      ['OpenAI', 750n],
      ['Mistral', 250n],
    ],
  );
  assert.deepEqual(view.notes, ['Cost: not known here. Showing Tokens.']);
  assert.equal(view.sentence, 'Tokens by provider: OpenAI 75.0%, Mistral 25.0%.');
  assert.deepEqual(
    tableOf(view, '', context).columns.map(({label}) => label),
    ['Provider', 'Tokens', 'Share'],
  );
});

test('shows every hostile name literally, counts it, draws it and leaves prototypes alone', () => {
  const items = HOSTILE.map((name, index) =>
    item(name, 100 - index, {segments: [{id: name, name, totalTokens: 1}]}),
  );
  const view = viewOf({items}, {by: 'project', rows: 20});
  assert.equal(view.rows.length, HOSTILE.length);
  const labels = view.rows.map(({label}) => label);
  assert.deepEqual(
    labels,
    HOSTILE.map((name) => (name === '' ? 'Unknown' : name)),
  );
  assert.equal(view.providers.length, HOSTILE.length);
  assert.ok(drawBreakdown({view, picked: new Set(), context}, plainTheme(), {width: 400, height: 300}));
  assert.ok(view.sentence.length < 400);
  assert.equal(({} as Record<string, unknown>).tokens, undefined);
});

test('keeps equal names and equal ids apart as rows', () => {
  const view = viewOf({items: [item('a', 5), item('a', 3), {id: 'b', name: 'a', totalTokens: 2}]});
  assert.deepEqual(
    view.rows.map(({figures}) => figures.tokens),
    [5n, 3n, 2n],
  );
});

test('names what belongs to nobody and what was deleted', () => {
  const items = [
    {id: 'unattributed', totalTokens: 3},
    {id: 'x', name: 'Bot', deleted: true, totalTokens: 2},
  ];
  assert.deepEqual(
    viewOf({items}).rows.map(({label}) => label),
    ['Unattributed', 'Bot (deleted)'],
  );
});

test('writes numbers and sentences in the locale', () => {
  const view = viewOf({items: [item('a', 1234567)]}, {}, {locale: 'de'});
  assert.equal(view.total, '1.234.567');
  assert.match(view.sentence, /a 100,0\s%/);
});

test('says the days the figures are of', () => {
  const period = {from: '2026-10-21T22:00:00Z', to: '2026-11-20T18:00:00Z', timeZone: 'Europe/Berlin'};
  assert.match(viewOf({period, items: many(2)}).period ?? '', /Oct 22.*Nov 20, 2026/);
});

test('takes the dimension from the answer, not from the wish', () => {
  assert.equal(viewOf({by: 'model', items: many(2)}, {by: 'provider'}).by, 'model');
});

test('makes the view of 10,000 items in under 50 ms', () => {
  const items = Array.from({length: 10_000}, (_, index) =>
    item(`p${index}`, (index * 7919) % 10_007, {cost: eur(`0.${index + 1}`)}),
  );
  const fastest = Math.min(
    ...Array.from({length: 8}, () => {
      const answer = {
        by: 'provider' as const,
        items: items.map((each) => ({
          ...each,
          totalTokens: BigInt(each.totalTokens),
          deleted: false,
          segments: [],
        })),
      };
      const start = process.cpuUsage();
      viewOfParsed(answer);
      return process.cpuUsage(start).user / 1000; // of the processor: whatever else the machine does
    }),
  );
  assert.ok(fastest < 50, `${fastest} ms`);
});
