import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {cpSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {packPackage, root, type PackedPackage} from '../support/packed.js';

let packed: PackedPackage;
before(() => {
  packed = packPackage();
  cpSync(join(import.meta.dirname, 'consumers'), packed.folder, {recursive: true});
});
after(() => packed.remove());

/** What a strict project has, with the libraries' own types looked at as well. */
const strict = {
  strict: true, skipLibCheck: false, noEmit: true, types: [], target: 'es2022', module: 'esnext', moduleResolution: 'bundler',
  jsx: 'react-jsx', lib: ['es2022', 'dom', 'dom.iterable'],
};

/** What a compiler has to say of consumers. */
function compile(typescript: string, files: readonly string[], options: object = {}): string {
  const project = join(packed.folder, 'tsconfig.json');
  writeFileSync(project, JSON.stringify({compilerOptions: {...strict, ...options}, files}));
  const compiler = join(root, 'node_modules', typescript, 'bin/tsc');
  return spawnSync(process.execPath, [compiler, '-p', project], {cwd: packed.folder, encoding: 'utf8'}).stdout;
}

const react = ['plain.ts', 'react.tsx', 'react-tags.tsx'];

describe('the types', () => {
  it('serve a plain page and React with TypeScript 5.3', () => assert.equal(compile('typescript-5.3', react), ''));

  it('serve a plain page, React, Preact, Solid, Svelte and Vue with TypeScript 6', () => {
    const others = ['preact.tsx', 'solid.tsx', 'svelte.ts', 'vue.ts'];
    assert.equal(compile('typescript', [...react, ...others], {lib: ['esnext', 'dom', 'dom.iterable']}), '');
  });

  it('serve a project that resolves as Node does', () => {
    assert.equal(compile('typescript', react, {module: 'nodenext', moduleResolution: 'nodenext'}), '');
  });

  it('name no zod', () => {
    const place = join(packed.folder, 'node_modules/@aim2balance/widgets/dist');
    const files = readdirSync(place, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.d.ts'));
    assert.ok(files.length > 100, `${files.length} files`);
    assert.deepEqual(files.filter((name) => /["']zod/.test(readFileSync(join(place, name), 'utf8'))), []);
  });
});
