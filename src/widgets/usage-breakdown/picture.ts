import type {TemplateResult} from 'lit';
import type {A2bElement} from '../../base/a2b-element.js';
import {EarlyEngine} from '../../base/early-engine.js';
import {lazy} from '../../base/lazy.js';
import {ChartTooltip} from '../../base/tooltip.js';
import type {Sheet} from '../../chart/sheet.js';
import {ChartController, type ChartState} from '../../chart/chart-controller.js';
import {drawBreakdown, placeOf, pointedContent, rowAt} from './picture.view.js';
import type {BreakdownRow, BreakdownView} from './usage-breakdown.view.js';

/** Comes with the first image. */
const sheets = lazy(() => import('../../chart/sheet.js'));

/** What the picture is told by its element. */
export interface PictureSetup {
  /** What is on screen; null while there are no figures. */
  readonly view: () => BreakdownView | null;
  /** Ids the shown dimension is filtered by. */
  readonly picked: () => ReadonlySet<string>;
  /** Whether there is to be a picture, and not a table. */
  readonly isWished: () => boolean;
  /** A slice was pressed. */
  readonly press: (row: BreakdownRow) => void;
}

/** The ring or the bars of a breakdown, with the tooltip of what is pointed at. */
export class BreakdownPicture {
  readonly #host: A2bElement;
  readonly #setup: PictureSetup;
  readonly #engine: EarlyEngine;
  readonly #chart: ChartController;
  readonly #tooltip: ChartTooltip;
  #pointed: number | null = null;
  #stop = 0;
  #look = '';

  constructor(host: A2bElement, setup: PictureSetup) {
    this.#host = host;
    this.#setup = setup;
    const box = () => host.renderRoot.querySelector<HTMLElement>('.chart');
    this.#engine = new EarlyEngine(host, setup.isWished);
    this.#tooltip = new ChartTooltip(host, box);
    this.#chart = new ChartController(host, {
      box,
      draw: (theme, size) => {
        const view = setup.view();
        return view && drawBreakdown({view, picked: setup.picked(), context: host.viewContext}, theme, size);
      },
      onPoint: (point) => this.point(point && this.#rowAt(point.dataIndex)),
      onSelect: ({dataIndex}) => this.#select(dataIndex),
    });
  }

  /** Where the chart stands. */
  get state(): ChartState {
    return this.#chart.state;
  }

  /** Settles when what draws it is here, or cannot be had; undefined before that was asked for. */
  get arrival(): Promise<unknown> | undefined {
    return this.#engine.arrival;
  }

  /** Whether there is a picture now. */
  get isDrawn(): boolean {
    return this.#chart.state === 'ready' && this.#setup.view()?.layout !== 'table';
  }

  /** The row the pointer or the focus is on. */
  get pointed(): number | null {
    return this.#pointed;
  }

  /** The row that Tab leads to: the one the keyboard was at last. */
  get stop(): number {
    return this.#stop;
  }

  /** To be put into the template. */
  get elements(): readonly HTMLElement[] | TemplateResult {
    return this.#tooltip.elements;
  }

  /** Marks a row in the picture and tells of it. */
  point(index: number | null): void {
    this.#show(index);
    if (this.#pointed === index) return;
    this.#pointed = index;
    this.#host.requestUpdate();
  }

  /** The keyboard came to a row. */
  reach(index: number): void {
    this.#stop = index;
    this.point(index);
  }

  /** Loads the chart again after it failed. */
  retry(): void {
    this.#chart.retry();
  }

  /** Follows what the page does not announce on its root: the element's own scheme and direction. */
  followLook(): void {
    const look = `${this.#host.scheme} ${this.#host.direction}`;
    if (this.#look !== '' && this.#look !== look) this.#chart.refreshTheme();
    this.#look = look;
  }

  /**
   * The picture as PNG with the texts of `sheet`.
   * @throws Error while none is drawn
   */
  async image(sheet: Sheet): Promise<Blob> {
    const {theme} = this.#chart;
    if (theme === null || !this.isDrawn) throw new Error('There is no chart to make an image of yet.');
    const [{chartSheet}, chart] = await Promise.all([sheets.load(), this.#chart.imageBlob()]);
    return chartSheet(chart, sheet, theme);
  }

  #rowAt(dataIndex: number): number | null {
    const view = this.#setup.view();
    return view && rowAt(view, dataIndex);
  }

  #select(dataIndex: number): void {
    const row = this.#setup.view()?.rows[this.#rowAt(dataIndex) ?? -1];
    if (row !== undefined) this.#setup.press(row);
  }

  #show(index: number | null): void {
    const view = this.#setup.view();
    const row = index === null ? undefined : view?.rows[index];
    const [series, data] = view && row && index !== null ? placeOf(view, index) : [null, null];
    const place = this.#chart.highlight(series, data);
    if (view && row && place) this.#tooltip.show(place, pointedContent(row, view, this.#host.viewContext));
    else this.#tooltip.hide();
  }
}
