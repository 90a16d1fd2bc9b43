import {sql} from '@electric-sql/pglite/template';
import {UNATTRIBUTED} from '../../../src/contract/primitives.js';
import type {Fragment} from '../db/fragment.js';
import type {Span} from '../time/period.js';

/** What usage is wanted. Several values of one filter widen it, several filters narrow it. */
export interface UsageFilter {
  /** Provider ids; `unattributed` for usage of no known provider. */
  provider: string[];
  /** Project ids; `unattributed` for usage of no project. */
  project: string[];
  /** Model names, exact. */
  model: string[];
  /** Text that model, project or provider name holds, in any case; `''` for all. */
  search?: string | undefined;
}

/** Rows of `usage_event` as `event`, with the names of project and provider beside. */
export const NAMED_EVENTS = sql`usage_event as event
  left join project on project.user_id = event.user_id and project.project_id = event.project_id
  left join provider on provider.user_id = event.user_id and provider.provider_id = event.provider_id`;

/** The name a project is shown by; null for usage of none. */
export const PROJECT_NAME = sql`coalesce(project.name, event.project_id)`;
/** The name a provider is shown by; null for usage of none. */
export const PROVIDER_NAME = sql`coalesce(provider.name, event.provider_id)`;

/**
 * SQL condition on `event`: this user's rows of the span that pass the filter. Needs {@link NAMED_EVENTS}.
 */
export function isWanted(userId: string, {from, to}: Span, filter: UsageFilter): Fragment {
  return sql`event.user_id = ${userId}::text
    and event.at >= ${from}::timestamptz and event.at < ${to}::timestamptz
    ${passes(filter)} ${mentions(filter.search ?? '')}`;
}

/** SQL condition on `event`, with `and` before it: passes the filter's providers, projects and models. */
export function passes({provider, project, model}: UsageFilter): Fragment {
  return sql`${anyOf(sql`coalesce(event.provider_id, ${UNATTRIBUTED}::text)`, provider)}
    ${anyOf(sql`coalesce(event.project_id, ${UNATTRIBUTED}::text)`, project)}
    ${anyOf(sql`event.model`, model)}`;
}

function anyOf(value: Fragment, allowed: readonly string[]): Fragment {
  return allowed.length === 0 ? sql`` : sql`and ${value} = any(${allowed}::text[])`;
}

function mentions(search: string): Fragment {
  if (search === '') return sql``;
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`and (event.model ilike ${pattern}::text or ${PROJECT_NAME} ilike ${pattern}::text
    or ${PROVIDER_NAME} ilike ${pattern}::text)`;
}
