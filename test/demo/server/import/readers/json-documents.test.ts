import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import fc from 'fast-check';
import {ImportError} from '../../../../../demo/server/import/errors.js';
import {jsonDocuments} from '../../../../../demo/server/import/readers/json-documents.js';
import {all, ignoreBytes, tempInput} from '../support/files.js';

async function read(context: TestContext, text: string) {
  const [file] = await tempInput(context, text, 'dump.json');
  assert.ok(file);
  const found = await all(jsonDocuments(file, ignoreBytes));
  return found.map((one) => (one.kind === 'bad' ? `${one.line}: ${one.reason}` : [one.line, one.fields]));
}

describe('documents of a JSON file', () => {
  it('come one per line, with numbers as the file has them', async (context) => {
    assert.deepEqual(await read(context, '{"a":0.10,"b":[1,{"c":-0}]}\r\n\n{"a":9007199254740993}\n'), [
      [1, {a: '0.10', b: ['1', {c: '-0'}]}],
      [3, {a: '9007199254740993'}],
    ]);
  });

  it('come out of an array, whether on one line or on many', async (context) => {
    assert.deepEqual(await read(context, '[{"a":1},{"a":2}]'), [[1, {a: '1'}], [1, {a: '2'}]]);
    assert.deepEqual(await read(context, '\n[\n  {\n    "a": 1\n  },\n  {"a": 2}\n]\n'), [[3, {a: '1'}], [6, {a: '2'}]]);
    assert.deepEqual(await read(context, '[]'), []);
    assert.deepEqual(await read(context, ''), []);
  });

  it('come out of pretty-printed objects that follow each other', async (context) => {
    assert.deepEqual(await read(context, '{\n  "a": {\n    "b": 1\n  }\n}\n{\n  "a": 2\n}\n'), [[1, {a: {b: '1'}}], [6, {a: '2'}]]);
  });

  it('are skipped one by one where they are broken', async (context) => {
    assert.deepEqual(await read(context, '{"a":1}\n{"a":oops}\n{"a":2\n{"a":3}\nnoise\n{"a":4}\n{"a":'), [
      [1, {a: '1'}],
      '2: not JSON',
      '3: the object has no end',
      [4, {a: '3'}],
      '5: not JSON',
      [6, {a: '4'}],
      '7: the object has no end',
    ]);
  });

  it('are told once where one is broken that spreads over lines', async (context) => {
    const text = '{\n  "a": 1,\n  "b": oops\n}\n{\n  "a": 2\n}\n{\n  "a": x\n}\n';
    assert.deepEqual(await read(context, text), ['1: not JSON', [5, {a: '2'}], '8: not JSON']);
  });

  it('make the file useless where an array is broken', async (context) => {
    const fails = (text: string, message: RegExp) =>
      assert.rejects(read(context, text), (error) => error instanceof ImportError && message.test(error.message));
    await fails('[\n{"a":1},\n{"a":}\n]', /dump\.json:3: the array is not JSON/);
    await fails('[{"a":1},\n{"a":2}', /ends before its array does/);
    await fails('[{"a":1}] {"a":2}', /not JSON/);
    await fails('a,b\n1,2\n', /:1: expected an array or objects in JSON, not "a"/);
  });

  it('have no fields where they are no objects', async (context) => {
    assert.deepEqual(await read(context, '[null,[{"a":1}],{"a":2}]'), [[1, {}], [1, [{a: '1'}]], [1, {a: '2'}]]);
  });

  it('are the same in all forms', async (context) => {
    const documents = fc.array(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean(), fc.constant(null))), {minLength: 1, maxLength: 5});
    await fc.assert(
      fc.asyncProperty(documents, async (list) => {
        const expected = JSON.stringify(list);
        for (const text of [expected, JSON.stringify(list, null, 2), list.map((one) => JSON.stringify(one)).join('\n')]) {
          const found = await read(context, text);
          assert.equal(JSON.stringify(found.map((one) => one[1])), expected);
        }
      }),
      {numRuns: 30},
    );
  });
});
