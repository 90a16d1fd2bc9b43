import {nothing, type TemplateResult} from 'lit';
import type {A2bElement} from '../../base/a2b-element.js';
import {addStyles} from '../../base/adopted-styles.js';
import {downloadBlob} from '../../base/download.js';
import {A2bFilterChangeEvent} from '../../base/events.js';
import type {MetricSwitch} from '../../base/metric-switch.js';
import {QuietAnswer} from '../../base/quiet-answer.js';
import {Remembered} from '../../base/remembered.js';
import {tooltipStyles} from '../../base/tooltip.styles.js';
import {chartStyles} from '../../chart/chart.styles.js';
import {dataTableStyles} from '../../chart/data-table.styles.js';
import type {Queries} from '../../client/client.js';
import type {Range} from '../../contract/range.js';
import type {UsageSummary} from '../../contract/summary.js';
import type {Metric, SharedMetric} from '../../store/usage-store.js';
import {datesOfStretch, type Stretch} from './usage-summary.brush.js';
import {courseStyles} from './usage-summary.course.styles.js';
import {trendSection} from './usage-summary.course.templates.js';
import {withProjects, type SpikeNote} from './usage-summary.driver.js';
import {estimateNote, offeredMetrics, wishedMetric} from './usage-summary.measure.js';
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
  readonly query: () => Queries['summary'] | null;
  /** Whether a stretch of it can be chosen. */
  readonly canSelect: () => boolean;
  /** A stretch was chosen; null where it is no dates. */
  readonly select: (range: Range | null) => void;
  /** The choice of the measure. */
  readonly metrics: MetricSwitch;
  readonly exportCsv: () => Promise<Blob | null>;
  readonly exportImage: () => Promise<Blob | null>;
}

interface Shown {
  readonly metrics: readonly Metric[];
  readonly trend: TrendView | null;
}

/** The course over time: picture or table, legend, and what is said of it. */
export class Course {
  readonly #host: A2bElement;
  readonly #setup: CourseSetup;
  readonly #picture: TrendPicture;
  readonly #projects: QuietAnswer<'breakdown'>;
  readonly #shown = new Remembered<Shown>();
  #isTable = false;

  constructor(host: A2bElement, setup: CourseSetup) {
    this.#host = host;
    this.#setup = setup;
    addStyles(host, chartStyles, dataTableStyles, tooltipStyles, courseStyles);
    this.#picture = new TrendPicture(host, {
      trend: () => this.#figures?.trend ?? null,
      canSelect: () => setup.canSelect() && this.#datesOf({anchor: 0, end: 0}) !== null,
      select: (stretch) => setup.select(this.#datesOf(stretch)),
    });
    this.#projects = new QuietAnswer(host, 'breakdown', () => this.#projectsWish);
  }

  /** What the trend can be drawn by, and what a breakdown knows beside it. */
  get offered(): readonly SharedMetric[] {
    return offeredMetrics(this.#figures?.metrics ?? [], this.#host.scope.usage);
  }

  /** The section of the card; nothing where there is no trend. */
  render(): TemplateResult | typeof nothing {
    const figures = this.#figures;
    return figures?.trend ? this.#render(figures.trend) : nothing;
  }

  /** What makes the trend with title, days and legend a PNG; null while none is drawn, as in the table view. */
  sheet(heading: string, period: string): (() => Promise<Blob>) | null {
    const trend = this.#figures?.trend;
    if (!trend || this.#isTable || !this.#picture.isDrawn) return null;
    return () => this.#picture.image({title: `${heading} · ${trend.heading}`, period, rows: trend.legend});
  }

  /** Everything drawn is of one answer: made from the value and what that was asked with. */
  get #figures(): Shown | null {
    const value = this.#setup.value();
    if (!value) return null;
    const {metric} = this.#host.scope.usage.value;
    const {t, effectiveLocale, effectiveTimeZone, settings} = this.#host;
    const context = this.#setup.context();
    const key = [value, this.#setup.query(), metric, t, effectiveLocale, effectiveTimeZone, settings.currency, String(context.figures)];
    return this.#shown.get(key, () => this.#make(value, metric, context));
  }

  #make(value: UsageSummary, wished: SharedMetric, context: SummaryContext): Shown {
    const metrics = trendMetrics(value, context.figures);
    const metric = metrics.find((each) => each === wished) ?? metrics[0];
    this.#picture.leave();
    return {metrics, trend: metric === undefined ? null : trendView(value, metric, context)};
  }

  #render(trend: TrendView): TemplateResult {
    const {t, isPrinting, scope, viewContext} = this.#host;
    const value = this.#setup.value();
    const wished = wishedMetric(scope.usage);
    return trendSection(trend, {
      context: viewContext,
      isPrinting,
      isTable: this.#isTable || this.#picture.hasFailed || isPrinting,
      picture: () => this.#picture.render(trend),
      metrics: this.#setup.metrics.render(wished === 'co2e' ? wished : trend.metric),
      note: value ? estimateNote(wished, trend, value, t) : null,
      spike: this.#spike(trend),
      showSpike: this.#showSpike,
      toggle: this.#toggleTable,
      download: this.#download,
      downloadImage: this.#downloadImage,
    });
  }

  /** The projects of the unusual day; nothing to ask where there is none, or one project is all there is. */
  get #projectsWish() {
    const [spike, query] = [this.#figures?.trend?.spike, this.#setup.query()];
    if (!spike || !query || query.project?.length === 1) return null;
    const {tz, provider, project, model} = query;
    return {query: {by: 'project', range: `${spike.day}..${spike.day}`, tz, provider, project, model}} as const;
  }

  #spike({spike, metric, legend: {length}}: TrendView): SpikeNote | null {
    return spike && withProjects(spike, this.#projects.value?.items, {metric, isOnlyProvider: length === 1});
  }

  #datesOf(stretch: Stretch): Range | null {
    const value = this.#setup.value();
    return value ? datesOfStretch(stretch, placesOf(value), value) : null;
  }

  /** Only that day, of whoever made most of it. */
  readonly #showSpike = ({day, driver}: SpikeNote): void => {
    const {usage} = this.#host.scope;
    if (driver?.id) {
      usage.filter(driver.dimension, [driver.id]);
      this.#host.dispatchEvent(new A2bFilterChangeEvent(driver.dimension, usage.value.filters));
    }
    if (this.#setup.canSelect()) this.#setup.select(`${day}..${day}`);
  };

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
