import type {EndpointName} from '../contract/endpoints.js';
import type {Query} from './asker.js';
import {ask, pathOf, rowsOf, type Body, type Run} from './run.js';

/** All pages of a list. */
export interface Walk {
  readonly rows: readonly Body[];
  /** The first page as it came. */
  readonly first: Body | null;
  /** Whether the end was reached, with every page read. */
  readonly isWhole: boolean;
}

/** Most rows that are walked through. */
export const MOST_ROWS = 600;

/** What tells a row apart: its id, else all of it. */
export function keyOf(row: Body): string {
  return typeof row['id'] === 'string' ? row['id'] : JSON.stringify(row);
}

/** Parameters of the next page; null after the last one. */
function nextOf(body: Body): Query | null {
  const {nextCursor, page, pages} = body;
  if (typeof nextCursor === 'string' && nextCursor !== '') return {cursor: nextCursor};
  return typeof page === 'number' && typeof pages === 'number' && page < pages ? {page: page + 1} : null;
}

function duplicatesIn(rows: readonly Body[]): number {
  const withId = rows.filter(({id}) => typeof id === 'string');
  return withId.length - new Set(withId.map(keyOf)).size;
}

type Paged = Extract<EndpointName, 'log' | 'transactions'>;

/** Whether the next page is the same as the last one, or the end does not end. */
function isStuck({report}: Run, name: Paged, rows: readonly Body[], page: readonly Body[], isLast: boolean): boolean {
  const path = pathOf(name);
  const isRepeated = page.length > 0 && rows.slice(-page.length).map(keyOf).join() === page.map(keyOf).join();
  report.check(!isRepeated, 'log.paging.cursor', path, () => ({expected: 'the rows after the last one', came: 'the same page again'}));
  if (isRepeated) return true;
  const isEndless = page.length === 0 && !isLast;
  report.check(!isEndless, 'log.paging.end', path, () => ({expected: 'nextCursor: null', came: 'a page without rows that leads on'}));
  return isEndless;
}

/** Goes through all pages of a list (a bare array, the older form, is one page of everything), says what is wrong with them, and stops where it would not end. */
export async function walk(run: Run, name: Paged, query: Query, limit: number): Promise<Walk> {
  const rows: Body[] = [];
  let first: Body | null = null;
  let next: Query | null = {};
  while (next !== null) {
    const body: Body | null = await ask(run, name, {...query, limit, ...next});
    if (body === null) return {rows, first, isWhole: false};
    const page = rowsOf(body);
    next = nextOf(body);
    first ??= body;
    if (!Array.isArray(body)) checkLimit(run, name, page, limit);
    if (isStuck(run, name, rows, page, next === null)) return {rows, first, isWhole: false};
    rows.push(...page);
    if (next !== null && rows.length >= MOST_ROWS + limit) return {rows, first, isWhole: false};
  }
  checkDuplicates(run, name, rows);
  return {rows, first, isWhole: true};
}

function checkLimit({report}: Run, name: Paged, page: readonly Body[], limit: number): void {
  report.check(page.length <= limit, 'log.limit', pathOf(name), () => ({
    expected: `at most ${limit} rows with limit=${limit}`,
    came: `${page.length} rows`,
  }));
}

function checkDuplicates({report}: Run, name: Paged, rows: readonly Body[]): void {
  const twice = duplicatesIn(rows);
  report.check(twice === 0, 'log.paging.duplicate', pathOf(name), () => ({
    expected: 'every row once over all pages',
    came: `${twice} of ${rows.length} rows were repetitions`,
  }));
}

/** Holds two walks through the same rows against each other: what one of them lacks was lost. */
export function checkLost({report}: Run, name: Paged, one: Walk, other: Walk): void {
  if (!one.isWhole || !other.isWhole) return;
  const [keys, others] = [new Set(one.rows.map(keyOf)), new Set(other.rows.map(keyOf))];
  const all = new Set([...keys, ...others]);
  const lost = Math.max(all.size - keys.size, all.size - others.size);
  report.check(lost === 0, 'log.paging.lost', pathOf(name), () => ({
    expected: 'the same rows with pages of another size',
    came: `${lost} of ${all.size} rows were on no page`,
  }));
}
