import {ImportError} from '../errors.js';

const MOST_LISTED = 20;
const MOST_KEPT = 1000;

/** Whose rows of a dump are read. Users who were met are kept (up to 1,000) to be listed when the choice is not clear. */
export class UserChoice {
  readonly #wanted: string | null;
  readonly #met = new Set<string>();

  /** @param wanted `_id` of the user; null when the dump should have one only */
  constructor(wanted: string | null) {
    this.#wanted = wanted;
  }

  /** True for a row of the user who was asked for, or of any while nobody was. */
  isWanted(user: string): boolean {
    if (this.#met.size < MOST_KEPT) this.#met.add(user);
    return this.#wanted === null || user === this.#wanted;
  }

  /** True as soon as it is clear that {@link chosen} will throw: nobody was asked for, and there are several. */
  get isOpen(): boolean {
    return this.#wanted === null && this.#met.size > 1;
  }

  /**
   * The one user whose rows were read, once all rows were met; null when there was none at all.
   *
   * @throws {ImportError} listing the users, when there are several, or when the one asked for is not there
   */
  chosen(): string | null {
    if (this.isOpen) {
      throw new ImportError(`The dump holds several users; choose one with --mongo-user: ${this.#list()}.`);
    }
    const user = this.#wanted ?? [...this.#met][0] ?? null;
    if (user === null || this.#met.size === 0 || this.#met.has(user) || this.#met.size >= MOST_KEPT) return user;
    throw new ImportError(`The dump has no transaction of --mongo-user ${user}; it has ${this.#list()}.`);
  }

  #list(): string {
    const listed = [...this.#met].slice(0, MOST_LISTED);
    const more = this.#met.size - listed.length;
    const rest = this.#met.size >= MOST_KEPT ? 'many more' : `${more} more`;
    return more > 0 ? `${listed.join(', ')} and ${rest}` : listed.join(', ');
  }
}
