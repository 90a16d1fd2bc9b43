import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {rows} from '../../scripts/reliability-rows.mjs';
import {documentText, missingRows, rowsIn, writtenText} from '../../scripts/reliability.mjs';

describe('what must hold', () => {
  it('is 85 rows, each of them once', () => {
    assert.equal(rows.length, 85);
    assert.equal(new Set(rows.map(([name]) => name)).size, 85);
  });

  it('is proven by a test, or the reason why not is written down', () => {
    assert.deepEqual(missingRows(), [], 'give a test a title that begins with the row, or the row a reason in scripts/reliability-rows.mjs');
  });

  it('is told in docs/reliability.md as it is', () => {
    assert.equal(writtenText(), documentText(), 'run "npm run reliability"');
  });

  it('is proven by titles, not by comments or other texts', () => {
    assert.deepEqual([...rowsIn("it('C7: days', () => {}); it(`D1, D2: ${x}`, f); const all = [['E1: in a table', 1]];")], ['C7', 'D1', 'D2', 'E1']);
    assert.deepEqual([...rowsIn("// 'C7: days'\n/* it('C8: x') */ const text = 'C9: no'; assert.ok('C10: x'); it('see C1: it', f); it('x', 'C2: y');")], []);
  });
});
