import assert from 'node:assert/strict';
import {test} from 'node:test';
import {breakdownAnswer} from '../../../src/contract/breakdown.js';
import {
  changeSentence,
  changesOf,
  changeText,
  isBefore,
} from '../../../src/widgets/usage-breakdown/change.view.js';
import {tableOf} from '../../../src/widgets/usage-breakdown/table.view.js';
import {context, eur, item, viewOf} from './context.js';

const itemsOf = (items: unknown[]) => breakdownAnswer({items}).parse({items}).items;
const now = [item('OpenAI', 620), item('Mistral', 300), item('Groq', 80)];
const before = [item('OpenAI', 540), item('Mistral', 400), item('Gone', 60)];

test('tells by how many points shares moved, and what is new', () => {
  const view = viewOf({items: now});
  const changes = changesOf(view, itemsOf(before), context);
  assert.deepEqual([...(changes ?? [])], [['OpenAI', 80n], ['Mistral', -100n], ['Groq', null]]);
  const words = [80n, 10n, -3n, 0n, null].map((tenths) => changeText(tenths, context));
  assert.deepEqual(words, ['up 8 points', 'up 1 point', 'down 0.3 points', 'unchanged', 'new']);
});

test('says of the largest row and of the one that moved most how they changed', () => {
  const view = viewOf({items: now});
  const sentence = (items: unknown[]) => changeSentence(view, changesOf(view, itemsOf(items), context) ?? new Map(), context);
  assert.equal(
    sentence(before),
    'Compared with the previous period: OpenAI 62.0%, up 8 points; Mistral 30.0%, down 10 points.',
  );
  assert.equal(
    sentence([item('OpenAI', 620), item('Mistral', 301), item('Groq', 79)]),
    'Compared with the previous period: OpenAI 62.0%, unchanged.',
  );
});

test('claims nothing where a total is zero or not known, or currencies cannot be compared', () => {
  const view = viewOf({items: now});
  assert.equal(changesOf(view, [], context), null);
  assert.equal(changesOf(view, itemsOf([item('OpenAI', 0)]), context), null);
  const costs = viewOf({items: [item('a', 1, {cost: eur('1')})]}, {metric: 'cost'});
  assert.equal(changesOf(costs, itemsOf([item('a', 1, {cost: null})]), context), null);
  const mixed = [item('a', 1, {cost: eur('1')}), item('b', 1, {cost: {amount: '1', currency: 'USD'}})];
  assert.equal(changesOf(costs, itemsOf(mixed), context), null);
});

test('claims nothing of what had no price in one of the periods', () => {
  const view = viewOf({items: [item('a', 2, {cost: eur('2')}), item('b', 1, {cost: eur('1')})]}, {metric: 'cost'});
  const past = itemsOf([item('a', 2, {cost: eur('2')}), item('b', 1, {cost: null})]);
  assert.deepEqual([...(changesOf(view, past, context)?.keys() ?? [])], ['a']);
});

test('takes an answer for the period before only if it says so', () => {
  const period = (from: string, to: string) => ({period: {from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z`, timeZone: 'UTC'}});
  const present = period('2026-11-01', '2026-11-20');
  assert.equal(isBefore(period('2026-10-01', '2026-10-20'), present), true);
  assert.equal(isBefore(present, present), false);
  assert.equal(isBefore({}, present), false);
});

test('has the changes in the table, with a sign, and none for the gathered rest', () => {
  const items = [...now, item('x', 2), item('y', 1)];
  const view = viewOf({items}, {view: 'table', rows: 3});
  const {columns, rows, footer} = tableOf(view, '', context, changesOf(view, itemsOf(before), context));
  const place = columns.findIndex(({label}) => label === 'Change (points)') - 1;
  assert.deepEqual(rows.map(({cells}) => cells[place]), ['+7.8', '-10.1', 'new', '']);
  assert.equal(footer?.cells[place], '');
});
