import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {countsOf, isBroken} from '../../scripts/counts.mjs';

describe('a leg of CI', () => {
  it('is counted by its last line', () => {
    assert.deepEqual(countsOf('1 passed, 9 failed\nmore\n12 passed, 0 failed, 3 skipped\n'), {passed: 12, failed: 0, skipped: 3});
    assert.deepEqual(countsOf('12 passed, 0 failed\n'), {passed: 12, failed: 0, skipped: 0});
  });

  it('has failed once where it says no count, and is broken then, however it ended', () => {
    const silent = countsOf('all is well\n');
    assert.deepEqual(silent, {passed: 0, failed: 1, skipped: 0});
    assert.equal(isBroken(0, silent), true);
  });

  it('is broken by its exit code or by its count', () => {
    assert.equal(isBroken(0, countsOf('2 passed, 0 failed')), false);
    assert.equal(isBroken(1, countsOf('2 passed, 0 failed')), true);
    assert.equal(isBroken(null, countsOf('2 passed, 0 failed')), true);
    assert.equal(isBroken(0, countsOf('2 passed, 1 failed')), true);
  });
});
