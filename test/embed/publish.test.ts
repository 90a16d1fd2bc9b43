import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {publint} from 'publint';
import {packPackage, root, type PackedPackage} from '../support/packed.js';

let packed: PackedPackage;
before(() => void (packed = packPackage()));
after(() => packed.remove());

const EACH = ['elements/a2b-wallet.js', 'classes/a2b-wallet.js', 'react/a2b-wallet.js'];

describe('the packed package', () => {
  it('is what publint wants', async () => {
    const {buffer} = new Uint8Array(readFileSync(packed.tarball));
    const {messages} = await publint({pack: {tarball: buffer}, strict: true});
    assert.deepEqual(messages, []);
  });

  it('resolves its types from ESM and bundlers, says attw', () => {
    const cli = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const args = [cli, packed.tarball, '--profile', 'esm-only', '--format', 'ascii', '--include-entrypoints', ...EACH];
    const {status, stdout, stderr} = spawnSync(process.execPath, args, {cwd: packed.folder, encoding: 'utf8'});
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /react\/a2b-wallet\.js/);
  });
});
