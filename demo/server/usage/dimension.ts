import {query, sql} from '@electric-sql/pglite/template';
import type {Dimension} from '../../../src/contract/breakdown.js';
import {UNATTRIBUTED} from '../../../src/contract/primitives.js';
import type {Database} from '../db/database.js';
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

const NAMES = {
  provider: sql`select provider_id as id, name, false as deleted from provider`,
  project: sql`select project_id as id, name, deleted from project`,
};

/** SQL for the id of a row of `event` in a dimension, never null. */
export function keyOf(dimension: Dimension): Fragment {
  return KEYS[dimension];
}

/** Gives names to ids of a dimension; an id the database has no name for is its own name. */
export async function namesOf(
  database: Database,
  userId: string,
  dimension: Dimension,
): Promise<(id: string) => Name> {
  if (dimension === 'model') return (id) => ({name: id});
  const rows = await database.query<{id: string; name: string; deleted: boolean}>(
    query`${NAMES[dimension]} where user_id = ${userId}::text`,
  );
  const names = new Map(rows.map(({id, name, deleted}) => [id, deleted ? {name, deleted} : {name}]));
  return (id) => names.get(id) ?? {name: id === UNATTRIBUTED ? 'Unattributed' : id};
}
