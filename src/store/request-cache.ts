import type {Loaded, Queries, Result, UsageClient} from '../client/client.js';
import type {EndpointName} from '../contract/paths.js';

/** An answer, and when it arrived. */
export interface Received<T> extends Loaded<T> {
  readonly at: Date;
}

/** How something is asked for. */
interface AskOptions {
  readonly fresh?: boolean;
  readonly priority?: 'low' | undefined;
  /** An answer as old as {@link KEPT_FOR} will do: the asker leads a reader back to what was seen before. */
  readonly kept?: boolean;
}

interface Entry {
  readonly answer: Promise<Received<unknown>>;
  readonly controller: AbortController;
  readonly startedAt: number;
  readonly fresh: boolean;
  interested: number;
  settled: boolean;
  isOld: boolean;
  /** Takes it away in the end. Called off where it goes before: a timer holds what it is for. */
  end?: ReturnType<typeof setTimeout>;
}

/** How long an answer serves others who ask the same, in milliseconds. */
export const SHARED_FOR = 2_000;
/** How long it serves those who lead back and forth between ranges, filters and pages, in milliseconds. */
export const KEPT_FOR = 60_000;
/** How many answers are kept that long. */
export const KEPT = 40;
/** How close two wishes for fresh figures must be to share one request, in milliseconds. */
export const FRESH_WITHIN = 100;

function keyOf(name: string, query: object): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  return `${name} ${JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

/** One request for all who want the same answer; it is aborted when the last of them has left. */
export class RequestCache {
  readonly #client: UsageClient;
  readonly #entries = new Map<string, Entry>();
  #freshAt = Number.NEGATIVE_INFINITY;

  constructor(client: UsageClient) {
    this.#client = client;
  }

  /**
   * Asks, or joins those who already ask. With `fresh`, only a request under way that was itself a wish for fresh
   * figures within the last {@link FRESH_WITHIN} ms is joined: an older one may not know yet what just happened, and
   * is not kept for anybody any more.
   * Rejects with the signal's reason when the caller leaves, while others keep waiting.
   */
  get<Name extends EndpointName>(
    name: Name,
    query: Queries[Name],
    signal: AbortSignal,
    options: AskOptions = {},
  ): Promise<Received<Result<Name>>> {
    const key = keyOf(name, query);
    if (options.fresh === true) this.#noteFreshness();
    const known = this.#entries.get(key);
    const entry = known && this.#isUsable(known, options) ? known : this.#start(key, name, query, options);
    return this.#join(key, entry, signal) as Promise<Received<Result<Name>>>;
  }

  /** Ends everything under way and forgets every answer: another user may be next. */
  clear(): void {
    for (const [key, entry] of this.#entries) {
      entry.controller.abort();
      this.#forget(key, entry);
    }
  }

  #start<Name extends EndpointName>(key: string, name: Name, query: Queries[Name], {fresh = false, priority}: AskOptions): Entry {
    const controller = new AbortController();
    const answer = this.#client.get(name, query, controller.signal, priority).then((loaded) => ({...loaded, at: new Date()}));
    const entry: Entry = {answer, controller, startedAt: performance.now(), fresh, interested: 0, settled: false, isOld: false};
    this.#forget(key, this.#entries.get(key));
    this.#entries.set(key, entry);
    answer.then(() => this.#keepAWhile(key, entry), () => this.#forget(key, entry));
    return entry;
  }

  /** Not where everybody has left: a timer would hold, by the stack of the reason to abort, the element that asked. */
  #keepAWhile(key: string, entry: Entry): void {
    entry.settled = true;
    if (this.#entries.get(key) !== entry) return;
    setTimeout(() => (entry.isOld = true), SHARED_FOR);
    entry.end = setTimeout(() => this.#forget(key, entry), KEPT_FOR);
    for (const [each, other] of this.#entries) if (other.isOld && this.#entries.size > KEPT) this.#forget(each, other);
  }

  /** Wishes close to each other are one. */
  #noteFreshness(): void {
    const now = performance.now();
    if (now - this.#freshAt > FRESH_WITHIN) this.#freshAt = now;
  }

  #isUsable({fresh, settled, isOld, startedAt}: Entry, wish: AskOptions): boolean {
    if (wish.fresh === true) return fresh && !settled && performance.now() - startedAt <= FRESH_WITHIN;
    return !isOld || (wish.kept === true && startedAt >= this.#freshAt);
  }

  #forget(key: string, entry: Entry | undefined): void {
    clearTimeout(entry?.end);
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }

  async #join(key: string, entry: Entry, signal: AbortSignal): Promise<Received<unknown>> {
    signal.throwIfAborted();
    entry.interested += 1;
    const leave = withResolvers();
    const onAbort = () => leave.reject(signal.reason);
    signal.addEventListener('abort', onAbort, {once: true});
    try {
      return await Promise.race([entry.answer, leave.promise]);
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#leave(key, entry);
    }
  }

  #leave(key: string, entry: Entry): void {
    entry.interested -= 1;
    if (entry.interested > 0 || entry.settled) return;
    this.#forget(key, entry);
    entry.controller.abort();
  }
}

function withResolvers(): {promise: Promise<never>; reject: (reason: unknown) => void} {
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<never>((_resolve, fail) => (reject = fail));
  return {promise, reject};
}
