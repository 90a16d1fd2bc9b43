import {DIMENSIONS, type Dimension} from '../../contract/breakdown.js';
import type {EndpointName} from '../../contract/endpoints.js';
import {addDecimals, type Decimal} from '../../format/decimal.js';
import type {Query} from '../asker.js';
import {figuresOf, isSame, sumOf} from '../figures.js';
import {ask, idOfItem, isSound, pathOf, rowsOf, type Body, type Run} from '../run.js';
import type {Window} from './window.js';

/** A value to filter by and what it should leave. */
interface Filter {
  readonly by: Dimension;
  readonly values: readonly string[];
  readonly expected: Decimal;
  readonly unfiltered: Decimal;
}

/** Tokens an endpoint tells for a filter; undefined where it does not. */
async function tokensOf(run: Run, name: EndpointName, query: Query): Promise<Decimal | undefined> {
  const body = await ask(run, name, query);
  if (body === null) return undefined;
  if (name === 'log') return figuresOf((body['totals'] ?? {}) as Body).totalTokens;
  return name === 'breakdown' ? sumOf(rowsOf(body).map(figuresOf)).totalTokens : figuresOf(body).totalTokens;
}

async function checkFilter(run: Run, name: EndpointName, query: Query, filter: Filter): Promise<void> {
  const {by, values, expected, unfiltered} = filter;
  const own = name === 'breakdown' ? {by} : name === 'log' ? {limit: 1} : {};
  const came = await tokensOf(run, name, {...query, ...own, [by]: values});
  const isIgnored = came !== undefined && isSame(came, unfiltered);
  if (came === undefined || (!isIgnored && run.report.has(pathOf(name), ['sums.']))) return;
  run.report.check(isSame(came, expected), isIgnored ? 'filter.ignored' : 'filter.wrong', pathOf(name), () => ({
    expected: `${by}=… ${values.length > 1 ? 'given twice ' : ''}to leave the usage of ${values.length > 1 ? 'both' : 'that one'}`,
    came: isIgnored ? 'all usage' : 'other usage',
  }));
}

const ZERO: Decimal = {units: 0n, scale: 0};

/** Filters by one item that is not all, and by two where there are more. */
function filtersOf(by: Dimension, body: Body | null): Filter[] {
  const items = rowsOf(body);
  const tokens = items.map((item) => figuresOf(item).totalTokens ?? ZERO);
  const unfiltered = tokens.reduce(addDecimals, ZERO);
  const [one, other] = [1, 0].filter((index) => items[index] !== undefined);
  if (one === undefined || other === undefined || isSame(tokens[one] as Decimal, ZERO)) return [];
  const single = {by, values: [idOfItem(items[one] as Body)], expected: tokens[one] as Decimal, unfiltered};
  if (items.length < 3) return [single];
  const values = [one, other].map((index) => idOfItem(items[index] as Body));
  return [single, {by, values, expected: addDecimals(tokens[one] as Decimal, tokens[other] as Decimal), unfiltered}];
}

/** Whether provider=, project= and model= leave what they name, in every endpoint that has them. */
export async function checkFilters(run: Run, {query}: Window): Promise<void> {
  if (!isSound(run, 'breakdown')) return;
  const names = (['summary', 'breakdown', 'log'] as const).filter((name) => run.available.has(name) && isSound(run, name));
  const isSummed = !run.report.has(pathOf('breakdown'), ['sums.breakdown', 'breakdown.items']);
  for (const by of isSummed ? DIMENSIONS : []) {
    const filters = filtersOf(by, await ask(run, 'breakdown', {...query, by}));
    await Promise.all(filters.flatMap((filter) => names.map((name) => checkFilter(run, name, query, filter))));
  }
}
