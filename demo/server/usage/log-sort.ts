import {sql} from '@electric-sql/pglite/template';
import type {LogSort, SortOrder} from '../../../src/contract/log.js';
import type {Fragment} from '../db/fragment.js';
import {PROJECT_NAME} from './filter.js';

/** Where a page ended: the sort value as text (null for none), the instant and the id of its last row. */
export interface LogPosition {
  value: string | null;
  at: string;
  id: string;
}

interface SortKey {
  /** What rows are sorted by. */
  value: Fragment;
  /** Makes an SQL value of the text in a position. */
  parse: (text: string) => Fragment;
}

const asName = (text: string): Fragment => sql`${text}::text collate "C"`;
const asCount = (text: string): Fragment => sql`${text}::bigint`;
const asAmount = (text: string): Fragment => sql`${text}::numeric`;

const KEYS: Readonly<Record<Exclude<LogSort, 'date'>, SortKey>> = {
  project: {value: sql`lower(${PROJECT_NAME}) collate "C"`, parse: asName},
  model: {value: sql`lower(event.model) collate "C"`, parse: asName},
  inputTokens: {value: sql`event.input_tokens`, parse: asCount},
  outputTokens: {value: sql`event.output_tokens`, parse: asCount},
  totalTokens: {value: sql`(event.input_tokens + event.output_tokens)`, parse: asCount},
  cost: {value: sql`event.cost`, parse: asAmount},
};

/** How a page of the log is cut: what to sort by, how, and what is left after a position. */
export interface LogOrder {
  /** The sort value as text, for the next position. */
  value: Fragment;
  /** What follows `order by`. */
  orderBy: Fragment;
  /** Condition on `event`: comes after the position. */
  isAfter: (position: LogPosition) => Fragment;
}

/**
 * The order of the log for a sort. Names are compared without case, by code point; rows without a value (no
 * project, no price) come last in both orders; equal values are newest first, then by event id downwards.
 */
export function logOrder(sort: LogSort, order: SortOrder): LogOrder {
  return sort === 'date' ? byDate(order) : byKey(KEYS[sort], order);
}

function byDate(order: SortOrder): LogOrder {
  const direction = order === 'asc' ? sql`asc` : sql`desc`;
  const beyond = order === 'asc' ? sql`>` : sql`<`;
  return {
    value: sql`null::text`,
    orderBy: sql`event.at ${direction}, event.event_id ${direction}`,
    isAfter: ({at, id}) => sql`(event.at, event.event_id) ${beyond} (${at}::timestamptz, ${id}::text)`,
  };
}

function byKey({value, parse}: SortKey, order: SortOrder): LogOrder {
  const direction = order === 'asc' ? sql`asc` : sql`desc`;
  const beyond = order === 'asc' ? sql`>` : sql`<`;
  return {
    value: sql`(${value})::text`,
    orderBy: sql`${value} ${direction} nulls last, event.at desc, event.event_id desc`,
    isAfter: (position) => {
      const older = sql`(event.at, event.event_id) < (${position.at}::timestamptz, ${position.id}::text)`;
      if (position.value === null) return sql`(${value} is null and ${older})`;
      const last = parse(position.value);
      return sql`(${value} is null or ${value} ${beyond} ${last} or (${value} = ${last} and ${older}))`;
    },
  };
}
