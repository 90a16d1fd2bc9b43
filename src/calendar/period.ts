import {datesOf, type Range} from '../contract/range.js';
import type {Interval} from '../contract/summary.js';
import {addDays, daysBetween} from '../format/dates.js';
import {DAY, dayStart, hourStart, localDate, localInstant} from './zone.js';

/** Half-open, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A range as of a moment, cut in a zone. */
export interface Period extends Span {
  readonly zone: string;
  /** First and last local day, both included. */
  readonly first: string;
  readonly last: string;
  /** The same length before, to the same elapsed point. */
  readonly previous: Span;
}

/** One bucket of a series. */
export interface Bucket extends Span {
  readonly start: string;
  readonly complete: boolean;
}

interface Calendar {
  readonly first: string;
  readonly last: string;
  /** First day of the period before. */
  readonly before: string;
}

function monthFirst(date: string, ago: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - ago, 1)).toISOString().slice(0, 10);
}

function calendarOf(range: Range, today: string): Calendar {
  if (range === 'mtd') return {first: monthFirst(today, 0), last: today, before: monthFirst(today, 1)};
  if (range === 'last-month') return {first: monthFirst(today, 1), last: addDays(monthFirst(today, 0), -1), before: monthFirst(today, 2)};
  const days = Number.parseInt(range, 10);
  const [first, last] = datesOf(range) ?? [addDays(today, 1 - days), today];
  return {first, last, before: addDays(first, -1 - daysBetween(first, last))};
}

/** The period of a range as of `now`. */
export function periodOf(range: Range, zone: string, now: number): Period {
  const today = localDate(now, zone);
  if (range === '24h') {
    const previous = {from: now - 2 * DAY, to: now - DAY};
    return {from: now - DAY, to: now, zone, first: localDate(now - DAY, zone), last: today, previous};
  }
  const {first, last, before} = calendarOf(range, today);
  const from = dayStart(first, zone);
  const end = dayStart(addDays(last, 1), zone);
  const to = last === today && datesOf(range) === null ? now : end;
  const start = dayStart(before, zone);
  const isOver = now >= end;
  const previous = {from: start, to: isOver ? from : Math.min(from, start + Math.max(0, now - from))};
  return {from, to, zone, first, last, previous};
}

/** The interval a period is cut in when none is asked for, as the reference server does it. */
export function defaultInterval({first, last}: Period): Interval {
  const days = daysBetween(first, last) + 1;
  if (days <= 2) return 'hour';
  return days <= 92 ? 'day' : days <= 400 ? 'week' : 'month';
}

function nextDate(date: string, interval: Exclude<Interval, 'hour'>): string {
  return interval === 'month' ? monthFirst(date, -1) : addDays(date, interval === 'week' ? 7 : 1);
}

function firstDate({first}: Period, interval: Interval): string {
  if (interval === 'month') return monthFirst(first, 0);
  return interval === 'week' ? addDays(first, -((new Date(first).getUTCDay() + 6) % 7)) : first;
}

function* dates(period: Period, interval: Exclude<Interval, 'hour'>) {
  const {last, zone} = period;
  for (let date = firstDate(period, interval); date <= last; date = nextDate(date, interval)) {
    yield {start: date, from: dayStart(date, zone), to: dayStart(nextDate(date, interval), zone)};
  }
}

function* hours({from, to, zone}: Period) {
  for (let at = hourStart(from, zone); at < to; at += DAY / 24) {
    yield {start: localInstant(at, zone), from: at, to: at + DAY / 24};
  }
}

/** All buckets of a period in order, empty ones too; the first may begin before the period does. */
export function bucketsOf(period: Period, interval: Interval, now: number): Bucket[] {
  const cut = interval === 'hour' ? hours(period) : dates(period, interval);
  return [...cut].map((bucket) => ({...bucket, complete: bucket.to <= now}));
}
