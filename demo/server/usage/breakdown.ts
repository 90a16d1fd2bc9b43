import {query, sql} from '@electric-sql/pglite/template';
import type {Dimension} from '../../../src/contract/breakdown.js';
import type {Database} from '../db/database.js';
import type {Fragment} from '../db/fragment.js';
import {co2eOfModels, type Co2ePart} from '../sustainability/breakdown.js';
import type {Co2eEstimator} from '../sustainability/estimate.js';
import type {Period} from '../time/period.js';
import {joinName, keyOf, nameOf} from './dimension.js';
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
  name: string | null;
  deleted: boolean | null;
  part_name: string | null;
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
  const segments = segmentsOf(viewer, request.by, rows);
  const co2e = co2eOf(all, request.estimate);
  const items = rows.filter(({id, part}) => id !== null && part === null);
  return {
    by: request.by,
    period: periodValue(request.period),
    ...figuresOf(rows.find(({id}) => id === null) as ItemRow, viewer.currency),
    items: items.map((row) => itemOf(row, viewer.currency, {segments, co2e})),
  };
}

function itemOf(row: ItemRow, currency: string, {segments, co2e}: Parts) {
  const id = row.id as string;
  return {id, ...nameOf(id, row.name, row.deleted), ...figuresOf(row, currency), ...co2e(id), ...segments(id)};
}

/**
 * One scan for the totals (id null), each item (part null), each part and each model of it, and their names: they
 * cannot disagree. Rows are summed by model first, which leaves little for the sums of sums.
 */
function itemRows(database: Database, viewer: Viewer, request: BreakdownRequest): Promise<ItemRow[]> {
  const {by} = request;
  const partName = by === 'project' ? sql`provider.name` : sql`null::text`;
  const joinPart = by === 'project' ? joinName('provider', viewer.userId, sql`item.part`, sql`provider`) : sql``;
  return database.query<ItemRow>(query`select item.*, named.name, named.deleted, ${partName} as part_name
    from (${sumsOfItems(viewer, request)}) as item
    ${joinName(by, viewer.userId, sql`item.id`, sql`named`)} ${joinPart}
    order by item.total_tokens::numeric desc, item.id collate "C", item.part collate "C",
      item.provider_id collate "C", item.model collate "C"`);
}

function sumsOfItems({userId, currency}: Viewer, {by, period, filter}: BreakdownRequest): Fragment {
  const key = by === 'project' ? keyOf('provider') : sql`null::text`;
  const part = by === 'project' ? sql`part` : sql`null::text`;
  const project = by === 'project' ? sql`event.project_id,` : sql``;
  return sql`select id, ${part} as part, provider_id, model, grouping(model) = 0 as is_model, ${sums(currency)}
    from (select ${keyOf(by)} as id, ${key} as part, event.provider_id, event.model, ${PARTIAL_SUMS}
      from ${usageSlices(userId, period, filter)}
      group by ${project} event.provider_id, event.model, ${SUM_KEYS}) as event
    group by grouping sets (${groupings(by)})`;
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

function segmentsOf({currency}: Viewer, by: Dimension, rows: readonly ItemRow[]): Parts['segments'] {
  if (by !== 'project') return () => ({});
  const parts = grouped(
    rows.filter(({part}) => part !== null),
    ({id}) => id,
  );
  return (id) => ({
    segments: (parts.get(id) ?? []).map((row) => {
      const part = row.part as string;
      return segmentOf(part, row, nameOf(part, row.part_name), currency);
    }),
  });
}
