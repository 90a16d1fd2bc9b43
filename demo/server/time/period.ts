import {query, sql} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';
import type {Fragment} from '../db/fragment.js';
import {dayStart} from './day-start.js';
import type {CalendarRange, RangeRequest} from './range.js';

/** A half-open span `[from, to)`, both as PostgreSQL writes instants in UTC. */
export interface Span {
  from: string;
  to: string;
}

/** The period of a request, cut in the viewer's zone, and the one before it. */
export interface Period extends Span {
  timeZone: string;
  /** First local day, `YYYY-MM-DD`. */
  firstDay: string;
  /** Last local day, inclusive. */
  lastDay: string;
  /** The same length before, to the same elapsed point. */
  previous: Span;
}

/** Local dates and times (SQL expressions over `clock.local`) that make a period. */
interface Calendar {
  /** First day of the period. */
  first: Fragment;
  /** Last day of the period. */
  last: Fragment;
  /** First day of the period before. */
  previousFirst: Fragment;
  /** Whether the period ends now; else it ends with its last day. */
  isOpen: boolean;
  /** Whether the period before is taken whole, however many days it has. */
  isPreviousWhole?: boolean;
}

type PeriodRow = {
  [column in 'from' | 'to' | 'first_day' | 'last_day' | 'previous_from' | 'previous_to']: string;
};

/**
 * Has the database cut the period of a range in `timeZone` as of `now`. The period before has the same number
 * of local days (the month before for `mtd` and `last-month`) and, while the period runs, ends at the same
 * elapsed local time, but never after the period begins.
 */
export async function periodOf(
  database: Database,
  range: RangeRequest,
  timeZone: string,
  now: Date,
): Promise<Period> {
  const clock = sql`(select ${now.toISOString()}::timestamptz as now,
    ${now.toISOString()}::timestamptz at time zone ${timeZone}::text as local) as clock`;
  const bounds = range.kind === '24h' ? lastDayBounds() : calendarBounds(calendarOf(range), timeZone);
  const rows = await database.query<PeriodRow>(query`select ${bounds} from ${clock}`);
  return fromRow(rows[0] as PeriodRow, timeZone);
}

function fromRow(row: PeriodRow, timeZone: string): Period {
  return {
    from: row.from,
    to: row.to,
    timeZone,
    firstDay: row.first_day,
    lastDay: row.last_day,
    previous: {from: row.previous_from, to: row.previous_to},
  };
}

function lastDayBounds(): Fragment {
  return sql`now - interval '24 hours' as "from", now as "to",
    (local - interval '24 hours')::date as first_day, local::date as last_day,
    now - interval '48 hours' as previous_from, now - interval '24 hours' as previous_to`;
}

function calendarBounds(calendar: Calendar, zone: string): Fragment {
  const {first, last, previousFirst, isOpen, isPreviousWhole = false} = calendar;
  const start = dayStart(first, zone);
  const end = isOpen ? sql`now` : dayStart(sql`${last} + 1`, zone);
  const elapsed = sql`greatest(least(local, (${last} + 1)::timestamp) - (${first})::timestamp, interval '0')`;
  const sameElapsed = sql`((${previousFirst})::timestamp + ${elapsed}) at time zone ${zone}::text`;
  const previousStart = dayStart(previousFirst, zone);
  const previousEnd = isPreviousWhole
    ? start
    : sql`greatest(${previousStart}, least(${sameElapsed}, ${start}))`;
  return sql`${start} as "from", ${end} as "to", ${first} as first_day, ${last} as last_day,
    ${previousStart} as previous_from, ${previousEnd} as previous_to`;
}

function calendarOf(range: CalendarRange): Calendar {
  switch (range.kind) {
    case 'days':
      return lastDays(range.days);
    case 'mtd':
      return {first: monthFirst(0), last: sql`local::date`, previousFirst: monthFirst(1), isOpen: true};
    case 'last-month':
      return wholeMonth();
    case 'dates':
      return betweenDates(range.first, range.last);
  }
}

function lastDays(days: number): Calendar {
  return {
    first: sql`(local::date - ${days - 1}::int)`,
    last: sql`local::date`,
    previousFirst: sql`(local::date - ${2 * days - 1}::int)`,
    isOpen: true,
  };
}

function wholeMonth(): Calendar {
  return {
    first: monthFirst(1),
    last: sql`(${monthFirst(0)} - 1)`,
    previousFirst: monthFirst(2),
    isOpen: false,
    isPreviousWhole: true,
  };
}

function betweenDates(first: string, last: string): Calendar {
  const days = sql`(${last}::date - ${first}::date + 1)`;
  return {
    first: sql`${first}::date`,
    last: sql`${last}::date`,
    previousFirst: sql`(${first}::date - ${days})`,
    isOpen: false,
  };
}

function monthFirst(monthsAgo: number): Fragment {
  return sql`(date_trunc('month', local) - make_interval(months => ${monthsAgo}::int))::date`;
}
