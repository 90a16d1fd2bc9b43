/** One living chart: an ECharts instance and its root, made together and gone together. */

import {addChartRoot} from './chart-root.js';
import type {ChartInstance, ChartOption} from './echarts.js';
import type {ChartEngine} from './load.js';
import type {ChartSize} from './options/drawing.js';
import {anchorOf, categoryAxis, columnCount, kindOf, placeCount} from './points.js';

/** A place in a chart. `seriesIndex` is -1 where a row or column is meant but none of its segments. */
export interface ChartPoint {
  seriesIndex: number;
  dataIndex: number;
  /** px from the left edge of the box. */
  x: number;
  /** px from the top edge of the box. */
  y: number;
}

/** What a chart tells about the pointer. */
export interface ChartListeners {
  /** The pointer came to a point, or left (null). */
  onPoint?: ((point: ChartPoint | null) => void) | undefined;
  /** A point was clicked or tapped. */
  onSelect?: ((point: ChartPoint) => void) | undefined;
}

interface PointerParams {
  seriesIndex?: number | undefined;
  dataIndex?: number | undefined;
}

interface PointerPlace {
  offsetX: number;
  offsetY: number;
}

const MAX_PIXEL_RATIO = 2;
const EXPORT_PIXEL_RATIO = 2;

/** A drawn chart; useless after {@link CanvasChart.dispose}. */
export class CanvasChart {
  readonly #root: HTMLElement;
  readonly #chart: ChartInstance;
  readonly #listeners: ChartListeners;
  #option: ChartOption = {};
  #segment: PointerParams | null = null;
  #hasPoint = false;

  /** Draws into `box`, which must have the `size` told (whole px above 0). */
  constructor(engine: ChartEngine, box: HTMLElement, size: ChartSize, listeners: ChartListeners) {
    this.#listeners = listeners;
    this.#root = addChartRoot(box);
    const devicePixelRatio = Math.min(MAX_PIXEL_RATIO, box.ownerDocument.defaultView?.devicePixelRatio ?? 1);
    this.#chart = engine.init(this.#root, null, {renderer: 'canvas', devicePixelRatio, locale: 'EN', ...size});
    this.#listen();
  }

  /**
   * Shows `option`. `still`: without motion, as when only the colours changed. Motion tells what became of each place;
   * between pictures of more or fewer places it would tell nothing, and cost the page its next frames.
   */
  set(option: ChartOption, still: boolean): void {
    const isAnew = kindOf(option) !== kindOf(this.#option) || placeCount(option) !== placeCount(this.#option);
    this.#option = option;
    const shown = still || isAnew ? {...option, animation: false} : option;
    this.#chart.setOption(shown, isAnew ? {notMerge: true} : {replaceMerge: ['series', 'grid', 'xAxis', 'yAxis']});
  }

  /** Takes a new size, at once and without motion. */
  resize(size: ChartSize): void {
    this.#chart.resize({...size, animation: {duration: 0}});
  }

  /**
   * Marks one point, all segments of a place (`seriesIndex` null), or nothing (`dataIndex` null), and tells where
   * that is.
   */
  highlight(seriesIndex: number | null, dataIndex: number | null): ChartPoint | null {
    this.#chart.dispatchAction({type: 'downplay'});
    if (dataIndex === null) return null;
    this.#chart.dispatchAction({type: 'highlight', dataIndex, ...(seriesIndex === null ? {} : {seriesIndex})});
    return this.anchor(seriesIndex, dataIndex);
  }

  /** The middle of a segment, or the end of a stack where `seriesIndex` is null; null where nothing is drawn. */
  anchor(seriesIndex: number | null, dataIndex: number): ChartPoint | null {
    const size = {width: this.#chart.getWidth(), height: this.#chart.getHeight()};
    const place = anchorOf(this.#option, size, seriesIndex, dataIndex);
    if (place === null) return null;
    const [x = 0, y = 0] = place.isValue ? this.#toPixel(place.at) : place.at;
    return {seriesIndex: seriesIndex ?? -1, dataIndex, x, y};
  }

  /** The column at `x` px from the left edge, the first or last one beyond their ends; null where there are none. */
  placeAt(x: number): number | null {
    const count = columnCount(this.#option);
    if (count === 0) return null;
    const [place = 0] = this.#chart.convertFromPixel({xAxisIndex: 0, yAxisIndex: 0}, [x, 0]);
    return Math.min(count - 1, Math.max(0, Math.round(place)));
  }

  /** The finished picture as PNG on an opaque ground: motion under way ends first. Rejects where none is made. */
  imageBlob(backgroundColor: string): Promise<Blob> {
    this.#chart.setOption({...this.#option, animation: false}, {notMerge: true});
    const canvas = this.#chart.renderToCanvas({pixelRatio: EXPORT_PIXEL_RATIO, backgroundColor});
    return new Promise((resolve, reject) => canvas.toBlob(
      blob => blob ? resolve(blob) : reject(new Error('The browser made no image of the chart.')), 'image/png'));
  }

  /** Ends the chart and removes its root. */
  dispose(): void {
    this.#chart.dispose();
    this.#root.remove();
  }

  #toPixel(at: [number, number]): number[] {
    return this.#chart.convertToPixel({xAxisIndex: 0, yAxisIndex: 0}, at);
  }

  #listen(): void {
    const chart = this.#chart;
    chart.on('mouseover', params => {
      this.#segment = params;
      if (params.event) this.#move(params.event);
    });
    chart.on('mouseout', () => { this.#segment = null; });
    chart.getZr().on('mousemove', event => this.#move(event));
    chart.getZr().on('globalout', () => this.#leave());
    chart.getZr().on('click', event => {
      const point = this.#pointAt(event);
      if (point) this.#listeners.onSelect?.(point);
    });
  }

  #move(place: PointerPlace): void {
    const point = this.#pointAt(place);
    if (point === null) return this.#leave();
    this.#hasPoint = true;
    this.#listeners.onPoint?.(point);
  }

  #leave(): void {
    this.#segment = null;
    if (this.#hasPoint) this.#listeners.onPoint?.(null);
    this.#hasPoint = false;
  }

  #pointAt({offsetX: x, offsetY: y}: PointerPlace): ChartPoint | null {
    const {seriesIndex, dataIndex} = this.#segment ?? {};
    if (seriesIndex !== undefined && dataIndex !== undefined) return {seriesIndex, dataIndex, x, y};
    const place = this.#placeAt([x, y]);
    return place === null ? null : {seriesIndex: -1, dataIndex: place, x, y};
  }

  /** The row or column under a pixel, so that the smallest bar can be pointed at. */
  #placeAt(pixel: [number, number]): number | null {
    const axis = categoryAxis(this.#option);
    if (axis === null || !this.#chart.containPixel({gridIndex: 0}, pixel)) return null;
    const place = this.#chart.convertFromPixel({xAxisIndex: 0, yAxisIndex: 0}, pixel)[axis === 'x' ? 0 : 1];
    return place === undefined || !Number.isInteger(place) || place < 0 ? null : place;
  }
}
