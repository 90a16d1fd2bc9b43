import type {Database} from '../db/database.js';
import {co2eEstimator} from '../sustainability/estimate.js';
import type {Span} from '../time/period.js';
import {instantValue} from '../db/values.js';
import {logPage, logPageWithTotals, type LogPage, type LogRequest, type LogTotals} from '../usage/log.js';
import {logOrder, type LogPosition} from '../usage/log-sort.js';
import type {Viewer} from '../usage/viewer.js';
import {cursorBook} from './cursor.js';
import type {Api, ApiEnv} from './environment.js';
import {readParameters, type Parameters} from './parameters.js';
import {requestedPeriod} from './period.js';
import {badParameter} from './problem.js';
import {logParameters} from './usage-parameters.js';

/** What a handler needs of a request. */
export interface Call {
  req: {url: string};
  var: ApiEnv['Variables'];
}

/** What a cursor of the log carries: the first page's period and totals hold for all pages. */
interface LogCursor extends LogTotals {
  span: Span;
  after: LogPosition;
}

type LogQuery = Parameters<typeof logParameters>;

/** `GET /usage/log`: one page; its cursor leads on through the period as it was cut for the first page. */
export async function logAnswer(api: Api, {req, var: {viewer}}: Call) {
  const parameters = readParameters(req.url, logParameters);
  const cursors = cursorBook<LogCursor>(api.secret, ['log', viewer.userId, bindingOf(parameters)]);
  const cursor = parameters.cursor === undefined ? undefined : cursors.read(parameters.cursor);
  if (cursor === null) throw badParameter('cursor', 'the nextCursor of a page of this very query');
  const span = cursor?.span ?? (await firstSpan(api, parameters));
  const request = {
    span,
    filter: {...parameters, search: parameters.q},
    order: logOrder(parameters.sort, parameters.order),
    limit: parameters.limit,
    after: cursor?.after,
    estimate: api.sustainability === null ? undefined : co2eEstimator(api.sustainability),
  };
  const {items, next, total, totals} = await pageAndTotals(api.database, viewer, request, cursor);
  return {
    items,
    nextCursor: next === undefined ? null : cursors.write({span, after: next, total, totals}),
    total,
    totals,
    period: {from: instantValue(span.from), to: instantValue(span.to), timeZone: parameters.tz},
  };
}

/** The totals of the first page are carried on by its cursor. */
async function pageAndTotals(
  database: Database,
  viewer: Viewer,
  request: LogRequest,
  known: LogTotals | undefined,
): Promise<LogPage & LogTotals> {
  if (known === undefined) return logPageWithTotals(database, viewer, request);
  const {total, totals} = known;
  return {...(await logPage(database, viewer, request)), total, totals};
}

async function firstSpan(api: Api, parameters: LogQuery): Promise<Span> {
  const {from, to} = await requestedPeriod(api, parameters);
  return {from, to};
}

/** All that makes another list: a cursor holds for these only. The limit may change from page to page. */
function bindingOf({range, tz, provider, project, model, sort, order, q}: LogQuery): unknown {
  const sets = [provider, project, model].map((values) => [...new Set(values)].sort());
  return [range, tz, sets, sort, order, q];
}
