import {cursorBook} from '../../http/cursor.js';
import {badParameter} from '../../http/problem.js';
import type {logParameters} from '../../http/usage-parameters.js';
import type {Parameters} from '../../http/parameters.js';
import {integerValue} from '../../db/values.js';
import {co2eEstimator, co2eValue, type Co2eEstimator} from '../../sustainability/estimate.js';
import type {Span} from '../../time/period.js';
import type {Host, Owner} from '../ledger/host.js';
import {periodIn} from '../time/period.js';
import {cellsOf, identityOf} from './cells.js';
import type {Charge} from './charges.js';
import {positionOf, type ChargePosition} from './log-order.js';
import {chargePage, type ChargePage} from './log-pages.js';
import {figuresIn} from './summary.js';
import {isOpenFilter, isWanted} from './wanted.js';

type LogQuery = Parameters<typeof logParameters>;
type Totals = ReturnType<typeof figuresIn>;

/** What a cursor carries: the first page's period and totals hold for all pages. */
interface LogCursor {
  span: Span;
  after: ChargePosition;
  totals: Totals;
  total?: number;
}

/** `GET /usage/log`: one page of charges, and the sums of all of them. */
export async function logIn(host: Host, owner: Owner, query: LogQuery) {
  const cursors = cursorBook<LogCursor>(host.secret, ['librechat log', owner.id, bindingOf(query)]);
  const cursor = query.cursor === undefined ? undefined : cursors.read(query.cursor);
  if (cursor === null) throw badParameter('cursor', 'the nextCursor of a page of this very query');
  const span = cursor?.span ?? spanOf(query, host.now());
  const filter = {...query, search: query.q};
  const page = await chargePage(host, owner, {...query, span, filter, after: cursor?.after});
  const totals = cursor?.totals ?? (await totalsOf(host, owner, span, filter));
  const total = cursor === undefined ? page.total : cursor.total;
  const all = total === undefined ? {totals} : {total, totals};
  return {items: itemsOf(page, host, owner), nextCursor: nextOf(page, query, (after) => cursors.write({span, after, ...all})), ...all};
}

function spanOf({range, tz}: LogQuery, now: Date): Span {
  const {from, to} = periodIn(range, tz, now);
  return {from, to};
}

/** All that makes another list: a cursor holds for these only. The limit may change from page to page. */
function bindingOf({range, tz, provider, project, model, sort, order, q}: LogQuery): unknown {
  const sets = [provider, project, model].map((values) => [...new Set(values)].sort());
  return [range, tz, sets, sort, order, q];
}

function nextOf({charges, hasMore}: ChargePage, {sort}: LogQuery, write: (after: ChargePosition) => string): string | null {
  const last = charges.at(-1);
  return hasMore && last !== undefined ? write(positionOf(last, sort)) : null;
}

async function totalsOf(host: Host, owner: Owner, span: Span, filter: LogQuery & {search: string}): Promise<Totals> {
  const isOpen = isOpenFilter(filter);
  const cells = await cellsOf(host, owner, span, {isAttributed: !isOpen});
  return figuresIn(isOpen ? cells : cells.filter((cell) => isWanted(cell, filter)), owner);
}

function itemsOf({charges}: ChargePage, {sustainability}: Host, {currency}: Owner) {
  const estimate = sustainability === null ? undefined : co2eEstimator(sustainability);
  return charges.map((charge) => itemOf(charge, currency, estimate));
}

function itemOf(charge: Charge, currency: string, estimate: Co2eEstimator | undefined) {
  const {record, attribution} = charge;
  return {
    id: record.eventId,
    date: new Date(charge.at).toISOString(),
    project: identityOf(attribution, 'project'),
    provider: identityOf(attribution, 'provider'),
    model: attribution.model,
    ...tokensOf(record),
    requests: record.requests,
    cost: record.cost === null ? null : {amount: record.cost, currency},
    ...co2eOf(charge, estimate),
    ...(record.conversationId === null ? {} : {conversationId: record.conversationId}),
  };
}

function tokensOf({inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens, reasoningTokens}: Charge['record']) {
  const count = (value: bigint): number | string => integerValue(String(value));
  return {
    inputTokens: count(inputTokens),
    outputTokens: count(outputTokens),
    totalTokens: count(inputTokens + outputTokens),
    ...(cachedInputTokens === null ? {} : {cachedInputTokens: count(cachedInputTokens)}),
    ...(cacheWriteTokens === null ? {} : {cacheWriteTokens: count(cacheWriteTokens)}),
    ...(reasoningTokens === null ? {} : {reasoningTokens: count(reasoningTokens)}),
  };
}

function co2eOf({record, attribution}: Charge, estimate: Co2eEstimator | undefined) {
  const generation = {tokens: Number(record.outputTokens), requests: record.requests};
  const co2e = estimate?.(attribution.provider?.id ?? null, attribution.model, generation) ?? null;
  return co2e === null ? {} : {co2e: co2eValue(co2e)};
}
