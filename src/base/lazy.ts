import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {retryingLoader} from '../chart/load.js';

/** A part of the code that comes when it is needed. */
export interface Lazy<T> {
  /** The part, once it is here. */
  readonly value: T | undefined;
  /** Brings it, once for all callers. Rejects when it cannot be had; the next call tries again. */
  load(): Promise<T>;
}

/** Makes a part late: `bring` imports it by the bundler's name. The one way code is loaded late. */
export function lazy<T>(bring: () => Promise<T>): Lazy<T> {
  const load = retryingLoader(bring, (url) => import(/* @vite-ignore */ /* webpackIgnore: true */ url) as Promise<T>, import.meta.url);
  const part: {value: T | undefined; load: () => Promise<T>} = {
    value: undefined,
    load: async () => (part.value ??= await load()),
  };
  return part;
}

/** The part, or undefined until it is here; then the host updates. After a failure the next update tries again. */
export function use<T>(host: ReactiveControllerHost, part: Lazy<T>): T | undefined {
  if (part.value === undefined) part.load().then(() => host.requestUpdate(), () => undefined);
  return part.value;
}

/** Calls `then` once the element is within 200 px of the screen, at once where nothing can tell. Returns the end of the watch. */
export function whenNear(element: Element, then: () => void): () => void {
  if (!('IntersectionObserver' in globalThis)) {
    then();
    return () => undefined;
  }
  const nearness = new IntersectionObserver((entries) => {
    if (!entries.some(({isIntersecting}) => isIntersecting)) return;
    nearness.disconnect();
    then();
  }, {rootMargin: '200px'});
  nearness.observe(element);
  return () => nearness.disconnect();
}

/** Something of a late part that belongs to one element: made once the element is near the screen and the part is here. */
export class Late<Module, Made> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #part: Lazy<Module>;
  readonly #make: (module: Module) => Made;
  #value: Made | undefined;
  #hasFailed = false;
  #endWatch: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, part: Lazy<Module>, make: (module: Module) => Made) {
    this.#host = host;
    this.#part = part;
    this.#make = make;
    host.addController(this);
  }

  /** It, once it is here. */
  get value(): Made | undefined {
    return this.#value;
  }

  /** Whether the part could not be had. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Tries again after a failure. */
  retry(): void {
    if (this.#hasFailed) void this.#load();
  }

  /** @internal */
  hostConnected(): void {
    if (this.#value === undefined) this.#endWatch = whenNear(this.#host, () => void this.#load());
  }

  /** @internal */
  hostDisconnected(): void {
    this.#endWatch?.();
  }

  async #load(): Promise<void> {
    this.#endWatch?.();
    try {
      const module = await this.#part.load();
      this.#value ??= this.#make(module);
      this.#hasFailed = false;
    } catch {
      this.#hasFailed = true;
    }
    this.#host.requestUpdate();
  }
}
