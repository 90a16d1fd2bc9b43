import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {breakdownAnswer} from '../../../src/contract/breakdown.js';
import {spikeText, withProjects, type SpikeNote} from '../../../src/widgets/usage-summary/usage-summary.driver.js';
import {summaryContext} from './summary-answer.js';

const note: SpikeNote = {
  time: 'Tue, Nov 4, 2026', ratio: 4.2, day: '2026-11-04', place: 3,
  driver: {dimension: 'provider', id: 'openai', name: 'OpenAI', percent: 60n},
};
const projects = (...parts: (readonly [id: string, tokens: number, cost?: string | null])[]) => {
  const items = parts.map(([id, totalTokens, amount]) => (
    {id, name: id === 'unattributed' ? undefined : id, totalTokens, cost: amount ? {amount, currency: 'EUR'} : amount}
  ));
  return breakdownAnswer({items}).parse({items}).items;
};
const tell = (items: ReturnType<typeof projects> | undefined, options: object = {}) =>
  spikeText(withProjects(note, items, {metric: 'tokens', isOnlyProvider: false, ...options}), summaryContext());

describe('who made most of an unusual day', () => {
  it('is the provider or the project, whichever explains more', () => {
    assert.equal(tell(projects(['Legal bot', 80], ['Wiki', 20])), 'Tue, Nov 4, 2026: 4.2× usual; 80% Legal bot');
    assert.equal(tell(projects(['Legal bot', 50], ['Wiki', 50])), 'Tue, Nov 4, 2026: 4.2× usual; 60% OpenAI');
    assert.equal(tell(undefined), 'Tue, Nov 4, 2026: 4.2× usual; 60% OpenAI');
  });

  it('is never the only provider there is where a project is known: it makes every day', () => {
    assert.equal(tell(projects(['Legal bot', 40], ['Wiki', 35], ['Mail', 25]), {isOnlyProvider: true}), 'Tue, Nov 4, 2026: 4.2× usual; 40% Legal bot');
  });

  it('is not usage without a project, nor one without a known amount', () => {
    assert.equal(tell(projects(['unattributed', 90], ['Wiki', 10])), 'Tue, Nov 4, 2026: 4.2× usual; 60% OpenAI');
    assert.equal(tell(projects(['Legal bot', 90, null]), {metric: 'cost'}), 'Tue, Nov 4, 2026: 4.2× usual; 60% OpenAI');
    assert.equal(tell(projects(['Legal bot', 10, '0.90'], ['Wiki', 90, '0.10']), {metric: 'cost'}), 'Tue, Nov 4, 2026: 4.2× usual; 90% Legal bot');
  });

  it('is told without a name where none is known', () => {
    assert.equal(spikeText({...note, driver: null}, summaryContext()), 'Tue, Nov 4, 2026: 4.2× usual');
  });
});
