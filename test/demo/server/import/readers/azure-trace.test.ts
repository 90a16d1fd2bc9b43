import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import {DEFAULT_MIX} from '../../../../../demo/server/import/azure/mix.js';
import {ImportError} from '../../../../../demo/server/import/errors.js';
import {readAzureTrace, type AzureTraceOptions} from '../../../../../demo/server/import/readers/azure-trace.js';
import {all, ignoreBytes, tempInput} from '../support/files.js';

const HEADER = 'TIMESTAMP,ContextTokens,GeneratedTokens\r\n';
const until = Date.UTC(2026, 10, 20, 18) * 1000;
const plain: AzureTraceOptions = {days: null, until, shape: 'flat', mix: DEFAULT_MIX, seed: 1};

async function read(context: TestContext, text: string, options: Partial<AzureTraceOptions> = {}) {
  const files = await tempInput(context, text, 'trace.csv');
  return all(readAzureTrace(files, {...plain, ...options}, ignoreBytes));
}

describe('a trace', () => {
  it('has its own times when they are kept, the last line without an end', async (context) => {
    const records = await read(context, `${HEADER}2023-11-16 18:15:46.6805900,374,44\r\n2023-11-16 19:14:08.4025270,197,183`);
    assert.deepEqual(
      records.map((one) => one.kind === 'usage' && [one.at, one.inputTokens, one.outputTokens]),
      [
        ['2023-11-16T18:15:46.680590Z', 374n, 44n],
        ['2023-11-16T19:14:08.402527Z', 197n, 183n],
      ],
    );
  });

  it('is laid over the last days, whatever the order of its rows', async (context) => {
    const text = `${HEADER}2023-11-16 19:00:00.0000000,1,1\r\n2023-11-16 18:00:00.0000000,1,1\r\n2023-11-16 18:30:00.0000000,1,1\r\n`;
    const records = await read(context, text, {days: 3});
    assert.deepEqual(records.map((one) => one.kind === 'usage' && one.at), [
      '2026-11-20T18:00:00.000000Z',
      '2026-11-18T18:00:00.000000Z',
      '2026-11-19T18:00:00.000000Z',
    ]);
  });

  it('is known row by row, however it is laid and drawn', async (context) => {
    const text = `${HEADER}${'2023-11-16 18:00:00.0000000,10,20\r\n'.repeat(100)}`;
    const ids = async (options: Partial<AzureTraceOptions>): Promise<string[]> =>
      (await read(context, text, options)).map((one) => (one.kind === 'usage' ? one.eventId : ''));
    const first = await ids({});
    assert.equal(new Set(first).size, 100);
    assert.deepEqual(await ids({days: 7, seed: 9, shape: 'office'}), first);
  });

  it('is priced by the model, with the price it had', async (context) => {
    const mix = {
      currency: 'EUR',
      models: [{model: 'm', provider: 'openAI', weight: 1, price: {input: '2.5', output: '10'}}],
      projects: [{id: 'p', weight: 1}],
    };
    const [record] = await read(context, `${HEADER}2023-11-16 18:00:00.0000000,374,44`, {mix});
    assert.ok(record?.kind === 'usage');
    assert.deepEqual([record.cost, record.currency, record.provider, record.project], ['0.001375', 'EUR', {id: 'openai', name: 'OpenAI'}, {id: 'p', name: 'p'}]);
    assert.deepEqual(JSON.parse(record.price ?? ''), {input: '2.5', output: '10', per: 1_000_000, currency: 'EUR'});
    const unpriced = {...mix, models: [{model: 'm', provider: 'openAI', weight: 1}]};
    const [free] = await read(context, `${HEADER}2023-11-16 18:00:00.0000000,374,44`, {mix: unpriced});
    assert.deepEqual(free?.kind === 'usage' && [free.cost, free.currency, free.price], [null, null, null]);
  });

  it('has bad lines with their number', async (context) => {
    const text = `${HEADER}2023-11-16 18:00:00.0000000,1,1\r\n\r\nnow,1,1\r\n2023-11-16 18:00:00.0000000,-1,1\r\n2023-11-16 18:00:00.0000000,1\r\n2023-02-30 18:00:00.0000000,1,1,\r\n`;
    const records = await read(context, text, {days: 2});
    assert.deepEqual(records.filter((one) => one.kind === 'bad').map(({line, reason}) => `${line}: ${reason}`), [
      '4: "now" is not an instant with offset like 2026-11-03T09:12:00Z',
      '5: ContextTokens "-1" is not a whole number ≥ 0',
      '6: a line has 3 fields',
      '7: a line has 3 fields',
    ]);
  });

  it('is refused with another header, and when it is empty', async (context) => {
    for (const text of ['date,model\n1,2\n', '', '2023-11-16 18:00:00.0000000,1,1\n']) {
      await assert.rejects(read(context, text), (error) => error instanceof ImportError && /trace\.csv:1: the header must be/.test(error.message));
    }
  });
});
