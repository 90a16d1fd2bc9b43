import type {Period} from '../../time/period.js';
import {daysBetween, type CalendarRange, type RangeRequest} from '../../time/range.js';
import {addDays, dateOf, DAY, dayStart, instantOf, localDate, localTime, monthFirst} from './zoned.js';

/** Local dates that make a period. */
interface Calendar {
  first: string;
  /** Inclusive. */
  last: string;
  previousFirst: string;
  /** Whether the period ends now; else it ends with its last day. */
  isOpen: boolean;
  /** Whether the period before is taken whole, however many days it has. */
  isPreviousWhole?: boolean;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * The period of a range in a zone as of `now`, cut by the rules the reference server has its database cut by: a
 * MongoDB cannot be asked for local days without computing them for each document.
 */
export function periodIn(range: RangeRequest, timeZone: string, now: Date): Period {
  const ms = now.getTime();
  return range.kind === '24h' ? lastDay(ms, timeZone) : calendarPeriod(calendarOf(range, ms, timeZone), timeZone, ms);
}

function lastDay(now: number, timeZone: string): Period {
  const from = now - DAY;
  return {
    from: iso(from),
    to: iso(now),
    timeZone,
    firstDay: dateOf(localTime(now, timeZone) - DAY),
    lastDay: localDate(now, timeZone),
    previous: {from: iso(from - DAY), to: iso(from)},
  };
}

function calendarPeriod(calendar: Calendar, timeZone: string, now: number): Period {
  const {first, last, isOpen} = calendar;
  const from = dayStart(first, timeZone);
  const to = isOpen ? now : dayStart(addDays(last, 1), timeZone);
  const previous = previousOf(calendar, timeZone, now);
  return {from: iso(from), to: iso(to), timeZone, firstDay: first, lastDay: last, previous};
}

/** The same length before, to the same elapsed local time while the period runs, never beyond its beginning. */
function previousOf({first, last, previousFirst, isPreviousWhole}: Calendar, zone: string, now: number): Period['previous'] {
  const [start, from] = [dayStart(first, zone), dayStart(previousFirst, zone)];
  if (isPreviousWhole) return {from: iso(from), to: iso(start)};
  const begin = Date.parse(`${first}T00:00:00Z`);
  const end = Date.parse(`${addDays(last, 1)}T00:00:00Z`);
  const elapsed = Math.max(0, Math.min(localTime(now, zone), end) - begin);
  const to = instantOf(Date.parse(`${previousFirst}T00:00:00Z`) + elapsed, zone);
  return {from: iso(from), to: iso(Math.max(from, Math.min(to, start)))};
}

function calendarOf(range: CalendarRange, now: number, zone: string): Calendar {
  const today = localDate(now, zone);
  switch (range.kind) {
    case 'days':
      return {first: addDays(today, 1 - range.days), last: today, previousFirst: addDays(today, 1 - 2 * range.days), isOpen: true};
    case 'mtd':
      return {first: monthFirst(today), last: today, previousFirst: monthFirst(today, -1), isOpen: true};
    case 'last-month':
      return lastMonth(today);
    case 'dates':
      return betweenDates(range.first, range.last);
  }
}

function lastMonth(today: string): Calendar {
  const last = addDays(monthFirst(today), -1);
  return {first: monthFirst(last), last, previousFirst: monthFirst(last, -1), isOpen: false, isPreviousWhole: true};
}

function betweenDates(first: string, last: string): Calendar {
  return {first, last, previousFirst: addDays(first, -daysBetween(first, last) - 1), isOpen: false};
}
