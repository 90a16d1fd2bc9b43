import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {join, relative} from 'node:path';
import {describe, it} from 'node:test';
import {build as esbuild} from 'esbuild';
import {build as vite, type Rolldown} from 'vite';

const root = join(import.meta.dirname, '../..');
const tags = readdirSync(join(root, 'src/elements')).filter((name) => name.startsWith('a2b-')).map((name) => name.replace('.ts', ''));
const EXTERNAL = ['react', '@lit/react'];

/** A bundle: what is loaded at once, what later, each with the modules that are really in it. */
interface Bundle {
  readonly code: string;
  readonly first: readonly string[];
  readonly later: readonly string[];
}

const ours = (path: string) => path.replaceAll('\\', '/').replace(/^.*\/?dist\//, '');
const isOurs = (path: string) => /(^|\/)dist\//.test(path) && !path.includes('node_modules');

async function byEsbuild(page: string): Promise<Bundle> {
  const {metafile, outputFiles} = await esbuild({
    stdin: {contents: page, resolveDir: root, sourcefile: 'page.js'},
    bundle: true, format: 'esm', splitting: true, outdir: join(root, '.cache/none'), write: false, metafile: true, external: EXTERNAL,
    absWorkingDir: root, logLevel: 'error',
  });
  const modulesOf = (inputs: Record<string, {bytesInOutput: number}>) =>
    Object.entries(inputs).filter(([path, {bytesInOutput}]) => bytesInOutput > 0 && isOurs(path)).map(([path]) => ours(path));
  const reach = (from: Iterable<string>, isFollowed: (kind: string) => boolean) => {
    const seen = new Set(from);
    for (const path of seen) for (const {path: other, kind} of metafile.outputs[path]?.imports ?? []) if (isFollowed(kind)) seen.add(other);
    return [...seen].filter((path) => path in metafile.outputs);
  };
  // esbuild also writes chunks for imports in code that it dropped; nothing leads to them.
  const entry = Object.entries(metafile.outputs).filter(([, {entryPoint}]) => entryPoint === 'page.js').map(([path]) => path);
  const first = reach(entry, (kind) => kind === 'import-statement');
  const all = reach(first, () => true);
  const read = (paths: readonly string[]) => paths.flatMap((path) => modulesOf(metafile.outputs[path]?.inputs ?? {}));
  const code = outputFiles.filter(({path}) => all.includes(relative(root, path))).map(({text}) => text).join('\n');
  return {code, first: read(first), later: read(all.filter((path) => !first.includes(path)))};
}

async function byVite(code: string): Promise<Bundle> {
  const page = {
    name: 'page',
    resolveId: (id: string) => (id === 'page.js' ? join(root, 'page.js') : null),
    load: (id: string) => (id === join(root, 'page.js') ? code : null),
  };
  const result = await vite({
    root, configFile: false, logLevel: 'error', plugins: [page],
    build: {write: false, minify: false, modulePreload: false, rolldownOptions: {input: 'page.js', external: EXTERNAL}},
  });
  const chunks = ([result].flat() as Rolldown.RolldownOutput[]).flatMap(({output}) => output).filter((chunk) => chunk.type === 'chunk');
  const atOnce = new Set(chunks.filter(({isEntry}) => isEntry).map(({fileName}) => fileName));
  for (const name of atOnce) for (const other of chunks.find(({fileName}) => fileName === name)?.imports ?? []) atOnce.add(other);
  const modulesOf = (now: boolean) =>
    chunks.filter(({fileName}) => atOnce.has(fileName) === now)
      .flatMap(({modules}) => Object.entries(modules).filter(([path, {renderedLength}]) => renderedLength > 0 && isOurs(path)).map(([path]) => ours(path)));
  return {code: chunks.map(({code: text}) => text).join('\n'), first: modulesOf(true), later: modulesOf(false)};
}

const elementsIn = ({first}: Bundle) => first.filter((path) => path.startsWith('elements/a2b-')).map((path) => path.slice('elements/'.length, -'.js'.length)).sort();
const widgetsIn = ({first, later}: Bundle) => [...new Set([...first, ...later].map((path) => /^widgets\/([\w-]+)\//.exec(path)?.[1]).filter(Boolean))].sort();

/** ECharts' series are in it: they only are where something registers them. */
const draws = ({code}: Bundle) => /PieSeriesModel/.test(code) && /BarSeriesModel/.test(code);

for (const [bundler, bundle] of [['esbuild', byEsbuild], ['Vite', byVite]] as const) {
  describe(`entries bundled by ${bundler}`, () => {
    it('the package registers every element, with charts and samples in chunks of their own', async () => {
      const all = await bundle("import '@aim2balance/widgets';");
      assert.deepEqual(elementsIn(all), [...tags].sort());
      assert.ok(all.later.includes('chart/echarts.js') && !all.first.includes('chart/echarts.js'));
      assert.ok(all.later.includes('sample/answer.js') && !all.first.some((path) => path.startsWith('sample/')));
      assert.ok(draws(all));
    });

    it('pure.js registers nothing, and leaves nothing where nothing is used', async () => {
      const unused = await bundle("import '@aim2balance/widgets/pure.js';");
      assert.deepEqual(unused.first, []);
      const one = await bundle("import {version} from '@aim2balance/widgets/pure.js'; console.log(version);");
      assert.deepEqual(one.first.filter((path) => /^(elements|widgets|dashboard|chart|i18n)\//.test(path)), []);
      assert.ok(one.first.includes('version.js'));
    });

    it('a class from pure.js comes without the other widgets and without a registration', async () => {
      const bundled = await bundle("import {A2bWallet} from '@aim2balance/widgets/pure.js'; console.log(A2bWallet);");
      assert.deepEqual([elementsIn(bundled), widgetsIn(bundled)], [[], ['wallet']]);
      assert.ok(!bundled.code.includes('customElements.define('));
    });

    for (const tag of ['a2b-wallet', 'a2b-usage-log', 'a2b-billing-history', 'a2b-usage-breakdown', 'a2b-sustainability', 'a2b-range-picker']) {
      it(`elements/${tag}.js brings only itself`, async () => {
        const bundled = await bundle(`import '@aim2balance/widgets/elements/${tag}.js';`);
        assert.deepEqual([elementsIn(bundled), widgetsIn(bundled)], [[tag], [tag.replace('a2b-', '')]]);
      });
    }

    it('one React component brings only its element', async () => {
      const bundled = await bundle("import {A2bWallet} from '@aim2balance/widgets/react.js'; console.log(A2bWallet);");
      assert.deepEqual([elementsIn(bundled), widgetsIn(bundled)], [['a2b-wallet'], ['wallet']]);
    });

    it('an element that draws charts still has them', async () => {
      const bundled = await bundle("import '@aim2balance/widgets/elements/a2b-usage-breakdown.js';");
      assert.ok(bundled.later.includes('chart/echarts.js'));
      assert.ok(draws(bundled));
    });
  });
}
