import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {AnyShownAnswer} from '../../src/base/scope-answers.js';
import {breakdownAnswer} from '../../src/contract/breakdown.js';
import {logAnswer} from '../../src/contract/log.js';
import {summaryAnswer} from '../../src/contract/summary.js';
import {Names, verdictOf, type ShownCard, type Wish} from '../../src/dashboard/shown.js';
import {NO_FILTERS} from '../../src/store/usage-store.js';

const wish: Wish = {range: 'last-month', timeZone: 'UTC', filters: NO_FILTERS};
const query = {range: 'last-month', tz: 'UTC', ...NO_FILTERS} as const;
const held = {unreadableRows: 0, at: new Date('2026-11-20T00:00:00Z')};

const summary = (changes: object = {}): AnyShownAnswer =>
  ({endpoint: 'summary', query, value: summaryAnswer.parse({totalTokens: 10, cost: null}), ...held, ...changes});
const log = (changes: object = {}): AnyShownAnswer => {
  const body = {items: [], totals: {totalTokens: 10}};
  return {endpoint: 'log', query, value: logAnswer(body).parse(body), ...held, ...changes};
};
const breakdown = (changes: object = {}): AnyShownAnswer => {
  const body = {by: 'model', items: [{id: 'a', name: 'A', totalTokens: 7}, {id: 'b', name: 'B', totalTokens: 3}]};
  return {endpoint: 'breakdown', query: {...query, by: 'model'}, value: breakdownAnswer(body).parse(body), ...held, ...changes};
};
const card = (...answers: AnyShownAnswer[]): ShownCard => ({state: 'ready', answers});
const kind = (cards: readonly ShownCard[], wished = wish) => verdictOf(cards, wished).kind;

describe('what cards show', () => {
  it('is compared when all of it answers what is wished for', () => {
    assert.equal(kind([card(summary()), card(breakdown()), card(log())]), 'agrees');
  });

  it('is not compared while a card shows another range, zone or filter, or nothing yet', () => {
    const others = [{range: '7d'}, {tz: 'Asia/Kathmandu'}, {provider: ['openai']}];
    for (const other of others) assert.equal(kind([card(summary()), card(log({query: {...query, ...other}}))]), 'unknown');
    assert.equal(kind([card(summary()), card(log()), {state: 'loading', answers: []}]), 'unknown');
    assert.equal(kind([card(summary()), card(log({query: null}))]), 'unknown');
  });

  it('leaves out cards that could not be filled', () => {
    assert.equal(kind([card(summary()), card(log()), {state: 'unavailable', answers: []}]), 'agrees');
  });

  it('leaves out a log that is searched, and answers with rows that could not be read', () => {
    const verdict = verdictOf([card(summary()), card(breakdown()), card(log({query: {...query, q: 'bot'}}))], wish);
    assert.equal(verdict.kind === 'agrees' && verdict.sources.has('log'), false);
    assert.equal(kind([card(summary()), card(breakdown({unreadableRows: 1}))]), 'unknown');
  });

  it('takes from a card the answer to the wish, among others', () => {
    const before = breakdown({query: {...query, range: '7d', by: 'model'}});
    assert.equal(kind([card(summary()), card(before, breakdown())]), 'agrees');
  });

  it('lets a breakdown show more than its own filter', () => {
    const filters = {...NO_FILTERS, model: ['a']};
    const asked = {...query, model: ['a']};
    const seven = summary({query: asked, value: summaryAnswer.parse({totalTokens: 7, cost: null})});
    assert.equal(kind([card(seven), card(breakdown())], {...wish, filters}), 'agrees');
  });
});

describe('names', () => {
  it('are learnt from every answer, the latest counts', () => {
    const names = new Names();
    names.learn(breakdown());
    assert.equal(names.of('model', 'a'), 'A');
    assert.equal(names.of('model', '__proto__'), undefined);
    const body = {items: [{date: '2026-01-01T00:00:00Z', model: 'm', inputTokens: 1, outputTokens: 1, project: {id: 'p', name: 'Legal'}}]};
    names.learn(log({value: logAnswer(body).parse(body)}));
    assert.equal(names.of('project', 'p'), 'Legal');
    names.clear();
    assert.equal(names.of('project', 'p'), undefined);
  });
});
