/** A 32-bit hash that spreads neighbouring rows evenly (the finaliser of MurmurHash3, run over three words). */
function hash(seed: number, row: number, stream: number): number {
  let mixed = seed ^ Math.imul(stream, 0x9e3779b1);
  for (const word of [row >>> 0, Math.floor(row / 2 ** 32)]) {
    mixed = Math.imul(mixed ^ word, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
  }
  return mixed >>> 0;
}

/**
 * Draws one of the entries for each row, in proportion to the weights: always the same for the same seed, stream and
 * row, whatever else is drawn. The weights must sum to more than 0.
 *
 * @param stream keeps draws for different purposes independent of each other
 */
export function weightedDraw<T extends {weight: number}>(
  entries: readonly T[],
  seed: number,
  stream: number,
): (row: number) => T {
  const ends: number[] = [];
  for (const {weight} of entries) ends.push((ends.at(-1) ?? 0) + weight);
  const total = ends.at(-1) ?? 0;
  return (row) => {
    const point = (hash(seed, row, stream) / 2 ** 32) * total;
    return entries[ends.findIndex((end) => point < end)] as T;
  };
}
