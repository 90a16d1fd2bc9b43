import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {integrityOf} from '../../scripts/package/sri.mjs';
import {version} from '../../src/version.js';

const root = join(import.meta.dirname, '../..');
/** What an entry leads to; the types of frameworks have nothing to run. */
type Target = string | {types: string; default?: string};

const {exports: entries, ...manifest} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  exports: Record<string, Target>;
};
const programs = readdirSync(join(root, 'dist/librechat')).filter((name) => name.endsWith('.cjs')).map((name) => name.replace('.cjs', ''));
const themes = readdirSync(join(root, 'src/themes')).map((name) => name.replace('.css', ''));
const tags = readdirSync(join(root, 'src/elements')).filter((name) => name.startsWith('a2b-')).map((name) => name.replace('.ts', ''));

/** What `*` stands for. */
function namesOf(pattern: string): readonly string[] {
  if (pattern.endsWith('.css')) return themes;
  return pattern.endsWith('.cjs') ? programs : tags;
}

/** Files of an export. */
function filesOf(target: Target): string[] {
  const patterns = typeof target === 'string' ? [target] : Object.values(target);
  return patterns.flatMap((pattern) => (pattern.includes('*') ? namesOf(pattern).map((name) => pattern.replace('*', name)) : [pattern]));
}

/** The entries with code, by the name a host imports them by. */
const modules = Object.entries(entries)
  .filter(([, target]) => typeof target !== 'string' && target.default?.endsWith('js'))
  .flatMap(([name]) => (name.includes('*') ? namesOf(name).map((each) => name.replace('*', each)) : [name]))
  .map((name) => name.replace('.', '@aim2balance/widgets'));

interface Ended {
  readonly code: number | string;
  readonly out: string;
}

/** Does something for each, so many at a time. */
async function inTurn<Item, Result>(items: readonly Item[], width: number, act: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await act(item);
  };
  await Promise.all(Array.from({length: width}, work));
  return results;
}

/** Runs Node in the package's folder, as long as it takes. */
function runNode(...args: readonly string[]): Promise<Ended> {
  const env = {PATH: process.env['PATH']};
  return new Promise((resolve) => execFile(process.execPath, args, {cwd: root, env}, (error, out, err) => resolve({code: error?.code ?? 0, out: out + err})));
}

describe('the built package', () => {
  it('has the version it says it has', () => assert.equal(version, manifest.version));

  for (const [name, target] of Object.entries(entries)) {
    if (name === './cdn/*') continue;
    it(`has every file behind "${name}"`, () => {
      assert.deepEqual(filesOf(target).filter((file) => !existsSync(join(root, file))), []);
    });
  }

  it('A9: can be imported in plain Node, each entry in a process of its own', async () => {
    assert.ok(modules.includes('@aim2balance/widgets') && modules.includes('@aim2balance/widgets/react/a2b-wallet.js') && modules.length > 30, modules.join());
    const asked = modules.map((name) => ['--input-type=module', '-e', `await import('${name}');`]);
    const required = ['--input-type=commonjs', '-e', "if (typeof require('@aim2balance/widgets/librechat').createA2bRouter !== 'function') process.exit(3);"];
    const ended = await inTurn([...asked, required], 4, (args) => runNode(...args));
    assert.deepEqual(ended.filter(({code}) => code !== 0), []);
  });

  it('has programs for LibreChat that start in plain Node, and say what they lack', async () => {
    const [sidecar, indexes] = await Promise.all([runNode('dist/librechat/sidecar.cjs'), runNode('dist/librechat/indexes.cjs', '--dry-run')]);
    assert.deepEqual([sidecar.code, sidecar.out.trim()], [1, 'MONGO_URI is missing: LibreChat’s own .env has it.']);
    assert.equal(indexes.code, 0, indexes.out);
  });

  it('A6: has both script-tag files, without code of development builds', () => {
    for (const file of ['a2b.js', 'a2b.min.js']) {
      const text = readFileSync(join(root, 'dist/cdn', file), 'utf8');
      assert.ok(!text.includes('lit.dev/msg'), file);
      assert.ok(!text.includes('process.env'), file);
    }
  });

  it('tells the hash of every script-tag file, as a browser would reckon it', () => {
    const {files, version: told} = JSON.parse(readFileSync(join(root, 'dist/cdn/sri.json'), 'utf8')) as {version: string; files: Record<string, string>};
    const scripts = readdirSync(join(root, 'dist/cdn')).filter((name) => name.endsWith('.js'));
    assert.deepEqual(files, Object.fromEntries(scripts.map((name) => [name, integrityOf(readFileSync(join(root, 'dist/cdn', name)))])));
    assert.deepEqual([told, Object.keys(files).includes('a2b.min.js')], [version, true]);
  });

  it('carries the notice of ECharts in every script-tag file that carries ECharts, and all licences beside them', () => {
    const folder = join(root, 'dist/cdn');
    const notice = readFileSync(join(root, 'node_modules/echarts/NOTICE'), 'utf8').trim();
    const onOneLine = notice.replace(/\s+/g, ' ');
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const carriers = readdirSync(folder).filter((name) => name.endsWith('.js') && read(name).includes('series.pie'));
    assert.ok(carriers.includes('a2b.min.js') && carriers.length > 1, carriers.join());
    assert.deepEqual(carriers.filter((name) => !read(name).includes(onOneLine)), []);
    const beside = read('NOTICE.txt');
    for (const part of [notice, 'Apache License', 'zrender', 'lit-html', 'zod', '@floating-ui/dom', 'Redistributions']) assert.ok(beside.includes(part), part);
  });

  it('has all licences beside the files for LibreChat, which carry jose, zod and a part of PGlite', () => {
    const folder = join(root, 'dist/librechat');
    const notice = readFileSync(join(folder, 'NOTICE.txt'), 'utf8');
    for (const [name, file] of [['jose', 'LICENSE.md'], ['zod', 'LICENSE'], ['@electric-sql/pglite', 'LICENSE']] as const) {
      const licence = readFileSync(join(root, 'node_modules', name, file), 'utf8').trim();
      assert.ok(new RegExp(`^${name} \\d`, 'm').test(notice) && notice.includes(licence), name);
    }
    assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.map')), []);
  });

  it('has a theme that names every element, each time', () => {
    const css = readFileSync(join(root, 'dist/themes/librechat.css'), 'utf8');
    assert.deepEqual(tags.map((tag) => [tag, css.match(new RegExp(`${tag}\\b`, 'g'))?.length]), tags.map((tag) => [tag, 3]));
  });

  it('describes every element in custom-elements.json', () => {
    const {modules} = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')) as {modules: {declarations?: {tagName?: string}[]}[]};
    const described = modules.flatMap(({declarations = []}) => declarations.map(({tagName}) => tagName)).filter(Boolean);
    assert.deepEqual([...new Set(described)].sort(), tags.sort());
  });
});
