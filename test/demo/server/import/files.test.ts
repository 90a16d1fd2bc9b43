import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {ImportError} from '../../../../demo/server/import/errors.js';
import {inputFiles, textLines, textPieces} from '../../../../demo/server/import/files.js';
import {all, ignoreBytes, tempDir, tempInput} from './support/files.js';

describe('reading files', () => {
  it('gives every line with its number, with LF or CRLF, with or without an end', async (context) => {
    const [file] = await tempInput(context, '\uFEFFone\r\n\ntwo\nlast');
    assert.ok(file);
    assert.deepEqual(await all(textLines(file, ignoreBytes)), [
      {text: 'one', number: 1},
      {text: '', number: 2},
      {text: 'two', number: 3},
      {text: 'last', number: 4},
    ]);
  });

  it('counts each byte once, and keeps characters whole that a chunk cuts', async (context) => {
    const text = `${'ä€😀'.repeat(100_000)}\n${'x'.repeat(300_000)}`;
    const [file] = await tempInput(context, text);
    assert.ok(file);
    let bytes = 0;
    const lines = await all(textLines(file, (count) => (bytes += count)));
    assert.equal(lines.map((line) => line.text).join('\n'), text);
    assert.equal(bytes, file.size);
    const pieces = await all(textPieces(file, ignoreBytes));
    assert.equal(pieces.map((piece) => piece.text).join(''), text);
    assert.deepEqual(new Set(pieces.map((piece) => piece.line)), new Set([1, 2]));
    assert.equal(pieces.filter((piece) => piece.isStart).length, 2);
  });

  it('gives the same lines as splitting the whole text', async (context) => {
    const texts = fc.array(fc.string(), {maxLength: 8}).map((lines) => lines.join('\n').replaceAll('\r', ''));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const [file] = await tempInput(context, text);
        assert.ok(file);
        const expected = text.replace(/^\uFEFF/, '').split('\n');
        if (expected.at(-1) === '') expected.pop();
        assert.deepEqual((await all(textLines(file, ignoreBytes))).map((line) => line.text), expected);
      }),
      {numRuns: 30},
    );
  });

  it('says which file is missing or is a folder', async (context) => {
    const dir = await tempDir(context);
    await assert.rejects(inputFiles([`${dir}/none.csv`]), (error) => error instanceof ImportError && /none\.csv: no such file/.test(error.message));
    await assert.rejects(inputFiles([dir]), ImportError);
  });
});
