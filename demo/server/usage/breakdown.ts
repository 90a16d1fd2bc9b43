import {query, sql} from '@electric-sql/pglite/template';
import type {Dimension} from '../../../src/contract/breakdown.js';
import type {Database} from '../db/database.js';
import type {Fragment} from '../db/fragment.js';
import {co2eOfModels, type Co2ePart} from '../sustainability/breakdown.js';
import type {Co2eEstimator} from '../sustainability/estimate.js';
import type {Period} from '../time/period.js';
import {keyOf, namesOf, type Name} from './dimension.js';
import {figuresOf, PARTIAL_SUMS, SUM_KEYS, sums, type FigureRow} from './figures.js';
import type {UsageFilter} from './filter.js';
import {grouped, segmentOf, type SegmentValue} from './segments.js';
import {usageSlices} from './slices.js';
import {periodValue} from './summary.js';
import type {Viewer} from './viewer.js';

/** What a breakdown is asked for. */
export interface BreakdownRequest {
  by: Dimension;
  period: Period;
  filter: UsageFilter;
  /** Estimates CO₂e of items; missing = they come without. */
  estimate?: Co2eEstimator | undefined;
}

interface ItemRow extends FigureRow {
  id: string | null;
  part: string | null;
  /** Provider and model of a row that is one model's part of an item. */
  provider_id: string | null;
  model: string | null;
  is_model: boolean;
}

/** What items have beyond their figures, by id. */
interface Parts {
  segments: (id: string) => {segments?: SegmentValue[]};
  co2e: (id: string) => Co2ePart;
}

/**
 * `GET /usage/breakdown`: a period's usage by provider, project or model; projects with their provider mix.
 */
export async function usageBreakdown(database: Database, viewer: Viewer, request: BreakdownRequest) {
  const all = await itemRows(database, viewer, request);
  const rows = all.filter(({is_model}) => !is_model);
  const nameOf = await namesOf(database, viewer.userId, request.by);
  const segments = await segmentsOf(database, viewer, request.by, rows);
  const co2e = co2eOf(all, request.estimate);
  const items = rows.filter(({id, part}) => id !== null && part === null);
  return {
    by: request.by,
    period: periodValue(request.period),
    ...figuresOf(rows.find(({id}) => id === null) as ItemRow, viewer.currency),
    items: items.map((row) => itemOf(row, nameOf(row.id as string), viewer.currency, {segments, co2e})),
  };
}

function itemOf(row: ItemRow, name: Name, currency: string, {segments, co2e}: Parts) {
  const id = row.id as string;
  return {id, ...name, ...figuresOf(row, currency), ...co2e(id), ...segments(id)};
}

/**
 * One scan for the totals (id null), each item (part null), each part and each model of it: they cannot
 * disagree. Rows are summed by model first, which leaves little for the sums of sums.
 */
function itemRows(
  database: Database,
  viewer: Viewer,
  {by, period, filter}: BreakdownRequest,
): Promise<ItemRow[]> {
  const key = by === 'project' ? keyOf('provider') : sql`null::text`;
  const part = by === 'project' ? sql`part` : sql`null::text`;
  return database.query<ItemRow>(query`select id, ${part} as part, provider_id, model,
      grouping(model) = 0 as is_model, ${sums(viewer.currency)}
    from (select ${keyOf(by)} as id, ${key} as part, event.provider_id, event.model, ${PARTIAL_SUMS}
      from ${usageSlices(viewer.userId, period, filter)} group by 1, 2, 3, 4, ${SUM_KEYS}) as event
    group by grouping sets (${groupings(by)})
    order by sum(event.input_tokens + event.output_tokens) desc, id collate "C", (${part}) collate "C",
      provider_id collate "C", model collate "C"`);
}

function groupings(by: Dimension): Fragment {
  const all = sql`(), (id), (id, provider_id, model)`;
  return by === 'project' ? sql`${all}, (id, part)` : all;
}

function co2eOf(rows: readonly ItemRow[], estimate: Co2eEstimator | undefined): Parts['co2e'] {
  if (estimate === undefined) return () => ({});
  const models = grouped(
    rows.filter(({is_model}) => is_model),
    ({id}) => id,
  );
  return (id) => co2eOfModels(models.get(id) ?? [], estimate);
}

async function segmentsOf(
  database: Database,
  {userId, currency}: Viewer,
  by: Dimension,
  rows: readonly ItemRow[],
) {
  if (by !== 'project') return () => ({});
  const nameOf = await namesOf(database, userId, 'provider');
  const parts = grouped(
    rows.filter(({part}) => part !== null),
    ({id}) => id,
  );
  return (id: string) => ({
    segments: (parts.get(id) ?? []).map((row) => {
      const part = row.part as string;
      return segmentOf(part, row, nameOf(part), currency);
    }),
  });
}
