import {query, sql} from '@electric-sql/pglite/template';
import {UNATTRIBUTED} from '../../../src/contract/primitives.js';
import type {Database} from '../db/database.js';
import {instantValue, integerValue, moneyValue} from '../db/values.js';
import {co2eValue, type Co2eEstimator} from '../sustainability/estimate.js';
import type {Fragment} from '../db/fragment.js';
import type {Span} from '../time/period.js';
import {figuresOf, sums, type FigureRow, type Figures} from './figures.js';
import {isWanted, NAMED_EVENTS, PROJECT_NAME, PROVIDER_NAME, type UsageFilter} from './filter.js';
import type {LogOrder, LogPosition} from './log-sort.js';
import {usageSlices} from './slices.js';
import type {Viewer} from './viewer.js';

/** What a page of the log is asked for. */
export interface LogRequest {
  span: Span;
  filter: UsageFilter;
  order: LogOrder;
  limit: number;
  /** Where the page before ended; none for the first page. */
  after: LogPosition | undefined;
  /** Estimates CO₂e of charges; missing = they come without. */
  estimate?: Co2eEstimator | undefined;
}

interface LogRow {
  [column: string]: unknown;
  event_id: string;
  at: string;
  provider_id: string | null;
  provider_name: string | null;
  project_id: string | null;
  project_name: string | null;
  project_deleted: boolean | null;
  model: string;
  input_tokens: string;
  output_tokens: string;
  total_tokens: string;
  cached_input_tokens: string | null;
  cache_write_tokens: string | null;
  reasoning_tokens: string | null;
  requests: number;
  cost: string | null;
  currency: string;
  price: unknown;
  conversation_id: string | null;
  sort_value: string | null;
}

interface TotalRow extends FigureRow {
  total: string;
  rows: LogRow[];
}

/** Number of rows of a filter and their sums. */
export interface LogTotals {
  total: number | string;
  totals: Figures;
}

/** Some charges, and where they end when there are more. */
export interface LogPage {
  items: ReturnType<typeof itemOf>[];
  next: LogPosition | undefined;
}

/** One page of charges. */
export async function logPage(database: Database, viewer: Viewer, request: LogRequest): Promise<LogPage> {
  const [row] = await database.query<{rows: LogRow[]}>(query`select ${rowsOf(viewer, request)} as rows`);
  return pageOf((row as {rows: LogRow[]}).rows, request);
}

/** The same, and the number and sums of all rows of the filter; from one statement, so that they agree. */
export async function logPageWithTotals(
  database: Database,
  viewer: Viewer,
  request: LogRequest,
): Promise<LogPage & LogTotals> {
  const [row] = await database.query<TotalRow>(query`select coalesce(sum(event.events), 0)::text as total,
    ${sums(viewer.currency)}, ${rowsOf(viewer, request)} as rows from ${counted(viewer.userId, request)}`);
  const {rows, total, ...figures} = row as TotalRow;
  return {
    ...pageOf(rows, request),
    total: integerValue(total),
    totals: figuresOf(figures, viewer.currency),
  };
}

/** SQL for the rows of a page, in order, and one more if there is: as JSON, to stand beside sums of all rows. */
function rowsOf({userId, currency}: Viewer, {span, filter, order, limit, after}: LogRequest): Fragment {
  const beyond = after === undefined ? sql`` : sql`and ${order.isAfter(after)}`;
  return sql`array_to_json(array(select to_json(page) from (
    select ${columns(currency)}, ${order.value} as sort_value
    from ${NAMED_EVENTS} where ${isWanted(userId, span, filter)} ${beyond}
    order by ${order.orderBy} limit ${limit + 1}::int) as page))`;
}

function pageOf(rows: readonly LogRow[], {limit, estimate}: LogRequest): LogPage {
  const page = rows.slice(0, limit);
  const items = page.map((row) => itemOf(row, estimate));
  return {items, next: rows.length > limit ? positionOf(page.at(-1) as LogRow) : undefined};
}

/** SQL for what is counted and summed: a search looks at each row, anything else at their sums by hour. */
function counted(userId: string, {span, filter}: LogRequest): Fragment {
  return filter.search
    ? sql`(select event.*, 1 as events from ${NAMED_EVENTS} where ${isWanted(userId, span, filter)}) as event`
    : usageSlices(userId, span, filter);
}

const columns = (currency: string) => sql`event.event_id, event.at::text, event.model, event.requests, event.price,
  event.conversation_id, event.provider_id, ${PROVIDER_NAME} as provider_name,
  event.project_id, ${PROJECT_NAME} as project_name, project.deleted as project_deleted,
  event.input_tokens::text, event.output_tokens::text, event.cached_input_tokens::text,
  event.cache_write_tokens::text, event.reasoning_tokens::text,
  (event.input_tokens + event.output_tokens)::text as total_tokens,
  trim_scale(event.cost)::text as cost, coalesce(event.currency, ${currency}::text) as currency`;

function positionOf({sort_value, at, event_id}: LogRow): LogPosition {
  return {value: sort_value, at, id: event_id};
}

function itemOf(row: LogRow, estimate: Co2eEstimator | undefined) {
  return {
    id: row.event_id,
    date: instantValue(row.at),
    project: {
      ...identityOf(row.project_id, row.project_name),
      ...(row.project_deleted ? {deleted: true} : {}),
    },
    provider: identityOf(row.provider_id, row.provider_name),
    model: row.model,
    ...tokensOf(row),
    requests: row.requests,
    cost: row.cost === null ? null : moneyValue(row.cost, row.currency),
    ...co2eOf(row, estimate),
    ...(row.price === null ? {} : {price: row.price}),
    ...(row.conversation_id === null ? {} : {conversationId: row.conversation_id}),
  };
}

/** Nothing for a model that cannot be estimated: unknown is not zero. */
function co2eOf({provider_id, model, output_tokens, requests}: LogRow, estimate: Co2eEstimator | undefined) {
  const co2e = estimate?.(provider_id, model, {tokens: Number(output_tokens), requests}) ?? null;
  return co2e === null ? {} : {co2e: co2eValue(co2e)};
}

function tokensOf(row: LogRow) {
  return {
    inputTokens: integerValue(row.input_tokens),
    outputTokens: integerValue(row.output_tokens),
    totalTokens: integerValue(row.total_tokens),
    ...(row.cached_input_tokens === null ? {} : {cachedInputTokens: integerValue(row.cached_input_tokens)}),
    ...(row.cache_write_tokens === null ? {} : {cacheWriteTokens: integerValue(row.cache_write_tokens)}),
    ...(row.reasoning_tokens === null ? {} : {reasoningTokens: integerValue(row.reasoning_tokens)}),
  };
}

function identityOf(id: string | null, name: string | null) {
  return id === null || name === null ? {id: UNATTRIBUTED, name: 'Unattributed'} : {id, name};
}
