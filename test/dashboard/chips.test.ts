import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {filterChips} from '../../src/dashboard/chips.js';
import {NO_FILTERS} from '../../src/store/usage-store.js';
import {viewContext} from '../support/view-context.js';

const {t} = viewContext();
const chips = (filters: object, names: Record<string, string> = {}) =>
  filterChips({...NO_FILTERS, ...filters}, (dimension, id) => new Map(Object.entries(names)).get(`${dimension} ${id}`), t);

describe('filter chips', () => {
  it('name the dimension and what is left of it, in a fixed order', () => {
    const shown = chips({model: ['gpt-4o'], provider: ['openai', 'unattributed']}, {'provider openai': 'OpenAI'});
    assert.deepEqual(shown.map(({kind, name}) => `${kind}: ${name}`), ['Provider: OpenAI', 'Provider: Unattributed', 'Model: gpt-4o']);
  });

  it('show hostile names as they are, and never longer than anyone reads', () => {
    const names = ['__proto__', '{name}', '<b>', 'x'.repeat(5_000)];
    const shown = chips({project: names});
    assert.deepEqual(shown.slice(0, 3).map(({name}) => name), names.slice(0, 3));
    assert.equal(shown[3]?.name, `${'x'.repeat(200)}…`);
    assert.equal(chips({project: ['😀'.repeat(300)]})[0]?.name, `${'😀'.repeat(200)}…`);
  });

  it('are none without a filter', () => {
    assert.deepEqual(chips({}), []);
  });
});
