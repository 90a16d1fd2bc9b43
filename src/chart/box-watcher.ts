/** Waits until a box is on or near the screen and has a size, then tells each new size once per frame. */

import type {ChartSize} from './options/drawing.js';

const NEAR = '200px';

/** Watches one box until {@link BoxWatcher.disconnect}. */
export class BoxWatcher {
  /** The watched element. */
  readonly box: HTMLElement;
  readonly #tell: (size: ChartSize) => void;
  readonly #resizes: ResizeObserver;
  readonly #nearness: IntersectionObserver;
  readonly #view: Window & typeof globalThis;
  #isNear = false;
  #frame = 0;
  #told: ChartSize = {width: 0, height: 0};

  /** `tell` gets whole pixels, both above 0, and is never called for the same size twice in a row. */
  constructor(box: HTMLElement, tell: (size: ChartSize) => void) {
    this.box = box;
    this.#tell = tell;
    this.#view = box.ownerDocument.defaultView ?? window;
    this.#resizes = new this.#view.ResizeObserver(() => this.#schedule());
    this.#nearness = new this.#view.IntersectionObserver(entries => this.#approach(entries), {rootMargin: NEAR});
    this.#resizes.observe(box);
    this.#nearness.observe(box);
  }

  /** Ends the watching; nothing is told afterwards. */
  disconnect(): void {
    this.#resizes.disconnect();
    this.#nearness.disconnect();
    this.#view.cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #approach(entries: IntersectionObserverEntry[]): void {
    if (!entries.some(entry => entry.isIntersecting)) return;
    this.#isNear = true;
    this.#nearness.disconnect();
    this.#schedule();
  }

  #schedule(): void {
    if (!this.#isNear || this.#frame !== 0) return;
    this.#frame = this.#view.requestAnimationFrame(() => {
      this.#frame = 0;
      this.#measure();
    });
  }

  #measure(): void {
    const width = this.box.clientWidth;
    const height = this.box.clientHeight;
    if (width === 0 || height === 0) return;
    if (width === this.#told.width && height === this.#told.height) return;
    this.#told = {width, height};
    this.#tell(this.#told);
  }
}
