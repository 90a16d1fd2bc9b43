import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readJsonLines} from '../../../../../demo/server/import/readers/jsonl.js';
import {all, ignoreBytes, tempInput} from '../support/files.js';

const logItem = {
  id: 'u_1',
  date: '2026-11-20T17:59:12Z',
  project: {id: 'agent_7b', name: 'Research Assistant'},
  provider: {id: 'anthropic', name: 'Anthropic'},
  model: 'claude-3-opus',
  inputTokens: 1840,
  outputTokens: 512,
  totalTokens: 2352,
  cachedInputTokens: 1024,
  reasoningTokens: 0,
  cost: {amount: '0.0353', currency: 'EUR'},
  conversationId: '3f0c',
};

describe('usage in JSON', () => {
  it('is a row of the contract\'s log as it is', async (context) => {
    const files = await tempInput(context, JSON.stringify(logItem));
    const [record] = await all(readJsonLines(files, {currency: 'EUR'}, ignoreBytes));
    assert.ok(record?.kind === 'usage');
    assert.deepEqual(
      [record.eventId, record.project?.name, record.inputTokens, record.cachedInputTokens, record.cost, record.conversationId],
      ['u_1', 'Research Assistant', 1840n, 1024n, '0.0353', '3f0c'],
    );
  });

  it('keeps every digit of a cost that is a number', async (context) => {
    const files = await tempInput(context, '{"date":"2026-11-20T17:59:12Z","model":"m","input_tokens":1,"output_tokens":2,"cost":0.10000000000000000001}');
    const [record] = await all(readJsonLines(files, {currency: 'EUR'}, ignoreBytes));
    assert.equal(record?.kind === 'usage' && record.cost, '0.10000000000000000001');
  });

  it('has bad lines with their number', async (context) => {
    const files = await tempInput(context, `${JSON.stringify(logItem)}\n{"model":"m"}\n{broken\n${JSON.stringify(logItem)}\n`, 'log.jsonl');
    const records = await all(readJsonLines(files, {currency: 'EUR'}, ignoreBytes));
    assert.deepEqual(
      records.map((record) => (record.kind === 'bad' ? `${record.line}: ${record.reason}` : record.eventId)),
      ['u_1', '2: date is missing', '3: not JSON', 'u_1'],
    );
  });
});
