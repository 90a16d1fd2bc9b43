/** Called with each new snapshot. */
export type Listener<T> = (value: T) => void;

/** A value that can be watched. Snapshots are frozen: change comes only by `set`. */
export class Observable<T extends object> {
  #value: Readonly<T>;
  readonly #listeners = new Set<Listener<Readonly<T>>>();

  constructor(initial: T) {
    this.#value = Object.freeze({...initial});
  }

  /** The current snapshot. */
  get value(): Readonly<T> {
    return this.#value;
  }

  /** Merges a change in; listeners hear of it only when something differs. */
  set(change: Partial<T>): void {
    const next = Object.freeze({...this.#value, ...change});
    if (Object.keys(change).every((key) => Object.is(next[key as keyof T], this.#value[key as keyof T]))) return;
    this.replace(next);
  }

  /** Puts another snapshot in place of this one. */
  replace(next: T): void {
    this.#value = Object.freeze(next);
    for (const listener of [...this.#listeners]) listener(this.#value);
  }

  /** Hears of every change until the returned function is called. */
  subscribe(listener: Listener<Readonly<T>>): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
