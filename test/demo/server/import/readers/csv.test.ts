import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import {ImportError} from '../../../../../demo/server/import/errors.js';
import {readCsv} from '../../../../../demo/server/import/readers/csv.js';
import {all, ignoreBytes, tempInput} from '../support/files.js';

const HEADER = 'Date,model,input_tokens,outputTokens,project';

async function read(context: TestContext, text: string) {
  const files = await tempInput(context, text, 'usage.csv');
  return all(readCsv(files, {currency: 'EUR'}, ignoreBytes));
}

const shown = (records: Awaited<ReturnType<typeof read>>): unknown[] =>
  records.map((record) => (record.kind === 'bad' ? `${record.line}: ${record.reason}` : [record.model, record.inputTokens]));

describe('usage in CSV', () => {
  it('is found by the names of the columns, quoted or not', async (context) => {
    const records = await read(context, `\uFEFF${HEADER},colour\r\n2026-11-03T09:12:00Z,"gpt ""4""",10,5,"Research, new",red\r\n`);
    assert.deepEqual(shown(records), [['gpt "4"', 10n]]);
    assert.deepEqual(records[0]?.kind === 'usage' && records[0].project?.id, 'Research, new');
  });

  it('has bad lines with their number, also after fields of several lines', async (context) => {
    const lines = [
      HEADER,
      '2026-11-03T09:12:00Z,a,1,2,',
      '2026-11-03T09:12:00Z,b,one,2,',
      '2026-11-03T09:12:00Z,c,1',
      '',
      '2026-11-03T09:12:00Z,d,1,2,"two\nlines"',
      'tomorrow,e,1,2,"two\nlines"',
      '2026-11-03T09:12:00Z,f"g,1,2,',
      '2026-11-03T09:12:00Z,h,3,2,',
    ];
    const records = shown(await read(context, lines.join('\n')));
    assert.deepEqual(records.filter((one) => typeof one !== 'string'), [['a', 1n], ['d', 1n], ['h', 3n]]);
    const bad = records.filter((one) => typeof one === 'string').sort().join('\n');
    assert.match(bad, /^10: Invalid Opening Quote.*\n3: inputTokens "one" is not a whole number ≥ 0\n4: Invalid Record Length.*\n8: "tomorrow" is not an instant/);
  });

  it('is refused without a required column, and with one twice', async (context) => {
    const fails = (text: string, message: RegExp) =>
      assert.rejects(read(context, text), (error) => error instanceof ImportError && message.test(error.message));
    await fails('date,model,input\n1,2,3\n', /usage\.csv:1: the header "date,model,input" has no column inputTokens, outputTokens\./);
    await fails('date,model,inputTokens,input_tokens,outputTokens\n', /has the column "inputTokens" twice/);
    await fails('', /is empty/);
  });

  it('is refused where a quote is never closed: nobody knows what is inside', async (context) => {
    const text = `${HEADER}\n2026-11-03T09:12:00Z,"gpt,1,2,\n2026-11-03T09:12:00Z,a,1,2,\n`;
    await assert.rejects(read(context, text), (error) => error instanceof ImportError && /quoted field.*has no end/.test(error.message));
    const long = `${HEADER}\n2026-11-03T09:12:00Z,"gpt,1,2,\n${'2026-11-03T09:12:00Z,a,1,2,\n'.repeat(60_000)}`;
    await assert.rejects(read(context, long), (error) => error instanceof ImportError && /quoted field/.test(error.message));
  });
});
