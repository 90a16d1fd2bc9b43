import assert from 'node:assert/strict';
import {test} from 'node:test';
import {figureText} from '../../../src/widgets/usage-breakdown/figures.view.js';
import {tableOf} from '../../../src/widgets/usage-breakdown/table.view.js';
import {breakdownRecords} from '../../../src/widgets/usage-breakdown/usage-breakdown.csv.js';
import {context, item, viewOf} from './context.js';

test('measures CO₂e as an estimate: shares of the middle, ranges told, what is missing said and not zero', () => {
  const co2e = (central: number) => ({min: central / 2, central, max: central * 2, unit: 'kgCO2e'});
  const items = [
    item('a', 5, {outputTokens: 2, co2e: {...co2e(0.003), estimatedOutputTokens: 1}}),
    item('b', 9, {outputTokens: 2, co2e: co2e(0.009)}),
    item('c', 700),
  ];
  const view = viewOf({items, totalTokens: 714}, {metric: 'co2e'});
  assert.deepEqual(
    view.rows.map(({label, figures, share}) => [label, figureText(figures, 'co2e', context), share]),
    [
      ['b', '≈\u00a09.0\u00a0g', 750n],
      ['a', '≈\u00a03.0\u00a0g', 250n],
      ['c', '—', null],
    ],
  );
  assert.deepEqual([view.layout, view.total], ['donut', '≈\u00a012\u00a0g']);
  assert.deepEqual(view.notes, ['2 entries are not or only partly estimated; the footprint is larger.']);
  const table = tableOf(view, '', context);
  assert.equal(table.columns[2]?.label, 'CO₂e');
  assert.equal(table.footer?.cells[1], '≈\u00a012\u00a0g (6.0–24\u00a0g)');
  const [header, first] = [...breakdownRecords(view, context)];
  assert.deepEqual([header?.slice(-3), first?.slice(-3)], [['co2eKg', 'co2eKgMin', 'co2eKgMax'], ['0.009', '0.0045', '0.018']]);
});

test('shows tokens where nobody tells the CO₂e', () => {
  assert.equal(viewOf({items: [item('a', 5)]}, {metric: 'co2e'}).metric, 'tokens');
});
