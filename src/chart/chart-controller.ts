import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {BoxWatcher} from './box-watcher.js';
import {CanvasChart, type ChartPoint} from './canvas-chart.js';
import type {ChartOption} from './echarts.js';
import {inTurn} from './in-turn.js';
import {type ChartEngine, loadCharts} from './load.js';
import type {ChartSize, Drawing} from './options/drawing.js';
import {resolveTheme} from './resolve-colors.js';
import {watchTheme} from './theme-watch.js';
import type {ChartTheme} from './theme.js';

/**
 * Where a chart stands: `idle` until its box is near the screen and there is something to draw, `loading` while the
 * library comes, `ready` when drawn, `failed` when it could not be (show the table; `retry()` tries again).
 */
export type ChartState = 'idle' | 'loading' | 'ready' | 'failed';

/** What a host tells its {@link ChartController}. */
export interface ChartSetup {
  /** The element to draw in; it has a height of its own, and the chart's root is its only child. */
  box: () => HTMLElement | null | undefined;
  /** The picture for the present data, null for none. Called on every update of the host: keep it cheap. */
  draw: (theme: ChartTheme, size: ChartSize) => Drawing | ChartOption | null;
  /** The pointer is on a point, or on none any more. Coordinates are px relative to the box. */
  onPoint?: (point: ChartPoint | null) => void;
  /** A point was clicked or tapped. */
  onSelect?: (point: ChartPoint) => void;
  /** Changes when the colours around the box do, for what the page's root does not announce. */
  look?: () => string;
  /** Brings the library; for tests. */
  load?: () => Promise<ChartEngine>;
}

type Host = ReactiveControllerHost & HTMLElement;

function isDrawing(picture: Drawing | ChartOption): picture is Drawing {
  return 'signature' in picture && 'option' in picture;
}

/**
 * Draws one chart for a Lit element and takes it away again: loads the library when the box comes near the screen,
 * follows size, theme and data of the host, and survives being moved.
 */
export class ChartController implements ReactiveController {
  readonly #host: Host;
  readonly #setup: ChartSetup;
  #state: ChartState = 'idle';
  #error: unknown;
  #watcher: BoxWatcher | null = null;
  #size: ChartSize | null = null;
  #theme: ChartTheme | null = null;
  #engine: ChartEngine | null = null;
  #chart: CanvasChart | null = null;
  #shown: unknown = null;
  #look: string | undefined;
  #epoch = 0;
  #document: Document | null = null;
  #endThemeWatch: (() => void) | null = null;

  constructor(host: Host, setup: ChartSetup) {
    this.#host = host;
    this.#setup = setup;
    host.addController(this);
  }

  /** Where the chart stands. The host updates when it changes. */
  get state(): ChartState {
    return this.#state;
  }

  /** Why the state is `failed`. */
  get error(): unknown {
    return this.#error;
  }

  /** The look charts are drawn with, null before there is a box. */
  get theme(): ChartTheme | null {
    return this.#theme;
  }

