import {sql} from '@electric-sql/pglite/template';
import type {Fragment} from '../db/fragment.js';

/**
 * SQL for the first instant of a local `day` (an SQL expression of type `date`) in `zone`. Where clocks go
 * forward over midnight, PostgreSQL gives the first instant there is. Where they go back over it, midnight
 * comes twice and PostgreSQL takes the second: the hour before is then tried too.
 */
export function dayStart(day: Fragment, zone: string): Fragment {
  const midnight = sql`(${day})::timestamp at time zone ${zone}::text`;
  const earlier = sql`(${midnight}) - interval '1 hour'`;
  return sql`(case when (${earlier}) at time zone ${zone}::text >= (${day})::timestamp
    then ${earlier} else ${midnight} end)`;
}
