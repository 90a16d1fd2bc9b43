import type {ReactiveController} from 'lit';
import type {Queries, Result, UsageClient} from '../client/client.js';
import type {EndpointName} from '../contract/endpoints.js';
import {cacheOf} from '../store/clients.js';
import {pageState} from '../store/page.js';
import type {A2bElement} from './a2b-element.js';

/** What is to be known, and which figures it belongs to: it is asked again for others. */
export interface QuietWish<Name extends EndpointName> {
  readonly query: Queries[Name];
  readonly edition?: string | undefined;
}

/** Answers that are kept, so that leading back and forth asks nothing twice. */
const KEPT = 8;
/** Most ms to wait for a moment in which the page has nothing else to do. */
const PATIENCE = 1000;

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Behind two frames: one to show what has just arrived, one for what that asks for in its turn. */
async function whenIdle(signal: AbortSignal): Promise<void> {
  await nextFrame();
  await nextFrame();
  return new Promise((resolve) => {
    const go = (): void => (signal.aborted ? undefined : resolve());
    if ('requestIdleCallback' in globalThis) requestIdleCallback(go, {timeout: PATIENCE});
    else setTimeout(go);
  });
}

/**
 * Something that is good to know beside the figures on screen: asked with low priority once the page is idle, once for
 * each wish, kept until the user leaves. A failure is silence: no state, no event, no second attempt.
 */
export class QuietAnswer<Name extends EndpointName> implements ReactiveController {
  readonly #host: A2bElement;
  readonly #endpoint: Name;
  readonly #wish: () => QuietWish<Name> | null;
  readonly #behind: () => Promise<unknown> | undefined;
  readonly #answers = new Map<string, Result<Name> | undefined>();
  #client: UsageClient | undefined;
  #generation = pageState.value.generation;
  #asking: {readonly key: string; readonly abort: AbortController} | undefined;

  /**
   * `wish` is called on every update of the host: null while nothing is to be known. `behind` gives what matters more and
   * is under way, if there is such a thing.
   */
  constructor(
    host: A2bElement,
    endpoint: Name,
    wish: () => QuietWish<Name> | null,
    behind: () => Promise<unknown> | undefined = () => undefined,
  ) {
    this.#host = host;
    this.#endpoint = endpoint;
    this.#wish = wish;
    this.#behind = behind;
    host.addController(this);
  }

  /** Whether anything is to be known now. */
  get isWished(): boolean {
    return this.#wish() !== null;
  }

  /** The answer to the present wish; undefined while there is none. */
  get value(): Result<Name> | undefined {
    const wish = this.#wish();
    return wish === null ? undefined : this.#answers.get(JSON.stringify(wish));
  }

  hostUpdated(): void {
    this.#forgetOthers();
    const wish = pageState.value.signedIn ? this.#wish() : null;
    const key = wish === null ? '' : JSON.stringify(wish);
    if (key !== this.#asking?.key) this.#stop();
    if (wish !== null && this.#asking === undefined && !this.#answers.has(key)) void this.#ask(key, wish.query);
  }

  hostDisconnected(): void {
    queueMicrotask(() => this.#host.isConnected || this.#stop());
  }

  /** Answers are of one client, one user, and no older than the last wish for fresh figures. */
  #forgetOthers(): void {
    const {effectiveClient} = this.#host;
    const {signedIn, generation} = pageState.value;
    if (signedIn && effectiveClient === this.#client && generation === this.#generation) return;
    this.#stop();
    this.#answers.clear();
    [this.#client, this.#generation] = [effectiveClient, generation];
  }

  #stop(): void {
    this.#asking?.abort.abort();
    this.#asking = undefined;
  }

  async #ask(key: string, query: Queries[Name]): Promise<void> {
    const abort = new AbortController();
    this.#asking = {key, abort};
    await whenIdle(abort.signal);
    await this.#behind()?.then(() => whenIdle(abort.signal));
    const client = this.#host.effectiveClient;
    const options = {priority: 'low'} as const;
    const loaded = await cacheOf(client).get(this.#endpoint, query, abort.signal, options).catch(() => undefined);
    if (abort.signal.aborted) return;
    this.#asking = undefined;
    this.#keep(key, loaded?.value);
    this.#host.requestUpdate();
  }

  #keep(key: string, value: Result<Name> | undefined): void {
    const [oldest] = this.#answers.keys();
    if (oldest !== undefined && this.#answers.size >= KEPT) this.#answers.delete(oldest);
    this.#answers.set(key, value);
  }
}
