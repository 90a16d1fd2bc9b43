import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {publint} from 'publint';
import {packPackage, root, type PackedPackage} from '../support/packed.js';

let packed: PackedPackage;
before(() => void (packed = packPackage()));
after(() => packed.remove());

const EACH = ['elements/a2b-wallet.js', 'classes/a2b-wallet.js', 'react/a2b-wallet.js'];

interface Manifest {
  readonly files: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly publishConfig: {readonly provenance?: boolean};
  readonly repository?: unknown;
}

const read = (path: string) => readFileSync(join(packed.folder, 'node_modules/@aim2balance/widgets', path), 'utf8');

describe('the packed package', () => {
  it('is built before it is packed, since git knows nothing of dist/', () => {
    const {files, scripts} = JSON.parse(read('package.json')) as Manifest;
    assert.ok(files.includes('dist'));
    assert.equal(scripts['prepack'], 'npm run build');
  });

  it('asks for provenance only where it can be had: it is proven for a repository', () => {
    const {publishConfig, repository} = JSON.parse(read('package.json')) as Manifest;
    assert.ok(repository !== undefined || publishConfig.provenance !== true);
  });

  it('has what its README shows and links to, but for what is of the repository only', () => {
    const links = [...read('README.md').matchAll(/\]\(([^):#]+)\)|(?:src|srcset)="([^":]+)"/g)].map(([, link, picture]) => link ?? picture ?? '');
    assert.ok(links.includes('docs/dashboard-light.png') && links.includes('docs/librechat.md'));
    const missing = links.filter((link) => !existsSync(join(packed.folder, 'node_modules/@aim2balance/widgets', link)));
    assert.deepEqual([...new Set(missing)].sort(), ['CONTRIBUTING.md', 'demo/frameworks', 'demo/server']);
  });

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
