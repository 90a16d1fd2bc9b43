import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import {en} from '../../src/i18n/en.js';

const src = join(import.meta.dirname, '../../src');
const STATIC = /(?:^|\n)(?:import|export) (?!type )[^;]*?'(\.[^']+)\.js'/g;
const LATE = /\bimport\('(\.[^']+)\.js'\)/g;
const KEYS = Object.keys(en);

const textOf = (file: string) => readFileSync(file, 'utf8');
const targets = (file: string, pattern: RegExp) =>
  [...textOf(file).matchAll(pattern)].map(([, path = '']) => join(dirname(file), `${path}.ts`));

function closureOf(files: readonly string[], patterns: readonly RegExp[]): Set<string> {
  const all = new Set(files);
  for (const file of all) for (const pattern of patterns) for (const target of targets(file, pattern)) all.add(target);
  return all;
}

/** Keys a module names, whole (`'log.page'`) or by their beginning (`\`range.${…}\``). */
function keysOf(text: string): string[] {
  const whole = [...text.matchAll(/'([a-z]+\.[\w.-]+)'/g)].map(([, key = '']) => key).filter((key) => key in en);
  const starts = [...text.matchAll(/`([a-z]+\.(?:[\w-]+\.)*)\$\{/g)].map(([, start = '']) => start);
  const begun = (key: string) => starts.some((start) => key.startsWith(start) && !key.slice(start.length).includes('.'));
  return [...whole, ...KEYS.filter(begun)];
}

function keysIn(files: Iterable<string>): Set<string> {
  return new Set([...files].filter((file) => !file.includes('/i18n/')).map(textOf).flatMap(keysOf));
}

/** Keys of the tables of English among modules. */
function broughtBy(files: Iterable<string>): Set<string> {
  const tables = [...files].filter((file) => file.includes('/i18n/en/')).map(textOf);
  return new Set(tables.flatMap((text) => [...text.matchAll(/^ {2}'([a-z]+\.[\w.-]+)':/gm)].map(([, key = '']) => key)));
}

describe('English, which every widget brings in part', () => {
  for (const name of readdirSync(join(src, 'elements')).filter((file) => file.startsWith('a2b-'))) {
    it(`has every text that ${name} and its late parts say`, () => {
      const own = closureOf([join(src, 'elements', name)], [STATIC]);
      assert.deepEqual([...keysIn(own)].filter((key) => !broughtBy(own).has(key)), []);
      for (const late of [...own].flatMap((file) => targets(file, LATE)).filter((file) => !file.includes('/i18n/'))) {
        const part = closureOf([late], [STATIC]);
        const brought = broughtBy([...own, ...part]);
        assert.deepEqual([...keysIn(part)].filter((key) => !brought.has(key)), [], late);
      }
    });
  }

  it('is never brought as a whole', () => {
    const all = closureOf([join(src, 'index.ts')], [STATIC]);
    assert.deepEqual([...all].filter((file) => /i18n\/en(\/usage|\/money)?\.ts$/.test(file)), []);
  });
});
