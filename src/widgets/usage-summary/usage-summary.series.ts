import {amountOf} from '../../base/amounts.js';
import {identityColor, seriesColorVar} from '../../chart/palette.js';
import {UNATTRIBUTED} from '../../contract/primitives.js';
import type {Interval, Segment, SeriesPoint, UsageSummary} from '../../contract/summary.js';
import {addDays, instantOf, isLocalDate, localDateOf} from '../../format/dates.js';
import {addDecimals, compareDecimals, subtractDecimals, type Decimal} from '../../format/decimal.js';
import type {Metric} from '../../store/usage-store.js';

/** One place on the time axis; without a point nothing is known of it. */
export interface Place {
  readonly start: string;
  readonly point: SeriesPoint | null;
}

/** One colour of the trend: a provider, the rest, or everything. */
export interface Part {
  /** A provider's id, `other`, or `total`. */
  readonly id: string;
  readonly name: string;
  readonly color: string;
  /** How many providers it stands for. */
  readonly count: number;
  /** Null when none of it is priced. */
  readonly total: Decimal | null;
  /** Whether some of it is not priced, so that the total is a lower bound. */
  readonly isPartial: boolean;
  /** By place; null = not priced, missing = none. */
  readonly amounts: ReadonlyMap<number, Decimal | null>;
}

/** More providers than this share one grey rest. */
export const MAX_PARTS = 8;
const MAX_PLACES = 1000;
const HOUR_MS = 3_600_000;
const ZERO: Decimal = {units: 0n, scale: 0};

/** The width of the buckets: as sent, else as their starts look. */
export function intervalOf({interval, series}: UsageSummary): Interval {
  return interval ?? (series[0]?.start.includes('T') ? 'hour' : 'day');
}

