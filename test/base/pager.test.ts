import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {pageSizeOf, Pages, type Page, type ShownPage} from '../../src/base/pager.js';

interface Row {
  readonly id: string | null;
}

const rows = (...ids: (string | null)[]): Row[] => ids.map((id) => ({id}));
const idsOf = ({rows: shown}: ShownPage<Row>): string => shown.map(({id}) => id ?? '-').join(' ');
const page = (items: Row[], nextCursor: string | null = null): Page<Row> => ({items, nextCursor});

function started(scope = 'a'): Pages<Row> {
  const pages = new Pages<Row>(({id}) => id);
  pages.follow(scope);
  return pages;
}

describe('a reader of pages', () => {
  it('goes on by the cursors the server gave, and back the same way', () => {
    const pages = started();
    const first = pages.show(page(rows('1', '2'), 'x'), {scope: 'a', cursor: undefined}, 2);
    assert.deepEqual([first.number, first.from, pages.hasPrevious], [1, 1, false]);
    assert.equal(pages.goOn(first), true);
    assert.equal(pages.cursorFor('a'), 'x');
    const second = pages.show(page(rows('3'), null), {scope: 'a', cursor: 'x'}, 2);
    assert.deepEqual([second.number, second.from, second.next], [2, 3, null]);
    assert.equal(pages.goOn(second), false);
    assert.equal(pages.goBack(), true);
    assert.equal(pages.cursorFor('a'), undefined);
    assert.equal(pages.goBack(), false);
  });

  it('does not go on from a page that is no longer the wished one', () => {
    const pages = started();
    const first = pages.show(page(rows('1'), 'x'), {scope: 'a', cursor: undefined}, 1);
    assert.ok(pages.goOn(first));
    assert.equal(pages.isWished(first), false);
    assert.equal(pages.goOn(first), false);
    assert.equal(pages.wishedNumber, 2);
  });

  it('starts at page one for another question, also after coming back to a former one', () => {
    const pages = started('a');
    assert.ok(pages.goOn(pages.show(page(rows('1'), 'x'), {scope: 'a', cursor: undefined}, 1)));
    assert.equal(pages.cursorFor('b'), undefined);
    pages.follow('b');
    pages.follow('a');
    assert.equal(pages.cursorFor('a'), undefined);
    assert.equal(pages.hasPrevious, false);
  });

  it('keeps the number of the page on screen while another question is under way', () => {
    const pages = started('a');
    assert.ok(pages.goOn(pages.show(page(rows('1'), 'x'), {scope: 'a', cursor: undefined}, 1)));
    const answer = page(rows('2'), 'y');
    const second = pages.show(answer, {scope: 'a', cursor: 'x'}, 1);
    pages.follow('b');
    assert.equal(pages.show(answer, {scope: 'a', cursor: 'x'}, 1), second);
    assert.equal(second.number, 2);
    assert.equal(pages.isWished(second), false);
  });

  it('leaves out rows met on earlier pages, but only where the server gave ids', () => {
    const pages = started();
    assert.ok(
      pages.goOn(pages.show(page(rows('1', '2', null), 'page:2'), {scope: 'a', cursor: undefined}, 3)),
    );
    const second = pages.show(page(rows('2', '3', null), null), {scope: 'a', cursor: 'page:2'}, 3);
    assert.equal(idsOf(second), '3 -');
    assert.equal(second.from, 4);
  });

  it('C8: shows no row twice and loses none, however many come in while it turns numbered pages', () => {
    const arrivals = fc.array(fc.integer({min: 0, max: 4}), {maxLength: 40});
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 60}),
        fc.integer({min: 5, max: 9}),
        arrivals,
        (count, size, waves) => {
          const log = Array.from({length: count}, (_, index) => String(count - index));
          const pages = started();
          const met: string[] = [];
          for (let turn = 0; ; turn += 1) {
            const {length} = log;
            for (let fresh = 0; fresh < (waves[turn] ?? 0); fresh += 1)
              log.unshift(String(length + fresh + 1));
            const cursor = pages.cursorFor('a');
            const number = cursor === undefined ? 1 : Number(cursor.slice(5));
            const items = rows(...log.slice((number - 1) * size, number * size));
            const answer = page(items, number * size < log.length ? `page:${number + 1}` : null);
            const shown = pages.show(answer, {scope: 'a', cursor}, size);
            met.push(...shown.rows.map(({id}) => id ?? ''));
            if (!pages.goOn(shown)) break;
          }
          assert.equal(new Set(met).size, met.length);
          for (let id = 1; id <= count; id += 1) assert.ok(met.includes(String(id)));
        },
      ),
    );
  });
});

describe('an answer that holds everything', () => {
  const all = page(rows('1', '2', '3', '4', '5'));
  const asked = {scope: 'a', cursor: undefined};

  it('is cut into pages without asking again', () => {
    const pages = started();
    const met: string[] = [];
    let shown = pages.show(all, asked, 2);
    met.push(idsOf(shown));
    while (pages.goOn(shown)) {
      assert.equal(pages.cursorFor('a'), undefined);
      shown = pages.show(all, asked, 2);
      met.push(idsOf(shown));
    }
    assert.deepEqual(met, ['1 2', '3 4', '5']);
    assert.deepEqual([shown.number, shown.from, shown.total], [3, 5, 5n]);
  });

  it('becomes a first page again when the server begins to send parts', () => {
    const pages = started();
    assert.ok(pages.goOn(pages.show(all, asked, 2)));
    const part = pages.show(page(rows('1', '2'), 'x'), asked, 2);
    assert.equal(pages.isWished(part), true);
    assert.equal(pages.hasPrevious, false);
  });
});

it('reads a page size from 1 to 100, else the usual one', () => {
  assert.deepEqual([1, 25, 100, 1000].map((wished) => pageSizeOf(wished, 10)), [1, 25, 100, 100]);
  assert.deepEqual([0, -5, 2.5, NaN, undefined].map((wished) => pageSizeOf(wished, 25)), [25, 25, 25, 25, 25]);
});
