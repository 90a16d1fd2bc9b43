import type {LogSort, SortOrder} from '../../../../src/contract/log.js';
import {Problem} from '../../http/problem.js';
import {Pairing} from '../../import/librechat/pairing.js';
import type {Transaction} from '../../import/librechat/transaction.js';
import type {Span} from '../../time/period.js';
import type {UsageFilter} from '../../usage/filter.js';
import type {Host, Owner} from '../ledger/host.js';
import {rowsPipeline} from '../ledger/pipelines.js';
import {allOf, type Document} from '../ledger/reader.js';
import {ChargeMaker, rowsOf, type Charge} from './charges.js';
import {chargeOrder, positionOf, type ChargePosition} from './log-order.js';
import {isWanted} from './wanted.js';

/** What a page of the log is asked for. */
export interface PageRequest {
  readonly span: Span;
  readonly filter: UsageFilter;
  readonly sort: LogSort;
  readonly order: SortOrder;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after: ChargePosition | undefined;
}

/** A page, and how many charges there are when all were looked at. */
export interface ChargePage {
  readonly charges: readonly Charge[];
  readonly hasMore: boolean;
  readonly total?: number;
}

/** Most time between rows of one call (30 s), and as much again: what was cut off has no effect beyond it. Ms. */
const OVERLAP = 60_000;
const PAIR_SPAN = 30_000;
/** Rows of the first look per row of a page: a prompt and a completion each, and some slack. */
const ROWS_PER_CHARGE = 3;
const SLACK = 100;
/** Rows that are turned into charges at a time. */
const BATCH = 2000;
/** Most rows that a page is found among: in other orders than the newest first, or by a filter that hardly any passes. */
export const MAX_ROWS = 200_000;

/** A page of charges: by date the newest rows are read until it is full, in other orders the whole span is. */
export function chargePage(host: Host, owner: Owner, request: PageRequest): Promise<ChargePage> {
  const isNewestFirst = request.sort === 'date' && request.order === 'desc';
  return isNewestFirst ? newestPage(host, owner, request) : sortedPage(host, owner, request);
}

/**
 * Reads back from where the page before ended, twice as far each time, until the page is full or the span is read.
 * Charges at the far end may lack rows that were not read: they only count with the next look.
 */
async function newestPage(host: Host, owner: Owner, request: PageRequest): Promise<ChargePage> {
  const maker = new ChargeMaker(host, owner);
  const span = {from: request.span.from, to: upperEdge(request)};
  for (let size = ROWS_PER_CHARGE * request.limit + SLACK; size < MAX_ROWS; size *= 2) {
    const documents = await allOf(host.reader.documents('transactions', rowsPipeline(owner.user, span, -1, size)));
    const isAll = documents.length < size;
    const charges = (await maker.chargesOf(rowsOf(documents.reverse()))).filter(isCertain(isAll ? undefined : documents[0]));
    const page = pageOf(charges, request);
    if (isAll || page.length > request.limit) return cutPage(page, request, isAll ? page.length : undefined);
  }
  throw tooMany();
}

/** Completions of the last charge of a page may be up to 30 s younger than it. */
function upperEdge({span, after}: PageRequest): string {
  if (after === undefined) return span.to;
  return new Date(Math.min(Date.parse(span.to), after.at + PAIR_SPAN + 1)).toISOString();
}

function isCertain(oldest: Document | undefined): (charge: Charge) => boolean {
  if (oldest === undefined) return () => true;
  const edge = (oldest['createdAt'] as Date).getTime() + OVERLAP;
  return ({at}) => at >= edge;
}

function pageOf(charges: readonly Charge[], {filter, sort, order, after}: PageRequest): Charge[] {
  const compare = chargeOrder(sort, order);
  return charges
    .filter((charge) => isWanted(charge.attribution, filter) && isBeyond(charge))
    .sort((one, other) => compare(positionOf(one, sort), positionOf(other, sort)));

  function isBeyond(charge: Charge): boolean {
    return after === undefined || compare(after, positionOf(charge, sort)) < 0;
  }
}

function cutPage(charges: readonly Charge[], {limit, after}: PageRequest, total: number | undefined): ChargePage {
  const page = {charges: charges.slice(0, limit), hasMore: charges.length > limit};
  return total === undefined || after !== undefined ? page : {...page, total};
}

/** Looks at every charge of the span and keeps the first ones only, so that memory does not grow with the span. */
async function sortedPage(host: Host, owner: Owner, request: PageRequest): Promise<ChargePage> {
  const maker = new ChargeMaker(host, owner);
  let best: Charge[] = [];
  let total = 0;
  for await (const charges of allCharges(host, owner, request.span, maker)) {
    total += charges.filter(({attribution}) => isWanted(attribution, request.filter)).length;
    best = pageOf([...best, ...charges], request).slice(0, request.limit + 1);
  }
  return cutPage(best, request, total);
}

async function* allCharges(host: Host, owner: Owner, span: Span, maker: ChargeMaker): AsyncGenerator<Charge[]> {
  const pairing = new Pairing();
  for await (const rows of batches(host, owner, span)) {
    const priced = await maker.priced(rows);
    yield await maker.explained(priced.flatMap((row) => pairing.add(row)));
  }
  yield await maker.explained(pairing.end());
}

async function* batches(host: Host, owner: Owner, span: Span): AsyncGenerator<Transaction[]> {
  let batch: Document[] = [];
  let count = 0;
  for await (const document of host.reader.documents('transactions', rowsPipeline(owner.user, span, 1))) {
    if ((count += 1) > MAX_ROWS) throw tooMany();
    if (batch.push(document) < BATCH) continue;
    yield rowsOf(batch);
    batch = [];
  }
  yield rowsOf(batch);
}

function tooMany(): Problem {
  return new Problem(400, `More than ${MAX_ROWS} rows would have to be read. Choose a shorter range.`, 'range');
}
