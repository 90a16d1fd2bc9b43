import type {LogPage, LogRow} from '../../contract/log.js';
import {UNATTRIBUTED, type Money} from '../../contract/primitives.js';
import {compareDecimals, decimalText, parseDecimal, sumDecimals} from '../../format/decimal.js';
import {collator} from '../../format/intl-cache.js';
import type {Filters} from '../../store/usage-store.js';
import type {Sort} from './usage-log.columns.js';

/** What is asked of rows that the page handed over: the same as of the server. */
export interface LocalQuery {
  readonly filters: Filters;
  /** Part of a project's, provider's or model's name; empty = all. */
  readonly search: string;
}

type Key = (row: LogRow) => string | number | bigint | null | undefined;

const compareNames = (a: string, b: string): number =>
  collator('en', {sensitivity: 'base', numeric: false}).compare(a, b);

const KEYS: Readonly<Record<Exclude<Sort['by'], 'cost'>, Key>> = {
  date: (row) => Date.parse(row.date),
  project: (row) => row.project?.name || null,
  model: (row) => row.model,
  inputTokens: (row) => row.inputTokens,
  outputTokens: (row) => row.outputTokens,
  totalTokens: (row) => row.totalTokens,
};

function compareCosts({cost: a}: LogRow, {cost: b}: LogRow): number | null {
  const [first, second] = [a ? parseDecimal(a.amount) : null, b ? parseDecimal(b.amount) : null];
  if (first === null || second === null) return absentLast(first, second);
  return compareDecimals(first, second);
}

/** Null when both or neither are there; else the absent one is last, whatever the order. */
function absentLast(a: unknown, b: unknown): number | null {
  if (a === b) return null;
  return a === null || a === undefined ? Infinity : -Infinity;
}

function compareBy(by: Sort['by'], a: LogRow, b: LogRow): number {
  if (by === 'cost') return compareCosts(a, b) ?? 0;
  const [first, second] = [KEYS[by](a), KEYS[by](b)];
  if (first === null || first === undefined || second === null || second === undefined)
    return absentLast(first, second) ?? 0;
  if (typeof first === 'string' && typeof second === 'string') return compareNames(first, second);
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

function comparison({by, order}: Sort): (a: LogRow, b: LogRow) => number {
  return (a, b) => {
    const result = compareBy(by, a, b);
    return order === 'asc' || !Number.isFinite(result) ? result : -result;
  };
}

/** Rows in order. Rows that stand so already stay as they are: the server breaks ties by its own rule. */
export function sortRows(rows: readonly LogRow[], sort: Sort): readonly LogRow[] {
  const compare = comparison(sort);
  const isSorted = rows.every((row, index) => index === 0 || compare(rows[index - 1] as LogRow, row) <= 0);
  return isSorted ? rows : [...rows].sort(compare);
}

function isPicked(ids: readonly string[], id: string | undefined): boolean {
  return ids.length === 0 || ids.includes(id ?? UNATTRIBUTED);
}

function holds(row: LogRow, search: string): boolean {
  const words = search.toLowerCase();
  return [row.model, row.project?.name, row.provider?.name].some((name) =>
    name?.toLowerCase().includes(words),
  );
}

/** The rows that filters and search leave. */
export function filterRows(rows: readonly LogRow[], {filters, search}: LocalQuery): readonly LogRow[] {
  return rows.filter(
    (row) =>
      isPicked(filters.provider, row.provider?.id) &&
      isPicked(filters.project, row.project?.id) &&
      isPicked(filters.model, row.model) &&
      (search === '' || holds(row, search)),
  );
}

function costOf(rows: readonly LogRow[]): Money | null | undefined {
  const costs = rows.map(({cost}) => cost).filter((cost) => cost !== null && cost !== undefined);
  const currencies = new Set(costs.map(({currency}) => currency));
  const sum = sumDecimals(costs.map(({amount}) => amount));
  if (costs.length === 0 || currencies.size > 1 || sum === null)
    return rows.some(({cost}) => cost === null) ? null : undefined;
  return {amount: decimalText(sum), currency: costs[0]?.currency ?? null};
}

/** The totals of rows that are all here; costs in several currencies are not added up. */
export function totalsOf(rows: readonly LogRow[]): NonNullable<LogPage['totals']> {
  return {totalTokens: rows.reduce((sum, row) => sum + row.totalTokens, 0n), cost: costOf(rows)};
}

/**
 * An answer that holds every row, put in order and summed up where the server did neither; a part of a longer
 * log stays as it was sent. `local` filters rows that were handed over by the page.
 */
export function arrange(page: LogPage, sort: Sort, isFirst: boolean, local?: LocalQuery): LogPage {
  if (page.nextCursor !== null || !isFirst) return page;
  const kept = local === undefined ? page.items : filterRows(page.items, local);
  const isShorter = kept.length < page.items.length;
  const items = sortRows(kept, sort);
  const isAll = page.total === undefined || page.total === BigInt(page.items.length);
  const totals = page.totals !== undefined && !isShorter ? page.totals : totalsOf(items);
  return {...page, items, ...(isAll && {totals}), ...(isShorter && {total: BigInt(items.length)})};
}
