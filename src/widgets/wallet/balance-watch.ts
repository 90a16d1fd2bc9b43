import type {ReactiveController} from 'lit';
import type {A2bElement} from '../../base/a2b-element.js';
import type {Balance} from '../../contract/balance.js';
import {pageState} from '../../store/page.js';
import {A2bBalanceChangeEvent, A2bBalanceLowEvent} from './wallet.events.js';
import {severityOf} from './wallet.view.js';

/** How long the amount counts to a new balance, in milliseconds. */
export const COUNTING = 180;
const STEPS = 1000;

/** What the watch needs to know. */
export interface WatchOptions {
  /** The balance to be drawn. */
  readonly balance: () => Balance | null | undefined;
  /** The balance before a payment the user just came back from, where it is known. */
  readonly before: () => bigint | undefined;
  /** Whether this wallet is the one to say a new balance aloud. */
  readonly isVoice: (tokens: bigint) => boolean;
}

interface Count {
  readonly from: bigint;
  readonly to: bigint;
  readonly start: number;
}

function isCalm(): boolean {
  return document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Sees each balance once: tells the page what changed, and lets the amount count up or down to it. */
export class BalanceWatch implements ReactiveController {
  readonly #host: A2bElement;
  readonly #options: WatchOptions;
  #seen: Balance | undefined;
  #previous: bigint | undefined;
  #spoken: bigint | undefined;
  #isLow = false;
  #isUntold = false;
  #count: Count | undefined;
  #frame = 0;

  constructor(host: A2bElement, options: WatchOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The new balance to be said aloud; undefined until it changed for the first time. */
  get spoken(): bigint | undefined {
    return this.#spoken;
  }

  /** What the amount reads right now. */
  shown(tokens: bigint): bigint {
    if (this.#count?.to !== tokens) return tokens;
    const {from, start} = this.#count;
    const part = Math.min(1, Math.max(0, (performance.now() - start) / COUNTING));
    const eased = 1 - (1 - part) ** 3;
    return from + ((tokens - from) * BigInt(Math.round(eased * STEPS))) / BigInt(STEPS);
  }

  hostUpdate(): void {
    const balance = this.#options.balance();
    if (!pageState.value.signedIn || balance === undefined) this.#forget();
    if (!balance || balance === this.#seen) return;
    const previous = this.#seen?.tokens ?? this.#options.before();
    this.#seen = balance;
    this.#isUntold = true;
    this.#previous = previous === balance.tokens ? undefined : previous;
    if (this.#previous !== undefined) this.#change(this.#previous, balance.tokens);
  }

  /** Tells only what is on screen. */
  hostUpdated(): void {
    if (!this.#isUntold || this.#seen === undefined) return;
    this.#isUntold = false;
    const {tokens} = this.#seen;
    const severity = severityOf(this.#seen);
    const isLow = severity !== 'ok';
    if (this.#previous !== undefined) this.#host.dispatchEvent(new A2bBalanceChangeEvent(this.#previous, tokens));
    if (isLow && !this.#isLow) this.#host.dispatchEvent(new A2bBalanceLowEvent(tokens, severity));
    this.#isLow = isLow;
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #change(from: bigint, to: bigint): void {
    this.#stop();
    if (this.#options.isVoice(to)) this.#spoken = to;
    if (isCalm()) return;
    this.#count = {from, to, start: performance.now()};
    this.#frame = requestAnimationFrame(this.#step);
  }

  readonly #step = (): void => {
    const isOver = this.#count === undefined || performance.now() - this.#count.start >= COUNTING;
    if (isOver) this.#stop();
    else this.#frame = requestAnimationFrame(this.#step);
    this.#host.requestUpdate();
  };

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#count = undefined;
  }

  /** Another user may be next. */
  #forget(): void {
    this.#stop();
    this.#seen = this.#previous = this.#spoken = undefined;
    this.#isLow = this.#isUntold = false;
  }
}
