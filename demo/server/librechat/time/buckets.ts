import type {Interval} from '../../../../src/contract/summary.js';
import type {Bucket} from '../../time/buckets.js';
import type {Period} from '../../time/period.js';
import {addDays, dayStart, localTime, monthFirst, weekFirst} from './zoned.js';

const QUARTER = 900_000;
const HOUR = 3_600_000;

/** How a period is cut: its buckets, and the slots the database groups by, from which buckets are put together. */
export interface Cut {
  readonly buckets: readonly Bucket[];
  /** First instant of slot 0, ms since 1970. */
  readonly origin: number;
  /** Length of a slot in ms: the largest that no edge of a bucket cuts through. */
  readonly step: number;
  /** Index of the bucket of a slot. */
  bucketOf(slot: number): number;
}

/**
 * Cuts a period into all its buckets, in order, as the reference server does. The database then only divides: it
 * numbers slots of equal length, and each slot lies in one bucket whatever the zone does with its clocks.
 */
export function cutOf(period: Period, interval: Interval, now: Date): Cut {
  const starts = interval === 'hour' ? hourStarts(period) : dayStarts(period, interval);
  const edges = starts.map(({from}) => from);
  const [origin = 0] = edges;
  const step = edges.reduce((divisor, edge) => greatestDivisor(divisor, edge - origin), 0) || HOUR;
  const buckets = starts.map(({from, until, label}) => ({from: iso(from), label, isComplete: until <= now.getTime()}));
  return {buckets, origin, step, bucketOf: (slot) => lastAtMost(edges, origin + slot * step)};
}

interface Start {
  from: number;
  until: number;
  label: string;
}

const iso = (ms: number): string => new Date(ms).toISOString();

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** Index of the last edge that is not beyond `value`; edges ascend. */
function lastAtMost(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((edges[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function dayStarts({firstDay, lastDay, timeZone}: Period, interval: Exclude<Interval, 'hour'>): Start[] {
  const starts: Start[] = [];
  for (let day = floorOf(firstDay, interval); day <= lastDay; day = nextOf(day, interval)) {
    const until = dayStart(nextOf(day, interval), timeZone);
    starts.push({from: dayStart(day, timeZone), until, label: day});
  }
  return starts;
}

function floorOf(day: string, interval: Exclude<Interval, 'hour'>): string {
  if (interval === 'week') return weekFirst(day);
  return interval === 'month' ? monthFirst(day) : day;
}

function nextOf(day: string, interval: Exclude<Interval, 'hour'>): string {
  return interval === 'month' ? monthFirst(day, 1) : addDays(day, interval === 'week' ? 7 : 1);
}

/** Every full local hour there is, found in steps of 15 minutes, the smallest offset of a zone. */
function hourStarts({from, to, timeZone}: Period): Start[] {
  const local = localTime(Date.parse(from), timeZone);
  const first = Date.parse(from) - (local % HOUR);
  const hours: number[] = [];
  for (let ms = first; ms < Math.max(Date.parse(to), first + 1); ms += QUARTER) {
    if (localTime(ms, timeZone) % HOUR === 0) hours.push(ms);
  }
  return hours.map((ms, index) => ({from: ms, until: hours[index + 1] ?? ms + HOUR, label: hourLabel(ms, timeZone)}));
}

function hourLabel(ms: number, zone: string): string {
  const local = localTime(ms, zone);
  return iso(local).slice(0, 19) + offsetText(Math.round((local - ms) / 60_000));
}

function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z';
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
