import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {rows} from '../../scripts/reliability-rows.mjs';
import {missingRows, provenBy, writtenText} from '../../scripts/reliability.mjs';

const root = join(import.meta.dirname, '../..');
const lineOf = (name: string) => writtenText().split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? '';

describe('what must hold', () => {
  it('is 85 rows, each of them once', () => {
    assert.equal(rows.length, 85);
    assert.equal(new Set(rows.map(([name]) => name)).size, 85);
  });

  it('is proven by a test, or the reason why not is written down', () => {
    assert.deepEqual(missingRows(), [], 'give a test a title that begins with the row, or the row a reason in scripts/reliability-rows.mjs');
  });

  it('is told in docs/reliability.md: every row, and no test that is not there', () => {
    const files = provenBy();
    for (const [name] of rows) {
      const told = [...lineOf(name).matchAll(/\(\.\.\/(test\/[^)]+)\)/g)].map(([, file = '']) => file);
      const hint = `${name}: run "npm run reliability"`;
      assert.ok(lineOf(name) !== '' && !lineOf(name).endsWith('| – |'), hint);
      assert.deepEqual(told.filter((file) => !existsSync(join(root, file)) || !files.get(name)?.includes(file)), [], hint);
    }
  });
});
