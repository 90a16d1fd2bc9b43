import {sql} from '@electric-sql/pglite/template';
import type {Dimension} from '../../../src/contract/breakdown.js';
import {UNATTRIBUTED} from '../../../src/contract/primitives.js';
import type {Fragment} from '../db/fragment.js';

/** What a provider, project or model is called. */
export interface Name {
  name: string;
  deleted?: boolean;
}

const KEYS: Readonly<Record<Dimension, Fragment>> = {
  provider: sql`coalesce(event.provider_id, ${UNATTRIBUTED}::text)`,
  project: sql`coalesce(event.project_id, ${UNATTRIBUTED}::text)`,
  model: sql`event.model`,
};

/** SQL for the name of an id: one row, or none where the database has no name for it. A model is its own name. */
const NAMES: Readonly<Record<Dimension, (userId: string, id: Fragment) => Fragment>> = {
  provider: (userId, id) =>
    sql`select name, false as deleted from provider where user_id = ${userId}::text and provider_id = ${id}`,
  project: (userId, id) =>
    sql`select name, deleted from project where user_id = ${userId}::text and project_id = ${id}`,
  model: (_, id) => sql`select ${id} as name, false as deleted`,
};

/** SQL for the id of a row of `event` in a dimension, never null. */
export function keyOf(dimension: Dimension): Fragment {
  return KEYS[dimension];
}

/** SQL that joins the name of `id` in a dimension: `name` and `deleted` of `named`, null where there is none. */
export function joinName(dimension: Dimension, userId: string, id: Fragment, named: Fragment): Fragment {
  return sql`left join lateral (${NAMES[dimension](userId, id)}) as ${named} on true`;
}

/** What an id is called; an id the database has no name for is its own name. */
export function nameOf(id: string, name: string | null, deleted: boolean | null = false): Name {
  if (name === null) return {name: id === UNATTRIBUTED ? 'Unattributed' : id};
  return deleted ? {name, deleted} : {name};
}
