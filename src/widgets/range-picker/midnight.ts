import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {localDateOf} from '../../format/dates.js';

/** No day of any zone is longer, in milliseconds: 24 hours, and up to three for a change of the clocks. */
const LONGEST_DAY = 27 * 3_600_000;

/** The first moment of the next day of people in `timeZone`, in milliseconds; exact over changes of the clocks. */
export function nextMidnight(now: number, timeZone: string): number {
  const today = localDateOf(now, timeZone);
  let [before, after] = [now, now + LONGEST_DAY];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localDateOf(middle, timeZone) === today) before = middle;
    else after = middle;
  }
  return after;
}

/**
 * Updates its host when another day begins in a zone: one timer while the host is in the page, and a look at the
 * calendar when the page is seen again, because timers sleep with the machine.
 */
export class Midnight implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #timeZone: () => string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #zone = '';
  #day = '';

  constructor(host: ReactiveControllerHost, timeZone: () => string) {
    this.#host = host;
    this.#timeZone = timeZone;
    host.addController(this);
  }

  /** @ignore */
  hostConnected(): void {
    globalThis.document?.addEventListener('visibilitychange', this.#look);
    globalThis.addEventListener?.('focus', this.#look);
    this.#wait();
  }

  /** @ignore */
  hostDisconnected(): void {
    globalThis.document?.removeEventListener('visibilitychange', this.#look);
    globalThis.removeEventListener?.('focus', this.#look);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** @ignore Another zone has another midnight. */
  hostUpdated(): void {
    if (this.#timer !== undefined && this.#timeZone() !== this.#zone) this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const now = Date.now();
    this.#zone = this.#timeZone();
    this.#day = localDateOf(now, this.#zone);
    this.#timer = setTimeout(this.#look, nextMidnight(now, this.#zone) - now);
  }

  readonly #look = (): void => {
    if (localDateOf(Date.now(), this.#zone) !== this.#day) this.#host.requestUpdate();
    this.#wait();
  };
}
