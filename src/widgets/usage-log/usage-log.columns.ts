import {warnOnce} from '../../client/warn.js';
import {LOG_SORTS, type LogSort, type SortOrder} from '../../contract/log.js';

/** Columns that are shown unless others are picked; the server sorts by each of them. */
export const DEFAULT_COLUMNS: readonly LogColumn[] = LOG_SORTS;
/** Columns that are shown when they are picked. */
export const OPTIONAL_COLUMNS = [
  'provider',
  'cachedInputTokens',
  'reasoningTokens',
  'co2e',
  'conversation',
] as const;
/** A column that can be picked. */
export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number];
/** A column of the log. */
export type LogColumn = LogSort | OptionalColumn;

const ALL: readonly LogColumn[] = [...LOG_SORTS, ...OPTIONAL_COLUMNS];
const NUMERIC: ReadonlySet<LogColumn> = new Set([
  'inputTokens',
  'outputTokens',
  'totalTokens',
  'cost',
  'cachedInputTokens',
  'reasoningTokens',
  'co2e',
]);

/** Where a column that is picked comes in: before the first shown one that stands behind it here. */
const ORDER: readonly LogColumn[] = [
  'date',
  'project',
  'provider',
  'model',
  'inputTokens',
  'cachedInputTokens',
  'outputTokens',
  'reasoningTokens',
  'totalTokens',
  'cost',
  'co2e',
  'conversation',
];

/** What rows are sorted by, and how. */
export interface Sort {
  readonly by: LogSort;
  readonly order: SortOrder;
}

/** Newest first. */
export const DEFAULT_SORT: Sort = {by: 'date', order: 'desc'};

const isColumn = (name: string): name is LogColumn => (ALL as readonly string[]).includes(name);
const isSort = (name: string): name is LogSort => (LOG_SORTS as readonly string[]).includes(name);

/** Whether a column holds figures, which stand at the end of their cell. */
export function isNumeric(column: LogColumn): boolean {
  return NUMERIC.has(column);
}

/** Whether the server sorts by a column. */
export function isSortable(column: LogColumn): column is LogSort {
  return isSort(column);
}

/** The columns of `"date, model cost"` in that order; unknown ones are named and left out, none is all. */
export function columnsOf(text: string | undefined, tag: string): readonly LogColumn[] {
  const names = [...new Set((text ?? '').split(/[\s,]+/).filter(Boolean))];
  for (const name of names.filter((each) => !isColumn(each))) {
    warnOnce(`<${tag}>: "${name}" is not a column. Use ${ALL.join(', ')}.`);
  }
  const columns = names.filter(isColumn);
  return columns.length === 0 ? DEFAULT_COLUMNS : columns;
}

/** The columns with one of them taken in or out; the others stay as they are. */
export function withColumn(
  columns: readonly LogColumn[],
  column: OptionalColumn,
  isShown: boolean,
): readonly LogColumn[] {
  const others = columns.filter((each) => each !== column);
  if (!isShown) return others;
  const rank = ORDER.indexOf(column);
  const behind = others.findIndex((each) => ORDER.indexOf(each) > rank);
  const at = behind < 0 ? others.length : behind;
  return [...others.slice(0, at), column, ...others.slice(at)];
}

/** Reads `"-date"` or `"cost"`; anything else is named, and newest stand first. */
export function sortOf(text: string | undefined, tag: string): Sort {
  if (!text) return DEFAULT_SORT;
  const by = text.replace(/^-/, '');
  if (isSort(by)) return {by, order: text.startsWith('-') ? 'desc' : 'asc'};
  warnOnce(
    `<${tag}>: "${text}" is no sort. Use "-date", "cost" or one of ${LOG_SORTS.join(', ')}; showing "-date".`,
  );
  return DEFAULT_SORT;
}

/** A sort as the attribute has it. */
export function sortText({by, order}: Sort): string {
  return order === 'desc' ? `-${by}` : by;
}

/** The sort after a press on a column: the other way round where it is sorted already, else the usual way. */
export function nextSort(current: Sort, by: LogSort): Sort {
  if (current.by === by) return {by, order: current.order === 'asc' ? 'desc' : 'asc'};
  return {by, order: by === 'project' || by === 'model' ? 'asc' : 'desc'};
}

/** The sort of a question as the API has it. */
export function sortedBy({
  sort = DEFAULT_SORT.by,
  order = DEFAULT_SORT.order,
}: {
  sort?: LogSort | undefined;
  order?: SortOrder | undefined;
}): Sort {
  return {by: sort, order};
}
