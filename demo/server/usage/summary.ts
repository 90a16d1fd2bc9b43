import {query, sql} from '@electric-sql/pglite/template';
import type {Dimension} from '../../../src/contract/breakdown.js';
import type {Interval} from '../../../src/contract/summary.js';
import type {Database} from '../db/database.js';
import {instantValue} from '../db/values.js';
import {bucketsOf, type Bucket} from '../time/buckets.js';
import type {Fragment} from '../db/fragment.js';
import type {Period, Span} from '../time/period.js';
import {keyOf, namesOf} from './dimension.js';
import {figuresOf, noFigures, sums, type FigureRow, type Figures} from './figures.js';
import {isWanted, NAMED_EVENTS, type UsageFilter} from './filter.js';
import {grouped, segmentOf, type SegmentValue} from './segments.js';
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

interface SeriesRow extends FigureRow {
  bucket: number | null;
  part: string | null;
}

type Series = Figures & {start: string; complete: boolean; segments?: SegmentValue[]};

/** `GET /usage/summary`: totals of a period and the same, bucket by bucket, zeros included. */
export async function usageSummary(database: Database, viewer: Viewer, request: SummaryRequest) {
  const {period, interval, isCompared} = request;
  const buckets = await bucketsOf(database, period, interval, request.now);
  const rows = await seriesRows(database, viewer, request, buckets);
  const total = rows.find(({bucket}) => bucket === null) as SeriesRow;
  return {
    period: periodValue(period),
    ...figuresOf(total, viewer.currency),
    ...(isCompared
      ? {previous: await previousTotals(database, viewer, period.previous, request.filter)}
      : {}),
    interval,
    series: await seriesOf(database, viewer, request.split, rows, buckets),
  };
}

/** A period as the API sends it. */
export function periodValue({from, to, timeZone}: Period) {
  return {from: instantValue(from), to: instantValue(to), timeZone};
}

/**
 * One scan for the totals (bucket null), each bucket (part null) and each part of it: they cannot disagree.
 */
function seriesRows(database: Database, viewer: Viewer, request: SummaryRequest, buckets: readonly Bucket[]) {
  const edges = buckets.map(({from}) => from);
  const bucket = sql`width_bucket(event.at, ${edges}::timestamptz[]) - 1`;
  const key = request.split === undefined ? sql`null::text` : keyOf(request.split);
  const part = request.split === undefined ? sql`null::text` : sql`part`;
  return database.query<SeriesRow>(query`select bucket, ${part} as part, ${sums(viewer.currency)}
    from (select event.*, ${bucket} as bucket, ${key} as part from ${NAMED_EVENTS}
      where ${isWanted(viewer.userId, request.period, request.filter)}) as event
    group by grouping sets (${groupings(request.split)})
    order by sum(event.input_tokens + event.output_tokens) desc, (${part}) collate "C"`);
}

function groupings(split: Dimension | undefined): Fragment {
  return split === undefined ? sql`(), (bucket)` : sql`(), (bucket), (bucket, part)`;
}

async function seriesOf(
  database: Database,
  viewer: Viewer,
  split: Dimension | undefined,
  rows: readonly SeriesRow[],
  buckets: readonly Bucket[],
): Promise<Series[]> {
  const wholes = new Map(rows.filter(({part}) => part === null).map((row) => [row.bucket, row]));
  const parts = await partsOf(database, viewer, split, rows);
  return buckets.map(({label, isComplete}, index) => {
    const row = wholes.get(index);
    const figures = row === undefined ? noFigures(viewer.currency) : figuresOf(row, viewer.currency);
    return {start: label, ...figures, complete: isComplete, ...parts(index)};
  });
}

async function partsOf(
  database: Database,
  {userId, currency}: Viewer,
  split: Dimension | undefined,
  rows: readonly SeriesRow[],
): Promise<(bucket: number) => {segments?: SegmentValue[]}> {
  if (split === undefined) return () => ({});
  const nameOf = await namesOf(database, userId, split);
  const parts = grouped(
    rows.filter(({part}) => part !== null),
    ({bucket}) => bucket,
  );
  return (bucket) => ({
    segments: (parts.get(bucket) ?? []).map((row) => {
      const id = row.part as string;
      return segmentOf(id, row, nameOf(id), currency);
    }),
  });
}

async function previousTotals(database: Database, viewer: Viewer, span: Span, filter: UsageFilter) {
  const rows = await database.query<FigureRow>(query`select ${sums(viewer.currency)} from ${NAMED_EVENTS}
    where ${isWanted(viewer.userId, span, filter)}`);
  const period = {from: instantValue(span.from), to: instantValue(span.to)};
  return {period, ...figuresOf(rows[0] as FigureRow, viewer.currency)};
}
