import assert from 'node:assert/strict';
import {test} from 'node:test';
import {barsOf} from '../../../src/widgets/usage-breakdown/picture.view.js';
import {context, many, project, viewOf} from './context.js';

test('makes the bars of projects from their providers, and what those leave open grey', () => {
  const view = viewOf(
    {items: [project('A', 10, ['openai', 6], ['mistral', 3]), project('B', 4, ['mistral', 4])]},
    {by: 'project'},
  );
  assert.deepEqual(
    view.providers.map(({id}) => id),
    ['mistral', 'openai'],
  );
  const [first] = barsOf(view, new Set(), context).rows;
  assert.deepEqual(
    first?.segments.map(({value}) => value),
    [3, 6, 1],
  );
  assert.equal(first?.segments.at(-1)?.color, 'var(--a2b-color-other)');
});

test('sets rows back while others are picked', () => {
  const view = viewOf({items: many(3)}, {by: 'model'});
  const colors = barsOf(view, new Set(['p1']), context).rows.map(({segments}) =>
    segments[0]?.color.startsWith('color-mix'),
  );
  assert.deepEqual(colors, [true, false, true]);
});
