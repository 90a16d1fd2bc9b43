import {Task, TaskStatus} from '@lit/task';
import type {ReactiveController} from 'lit';
import {readWith, type Loaded, type Queries, type Result, type UsageClient} from '../client/client.js';
import {A2bError, isA2bError, isAbort} from '../client/errors.js';
import type {EndpointName} from '../contract/paths.js';
import type {Reader} from '../contract/readers.js';
import {cacheOf} from '../store/clients.js';
import {pageState, ready} from '../store/page.js';
import {whenSeen} from '../store/when-seen.js';
import type {A2bElement} from './a2b-element.js';
import {AutoRefresh} from './auto-refresh.js';
import {A2bAuthRequiredEvent, A2bErrorEvent, A2bLoadEvent} from './events.js';
import type {AnyShownAnswer} from './scope-answers.js';

/** Where a resource stands; the widget turns `ready` into `empty` when there is nothing to show. */
export type ResourceState = 'loading' | 'ready' | 'stale' | 'error' | 'unauthorized' | 'unavailable';

/** What a resource asks for. */
export interface ResourceOptions<Name extends EndpointName> {
  readonly endpoint: Name;
  /** What reads its answers. */
  readonly reader: Reader<Name>;
  /** The parameters, or null while nothing is to be asked. */
  readonly query: () => Queries[Name] | null;
  /** The endpoint's JSON handed over by the page; then nothing is asked. */
  readonly data?: () => unknown;
  /** The host may well not have this: not an error, and asked only once. */
  readonly optional?: boolean;
}

interface Held<Name extends EndpointName> extends Loaded<Result<Name>> {
  readonly query: Queries[Name] | null;
  readonly at: Date;
}

/**
 * One endpoint's answer as a widget sees it. Wraps `@lit/task`, which neither aborts on disconnect nor runs
 * again on reconnect, and forgets its value on error: here the last good value stays until another arrives.
 */
export class Resource<Name extends EndpointName> implements ReactiveController {
  readonly #host: A2bElement;
  readonly #options: ResourceOptions<Name>;
  readonly #task: Task<readonly unknown[], Held<Name> | undefined>;
  #held: Held<Name> | undefined;
  #error: A2bError | undefined;
  #generation = pageState.value.generation;
  #fresh = false;
  #left = false;
  #answerer: UsageClient | undefined;
  #callOff: () => void = () => undefined;

