import {html, type TemplateResult} from 'lit';
import type {A2bElement} from '../../base/a2b-element.js';
import {lazy} from '../../base/lazy.js';
import {ChartTooltip, pointByKey} from '../../base/tooltip.js';
import type {ChartPoint} from '../../chart/canvas-chart.js';
import {ChartController} from '../../chart/chart-controller.js';
import type {ChartSize, Drawing} from '../../chart/options/drawing.js';
import {trendOption} from '../../chart/options/trend.js';
import type {Sheet} from '../../chart/sheet.js';
import type {ChartTheme} from '../../chart/theme.js';
import type {Stretch} from './usage-summary.brush.js';
import {StretchDrag} from './usage-summary.drag.js';
import type {TrendView} from './usage-summary.trend.js';

/** Comes with the first image. */
const sheets = lazy(() => import('../../chart/sheet.js'));

/** What the picture is told by its element. */
export interface PictureSetup {
  /** What is to be drawn now. */
  readonly trend: () => TrendView | null;
  /** Whether a stretch of it can be chosen. */
  readonly canSelect: () => boolean;
  /** A stretch of more than a point was chosen. */
  readonly select: (stretch: Stretch) => void;
}

/** The trend as a picture that can be pointed at and read with the arrow keys. */
export class TrendPicture {
  readonly #host: A2bElement;
  readonly #setup: PictureSetup;
  readonly #trend: () => TrendView | null;
  readonly #tooltip: ChartTooltip;
  readonly #chart: ChartController;
  #firstPlace = 0;
  #place = -1;
  #stretch: Stretch | null = null;
  readonly #drag: StretchDrag;

