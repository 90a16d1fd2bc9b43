import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {loadCharts} from '../chart/load.js';
import {whenNear} from './lazy.js';

/**
 * Asks for the chart engine before there is anything to draw, so that it comes beside the figures instead of behind
 * them: as soon as the element is near the screen, when its requests are sent, else when its figures are there and the
 * page rests. A failure is left to the chart, which asks again and can say so.
 */
export class EarlyEngine implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #isWanted: () => boolean;
  #endWatch: (() => void) | undefined;
  #arrival: Promise<unknown> | undefined;

  /** `isWanted`: whether there will be a picture at all, and not a table. */
  constructor(host: ReactiveControllerHost & HTMLElement, isWanted: () => boolean = () => true) {
    this.#host = host;
    this.#isWanted = isWanted;
    host.addController(this);
  }

  /** Settles when the engine is here, or cannot be had; undefined before it was asked for. */
  get arrival(): Promise<unknown> | undefined {
    return this.#arrival;
  }

  /** @internal */
  hostConnected(): void {
    this.#host.addEventListener('a2b-load', this.#rest);
    this.#endWatch = whenNear(this.#host, () => this.#ask());
  }

  /** @internal */
  hostDisconnected(): void {
    this.#endWatch?.();
    this.#host.removeEventListener('a2b-load', this.#rest);
  }

  /** Safari has no such callback: there the engine comes when the element does. */
  readonly #rest = (): void => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => this.#ask());
  };

  /** A task later: small parts asked for in the same moment go first. */
  #ask(): void {
    this.hostDisconnected();
    setTimeout(() => {
      if (this.#host.isConnected && this.#isWanted()) this.#arrival = loadCharts().catch(() => undefined);
    });
  }
}
