/** How many days of the same weekday make them the measure; else all other days are, if there are enough. */
const ENOUGH_WEEKDAYS = 3;
const ENOUGH_DAYS = 5;
/** A day counts as far from its usual from this many times on, and this many deviations away. */
const TIMES = 2;
const DEVIATIONS = 4;
/** Makes the median of distances comparable with a standard deviation (Hampel 1974). */
const TO_DEVIATION = 1.4826;
/** Days that are nearly all the same still differ a little. */
const LEAST_DEVIATION = 0.1;
const WEEK = 7;

/** A day far above its usual. */
export interface Spike {
  readonly place: number;
  /** How many times its usual, above 2. */
  readonly ratio: number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

function usualDays(amounts: readonly (number | null)[], place: number): readonly number[] {
  const others = amounts.map((amount, index) => (index === place ? null : amount));
  const known = (values: readonly (number | null)[]) => values.filter((amount) => amount !== null);
  const weekdays = known(others.filter((_, index) => (index - place) % WEEK === 0));
  if (weekdays.length >= ENOUGH_WEEKDAYS) return weekdays;
  const all = known(others);
  return all.length >= ENOUGH_DAYS ? all : [];
}

function spikeAt(amounts: readonly (number | null)[], place: number): Spike | null {
  const amount = amounts[place] ?? null;
  const usual = usualDays(amounts, place);
  if (amount === null || usual.length === 0) return null;
  const middle = median(usual);
  const spread = TO_DEVIATION * median(usual.map((each) => Math.abs(each - middle)));
  const deviation = Math.max(spread, LEAST_DEVIATION * middle);
  if (middle <= 0 || amount < TIMES * middle || amount - middle < DEVIATIONS * deviation) return null;
  return {place, ratio: amount / middle};
}

/**
 * The day that is farthest above its usual, or null. The usual of a day is the median of the other days of its
 * weekday (of all other days where there are fewer than three), the distance is measured in median absolute
 * deviations: neither is moved by the day itself, nor by another one that is out of the ordinary.
 * @param amounts one per day in the order of time, without gaps; null = not known, or still running
 */
export function spikeOf(amounts: readonly (number | null)[]): Spike | null {
  const spikes = amounts.flatMap((_, place) => spikeAt(amounts, place) ?? []);
  return spikes.reduce<Spike | null>((most, spike) => (most === null || spike.ratio > most.ratio ? spike : most), null);
}
