import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {attributionOf, CHAT, type Context} from '../../../../../demo/server/import/librechat/attribution.js';
import type {Transaction} from '../../../../../demo/server/import/librechat/transaction.js';
import {transaction} from '../support/librechat.js';

const context: Context = {
  conversations: new Map([
    ['plain', {endpoint: 'openAI', agentId: null}],
    ['agent', {endpoint: 'agents', agentId: 'agent_1'}],
    ['ephemeral', {endpoint: 'agents', agentId: 'ephemeral'}],
    ['lost agent', {endpoint: 'agents', agentId: 'agent_9'}],
    ['custom', {endpoint: 'OpenRouter', agentId: null}],
  ]),
  agents: new Map([['agent_1', {name: 'Research Assistant', provider: 'anthropic', model: 'claude-3-opus'}]]),
};

const of = (conversationId: string | null, given: Partial<Transaction> = {}) =>
  attributionOf(transaction({conversationId, ...given}), context);

describe('whom a charge belongs to', () => {
  it('is the agent of the conversation, and the agent\'s provider', () => {
    const {project, provider} = of('agent', {model: 'claude-3-opus'});
    assert.deepEqual(project, {id: 'agent_1', name: 'Research Assistant'});
    assert.deepEqual(provider, {id: 'anthropic', name: 'Anthropic'});
  });

  it('is the chat where there is no agent, or only an ephemeral one', () => {
    assert.equal(of('plain').project, CHAT);
    assert.equal(of('custom').project, CHAT);
    assert.equal(of('ephemeral').project, CHAT);
  });

  it('is nobody when the conversation was deleted; the model still tells the provider', () => {
    assert.equal(of('gone').project, null);
    assert.equal(of(null).project, null);
    assert.equal(of('gone').provider?.id, 'openai');
    assert.equal(of('gone', {model: 'meta-llama/llama-3'}).provider, null);
  });

  it('is an agent that is no more, kept by its id', () => {
    assert.deepEqual(of('lost agent').project, {id: 'agent_9', name: 'Deleted agent', deleted: true});
  });

  it('takes the provider from the row first, then from the conversation', () => {
    assert.equal(of('plain', {provider: 'google'}).provider?.id, 'google');
    assert.equal(of('gone', {endpoint: 'OpenRouter', model: 'gpt-4o'}).provider?.id, 'openrouter');
    assert.equal(of('agent', {endpoint: 'agents'}).provider?.id, 'anthropic');
    assert.deepEqual(of('custom', {model: 'gpt-4o'}).provider, {id: 'openrouter', name: 'OpenRouter'});
  });

  it('has the agent\'s real model where the row holds the id of an agent', () => {
    assert.equal(of('agent', {model: 'agent_1'}).model, 'claude-3-opus');
    assert.equal(of('gone', {model: 'agent_1'}).provider?.id, 'anthropic');
    assert.equal(of('agent', {model: 'agent_9'}).model, 'agent_9');
    assert.equal(of('plain', {model: null}).model, 'unknown');
  });
});
