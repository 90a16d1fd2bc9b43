import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {BadValueError} from '../../../../demo/server/import/errors.js';
import {usageFieldOf, usageRecordOf, type UsageFields} from '../../../../demo/server/import/usage-fields.js';

const fields = {date: '2026-11-03T09:12:00Z', model: 'gpt-4o', inputTokens: '10', outputTokens: '5'};
const record = (more: UsageFields = {}, line = 2) => usageRecordOf({...fields, ...more}, {line, currency: 'EUR'});
const refuses = (more: UsageFields, reason: RegExp): void =>
  assert.throws(() => record(more), (error) => error instanceof BadValueError && reason.test(error.message));

describe('columns of a usage table', () => {
  it('are found in camel case, snake case, and with blanks', () => {
    for (const header of ['inputTokens', 'input_tokens', 'INPUT TOKENS', 'Input-Tokens']) {
      assert.equal(usageFieldOf(header), 'inputTokens');
    }
    assert.equal(usageFieldOf('conversation_id'), 'conversationId');
    assert.equal(usageFieldOf('user_agent'), undefined);
  });
});

describe('rows of a usage table', () => {
  it('need date, model and both counts only', () => {
    const {eventId, ...rest} = record();
    assert.match(eventId, /^row-[\w-]{22}$/);
    assert.deepEqual(rest, {
      kind: 'usage',
      at: '2026-11-03T09:12:00.000000Z',
      provider: null,
      project: null,
      model: 'gpt-4o',
      inputTokens: 10n,
      outputTokens: 5n,
      cachedInputTokens: null,
      cacheWriteTokens: null,
      reasoningTokens: null,
      requests: 1,
      cost: null,
      currency: null,
      price: null,
      conversationId: null,
    });
    for (const field of ['date', 'model', 'inputTokens', 'outputTokens'] as const) refuses({[field]: ''}, new RegExp(`${field} is missing`));
  });

  it('are known by their id, else by line and content', () => {
    assert.equal(record({id: 'u_1'}).eventId, 'u_1');
    assert.equal(record().eventId, record().eventId);
    assert.notEqual(record().eventId, record({}, 3).eventId);
    assert.notEqual(record().eventId, record({model: 'other'}).eventId);
  });

  it('name provider and project by text, or as the contract does', () => {
    assert.deepEqual(record({provider: 'OpenAI', project: 'Support'}).provider, {id: 'openai', name: 'OpenAI'});
    assert.deepEqual(record({project: 'Support'}).project, {id: 'Support', name: 'Support'});
    assert.deepEqual(record({project: {id: 'agent_7b', name: 'Research'}}).project, {id: 'agent_7b', name: 'Research'});
    assert.equal(record({provider: {id: 'unattributed'}}).provider, null);
    refuses({project: {name: 'Research'}}, /project\.id is missing/);
  });

  it('have a cost in the currency of the account', () => {
    assert.deepEqual([record({cost: '0.0042'}).cost, record({cost: '0.0042'}).currency], ['0.0042', 'EUR']);
    assert.equal(record({cost: '0', currency: 'eur'}).cost, '0');
    assert.equal(record({cost: {amount: '1.50', currency: 'EUR'}}).cost, '1.5');
    refuses({cost: '1', currency: 'USD'}, /cost is in USD, the account is in EUR/);
    refuses({cost: {amount: '1', currency: 'USD'}}, /USD/);
    refuses({cost: 'free'}, /cost "free" is not a decimal number/);
  });

  it('cannot have more in a part than in the whole', () => {
    assert.equal(record({cachedInputTokens: '6', cacheWriteTokens: '4'}).cachedInputTokens, 6n);
    refuses({cachedInputTokens: '6', cacheWriteTokens: '5'}, /more than inputTokens/);
    refuses({reasoningTokens: '6'}, /more than outputTokens/);
  });

  it('need an offset in their date', () => refuses({date: '2026-11-03 09:12:00'}, /not an instant with offset/));
});
