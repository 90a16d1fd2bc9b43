import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {describe, it} from 'node:test';
import {ESLint} from 'eslint';
import {doors, layers} from '../../scripts/layers.mjs';

const table: Record<string, string[]> = layers;
const root = join(import.meta.dirname, '../..');
const files = readdirSync(join(root, 'src'), {recursive: true, encoding: 'utf8'})
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));

const IMPORT = /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|import\s*\(?\s*'([^']+)'/g;

function importsOf(file: string): string[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
}

function layerOf(path: string): string {
  const [, folder = '', ...rest] = path.split('/');
  return rest.length === 0 ? '' : folder;
}

function targets(file: string): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(root, join(root, dirname(file), name)));
}

async function lint(file: string, code: string): Promise<string[]> {
  const [result] = await new ESLint({cwd: root}).lintText(code, {filePath: join(root, file)});
  return (result?.messages ?? []).map(({ruleId}) => ruleId ?? '');
}

describe('layers of src', () => {
  it('finds the files it speaks of', () => assert.ok(files.length > 60, `${files.length} files`));

  it('imports only from the layers left of it', () => {
    const wrong = files.flatMap((file) => {
      const layer = layerOf(file);
      const allowed = table[layer];
      if (layer === '' || allowed === undefined) return [];
      const seen = targets(file).map(layerOf);
      return seen.filter((other) => other !== '' && other !== layer && !allowed.includes(other)).map((other) => `${file} → ${other}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('knows every folder', () => {
    const unknown = new Set(files.map(layerOf).filter((layer) => layer !== '' && !(layer in table)));
    assert.deepEqual([...unknown], []);
  });

  it('has no widget that imports another', () => {
    const widgetOf = (path: string) => path.split('/')[2];
    const inWidgets = files.filter((file) => layerOf(file) === 'widgets');
    const wrong = inWidgets.flatMap((file) =>
      targets(file).filter((target) => layerOf(target) === 'widgets' && widgetOf(target) !== widgetOf(file)),
    );
    assert.deepEqual(wrong, []);
  });

  it('lets each package in by one door', () => {
    const wrong = files.flatMap((file) =>
      Object.entries(doors)
        .filter(([name]) => importsOf(file).some((from) => from === name || from.startsWith(`${name}/`)))
        .filter(([, place]) => !file.startsWith(place))
        .map(([name]) => `${file} → ${name}`),
    );
    assert.deepEqual(wrong, []);
  });
});

describe('lint rules of the layers', () => {
  const cases = [
    ['src/contract/planted.ts', "import '../client/errors.js';", 'no-restricted-imports'],
    ['src/store/planted.ts', "import '../base/card.js';", 'no-restricted-imports'],
    ['src/widgets/wallet/planted.ts', "import '../provider/provider.js';", 'no-restricted-imports'],
    ['src/widgets/wallet/planted.ts', "import 'echarts/core';", 'no-restricted-imports'],
    ['src/chart/planted.ts', "import '../store/page.js';", 'no-restricted-imports'],
    ['src/base/planted.ts', "import 'zod/mini';", 'no-restricted-imports'],
    ['src/widgets/wallet/planted.ts', "export const f = () => fetch('/x');", 'no-restricted-syntax'],
    ['src/widgets/wallet/planted.ts', "export const f = new Intl.NumberFormat('en');", 'no-restricted-syntax'],
    ['src/base/planted.ts', "customElements.define('a-b', HTMLElement);", 'no-restricted-syntax'],
    ['src/base/planted.ts', "document.body.innerHTML = 'x';", 'no-restricted-syntax'],
  ] as const;
  for (const [file, code, rule] of cases) {
    it(`refuses ${code} in ${file}`, async () => assert.ok((await lint(file, code)).includes(rule)));
  }

  it('allows what is left of a layer', async () => {
    assert.deepEqual(await lint('src/store/planted.ts', "import '../client/errors.js';\n"), []);
  });
});
