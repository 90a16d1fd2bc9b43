import {query, sql} from '@electric-sql/pglite/template';
import type {Interval} from '../../../src/contract/summary.js';
import type {Database} from '../db/database.js';
import type {Fragment} from '../db/fragment.js';
import {dayStart} from './day-start.js';
import type {Period} from './period.js';

/** One bucket of a series. */
export interface Bucket {
  /** First instant, as PostgreSQL writes it in UTC. The first bucket may begin before the period does. */
  from: string;
  /** What the series calls it: a local date, or for hours an RFC 3339 instant with the zone's offset. */
  label: string;
  /** Whether it was over at the given time. */
  isComplete: boolean;
}

interface BucketRow {
  [column: string]: unknown;
  from: string;
  /** The local date, or for hours the local time. */
  label: string;
  /** For hours the same instant read in UTC. */
  utc: string | null;
  is_complete: boolean;
}

/**
 * Has the database cut a period into all its buckets, in order: days begin at local midnight, weeks on local
 * Monday, months on the local 1st, hours on the full local hour. Days of 23 and 25 hours are one bucket each.
 */
export async function bucketsOf(
  database: Database,
  period: Period,
  interval: Interval,
  now: Date,
): Promise<Bucket[]> {
  const cut = interval === 'hour' ? hours(period) : days(period, interval);
  const rows = await database.query<BucketRow>(query`select "from", label, utc,
      "until" <= ${now.toISOString()}::timestamptz as is_complete
    from (${cut}) as cut where "until" is not null order by "from"`);
  return rows.map(({from, label, utc, is_complete}) => ({
    from,
    label: utc === null ? label : label + offset(label, utc),
    isComplete: is_complete,
  }));
}

/**
 * Hours by instant: every full local hour there is, found in steps of 15 minutes, the smallest offset of a
 * zone.
 */
function hours({from, to, timeZone}: Period): Fragment {
  const local = sql`${from}::timestamptz at time zone ${timeZone}::text`;
  const first = sql`${from}::timestamptz - (${local} - date_trunc('hour', ${local}))`;
  return sql`select at as "from", ${timeIn(timeZone)} as label, ${timeIn('UTC')} as utc,
      coalesce(lead(at) over (order by at), at + interval '1 hour') as "until"
    from generate_series(${first}, greatest(${to}::timestamptz - interval '1 microsecond', ${first}),
      interval '15 minutes') as at
    where extract(minute from at at time zone ${timeZone}::text) = 0`;
}

function timeIn(zone: string): Fragment {
  return sql`to_char(at at time zone ${zone}::text, 'YYYY-MM-DD"T"HH24:MI:SS')`;
}

/** Each ends where the next begins; the one after the last begins outside, and so has no end. */
function days({firstDay, lastDay, timeZone}: Period, unit: 'day' | 'week' | 'month'): Fragment {
  const step = sql`('1 ' || ${unit}::text)::interval`;
  return sql`select "from", to_char(day, 'YYYY-MM-DD') as label, null as utc,
      lead("from") over (order by day) as "until"
    from (select day, ${dayStart(sql`day`, timeZone)} as "from"
      from generate_series(date_trunc(${unit}::text, ${firstDay}::date::timestamp),
        ${lastDay}::date::timestamp + ${step}, ${step}) as day) as start`;
}

/** The offset from UTC that lies between two readings of one instant, e.g. `+05:45`, or `Z`. */
function offset(local: string, utc: string): string {
  const minutes = Math.round((Date.parse(`${local}Z`) - Date.parse(`${utc}Z`)) / 60_000);
  if (minutes === 0) return 'Z';
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
