/** The last result of a costly pure function, kept while what it was made from is the same. */
export class Remembered<T> {
  #made: {readonly key: readonly unknown[]; readonly value: T} | undefined;

  /** The result for `key`, made only when a part of the key is another one than last time. */
  get(key: readonly unknown[], make: () => T): T {
    const made = this.#made;
    if (made !== undefined && key.every((part, index) => Object.is(part, made.key[index]))) return made.value;
    const value = make();
    this.#made = {key, value};
    return value;
  }
}
