import {query, sql} from '@electric-sql/pglite/template';
import type {Dimension} from '../../../src/contract/breakdown.js';
import type {Interval} from '../../../src/contract/summary.js';
import type {Database} from '../db/database.js';
import {instantValue} from '../db/values.js';
import {bucketsOf, type Bucket} from '../time/buckets.js';
import type {Fragment} from '../db/fragment.js';
import type {Period, Span} from '../time/period.js';
import {joinName, keyOf, nameOf} from './dimension.js';
import {figuresOf, noFigures, PARTIAL_SUMS, SUM_KEYS, sums, type FigureRow, type Figures} from './figures.js';
import type {UsageFilter} from './filter.js';
import {grouped, segmentOf, type SegmentValue} from './segments.js';
import {usageSlices} from './slices.js';
import type {Viewer} from './viewer.js';

/** What a summary is asked for. */
export interface SummaryRequest {
  period: Period;
  filter: UsageFilter;
  interval: Interval;
  /** Whether to sum the period before too. */
  isCompared: boolean;
  /** Splits each bucket by a dimension. */
  split: Dimension | undefined;
  now: Date;
}

/** Totals of a period (bucket null), of a bucket (part null) or of its part. */
interface SeriesRow extends FigureRow {
  is_previous: boolean;
  bucket: number | null;
  part: string | null;
  name: string | null;
  deleted: boolean | null;
}

type Series = Figures & {start: string; complete: boolean; segments?: SegmentValue[]};

/** `GET /usage/summary`: totals of a period and the same, bucket by bucket, zeros included. */
export async function usageSummary(database: Database, viewer: Viewer, request: SummaryRequest) {
  const {period, interval, isCompared} = request;
  const buckets = await bucketsOf(database, period, interval, request.now);
  const rows = await seriesRows(database, viewer, request, buckets);
  const totalsOf = (isPrevious: boolean): Figures => totalFigures(rows, isPrevious, viewer.currency);
  return {
    period: periodValue(period),
    ...totalsOf(false),
    ...(isCompared ? {previous: {period: spanValue(period.previous), ...totalsOf(true)}} : {}),
    interval,
    series: seriesOf(viewer, request.split, rows, buckets),
  };
}

/** A period as the API sends it. */
export function periodValue(period: Period) {
  return {...spanValue(period), timeZone: period.timeZone};
}

function spanValue({from, to}: Span) {
  return {from: instantValue(from), to: instantValue(to)};
}

/** One statement for the totals, each bucket and each part of it, and for the period before: they cannot disagree. */
function seriesRows(database: Database, viewer: Viewer, request: SummaryRequest, buckets: readonly Bucket[]) {
  const {split} = request;
  const name = split === undefined ? sql`` : sql`, named.name, named.deleted`;
  const join = split === undefined ? sql`` : joinName(split, viewer.userId, sql`total.part`, sql`named`);
  return database.query<SeriesRow>(query`select total.*${name}
    from (${sumsByBucket(viewer, request, buckets)}) as total ${join}
    order by total.total_tokens::numeric desc, total.part collate "C"`);
}

function sumsByBucket(viewer: Viewer, request: SummaryRequest, buckets: readonly Bucket[]): Fragment {
  const part = request.split === undefined ? sql`null::text` : sql`part`;
  return sql`select is_previous, bucket, ${part} as part, ${sums(viewer.currency)}
    from (${sumsWithin(viewer, request, buckets)} ${sumsBefore(viewer, request)}) as event
    group by grouping sets (${groupings(request.split)})`;
}

function sumsWithin({userId}: Viewer, request: SummaryRequest, buckets: readonly Bucket[]): Fragment {
  const {period, filter, split} = request;
  const edges = buckets.map(({from}) => from);
  const part = split === undefined ? sql`null::text` : keyOf(split);
  return sql`select false as is_previous, width_bucket(event.at, ${edges}::timestamptz[]) - 1 as bucket,
    ${part} as part, ${PARTIAL_SUMS} from ${usageSlices(userId, period, filter, edges)} group by 2, 3, ${SUM_KEYS}`;
}

/** The period before is of no bucket and no part: its totals are all that is asked of it. */
function sumsBefore({userId}: Viewer, {period, filter, isCompared}: SummaryRequest): Fragment {
  if (!isCompared) return sql``;
  return sql`union all select true, null, null, ${PARTIAL_SUMS}
    from ${usageSlices(userId, period.previous, filter)} group by ${SUM_KEYS}`;
}

function groupings(split: Dimension | undefined): Fragment {
  const all = sql`(is_previous), (is_previous, bucket)`;
  return split === undefined ? all : sql`${all}, (is_previous, bucket, part)`;
}

function totalFigures(rows: readonly SeriesRow[], isPrevious: boolean, currency: string): Figures {
  const row = rows.find(({is_previous, bucket}) => is_previous === isPrevious && bucket === null);
  return row === undefined ? noFigures(currency) : figuresOf(row, currency);
}

function seriesOf(
  viewer: Viewer,
  split: Dimension | undefined,
  rows: readonly SeriesRow[],
  buckets: readonly Bucket[],
): Series[] {
  const wholes = new Map(rows.filter(({part}) => part === null).map((row) => [row.bucket, row]));
  const parts = partsOf(viewer, split, rows);
  return buckets.map(({label, isComplete}, index) => {
    const row = wholes.get(index);
    const figures = row === undefined ? noFigures(viewer.currency) : figuresOf(row, viewer.currency);
    return {start: label, ...figures, complete: isComplete, ...parts(index)};
  });
}

function partsOf(
  {currency}: Viewer,
  split: Dimension | undefined,
  rows: readonly SeriesRow[],
): (bucket: number) => {segments?: SegmentValue[]} {
  if (split === undefined) return () => ({});
  const parts = grouped(
    rows.filter(({part}) => part !== null),
    ({bucket}) => bucket,
  );
  return (bucket) => ({
    segments: (parts.get(bucket) ?? []).map((row) => {
      const id = row.part as string;
      return segmentOf(id, row, nameOf(id, row.name, row.deleted), currency);
    }),
  });
}
