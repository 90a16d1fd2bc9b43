import assert from 'node:assert/strict';
import {copyFile, writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {describe, it} from 'node:test';
import {ImportError} from '../../../../../demo/server/import/errors.js';
import {inputFiles} from '../../../../../demo/server/import/files.js';
import {collectionOfFields, findSources, ledgerOf} from '../../../../../demo/server/import/librechat/sources.js';
import {LEDGER_DIR, tempDir, tempFile, tempInput} from '../support/files.js';

const names = (files: readonly {path: string}[]): string[] => files.map(({path}) => basename(path));

describe('the files of a dump', () => {
  it('are found in a folder', async () => {
    const sources = await findSources([LEDGER_DIR]);
    assert.deepEqual(Object.values(sources).map(names), [
      ['transactions.json'],
      ['conversations.json'],
      ['agents.json'],
      ['balances.json'],
    ]);
  });

  it('are known by their content, or by their name when they are empty; others of a folder are left out', async (context) => {
    const dir = await tempDir(context);
    await copyFile(join(LEDGER_DIR, 'transactions.json'), join(dir, 'export-1.json'));
    await writeFile(join(dir, 'agents.json'), '[]');
    await writeFile(join(dir, 'messages.json'), '{"messageId":"m","conversationId":"c","endpoint":"openAI"}');
    const sources = await findSources([dir]);
    assert.deepEqual(Object.values(sources).map(names), [['export-1.json'], [], ['agents.json'], []]);
  });

  it('must be of a known collection when they are named, and hold transactions', async (context) => {
    const other = await tempFile(context, '{"messageId":"m","conversationId":"c"}');
    await assert.rejects(findSources([other]), (error) => error instanceof ImportError && /is not an export of/.test(error.message));
    await assert.rejects(findSources([join(LEDGER_DIR, 'agents.json')]), /No transactions among/);
  });

  it('do not take messages for conversations', () => {
    assert.equal(collectionOfFields({conversationId: 'c', endpoint: 'openAI', messageId: 'm'}), undefined);
    assert.equal(collectionOfFields({conversationId: 'c', title: 't'}), 'conversations');
  });

  it('are in euros when any row has costEUR, also far behind, else in US dollars', async (context) => {
    assert.equal(await ledgerOf(await inputFiles([join(LEDGER_DIR, 'transactions.json')])), 'eur');
    for (const filler of [262_140, 262_144 - 5, 600_000]) {
      assert.equal(await ledgerOf(await tempInput(context, `${' '.repeat(filler)}{"costEUR":1}`)), 'eur');
    }
    assert.equal(await ledgerOf(await tempInput(context, '{"tokenValue":1}')), 'usd');
  });
});