  constructor(host: A2bElement, options: ResourceOptions<Name>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    new AutoRefresh(host);
    this.#task = new Task(host, {
      args: () => this.#dependencies(),
      task: (_dependencies, {signal}) => this.#load(signal),
      onComplete: (held) => this.#keep(held),
      onError: (error) => this.#fail(error),
    });
  }

  /** The last good answer; null is a wallet that does not exist yet, undefined is nothing so far. */
  get value(): Result<Name> | undefined {
    return this.#held?.value;
  }

  /** The parameters the value answers, which may be older than the ones wished for. */
  get query(): Queries[Name] | null {
    return this.#held?.query ?? null;
  }

  /** When the value arrived. */
  get loadedAt(): Date | undefined {
    return this.#held?.at;
  }

  /** Rows of the value that could not be read. */
  get unreadableRows(): number {
    return this.#held?.unreadableRows ?? 0;
  }

  /** What the last attempt failed with. */
  get error(): A2bError | undefined {
    return this.#error;
  }

  /** Whether an answer is under way. */
  get isPending(): boolean {
    return this.#task.status === TaskStatus.PENDING || (this.#task.status === TaskStatus.INITIAL && this.#held === undefined);
  }

  /** Where it stands. */
  get state(): ResourceState {
    if (!pageState.value.signedIn && this.#data === undefined) return 'unauthorized';
    if (this.#error?.kind === 'auth') return 'unauthorized';
    if (this.#held !== undefined) return this.#error === undefined ? 'ready' : 'stale';
    if (this.#error === undefined) return 'loading';
    return this.#error.kind === 'not-available' ? 'unavailable' : 'error';
  }

  /** Asks again, even if the answer is young. Settles when the answer or the failure is on screen. */
  async refresh(): Promise<void> {
    if (this.#error?.kind === 'auth') this.#client.retryAuth?.();
    this.#fresh = true;
    await this.#task.run();
    await this.#host.updateComplete;
  }

  hostConnected(): void {
    if (!this.#left) return;
    this.#left = false;
    void this.#task.run();
  }

  /** A synchronous move within the page is no departure: nothing is aborted or asked again. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#callOff();
      this.#left = this.isPending || this.#error !== undefined;
      this.#task.abort(new DOMException('The element left the page.', 'AbortError'));
    });
  }

  get #client(): UsageClient {
    return this.#host.effectiveClient;
  }

  get #data(): unknown {
    return this.#options.data?.() ?? undefined;
  }

  #dependencies(): readonly unknown[] {
    const {signedIn, generation} = pageState.value;
    const query = this.#options.query();
    if (!signedIn || this.#isAnotherAnswerer()) this.#forget();
    return [this.#data, this.#data === undefined ? JSON.stringify(query) : '', this.#client, signedIn, generation];
  }

  /** Whether somebody else answers than before, perhaps for somebody else: what the former one said must go. */
  #isAnotherAnswerer(): boolean {
    const former = this.#answerer;
    this.#answerer = this.#client;
    return former !== undefined && former !== this.#answerer && this.#data === undefined;
  }

  async #load(signal: AbortSignal): Promise<Held<Name> | undefined> {
    this.#callOff();
    const query = this.#options.query();
    if (this.#data !== undefined) return {...this.#read(this.#data), query: null, at: new Date()};
    this.#left ||= !this.#host.isConnected;
    if (!pageState.value.signedIn || query === null || this.#isGivenUp || this.#left) return undefined;
    await ready;
    signal.throwIfAborted();
    const wish = {fresh: this.#takeFreshness(), kept: this.#held !== undefined};
    const received = await cacheOf(this.#client).get(this.#options.endpoint, query, signal, wish);
    return {...received, query};
  }

  get #isGivenUp(): boolean {
    return this.#options.optional === true && this.#error?.kind === 'not-available' && !this.#fresh;
  }

  #takeFreshness(): boolean {
    const {generation} = pageState.value;
    const isFresh = this.#fresh || generation !== this.#generation;
    this.#fresh = false;
    this.#generation = generation;
    return isFresh;
  }

  #read(data: unknown): Loaded<Result<Name>> {
    const {endpoint, reader} = this.#options;
    return readWith(reader, {endpoint, body: data, what: `<${this.#host.localName}>.data`}) as Loaded<Result<Name>>;
  }

  #keep(held: Held<Name> | undefined): void {
    if (held === undefined) return;
    this.#held = held;
    this.#error = undefined;
    const {value, query, unreadableRows, at} = held;
    const answer = {endpoint: this.#options.endpoint, query, value, unreadableRows, at} as AnyShownAnswer;
    this.#host.scope.answers?.keep(this.#host, this, answer);
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.dispatchEvent(new A2bLoadEvent()));
  }

  #forget(): void {
    this.#held = undefined;
    this.#error = undefined;
    this.#host.scope.answers?.drop(this.#host, this);
  }

  #fail(cause: unknown): void {
    if (isAbort(cause)) return;
    const error = isA2bError(cause) ? cause : new A2bError('network', `GET ${this.#options.endpoint} failed`, {cause});
    this.#error = error;
    this.#tell(error);
    if (error.kind === 'network' && !navigator.onLine) this.#callOff = whenSeen(() => void this.refresh());
  }

  #tell(error: A2bError): void {
    if (error.kind === 'auth' && error.status !== 403) {
      if (this.#client.claimAuthNotice?.() ?? true) this.#host.dispatchEvent(new A2bAuthRequiredEvent());
      return;
    }
    if (this.#options.optional === true && error.kind === 'not-available') return;
    this.#host.dispatchEvent(new A2bErrorEvent(error));
  }
}
