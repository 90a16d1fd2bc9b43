import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {providerOf, providerOfModel} from '../../../../demo/server/import/names.js';

describe('names of providers', () => {
  it('are one id and one name for all spellings', () => {
    for (const text of ['openAI', 'OpenAI', ' openai ', 'assistants']) {
      assert.deepEqual(providerOf(text), {id: 'openai', name: 'OpenAI'});
    }
    assert.deepEqual(providerOf('azureOpenAI'), {id: 'azure', name: 'Azure OpenAI'});
    assert.deepEqual(providerOf('OpenRouter'), {id: 'openrouter', name: 'OpenRouter'});
  });

  it('stay as the host wrote them when nobody knows them', () => {
    assert.deepEqual(providerOf('Our GPU box'), {id: 'our gpu box', name: 'Our GPU box'});
    assert.deepEqual(providerOf('constructor'), {id: 'constructor', name: 'constructor'});
  });

  it('follow from the beginning of a model name, or are not known', () => {
    const ids = ['gpt-4o', 'o3-mini', 'claude-3-opus-20240229', 'gemini-1.5-flash', 'models/gemini-2.5-pro'].map(
      (model) => providerOfModel(model)?.id,
    );
    assert.deepEqual(ids, ['openai', 'openai', 'anthropic', 'google', 'google']);
    for (const model of ['meta-llama/llama-3-70b-instruct', 'o3x', 'my-gpt-4', 'agent_Wm2R']) {
      assert.equal(providerOfModel(model), null);
    }
  });
});
