import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {DEFAULT_MIX, mixOf} from '../../../../../demo/server/import/azure/mix.js';
import {ImportError} from '../../../../../demo/server/import/errors.js';

const small = {
  currency: 'USD',
  models: [{model: 'm', provider: 'P', weight: 1, price: {input: '1', output: '2.5'}}],
  projects: [{weight: 1}],
};
const refuses = (mix: unknown, message: RegExp): void =>
  assert.throws(() => mixOf(JSON.stringify(mix), 'mix.json'), (error) => error instanceof ImportError && message.test(error.message));

describe('a mix', () => {
  it('is read from JSON', () => {
    assert.deepEqual(mixOf(JSON.stringify(small), 'mix.json'), small);
    assert.deepEqual(mixOf(JSON.stringify(DEFAULT_MIX), 'mix.json'), DEFAULT_MIX);
  });

  it('has four providers, five projects and usage of none unless told otherwise', () => {
    assert.equal(new Set(DEFAULT_MIX.models.map((model) => model.provider)).size, 4);
    assert.equal(DEFAULT_MIX.projects.filter((project) => project.id !== undefined).length, 5);
    assert.equal(DEFAULT_MIX.projects.filter((project) => project.id === undefined).length, 1);
  });

  it('names the field that is wrong', () => {
    refuses({...small, currency: 'euro'}, /^mix\.json: currency – a code like "EUR"/);
    refuses({...small, models: [{...small.models[0], weight: -1}]}, /models\.0\.weight – ≥ 0/);
    refuses({...small, models: [{...small.models[0], price: {input: 1, output: '2'}}]}, /models\.0\.price\.input/);
    refuses({...small, projects: [{weight: 0}]}, /projects – at least one entry with a weight > 0/);
    refuses([], /mix\.json/);
    assert.throws(() => mixOf('{', 'mix.json'), /mix\.json is not JSON/);
  });
});
