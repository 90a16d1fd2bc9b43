import {fixture} from '@open-wc/testing';
import {type CSSResult, LitElement, css, html, nothing} from 'lit';

import {ChartController, type ChartSetup} from '../../src/chart/chart-controller.js';
import {chartStyles} from '../../src/chart/chart.styles.js';
import type {ChartInstance} from '../../src/chart/echarts.js';
import type {ChartEngine} from '../../src/chart/load.js';
import {loadCharts} from '../../src/chart/load.js';
import {type DonutModel, donutOption} from '../../src/chart/options/donut.js';
import type {TrendModel} from '../../src/chart/options/trend.js';
import type {ChartTheme} from '../../src/chart/theme.js';
import {waitUntil} from '../support/wait.js';

/** The smallest host of a chart, with what tests like to look at. */
export class ChartHost extends LitElement {
  static override styles: CSSResult[] = [chartStyles, css`
    :host { display: block; }
    .chart { inline-size: 300px; block-size: 200px; }
  `];

  static override properties = {model: {attribute: false}, hasBox: {attribute: false}};

  declare model: DonutModel | null;
  declare hasBox: boolean;
  themes: ChartTheme[] = [];
  instances: ChartInstance[] = [];
  load = loadCharts;
  points: unknown[] = [];
  selected: unknown[] = [];
  draw: ChartSetup['draw'] = theme => this.model && donutOption(this.model, theme);

  readonly chart = new ChartController(this, {
    box: () => this.box,
    draw: (theme, size) => {
      if (this.themes.at(-1) !== theme) this.themes.push(theme);
      return this.draw(theme, size);
    },
    onPoint: point => this.points.push(point),
    onSelect: point => this.selected.push(point),
    load: async () => this.#recording(await this.load()),
  });

  constructor() {
    super();
    this.model = donut(1, 2, 3);
    this.hasBox = true;
  }

  get box(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('.chart') ?? null;
  }

  get canvas(): HTMLCanvasElement | null {
    return this.renderRoot.querySelector('canvas');
  }

  /** Instances made and not yet disposed. */
  get living(): number {
    return this.instances.filter(instance => !instance.isDisposed()).length;
  }

  override render() {
    return this.hasBox ? html`<div class="chart"></div>` : nothing;
  }

  #recording(engine: ChartEngine): ChartEngine {
    const init: ChartEngine['init'] = (...parameters) => {
      const instance = engine.init(...parameters);
      this.instances.push(instance);
      return instance;
    };
    return {init};
  }
}

customElements.define('test-chart-host', ChartHost);

/** A ring of these values in the first series colours. */
export function donut(...values: number[]): DonutModel {
  const slices = values.map((value, index) =>
    ({key: `k${index}`, label: `L${index}`, value, color: `var(--a2b-series-${index + 1})`}));
  return {slices, centerLabel: '', centerValue: ''};
}

/** The drawn colours of a canvas, as `r,g,b`, with how many pixels have them. Fully opaque pixels only. */
export function colorsOf(canvas: HTMLCanvasElement): Map<string, number> {
  const context = canvas.getContext('2d');
  const {data} = context!.getImageData(0, 0, canvas.width, canvas.height);
  const colors = new Map<string, number>();
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] !== 255) continue;
    const color = `${data[at]},${data[at + 1]},${data[at + 2]}`;
    colors.set(color, (colors.get(color) ?? 0) + 1);
  }
  return colors;
}

/** Resolves when everything scheduled for the next two frames is done. */
export async function frames(count = 2): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise(resolve => requestAnimationFrame(resolve));
}

/** Unbundled, the library is some 600 modules: a first load on a busy machine takes its time. In ms. */
export const COLD_LOAD = 40_000;

/** Resolves when `host` shows its chart. */
export async function shown(host: ChartHost): Promise<ChartHost> {
  await waitUntil(() => host.chart.state === 'ready' && host.canvas, 'the chart is drawn', {timeout: COLD_LOAD});
  await frames();
  return host;
}

/** A host with its chart drawn. */
export async function drawnHost(): Promise<ChartHost> {
  return shown(await fixture<ChartHost>(html`<test-chart-host></test-chart-host>`));
}

/** Four columns of one series; the second is empty. */
export const trendModel: TrendModel = {
  buckets: ['a', 'b', 'c', 'd'].map(key => ({key, label: key, shortLabel: key, complete: true})),
  series: [{key: 's', label: 's', color: 'var(--a2b-series-1)', values: [1, 0, 3, 4]}],
  formatTick: String,
};
