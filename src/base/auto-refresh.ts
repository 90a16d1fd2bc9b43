import type {ReactiveController} from 'lit';
import {whenSeen} from '../store/when-seen.js';
import type {A2bElement} from './a2b-element.js';

/** Shortest interval that is honoured, in seconds: milliseconds given by mistake would ask without end. */
const SHORTEST = 1;

/** One clock per interval, so that elements with the same one share their requests. */
class Clock {
  readonly #listeners = new Set<() => void>();
  readonly #interval: number;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isWaiting = false;
  #callOff: () => void = () => undefined;

  constructor(seconds: number) {
    this.#interval = Math.max(seconds, SHORTEST) * 1000;
  }

  /** Calls `listener` at every turn until the returned function is called. Hidden and offline pages catch up once. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => this.#turn(), this.#interval);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  #stop(): void {
    this.#callOff();
    this.#isWaiting = false;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #turn(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#callOff = whenSeen(() => {
      this.#isWaiting = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }
}

const clocks = new Map<number, Clock>();

function clockOf(seconds: number): Clock {
  const clock = clocks.get(seconds) ?? new Clock(seconds);
  clocks.set(seconds, clock);
  return clock;
}

/** Refreshes an element every `refresh-interval` seconds while it is on the page. */
export class AutoRefresh implements ReactiveController {
  readonly #host: A2bElement;
  #seconds = 0;
  #stop: (() => void) | undefined;

  constructor(host: A2bElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const {refreshInterval = 0} = this.#host.settings;
    const seconds = this.#host.isConnected && refreshInterval > 0 ? refreshInterval : 0;
    if (seconds === this.#seconds) return;
    this.hostDisconnected();
    this.#seconds = seconds;
    if (seconds > 0) this.#stop = clockOf(seconds).listen(() => void this.#host.refresh());
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#seconds = 0;
  }
}
