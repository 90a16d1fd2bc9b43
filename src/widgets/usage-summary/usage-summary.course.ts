import {adoptStyles, html, nothing, type CSSResultOrNative, type LitElement, type TemplateResult} from 'lit';
import type {A2bElement} from '../../base/a2b-element.js';
import {downloadBlob} from '../../base/download.js';
import {A2bFilterChangeEvent, A2bMetricChangeEvent} from '../../base/events.js';
import {tooltipStyles} from '../../base/tooltip.styles.js';
import type {ViewContext} from '../../base/view-context.js';
import {chartStyles} from '../../chart/chart.styles.js';
import {dataTableStyles} from '../../chart/data-table.styles.js';
import type {Range} from '../../contract/range.js';
import type {UsageSummary} from '../../contract/summary.js';
import {csvBlob} from '../../format/csv.js';
import type {Metric} from '../../store/usage-store.js';
import {datesOfStretch, type Stretch} from './usage-summary.brush.js';
import {courseStyles} from './usage-summary.course.styles.js';
import {legend, metricSwitch, scrolledTable, spikeNote, tools} from './usage-summary.course.templates.js';
import {summaryRecords} from './usage-summary.csv.js';
import {TrendPicture} from './usage-summary.picture.js';
import {placesOf} from './usage-summary.series.js';
import {trendMetrics, trendView, type TrendView} from './usage-summary.trend.js';
import type {SummaryContext} from './usage-summary.view.js';

/** What the trend is told by its element. */
export interface CourseSetup {
  /** The answer on screen. */
  readonly value: () => UsageSummary | null | undefined;
  readonly context: () => SummaryContext;
  /** What the answer was asked with; null when the page handed it over. */
  readonly query: () => {readonly range: Range} | null;
  /** Whether a stretch of it can be chosen. */
  readonly canSelect: () => boolean;
  /** A stretch was chosen; null where it is no dates. */
  readonly select: (range: Range | null) => void;
  readonly exportCsv: () => Promise<Blob | null>;
  readonly exportImage: () => Promise<Blob | null>;
}

interface Shown {
  readonly key: readonly unknown[];
  readonly metrics: readonly Metric[];
  readonly trend: TrendView | null;
}

/** The series as a CSV file. */
export function seriesFile(summary: UsageSummary, context: ViewContext): Blob {
  return csvBlob(summaryRecords(summary, context));
}

function adopt(host: A2bElement, ...late: readonly CSSResultOrNative[]): void {
  const {elementStyles} = host.constructor as typeof LitElement;
  adoptStyles(host.renderRoot as ShadowRoot, [...elementStyles, ...late]);
}

/** The course over time: picture or table, legend, and what is said of it. */
export class Course {
  readonly #host: A2bElement;
  readonly #setup: CourseSetup;
  readonly #picture: TrendPicture;
  #shown: Shown | undefined;
  #isTable = false;

  constructor(host: A2bElement, setup: CourseSetup) {
    this.#host = host;
    this.#setup = setup;
    adopt(host, chartStyles, dataTableStyles, tooltipStyles, courseStyles);
    this.#picture = new TrendPicture(host, {
      trend: () => this.#figures?.trend ?? null,
      canSelect: () => setup.canSelect() && this.#datesOf({anchor: 0, end: 0}) !== null,
      select: (stretch) => setup.select(this.#datesOf(stretch)),
    });
  }

  /** The section of the card; nothing where there is no trend. */
  render(): TemplateResult | typeof nothing {
    const figures = this.#figures;
    return figures?.trend ? this.#render(figures.trend, figures.metrics) : nothing;
  }

  /** What makes the trend with title, days and legend a PNG; null while none is drawn, as in the table view. */
  sheet(heading: string, period: string): (() => Promise<Blob>) | null {
    const trend = this.#figures?.trend;
    if (!trend || this.#isTable || !this.#picture.isDrawn) return null;
    return () => this.#picture.image({title: `${heading} · ${trend.heading}`, period, legend: trend.legend});
  }

  /** Everything drawn is of one answer: made from the value and what that was asked with. */
  get #figures(): Shown | null {
    const value = this.#setup.value();
    if (!value) return null;
    const {metric} = this.#host.scope.usage.value;
    const {t, effectiveLocale, effectiveTimeZone, settings} = this.#host;
    const context = this.#setup.context();
    const key = [value, this.#setup.query(), metric, t, effectiveLocale, effectiveTimeZone, settings.currency, String(context.figures)];
    if (this.#shown && key.every((part, index) => part === this.#shown?.key[index])) return this.#shown;
    return (this.#shown = this.#make(key, value, metric, context));
  }

  #make(key: readonly unknown[], value: UsageSummary, wished: Metric, context: SummaryContext): Shown {
    const metrics = trendMetrics(value, context.figures);
    const metric = metrics.includes(wished) ? wished : metrics[0];
    this.#picture.leave();
    return {key, metrics, trend: metric === undefined ? null : trendView(value, metric, context)};
  }

  #render(trend: TrendView, metrics: readonly Metric[]): TemplateResult {
    const {t, isPrinting} = this.#host;
    const isTable = this.#isTable || this.#picture.hasFailed || isPrinting;
    return html`<section class="trend" part="trend" aria-label=${trend.heading}>
      <div class="trend-head">
        <h3>${trend.heading}</h3>
        ${metricSwitch(t, metrics, trend.metric, (metric) => this.#choose(metric))}
        ${tools(t, {isTable, toggle: this.#toggleTable, download: this.#download, downloadImage: this.#downloadImage})}
      </div>
      ${isTable ? scrolledTable(trend) : this.#picture.render(trend)}
      ${isTable && !isPrinting ? nothing : legend(trend.legend)}
      <p class="sentences note">${trend.sentences.join(' ')}</p>
      ${spikeNote(t, trend.spike, (id) => this.#filter([id]))}
    </section>`;
  }

  #datesOf(stretch: Stretch): Range | null {
    const value = this.#setup.value();
    return value ? datesOfStretch(stretch, placesOf(value), value) : null;
  }

  #choose(metric: Metric): void {
    const {usage} = this.#host.scope;
    if (metric === usage.value.metric) return;
    usage.set({metric});
    this.#host.dispatchEvent(new A2bMetricChangeEvent(metric));
  }

  #filter(ids: readonly string[]): void {
    const {usage} = this.#host.scope;
    usage.filter('provider', ids);
    this.#host.dispatchEvent(new A2bFilterChangeEvent('provider', usage.value.filters));
  }

  readonly #toggleTable = (): void => {
    const {hasFailed} = this.#picture;
    this.#isTable = !this.#isTable && !hasFailed;
    if (hasFailed) this.#picture.retry();
    this.#picture.leave();
    this.#host.requestUpdate();
  };

  readonly #download = async (): Promise<void> => this.#save(await this.#setup.exportCsv(), 'csv');

  readonly #downloadImage = async (): Promise<void> => {
    if (this.#picture.isDrawn) this.#save(await this.#setup.exportImage(), 'png');
  };

  #save(blob: Blob | null, type: string): void {
    const range = this.#setup.query()?.range;
    if (blob !== null) downloadBlob(blob, range === undefined ? `usage.${type}` : `usage-${range}.${type}`);
  }
}
