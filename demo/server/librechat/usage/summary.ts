import type {SummaryRequest} from '../../usage/summary.js';
import type {Dimension} from '../../../../src/contract/breakdown.js';
import {figuresOf, noFigures, type Figures} from '../../usage/figures.js';
import {grouped, segmentOf, type SegmentValue} from '../../usage/segments.js';
import type {Period, Span} from '../../time/period.js';
import type {Host, Owner} from '../ledger/host.js';
import type {CellKeys} from '../ledger/pipelines.js';
import {cutOf} from '../time/buckets.js';
import {cellsOf, identityOf, type Cell} from './cells.js';
import {addSums, figureRowOf} from './sums.js';
import {isOpenFilter, isWanted} from './wanted.js';

type Series = Figures & {start: string; complete: boolean; segments?: SegmentValue[]};

/** `GET /usage/summary`: totals of a period and the same, bucket by bucket, zeros included. */
export async function summaryIn(host: Host, owner: Owner, request: SummaryRequest) {
  const {period, interval, isCompared, split, filter, now} = request;
  const cut = cutOf(period, interval, now);
  const isAttributed = split !== undefined || !isOpenFilter(filter);
  const wantedCells = (span: Span, keys: CellKeys) => wanted(host, owner, span, {keys, filter});
  const cells = await wantedCells(period, {slots: cut, isAttributed});
  const before = isCompared ? await wantedCells(period.previous, {isAttributed: !isOpenFilter(filter)}) : [];
  const buckets = grouped(cells, ({slot}) => cut.bucketOf(slot));
  const series = cut.buckets.map(({label, isComplete}, index): Series => {
    const part = buckets.get(index) ?? [];
    return {start: label, ...figuresIn(part, owner), complete: isComplete, ...segmentsIn(part, split, owner)};
  });
  return {
    period: periodValue(period),
    ...figuresIn(cells, owner),
    ...(isCompared ? {previous: {period: period.previous, ...figuresIn(before, owner)}} : {}),
    interval,
    series,
  };
}

/** A period as the API sends it. */
export function periodValue({from, to, timeZone}: Period) {
  return {from, to, timeZone};
}

async function wanted(
  host: Host,
  owner: Owner,
  span: Span,
  {keys, filter}: {keys: CellKeys; filter: SummaryRequest['filter']},
): Promise<Cell[]> {
  const cells = await cellsOf(host, owner, span, keys);
  return isOpenFilter(filter) ? cells : cells.filter((cell) => isWanted(cell, filter));
}

/** The figures of some cells; of none, zero. */
export function figuresIn(cells: readonly Cell[], {currency}: Owner): Figures {
  return cells.length === 0 ? noFigures(currency) : figuresOf(figureRowOf(addSums(cells)), currency);
}

/** Parts of some cells by a dimension, the largest first. */
export function segmentsIn(cells: readonly Cell[], by: Dimension | undefined, {currency}: Owner): {segments?: SegmentValue[]} {
  if (by === undefined) return {};
  const segments = partsOf(cells, by).map(({id, identity, part}) => segmentOf(id, figureRowOf(addSums(part)), identity, currency));
  return {segments};
}

/** Cells by what they are in a dimension, the part with most tokens first. */
export function partsOf(cells: readonly Cell[], by: Dimension) {
  const parts = [...grouped(cells, (cell) => identityOf(cell, by).id)].map(([id, part]) => {
    const {id: _, ...identity} = identityOf(part[0] as Cell, by);
    const {input, output} = addSums(part);
    return {id, identity, part, tokens: input + output};
  });
  return parts.sort((one, other) => Number(other.tokens - one.tokens) || (one.id < other.id ? -1 : 1));
}