  constructor(host: A2bElement, setup: PictureSetup) {
    this.#host = host;
    this.#setup = setup;
    this.#trend = setup.trend;
    this.#tooltip = new ChartTooltip(host, () => this.#box);
    this.#chart = new ChartController(host, {
      box: () => this.#box,
      draw: (theme, size) => this.#draw(theme, size),
      look: () => `${host.scheme} ${host.direction}`,
      onPoint: (point) => this.#point(point),
    });
    this.#drag = new StretchDrag({
      placeAt: (x) => this.#placeAt(x),
      canSelect: setup.canSelect,
      choose: (stretch) => this.#choose(stretch),
      finish: (isTaken) => this.#finish(isTaken),
    });
  }

  /** Whether it is on screen. */
  get isDrawn(): boolean {
    return this.#chart.state === 'ready';
  }

  /** Whether the picture could not be drawn, so that the table stands in for it. */
  get hasFailed(): boolean {
    return this.#chart.state === 'failed';
  }

  /**
   * The trend with title, period and legend as PNG.
   * @throws Error while none is drawn
   */
  async image(sheet: Sheet): Promise<Blob> {
    const {theme} = this.#chart;
    if (theme === null) throw new Error('There is no chart to make an image of yet.');
    const [{chartSheet}, chart] = await Promise.all([sheets.load(), this.#chart.imageBlob()]);
    return chartSheet(chart, sheet, theme);
  }

  /** Tries to draw again after a failure. */
  retry(): void {
    this.#chart.retry();
  }

  /** Ends the reading: nothing is marked, nothing is told. */
  readonly leave = (): void => {
    if (this.#drag.isActive) return;
    this.#place = -1;
    this.#choose(null);
    this.#chart.highlight(null, null);
    this.#tooltip.hide();
  };

  /** The box of the picture, and its tooltip. */
  render({description, table}: TrendView): TemplateResult {
    const {t} = this.#host;
    const keys = this.#setup.canSelect() ? `${t('common.chartKeys')} ${t('summary.brushKeys')}` : t('common.chartKeys');
    return html`<div class="brushed"><div class="chart" part="chart" role="application" tabindex="0"
      aria-label=${table.caption} aria-description=${`${description} ${keys}`} @keydown=${this.#readByKey} @blur=${this.leave}
      @pointerdown=${this.#drag.press}></div><i class="brush" hidden></i></div>${this.#tooltip.elements}`;
  }

  get #box(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('[part=chart]') ?? null;
  }

  #draw(theme: ChartTheme, size: ChartSize): Drawing | null {
    const trend = this.#trend();
    if (trend === null) return null;
    const drawing = trendOption(trend.model, theme, size);
    this.#firstPlace = drawing.firstIndex;
    return drawing;
  }

  #point(point: ChartPoint | null): void {
    const place = point && point.dataIndex + this.#firstPlace;
    if (this.#stretch && this.#stretch.anchor !== this.#stretch.end) return;
    const content = place === null ? null : this.#trend()?.tooltip(place);
    if (point && content) this.#tooltip.show(point, content);
    else this.#tooltip.hide();
  }

  readonly #readByKey = (event: KeyboardEvent): void => {
    const [trend, box] = [this.#trend(), this.#box];
    if (trend === null || box === null) return;
    const count = trend.model.buckets.length - this.#firstPlace;
    if (this.#endByKey(event)) return;
    const next = pointByKey(event.key, this.#place, count, this.#host.direction);
    if (next === null) return;
    event.preventDefault();
    if (event.shiftKey && this.#setup.canSelect()) return this.#extend(next);
    this.#choose(null);
    this.#place = next;
    const place = this.#chart.highlight(null, next) ?? {x: box.clientWidth / 2, y: box.clientHeight / 2};
    this.#tooltip.show(place, trend.tooltip(next + this.#firstPlace), {aloud: true});
  };

  /** Enter takes what is chosen over, Escape gives it up. */
  #endByKey(event: KeyboardEvent): boolean {
    if (this.#stretch === null || (event.key !== 'Enter' && event.key !== 'Escape')) return false;
    event.preventDefault();
    event.stopPropagation();
    this.#finish(event.key === 'Enter');
    return true;
  }

  #extend(next: number): void {
    const anchor = this.#stretch?.anchor ?? Math.max(0, this.#place === -1 ? next : this.#place) + this.#firstPlace;
    this.#place = next;
    this.#choose({anchor, end: next + this.#firstPlace}, {aloud: true});
  }

  #placeAt(x: number): number | null {
    const place = this.#chart.placeAt(x);
    return place === null ? null : place + this.#firstPlace;
  }

  #finish(isTaken: boolean): void {
    const stretch = this.#stretch;
    this.#choose(null);
    if (isTaken && stretch && stretch.anchor !== stretch.end) this.#setup.select(stretch);
  }

  /** Shows what is chosen: a band over the columns, and its days. */
  #choose(stretch: Stretch | null, options = {aloud: false}): void {
    this.#stretch = stretch;
    const band = this.#host.shadowRoot?.querySelector<HTMLElement>('.brush');
    if (!band) return;
    band.hidden = stretch === null || stretch.anchor === stretch.end;
    if (stretch !== null && !band.hidden) this.#drawBand(band, stretch, options);
  }

  #drawBand(band: HTMLElement, stretch: Stretch, options: {aloud: boolean}): void {
    const trend = this.#trend();
    const [from, to] = [Math.min(stretch.anchor, stretch.end), Math.max(stretch.anchor, stretch.end)];
    const [first, last] = [from, to].map((place) => this.#chart.highlight(null, place - this.#firstPlace));
    if (!trend || !first || !last) return;
    const half = Math.abs(last.x - first.x) / (to - from) / 2;
    band.style.setProperty('left', `${Math.min(first.x, last.x) - half}px`);
    band.style.setProperty('width', `${Math.abs(last.x - first.x) + 2 * half}px`);
    const label = (place: number) => trend.model.buckets[place]?.label ?? '';
    const middle = {x: (first.x + last.x) / 2, y: Math.min(first.y, last.y)};
    this.#tooltip.show(middle, {title: `${label(from)} – ${label(to)}`, rows: []}, options);
  }
}
