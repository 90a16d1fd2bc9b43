import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {everyPage} from '../../src/base/every-page.js';
import type {Page} from '../../src/base/pager.js';

type Answers = Readonly<Record<string, Page<string>>>;

async function walk(answers: Answers): Promise<string[]> {
  const met: string[] = [];
  const load = async (cursor = 'first') => answers[cursor] as Page<string>;
  for await (const {items} of everyPage(load, (row) => (row === '-' ? null : row))) met.push(...items);
  return met;
}

describe('every page of a question', () => {
  it('is read once, in order', async () => {
    const answers = {
      first: {items: ['1', '2'], nextCursor: 'x'},
      x: {items: ['3'], nextCursor: 'y'},
      y: {items: [], nextCursor: null},
    };
    assert.deepEqual(await walk(answers), ['1', '2', '3']);
  });

  it('gives a row once that stands on two pages, rows without an id always', async () => {
    const answers = {
      first: {items: ['1', '-', '2'], nextCursor: 'x'},
      x: {items: ['2', '-', '3'], nextCursor: null},
    };
    assert.deepEqual(await walk(answers), ['1', '-', '2', '-', '3']);
  });

  it('fails on a server that goes round in circles, rather than never ending', async () => {
    const answers = {first: {items: ['1'], nextCursor: 'x'}, x: {items: ['2'], nextCursor: 'x'}};
    await assert.rejects(walk(answers), {name: 'A2bError', kind: 'contract'});
  });

  it('fails on a circle of any length, wherever it begins', async () => {
    for (const [start, length] of [[0, 1], [3, 2], [10, 7], [100, 33]] as const) {
      let asked = 0;
      const load = async (cursor = '0') => {
        asked += 1;
        const next = Number(cursor) + 1;
        return {items: [cursor], nextCursor: String(next < start + length ? next : start)};
      };
      const read = async () => {
        for await (const page of everyPage(load, (row) => row)) assert.equal(page.items.length <= 1, true);
      };
      await assert.rejects(read, {kind: 'contract'});
      assert.ok(asked < 4 * (start + length) + 4, `${asked} pages of a circle of ${length} from ${start}`);
    }
  });

  it('gives no row twice that slid onto the next page, however long the log is', async () => {
    const [size, count] = [1_000, 40_000];
    const load = async (cursor = '0') => {
      const from = Number(cursor);
      const ids = Array.from({length: size}, (_, index) => String(Math.max(0, from - 500) + index));
      return {items: ids, nextCursor: from + 500 < count ? String(from + 500) : null};
    };
    const met: string[] = [];
    for await (const {items} of everyPage(load, (row) => row)) met.push(...items);
    assert.equal(new Set(met).size, met.length);
    assert.equal(met.length, count);
  });
});