  /** @ignore */
  hostConnected(): void {
    const {ownerDocument} = this.#host;
    if (this.#document !== ownerDocument) this.#leave();
    this.#document = ownerDocument;
    this.#endThemeWatch ??= watchTheme(ownerDocument, () => this.refreshTheme());
    this.#sync();
  }

  /** @ignore A synchronous move disconnects and connects again in one task: the chart stays. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#leave();
    });
  }

  /** @ignore */
  hostUpdated(): void {
    const look = this.#setup.look?.();
    if (look !== this.#look) this.#theme = null;
    this.#look = look;
    this.#sync();
  }

  /** Reads the tokens anew and recolours the same chart. For changes the page does not announce on its root. */
  refreshTheme(): void {
    this.#theme = null;
    this.#show(true);
  }

  /** Tries again after `failed`. */
  retry(): void {
    if (this.#state !== 'failed') return;
    this.#error = undefined;
    this.#become('idle');
    this.#show(false);
  }

  /**
   * Marks one point, the whole row or column (`seriesIndex` null), or nothing (`dataIndex` null), as for keyboard
   * use. Returns where it is in px relative to the box, null where nothing is.
   */
  highlight(seriesIndex: number | null, dataIndex: number | null): ChartPoint | null {
    return this.#chart?.highlight(seriesIndex, dataIndex) ?? null;
  }

  /** The place of the category axis at `x` px from the left edge, the first or last one beyond its ends; null for none. */
  placeAt(x: number): number | null {
    return this.#chart?.placeAt(x) ?? null;
  }

  /** The chart as PNG, on the colour of its surface. Rejects while nothing is drawn. */
  async imageBlob(): Promise<Blob> {
    if (!this.#chart || !this.#theme) throw new Error('There is no chart to make an image of yet.');
    return this.#chart.imageBlob(this.#theme.surface);
  }

  /** Follows the box of the host's present template, then shows the present data. */
  #sync(): void {
    const box = this.#host.isConnected ? this.#setup.box() ?? null : null;
    if (box !== (this.#watcher?.box ?? null)) this.#follow(box);
    this.#show(false);
  }

  /** A page may have taken the browser's observers away: then there is no chart, and everything else of the host. */
  #follow(box: HTMLElement | null): void {
    this.#letGo();
    try {
      if (box !== null) this.#watcher = new BoxWatcher(box, size => this.#resize(size));
    } catch (reason) {
      this.#fail(reason);
    }
  }

  #resize(size: ChartSize): void {
    this.#size = size;
    if (!this.#host.isConnected) return;
    this.#chart?.resize(size);
    this.#show(true);
  }

  /** Brings box, library and picture together, as far as each is there. */
  #show(still: boolean): void {
    if (!this.#watcher || !this.#size || this.#state === 'failed') return;
    try {
      this.#theme ??= resolveTheme(this.#watcher.box.parentElement ?? this.#host);
      const picture = this.#setup.draw(this.#theme, this.#size);
      if (picture === null) this.#clear();
      else if (this.#engine) this.#draw(picture, this.#engine, this.#watcher.box, this.#size, still);
      else void this.#load();
    } catch (reason) {
      this.#fail(reason);
    }
  }

  #draw(picture: Drawing | ChartOption, engine: ChartEngine, box: HTMLElement, size: ChartSize, still: boolean): void {
    const key = isDrawing(picture) ? picture.signature : picture;
    if (this.#chart && key === this.#shown) return;
    this.#chart ??= new CanvasChart(engine, box, size, this.#setup);
    this.#chart.set(isDrawing(picture) ? picture.option : picture, still);
    this.#shown = key;
    this.#become('ready');
  }

  /** After the wait the element may be gone, moved or have another box: only the latest epoch goes on. */
  async #load(): Promise<void> {
    if (this.#state === 'loading') return;
    this.#become('loading');
    const epoch = this.#epoch;
    try {
      const engine = await (this.#setup.load ?? loadCharts)();
      await inTurn();
      if (epoch !== this.#epoch) return;
      this.#engine = engine;
      this.#show(false);
    } catch (reason) {
      if (epoch === this.#epoch) this.#fail(reason);
    }
  }

  #clear(): void {
    this.#chart?.dispose();
    this.#chart = null;
    this.#shown = null;
    if (this.#state === 'ready') this.#become('idle');
  }

  #leave(): void {
    this.#endThemeWatch?.();
    this.#endThemeWatch = null;
    this.#letGo();
  }

  #letGo(): void {
    this.#epoch++;
    this.#watcher?.disconnect();
    this.#watcher = null;
    this.#size = null;
    this.#theme = null;
    this.#clear();
    if (this.#state === 'loading') this.#become('idle');
  }

  #fail(reason: unknown): void {
    this.#error = reason;
    this.#clear();
    this.#become('failed');
  }

  #become(state: ChartState): void {
    if (state === this.#state) return;
    this.#state = state;
    queueMicrotask(() => this.#host.requestUpdate());
  }
}
