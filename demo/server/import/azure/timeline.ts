const HOUR = 3_600_000_000;
const DAY = 24 * HOUR;

/** First and last instant, microseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How requests spread over the days: evenly, or as in an office. Counts and tokens never change. */
export type Shape = 'flat' | 'office';

/**
 * The span that `days` calendar days up to `until` hold whole in every time zone: it begins `days − 1` days before
 * (23 hours for one day), so that a range of so many days, which begins at some local midnight, shows all of it.
 */
export function targetSpan(days: number, until: number): Span {
  return {from: until - (days === 1 ? 23 * HOUR : (days - 1) * DAY), to: until};
}

/**
 * Makes the function that lays an instant of `source` (microseconds) on `target`, order kept.
 * `flat` stretches linearly. `office` does so on a clock that runs with {@link officeWeight}.
 */
export function timeline(source: Span, target: Span, shape: Shape): (at: number) => number {
  const length = source.to - source.from;
  const place = shape === 'flat' ? linear(target) : weighted(target);
  return (at) => place(length === 0 ? 1 : (at - source.from) / length);
}

function linear({from, to}: Span): (share: number) => number {
  return (share) => Math.round(from + share * (to - from));
}

/** How busy an hour of UTC is: 10 on weekdays 8–18 h, 4 in the hours beside, 1 at night; weekends 1. */
export function officeWeight(hourStart: number): number {
  const date = new Date(hourStart / 1000);
  const hour = date.getUTCHours();
  if (date.getUTCDay() % 6 === 0) return 1;
  if (hour >= 8 && hour < 18) return 10;
  return hour >= 6 && hour < 21 ? 4 : 1;
}

function weighted(target: Span): (share: number) => number {
  const hours = Math.max(1, Math.floor((target.to - target.from) / HOUR));
  const length = (target.to - target.from) / hours;
  const ends: number[] = [];
  for (let hour = 0; hour < hours; hour += 1) {
    ends.push((ends.at(-1) ?? 0) + officeWeight(target.from + hour * length));
  }
  return (share) => {
    const point = share * (ends.at(-1) ?? 0);
    const hour = firstNotBelow(ends, point);
    const before = hour === 0 ? 0 : (ends[hour - 1] ?? 0);
    const inside = (point - before) / ((ends[hour] ?? 0) - before);
    return Math.round(target.from + (hour + inside) * length);
  };
}

/** Index of the first of the rising numbers that is at least `value`. */
function firstNotBelow(rising: readonly number[], value: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
