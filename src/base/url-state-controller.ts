import type {ReactiveController} from 'lit';
import {warnOnce} from '../client/warn.js';
import type {UsageState, UsageStore} from '../store/usage-store.js';
import type {A2bElement} from './a2b-element.js';
import {isSameUrlState, parseUrlState, printUrlState} from './url-state.js';

/** One address, one state: the first element that asks has it. */
const owners = new Set<UrlState>();

/**
 * Keeps a scope's range, comparison, metric and filters in the page's address, and takes them from there: when the
 * element starts, and when the reader goes back or forward. A change of the range is a step of the history.
 */
export class UrlState implements ReactiveController {
  readonly #host: A2bElement;
  readonly #isWanted: () => boolean;
  readonly #usage: UsageStore;
  #start: UsageState | undefined;
  #written: UsageState | undefined;
  #unsubscribe: (() => void) | undefined;

  /** `isWanted` is asked with every update. Add it behind the owner of the scope, whose start it keeps. */
  constructor(host: A2bElement, usage: UsageStore, isWanted: () => boolean) {
    this.#host = host;
    this.#usage = usage;
    this.#isWanted = isWanted;
    host.addController(this);
  }

  /** @ignore */
  hostUpdate(): void {
    if (!this.#isWanted()) return this.#end();
    if (this.#unsubscribe === undefined) this.#begin();
  }

  /** @ignore A move within the page is no departure. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#end();
    });
  }

  /** @ignore */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  #begin(): void {
    if (owners.size > 0) {
      warnOnce(`<${this.#host.localName}>: the address has the state of another element already; url-state is ignored.`);
      return;
    }
    owners.add(this);
    this.#start ??= this.#usage.value;
    addEventListener('popstate', this.#read);
    this.#read();
    this.#unsubscribe = this.#usage.subscribe((state) => this.#write(state));
  }

  #end(): void {
    if (this.#unsubscribe === undefined) return;
    owners.delete(this);
    removeEventListener('popstate', this.#read);
    this.#unsubscribe();
    this.#unsubscribe = undefined;
  }

  readonly #read = (): void => {
    if (this.#start === undefined) return;
    const state = parseUrlState(location.search, this.#start);
    this.#written = state;
    if (!isSameUrlState(state, this.#usage.value)) this.#usage.set(state);
  };

  #write(state: UsageState): void {
    if (this.#start === undefined || (this.#written && isSameUrlState(state, this.#written))) return;
    const isStep = state.range !== this.#written?.range;
    this.#written = state;
    const address = new URL(location.href);
    address.search = printUrlState(location.search, state, this.#start);
    go(address.href, isStep);
  }
}

/** The history's state is handed on, it belongs to the page's router. Some pages and browsers refuse: nothing is lost. */
function go(address: string, isStep: boolean): void {
  try {
    if (isStep) history.pushState(history.state, '', address);
    else history.replaceState(history.state, '', address);
  } catch (cause) {
    warnOnce(`a2b: the address could not be changed: ${String(cause)}`);
  }
}
