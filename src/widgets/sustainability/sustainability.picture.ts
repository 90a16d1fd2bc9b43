import {html, type TemplateResult} from 'lit';
import type {A2bElement} from '../../base/a2b-element.js';
import {ChartTooltip, pointByKey} from '../../base/tooltip.js';
import type {ChartPoint} from '../../chart/canvas-chart.js';
import {ChartController} from '../../chart/chart-controller.js';
import {bandOption} from '../../chart/options/band.js';
import type {ChartSize, Drawing} from '../../chart/options/drawing.js';
import type {ChartTheme} from '../../chart/theme.js';
import type {BandView} from './sustainability.trend.js';

/** The course as a picture that can be pointed at and read with the arrow keys. */
export class BandPicture {
  readonly #host: A2bElement;
  readonly #course: () => BandView | null;
  readonly #tooltip: ChartTooltip;
  readonly #chart: ChartController;
  #firstPlace = 0;
  #place = -1;

  /** `course` gives what is to be drawn now. */
  constructor(host: A2bElement, course: () => BandView | null) {
    this.#host = host;
    this.#course = course;
    this.#tooltip = new ChartTooltip(host, () => this.#box);
    this.#chart = new ChartController(host, {
      box: () => this.#box,
      draw: (theme, size) => this.#draw(theme, size),
      look: () => `${host.scheme} ${host.direction}`,
      onPoint: (point) => this.#point(point),
    });
  }

  /** Whether the picture could not be drawn, so that the table stands in for it. */
  get hasFailed(): boolean {
    return this.#chart.state === 'failed';
  }

  /** Tries to draw again after a failure. */
  retry(): void {
    this.#chart.retry();
  }

  /** Ends the reading: nothing is marked, nothing is told. */
  readonly leave = (): void => {
    this.#place = -1;
    this.#chart.highlight(null, null);
    this.#tooltip.hide();
  };

  /** The box of the picture, and its tooltip. */
  render({description, table}: BandView): TemplateResult {
    const words = `${description} ${this.#host.t('common.chartKeys')}`;
    return html`<div class="chart" part="chart" role="application" tabindex="0" aria-label=${table.caption} aria-description=${words}
      @keydown=${this.#readByKey} @blur=${this.leave}></div>${this.#tooltip.elements}`;
  }

  get #box(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('[part=chart]') ?? null;
  }

  #draw(theme: ChartTheme, size: ChartSize): Drawing | null {
    const course = this.#course();
    if (course === null) return null;
    const drawing = bandOption(course.model, theme, size);
    this.#firstPlace = drawing.firstIndex;
    return drawing;
  }

  #point(point: ChartPoint | null): void {
    const content = point && this.#course()?.tooltip(point.dataIndex + this.#firstPlace);
    if (point && content) this.#tooltip.show(point, content);
    else this.#tooltip.hide();
  }

  readonly #readByKey = (event: KeyboardEvent): void => {
    const [course, box] = [this.#course(), this.#box];
    if (course === null || box === null) return;
    const count = course.model.places.length - this.#firstPlace;
    const next = pointByKey(event.key, this.#place, count, this.#host.direction);
    if (next === null) return;
    event.preventDefault();
    this.#place = next;
    const place = this.#chart.highlight(null, next) ?? {x: box.clientWidth / 2, y: box.clientHeight / 2};
    this.#tooltip.show(place, course.tooltip(next + this.#firstPlace), {aloud: true});
  };
}
