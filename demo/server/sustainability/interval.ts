/** What is known of a number: that it lies from `min` to `max`. Not negative. */
export interface Interval {
  min: number;
  max: number;
}

/** The interval that holds nothing but zero. */
export const ZERO: Interval = {min: 0, max: 0};

/** An interval; of one number when `max` is left out. */
export function interval(min: number, max: number = min): Interval {
  return {min, max};
}

/**
 * Sums lower bounds and upper bounds: what makes them uncertain is the same for all, so it does not even out.
 */
export function sumOf(intervals: readonly Interval[]): Interval {
  return intervals.reduce((sum, {min, max}) => ({min: sum.min + min, max: sum.max + max}), ZERO);
}

/** Both bounds times a factor that is not negative. */
export function scaled({min, max}: Interval, factor: number): Interval {
  return {min: min * factor, max: max * factor};
}

/** The middle between the bounds. It is no expected value: nothing is known of the distribution. */
export function midpoint({min, max}: Interval): number {
  return (min + max) / 2;
}

/** An interval as the API sends it. */
export interface EstimateValue {
  min: number;
  central: number;
  max: number;
  unit: string;
}

/** The interval with its midpoint and unit. */
export function estimateOf(known: Interval, unit: string): EstimateValue {
  return {min: known.min, central: midpoint(known), max: known.max, unit};
}
