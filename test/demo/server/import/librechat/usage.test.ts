import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {outputTokensOf, reasoningTokensOf, requestsOf, usageOf} from '../../../../../demo/server/import/librechat/usage.js';
import {dec, spend} from '../support/librechat.js';

const none = {conversations: new Map(), agents: new Map()};
const answer = spend({id: 't2', tokenType: 'completion', rawAmount: dec('-2380'), cost: dec('0.0113563604')});
const reasoning = spend({id: 't3', tokenType: 'completion', context: 'reasoning', rawAmount: dec('-1920'), cost: dec('0.009')});

describe('usage of a LibreChat ledger', () => {
  it('is one row per pair, known by its prompt, with the cost of both', () => {
    const prompt = spend({id: 't1', rawAmount: dec('-640'), cost: dec('0.0007634528')});
    const [record, ...more] = usageOf({prompt, completion: answer}, none, 'eur');
    assert.equal(more.length, 0);
    assert.equal(record?.eventId, 't1');
    assert.deepEqual([record?.inputTokens, record?.outputTokens, record?.requests], [640n, 2380n, 1]);
    assert.deepEqual([record?.cost, record?.currency], ['0.0121198132', 'EUR']);
  });

  it('adds no tokens for a reasoning charge, only its cost', () => {
    const [record] = usageOf({completion: reasoning}, none, 'eur');
    assert.deepEqual([record?.inputTokens, record?.outputTokens, record?.reasoningTokens], [0n, 0n, null]);
    assert.deepEqual([record?.requests, record?.cost], [0, '0.009']);
    assert.equal(outputTokensOf({completion: reasoning}), 0n);
  });

  it('never tells more reasoning than the answer has tokens', () => {
    assert.equal(reasoningTokensOf({completion: answer, reasoningTokens: 1920n}), 1920n);
    assert.equal(reasoningTokensOf({completion: answer, reasoningTokens: 5000n}), 2380n);
    assert.equal(reasoningTokensOf({completion: answer}), null);
  });

  it('counts messages and stopped replies as requests, but neither titles nor answers without a prompt', () => {
    const counts = ['message', 'incomplete', 'title', 'summary'].map((context) => requestsOf({prompt: spend({context})}));
    assert.deepEqual(counts, [1, 1, 0, 0]);
    assert.equal(requestsOf({completion: answer}), 0);
  });

  it('has cached tokens as parts of the input', () => {
    const prompt = spend({rawAmount: dec('-17820'), readTokens: 15_360n, writeTokens: 2048n});
    const [record] = usageOf({prompt}, none, 'eur');
    assert.deepEqual(
      [record?.inputTokens, record?.cachedInputTokens, record?.cacheWriteTokens],
      [17_820n, 15_360n, 2048n],
    );
  });

  it('has no currency where it has no cost', () => {
    const [record] = usageOf({prompt: spend({cost: null})}, none, 'eur');
    assert.deepEqual([record?.cost, record?.currency], [null, null]);
  });
});