function nextStart(start: string, interval: Interval): string | null {
  const at = instantOf(start);
  if (interval === 'hour') return at === null ? null : new Date(at + HOUR_MS).toISOString();
  if (!isLocalDate(start)) return null;
  if (interval === 'day') return addDays(start, 1);
  return interval === 'week' ? addDays(start, 7) : `${addDays(`${start.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
}

function isBefore(a: string, b: string): boolean {
  const [first, second] = [instantOf(a), instantOf(b)];
  return first === null || second === null ? a < b : first < second;
}

/** The places missing between two buckets, `to` not included. */
function gapBetween(from: string, to: string, interval: Interval): Place[] {
  const places: Place[] = [];
  let start = nextStart(from, interval);
  while (start !== null && isBefore(start, to) && places.length < MAX_PLACES) {
    places.push({start, point: null});
    start = nextStart(start, interval);
  }
  return places;
}

function edges({period, series}: UsageSummary, interval: Interval): {first: string | null; end: string | null} {
  const isByDay = interval === 'day' && series.every(({start}) => isLocalDate(start));
  if (period === undefined || !isByDay) return {first: null, end: null};
  const last = localDateOf(Date.parse(period.to) - 1, period.timeZone);
  return {first: addDays(localDateOf(period.from, period.timeZone), -1), end: addDays(last, 1)};
}

/** The buckets in the order of time, with places for those that were not sent. */
export function placesOf(summary: UsageSummary): readonly Place[] {
  const interval = intervalOf(summary);
  const points = [...summary.series].sort((a, b) => Number(isBefore(b.start, a.start)) - Number(isBefore(a.start, b.start)));
  const {first, end} = edges(summary, interval);
  const places: Place[] = [];
  let before = first;
  for (const point of points) {
    if (before !== null) places.push(...gapBetween(before, point.start, interval));
    places.push({start: point.start, point});
    before = point.start;
  }
  return before === null || end === null ? places : [...places, ...gapBetween(before, end, interval)];
}

class PartBuilder {
  readonly amounts = new Map<number, Decimal | null>();
  total = ZERO;
  name = '';
  count = 1;
  #hasUnpriced = false;

  add(place: number, amount: Decimal | null): void {
    const known = this.amounts.get(place);
    this.amounts.set(place, known && amount ? addDecimals(known, amount) : amount ?? known ?? null);
    if (amount) this.total = addDecimals(this.total, amount);
    else this.#hasUnpriced = true;
  }

  addAll(other: PartBuilder): void {
    this.#hasUnpriced ||= other.#hasUnpriced;
    for (const [place, amount] of other.amounts) this.add(place, amount);
  }

  finish(id: string, color: string): Part {
    const {name, count, amounts} = this;
    const isPriced = amounts.size === 0 || [...amounts.values()].some((amount) => amount !== null);
    return {id, name, color, count, amounts, total: isPriced ? this.total : null, isPartial: isPriced && this.#hasUnpriced};
  }
}

type Builders = Map<string, PartBuilder>;

function builderOf(builders: Builders, id: string): PartBuilder {
  const builder = builders.get(id) ?? new PartBuilder();
  builders.set(id, builder);
  return builder;
}

function addSegment(builders: Builders, segment: Segment, place: number, amount: Decimal | null): void {
  const builder = builderOf(builders, segment.id);
  builder.name = segment.name || builder.name;
  builder.add(place, amount);
}

/** What the parts of a bucket leave over belongs to nobody known. */
function addRemainder(builders: Builders, place: number, total: Decimal | null | undefined, sum: Decimal): void {
  if (!total || compareDecimals(total, sum) !== 1) return;
  builderOf(builders, UNATTRIBUTED).add(place, subtractDecimals(total, sum));
}

function splitPlaces(places: readonly Place[], metric: Metric): Builders {
  const builders: Builders = new Map();
  for (const [place, {point}] of places.entries()) {
    if (point === null) continue;
    let sum = ZERO;
    for (const segment of point.segments) {
      const amount = amountOf(segment, metric);
      if (amount === undefined) continue;
      addSegment(builders, segment, place, amount);
      if (amount) sum = addDecimals(sum, amount);
    }
    addRemainder(builders, place, amountOf(point, metric), sum);
  }
  return builders;
}

function wholePart(places: readonly Place[], metric: Metric): Part {
  const builder = new PartBuilder();
  for (const [place, {point}] of places.entries()) {
    const amount = point === null ? undefined : amountOf(point, metric);
    if (amount !== undefined) builder.add(place, amount);
  }
  return builder.finish('total', seriesColorVar(1));
}

function bySize([idA, a]: [string, PartBuilder], [idB, b]: [string, PartBuilder]): number {
  const rank = Number(idA === UNATTRIBUTED) - Number(idB === UNATTRIBUTED);
  return rank || compareDecimals(b.total, a.total);
}

function folded(sorted: readonly [string, PartBuilder][]): Part[] {
  const finish = ([id, builder]: [string, PartBuilder]) => builder.finish(id, identityColor('provider', id));
  if (sorted.length <= MAX_PARTS) return sorted.map(finish);
  const rest = new PartBuilder();
  const small = sorted.slice(MAX_PARTS - 1);
  for (const [, builder] of small) rest.addAll(builder);
  rest.count = small.length;
  return [...sorted.slice(0, MAX_PARTS - 1).map(finish), rest.finish('other', identityColor('provider', 'other'))];
}

function isSplit(places: readonly Place[], metric: Metric): boolean {
  return places.some(({point}) => point?.segments.some((segment) => amountOf(segment, metric) !== undefined));
}

/**
 * The colours of the trend: the largest providers first, what belongs to nobody last, many small ones as one; or
 * everything as one part where the answer is not split by this metric.
 */
export function partsOf(places: readonly Place[], metric: Metric): readonly Part[] {
  if (!isSplit(places, metric)) return [wholePart(places, metric)];
  return folded([...splitPlaces(places, metric)].sort(bySize));
}
