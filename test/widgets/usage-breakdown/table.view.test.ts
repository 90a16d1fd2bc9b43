import assert from 'node:assert/strict';
import {test} from 'node:test';
import {tableOf} from '../../../src/widgets/usage-breakdown/table.view.js';
import {breakdownRecords} from '../../../src/widgets/usage-breakdown/usage-breakdown.csv.js';
import {context, eur, item, project, viewOf} from './context.js';

test('has the same numbers in the table as in the picture', () => {
  const view = viewOf(
    {items: [project('A', 10, ['openai', 6], ['mistral', 3]), project('B', 4, ['mistral', 4])]},
    {by: 'project'},
  );
  const {columns, rows, footer} = tableOf(view, '', context);
  assert.deepEqual(
    columns.map(({label}) => label),
    ['Project', 'Tokens', 'Share', 'mistral', 'openai'],
  );
  assert.deepEqual(
    rows.map(({header, cells}) => [header, ...cells]),
    [
      ['A', '10', '71.4%', '3', '6'],
      ['B', '4', '28.6%', '4', ''],
    ],
  );
  assert.deepEqual(footer?.cells, ['14', '100.0%', '7', '6']);
});

test('writes every item as CSV, an unpriced one with an empty cost', () => {
  const items = [
    item('a', 12, {inputTokens: 10, outputTokens: 2, requests: 3, cost: eur('0.000004')}),
    item('b', 4, {cost: null}),
  ];
  const lines = [...breakdownRecords(viewOf({items}, {rows: 1, view: 'table'}), context)];
  assert.deepEqual(lines, [
    ['provider', 'providerId', 'totalTokens', 'inputTokens', 'outputTokens', 'requests', 'cost', 'currency', 'sharePercent'],
    ['a', 'a', '12', '10', '2', '3', '0.000004', 'EUR', '75'],
    ['b', 'b', '4', '', '', '', '', '', '25'],
  ]);
});
