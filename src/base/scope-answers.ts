import type {Queries, Result} from '../client/client.js';
import type {EndpointName} from '../contract/paths.js';

/** An answer that is on screen. */
export interface ShownAnswer<Name extends EndpointName = EndpointName> {
  readonly endpoint: Name;
  /** What was asked; null when the page handed the figures over. */
  readonly query: Queries[Name] | null;
  readonly value: Result<Name>;
  /** Rows of it that could not be read. */
  readonly unreadableRows: number;
  /** When it arrived. */
  readonly at: Date;
}

/** Any answer, told apart by its endpoint. */
export type AnyShownAnswer = {[Name in EndpointName]: ShownAnswer<Name>}[EndpointName];

/**
 * What the widgets of a scope show, for those who look at all of them together. Widgets write, the scope's owner
 * reads; nothing flows back.
 */
export class AnswerBook {
  readonly #answers = new WeakMap<object, Map<object, AnyShownAnswer>>();
  readonly #listeners = new Set<() => void>();

  /** Notes what `source`, one of the resources of `host`, has on screen now. */
  keep(host: object, source: object, answer: AnyShownAnswer): void {
    const own = this.#answers.get(host) ?? new Map<object, AnyShownAnswer>();
    this.#answers.set(host, own.set(source, answer));
    this.#tell();
  }

  /** Strikes out what `source` had on screen. */
  drop(host: object, source: object): void {
    if (this.#answers.get(host)?.delete(source)) this.#tell();
  }

  /** What an element shows. */
  of(host: object): readonly AnyShownAnswer[] {
    return [...(this.#answers.get(host)?.values() ?? [])];
  }

  /** Hears of every change until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
