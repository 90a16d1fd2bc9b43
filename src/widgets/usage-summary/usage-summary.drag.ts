import type {Stretch} from './usage-summary.brush.js';

/** What a drag is told by the picture it goes over. */
export interface DragSetup {
  /** The place of the time axis at `x` px from the left edge of the picture; null while nothing is drawn. */
  readonly placeAt: (x: number) => number | null;
  /** Whether a stretch can be chosen. */
  readonly canSelect: () => boolean;
  /** What is chosen so far. */
  readonly choose: (stretch: Stretch) => void;
  /** The drag is over; `isTaken` unless it was given up. */
  readonly finish: (isTaken: boolean) => void;
}

/**
 * Draws a stretch with mouse, pen or finger. A finger that goes up or down scrolls the page instead (`touch-action:
 * pan-y`): the browser then takes the pointer away, which gives the drag up.
 */
export class StretchDrag {
  readonly #setup: DragSetup;
  #isActive = false;

  constructor(setup: DragSetup) {
    this.#setup = setup;
  }

  /** Whether a pointer is down on the picture. */
  get isActive(): boolean {
    return this.#isActive;
  }

  /** Begins where the pointer comes down. */
  readonly press = (event: PointerEvent): void => {
    const box = event.currentTarget as HTMLElement;
    const anchor = this.#placeOf(event, box);
    if (event.button !== 0 || !event.isPrimary || anchor === null || !this.#setup.canSelect()) return;
    this.#isActive = true;
    this.#setup.choose({anchor, end: anchor});
    this.#follow(anchor, box);
  };

  #follow(anchor: number, box: HTMLElement): void {
    const ended = new AbortController();
    const {signal} = ended;
    const end = (isTaken: boolean): void => {
      ended.abort();
      this.#isActive = false;
      this.#setup.finish(isTaken);
    };
    const move = (event: PointerEvent): void => this.#setup.choose({anchor, end: this.#placeOf(event, box) ?? anchor});
    addEventListener('pointermove', move, {signal});
    addEventListener('pointerup', () => end(true), {signal});
    addEventListener('pointercancel', () => end(false), {signal});
    addEventListener('keydown', ({key}) => key === 'Escape' && end(false), {signal});
  }

  #placeOf({clientX}: PointerEvent, box: HTMLElement): number | null {
    return this.#setup.placeAt(clientX - box.getBoundingClientRect().left);
  }
}
