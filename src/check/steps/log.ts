import {LOG_SORTS, type LogSort, type SortOrder} from '../../contract/log.js';
import {compareDecimals} from '../../format/decimal.js';
import {costOf, figuresOf} from '../figures.js';
import {ask, isSound, pathOf, probe, read, rowsOf, type Body, type Run} from '../run.js';
import {keyOf} from '../walk.js';
import type {Window} from './window.js';

const PAGE = 50;
/** Text that is in no name. */
const NOWHERE = 'zq-a2b-check-no-such-name';

type Compare = (one: Body, other: Body) => number;

function nameOf(row: Body, sort: 'project' | 'model'): string | undefined {
  if (sort === 'model') return String(row['model']);
  const {id, name} = (row['project'] ?? {}) as Body;
  return id === 'unattributed' || typeof name !== 'string' ? undefined : name;
}

const codePoints = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
/** Ways a database may order names; any of them will do. */
const COLLATIONS: readonly ((one: string, other: string) => number)[] = [
  codePoints,
  (one, other) => codePoints(one.toLowerCase(), other.toLowerCase()),
  (one, other) => one.localeCompare(other, 'en', {sensitivity: 'base'}),
  (one, other) => one.replace(/[^\p{L}\p{N}]/gu, '').localeCompare(other.replace(/[^\p{L}\p{N}]/gu, ''), 'en', {sensitivity: 'base'}),
];

function comparesOf(sort: LogSort): readonly Compare[] {
  if (sort === 'project' || sort === 'model') {
    return COLLATIONS.map((compare) => (one, other) => compare(nameOf(one, sort) ?? '', nameOf(other, sort) ?? ''));
  }
  if (sort === 'date') return [(one, other) => Date.parse(String(one['date'])) - Date.parse(String(other['date']))];
  const valueOf = (row: Body) => (sort === 'cost' ? costOf(row['cost']) : figuresOf(row)[sort]);
  return [
    (one, other) => {
      const [a, b] = [valueOf(one), valueOf(other)];
      return a && b ? compareDecimals(a, b) : 0;
    },
  ];
}

function hasValue(row: Body, sort: LogSort): boolean {
  if (sort === 'cost') return row['cost'] !== null && row['cost'] !== undefined;
  return sort !== 'project' || nameOf(row, sort) !== undefined;
}

/** Whether rows are in order by at least one of the ways there are to compare them. */
function isSorted(rows: readonly Body[], sort: LogSort, order: SortOrder): boolean {
  const sign = order === 'asc' ? 1 : -1;
  const known = rows.filter((row) => hasValue(row, sort));
  return comparesOf(sort).some((compare) =>
    known.every((row, index) => index === 0 || sign * compare(known[index - 1] as Body, row) <= 0),
  );
}

async function checkSort(run: Run, query: Window['query'], sort: LogSort, order: SortOrder): Promise<void> {
  const body = await ask(run, 'log', {...query, sort, order, limit: PAGE});
  if (body === null) return;
  run.report.check(isSorted(rowsOf(body), sort, order), 'log.sort', pathOf('log'), () => ({
    expected: `rows in order with sort=${sort}&order=${order}`,
    came: 'another order',
  }));
}

/** Sorts by every column, both ways. */
export async function checkSorts(run: Run, {query, rows}: Window): Promise<void> {
  if (rows?.length === 0 || run.report.has(pathOf('log'), ['log.paging', 'http.', 'shape.', 'time.', 'tokens.', 'money.'])) return;
  await Promise.all(LOG_SORTS.flatMap((sort) => (['asc', 'desc'] as const).map((order) => checkSort(run, query, sort, order))));
}

/** Whether newest first is the default, small pages are small, and a page stays as it is. */
export async function checkPages(run: Run, {query}: Window): Promise<void> {
  const {report} = run;
  const path = pathOf('log');
  const small = await ask(run, 'log', {...query, limit: 3});
  const three = rowsOf(small);
  report.check(three.length <= 3 || Array.isArray(small), 'log.limit', path, () => ({expected: 'at most 3 rows with limit=3', came: `${three.length} rows`}));
  const page = rowsOf(await ask(run, 'log', {...query, limit: PAGE}));
  if (page.length === 0 || !isSound(run, 'log')) return;
  report.check(isSorted(page, 'date', 'desc'), 'log.sort', path, () => ({expected: 'newest first by default', came: 'another order'}));
  const again = rowsOf(read(run, 'log', await probe(run, 'log', {...query, limit: PAGE})));
  report.check(page.map(keyOf).join() === again.map(keyOf).join(), 'log.paging.unstable', path, () => ({
    expected: 'the same rows in the same order',
    came: 'other rows or another order',
  }));
}

/** Whether a search for what is nowhere finds nothing, and one for a model's name finds only it. */
export async function checkSearch(run: Run, {query, rows}: Window): Promise<void> {
  if (!rows || rows.length === 0 || !isSound(run, 'log')) return;
  const nowhere = rowsOf(await ask(run, 'log', {...query, q: NOWHERE, limit: 1}));
  run.report.check(nowhere.length === 0, 'log.search', pathOf('log'), () => ({expected: 'no rows for q= with a text that is in no name', came: 'rows'}));
  const text = String(rows[0]?.['model']).slice(0, 40);
  const found = rowsOf(await ask(run, 'log', {...query, q: text, limit: PAGE}));
  const isFound = found.length > 0 && found.every((row) => JSON.stringify([row['model'], row['project'], row['provider']]).toLowerCase().includes(text.toLowerCase()));
  run.report.check(isFound, 'log.search', pathOf('log'), () => ({
    expected: 'rows that hold the text of q= in a name',
    came: found.length === 0 ? 'none' : 'others too',
  }));
}
