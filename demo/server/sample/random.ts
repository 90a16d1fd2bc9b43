/** A source of random numbers that gives the same ones for the same seed. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** One of the items, as often as its weight says. */
  pick<T extends {weight: number}>(items: readonly T[]): T;
  /** Around `median`, never negative, with a long tail upwards: how requests are sized. */
  skewed(median: number): number;
}

/** Mulberry32, started from a hash (FNV-1a) of `seed`. */
export function random(seed: string): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (items) => picked(items, next()),
    skewed: (median) => Math.round(median * Math.exp(1.1 * (next() + next() + next() - 1.5))),
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value;
}

function picked<T extends {weight: number}>(items: readonly T[], share: number): T {
  const total = items.reduce((sum, {weight}) => sum + weight, 0);
  let rest = share * total;
  return items.find(({weight}) => (rest -= weight) < 0) ?? (items.at(-1) as T);
}
