import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';

const cdn = join(import.meta.dirname, '../../dist/cdn');
const KILOBYTE = 1024;

interface SourceMap {
  readonly sources: string[];
  readonly mappings: string;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Numbers of one base-64 segment of a source map. */
function numbersOf(segment: string): number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const sign of segment) {
    const digit = DIGITS.indexOf(sign);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}

/** The generated text that comes from sources that fit `wanted`. */
function textFrom(file: string, wanted: RegExp): string {
  const {sources, mappings} = JSON.parse(readFileSync(join(cdn, `${file}.map`), 'utf8')) as SourceMap;
  const lines = readFileSync(join(cdn, file), 'utf8').split('\n');
  let source = 0;
  let text = '';
  for (const [index, line] of mappings.split(';').entries()) {
    let column = 0;
    const places = line.split(',').filter(Boolean).map((segment) => {
      const [step = 0, change] = numbersOf(segment);
      column += step;
      if (change !== undefined) source += change;
      return {column, source};
    });
    places.forEach((place, number) => {
      if (wanted.test(sources[place.source] ?? '')) text += (lines[index] ?? '').slice(place.column, places[number + 1]?.column);
    });
  }
  return text;
}

const sourcesOf = (file: string) => (JSON.parse(readFileSync(join(cdn, `${file}.map`), 'utf8')) as SourceMap).sources;
const files = readdirSync(cdn).filter((name) => name.endsWith('.js'));

describe('the parts of the script-tag build', () => {
  it('A5: have none of the large zod, and less than 8 KB of the small one', () => {
    const all = files.flatMap(sourcesOf);
    assert.ok(all.some((source) => /zod\/.*\/mini\//.test(source)));
    assert.deepEqual(all.filter((source) => /zod\/.*\/(?:classic|locales)\//.test(source)), []);
    const zod = files.filter((file) => file !== 'a2b.min.js').map((file) => textFrom(file, /node_modules\/zod\//)).join('');
    const size = gzipSync(zod, {level: 9}).length;
    assert.ok(size > KILOBYTE && size <= 8 * KILOBYTE, `${size} bytes`);
  });

  it('A13: have an ECharts without the known holes, and none of the parts that had them', () => {
    const {version} = createRequire(import.meta.url)('echarts/package.json') as {version: string};
    const [major = 0, minor = 0] = version.split('.').map(Number);
    assert.ok(major > 6 || (major === 6 && minor >= 1), version);
    const charts = files.flatMap(sourcesOf).filter((source) => source.includes('node_modules/echarts/'));
    assert.ok(charts.length > 100);
    assert.deepEqual(charts.filter((source) => /\/chart\/lines\/|toolbox\/feature\/DataView|\/coord\/geo\/.*(?:install|Geo\.js)|\/component\/geo\//.test(source)), []);
  });

  it('A4: take at most 50 KB, compressed, of a page with only a wallet', () => {
    const size = gzipSync(readFileSync(join(cdn, 'a2b.js')), {level: 9}).length;
    assert.ok(size <= 50 * KILOBYTE, `${size} bytes`);
  });

  it('A4: keep the charts under 200 KB, compressed', () => {
    const sizes = files.filter((name) => name.startsWith('chunk-')).map((name) => gzipSync(readFileSync(join(cdn, name)), {level: 9}).length);
    assert.ok(Math.max(...sizes) <= 200 * KILOBYTE, `${Math.max(...sizes)} bytes`);
  });
});
