import type {Loaded, Queries, Result, UsageClient} from '../client/client.js';
import type {EndpointName} from '../contract/paths.js';

/** How something is asked for. */
interface AskOptions {
  readonly fresh?: boolean;
  readonly priority?: 'low' | undefined;
}

interface Entry {
  readonly answer: Promise<Loaded<unknown>>;
  readonly controller: AbortController;
  readonly startedAt: number;
  readonly fresh: boolean;
  interested: number;
  settled: boolean;
}

/** How long an answer serves others who ask the same, in milliseconds. */
export const SHARED_FOR = 2_000;
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

  constructor(client: UsageClient) {
    this.#client = client;
  }

  /**
   * Asks, or joins those who already ask. With `fresh`, only a request under way that was itself a wish for fresh
   * figures within the last {@link FRESH_WITHIN} ms is joined: an older one may not know yet what just happened.
   * Rejects with the signal's reason when the caller leaves, while others keep waiting.
   */
  get<Name extends EndpointName>(
    name: Name,
    query: Queries[Name],
    signal: AbortSignal,
    {fresh = false, priority}: AskOptions = {},
  ): Promise<Loaded<Result<Name>>> {
    const key = keyOf(name, query);
    const known = this.#entries.get(key);
    const entry = known && isUsable(known, fresh) ? known : this.#start(key, name, query, {fresh, priority});
    return this.#join(key, entry, signal) as Promise<Loaded<Result<Name>>>;
  }

  /** Ends everything under way and forgets every answer: another user may be next. */
  clear(): void {
    for (const entry of this.#entries.values()) entry.controller.abort();
    this.#entries.clear();
  }

  #start<Name extends EndpointName>(key: string, name: Name, query: Queries[Name], {fresh = false, priority}: AskOptions): Entry {
    const controller = new AbortController();
    const answer = this.#client.get(name, query, controller.signal, priority);
    const entry: Entry = {answer, controller, startedAt: performance.now(), fresh, interested: 0, settled: false};
    this.#entries.set(key, entry);
    answer.then(() => this.#keepAWhile(key, entry), () => this.#forget(key, entry));
    return entry;
  }

  #keepAWhile(key: string, entry: Entry): void {
    entry.settled = true;
    setTimeout(() => this.#forget(key, entry), SHARED_FOR);
  }

  #forget(key: string, entry: Entry): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }

  async #join(key: string, entry: Entry, signal: AbortSignal): Promise<Loaded<unknown>> {
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

function isUsable(entry: Entry, fresh: boolean): boolean {
  if (!fresh) return true;
  return entry.fresh && !entry.settled && performance.now() - entry.startedAt <= FRESH_WITHIN;
}

function withResolvers(): {promise: Promise<never>; reject: (reason: unknown) => void} {
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<never>((_resolve, fail) => (reject = fail));
  return {promise, reject};
}
