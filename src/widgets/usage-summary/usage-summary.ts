import {html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {A2bElement} from '../../base/a2b-element.js';
import {card, message} from '../../base/card.js';
import {cardStyles} from '../../base/card.styles.js';
import {downloadBlob} from '../../base/download.js';
import {A2bExportEvent, A2bFilterChangeEvent, A2bMetricChangeEvent, A2bRangeChangeEvent} from '../../base/events.js';
import {backIcon} from '../../base/icons.js';
import {Resource} from '../../base/resource.js';
import type {ElementState} from '../../base/states.js';
import {tokens} from '../../base/tokens.js';
import {tooltipStyles} from '../../base/tooltip.styles.js';
import {chartStyles} from '../../chart/chart.styles.js';
import {dataTableStyles} from '../../chart/data-table.styles.js';
import type {Queries} from '../../client/client.js';
import {warnOnce} from '../../client/warn.js';
import {DIMENSIONS} from '../../contract/dimension.js';
import {isRange, type Range} from '../../contract/range.js';
import {readSummary, type UsageSummary} from '../../contract/summary.js';
import {csvBlob} from '../../format/csv.js';
import {addEnglish} from '../../i18n/english.js';
import {range} from '../../i18n/en/range.js';
import {summary} from '../../i18n/en/summary.js';
import {shared} from '../../i18n/en/shared.js';
import {NO_FILTERS, type Metric} from '../../store/usage-store.js';
import {datesOfStretch, type Stretch} from './usage-summary.brush.js';
import {summaryRecords} from './usage-summary.csv.js';
import {TrendPicture} from './usage-summary.picture.js';
import {usageSummaryStyles} from './usage-summary.styles.js';
import {classes, legend, metricSwitch, scrolledTable, skeleton, spikeNote, tools, totals} from './usage-summary.templates.js';
import {placesOf} from './usage-summary.series.js';
import {trendMetrics, trendView, type TrendView} from './usage-summary.trend.js';
import {FIGURES, figuresOf, isEmpty, rangeText, summaryView, type SummaryContext, type SummaryView} from './usage-summary.view.js';

addEnglish(range, summary, shared);

const HEIGHT = 520;

interface Shown {
  readonly key: readonly unknown[];
  readonly summary: SummaryView;
  readonly metrics: readonly Metric[];
  readonly trend: TrendView | null;
}

/**
 * How much was used in a period, what it cost, and how that went over time.
 *
 * @element a2b-usage-summary
 * @slot heading - Replaces the heading
 * @slot actions - Beside the heading
 * @slot empty - Shown when nothing was used
 * @slot error - Shown when the figures could not be had
 * @slot footer - Below the figures
 * @fires {A2bMetricChangeEvent} a2b-metric-change - The user chose another measure for the trend
 * @fires {A2bRangeChangeEvent} a2b-range-change - The user chose another range in the card's own filter, or in the trend
 * @fires {A2bFilterChangeEvent} a2b-filter-change - The user pressed the note on an unusual day, or took filters back
 * @fires {A2bExportEvent} a2b-export - A file is about to be made; cancelable
 * @csspart card - The card
 * @csspart heading - The heading
 * @csspart period - The days the figures are of
 * @csspart totals - The totals
 * @csspart figure - One total
 * @csspart change - The change against the period before
 * @csspart note - What has to be said of the figures
 * @csspart metric-switch - The measures of the trend
 * @csspart chart - The trend
 * @csspart back - Leads back from a stretch chosen in the trend
 * @csspart legend - Providers with amount and share
 * @csspart spike - What is said of a day far above its usual
 * @csspart table - The trend as a table
 * @csspart tooltip - What is said of a point of the trend
 * @csspart details - Tokens by class
 * @cssstate loading ready stale empty error unauthorized unavailable - What is shown
 */
export class A2bUsageSummary extends A2bElement {
  static override styles: CSSResultGroup = [
    tokens, cardStyles, chartStyles, dataTableStyles, tooltipStyles, usageSummaryStyles,
  ];

  /** Which totals are shown, comma separated: `tokens` `cost` `requests` `average`. Default: all. */
  @property() metrics?: string;
  /** Whether the period before is compared with; default: as everywhere on the page. */
  @property() compare?: 'previous' | 'none';
  /** Whether the card has a range filter of its own. */
  @property() picker: 'auto' | 'none' = 'auto';
  /** The JSON of `/usage/summary`; then nothing is requested. */
  @property({attribute: false}) data?: unknown;

  readonly #resource = new Resource(this, {endpoint: 'summary', reader: readSummary, query: () => this.#query, data: () => this.data});
  readonly #picture = new TrendPicture(this, {
    trend: () => this.#figures?.trend ?? null,
    canSelect: () => this.data === undefined && this.#datesOf({anchor: 0, end: 0}) !== null,
    select: (stretch) => this.#select(this.#datesOf(stretch)),
  });
  #shown: Shown | undefined;
  #isTable = false;
  #step: {readonly from: Range; readonly to: Range} | null = null;

  get state(): ElementState {
    const {state, value} = this.#resource;
    return state === 'ready' && value && isEmpty(value) ? 'empty' : state;
  }

  override async refresh(): Promise<void> {
    await this.#resource.refresh();
  }

  /** The series as a CSV file; null before there are figures, and when `a2b-export` was cancelled. */
  async exportCsv(): Promise<Blob | null> {
    const {value} = this.#resource;
    if (!value || !this.dispatchEvent(new A2bExportEvent('csv'))) return null;
    return csvBlob(summaryRecords(value, this.viewContext));
  }

  /**
   * The trend with title, days and legend as PNG. `a2b-export` fires before; null when it was cancelled.
   * @throws Error while no trend is drawn, as in the table view
   */
  async exportImage(): Promise<Blob | null> {
    const figures = this.#figures;
    if (!figures?.trend || this.#isTable || !this.#picture.isDrawn) throw new Error('There is no chart to make an image of yet.');
    const {heading, legend: rows} = figures.trend;
    const sheet = {title: `${this.heading ?? this.t('summary.heading')} · ${heading}`, period: figures.summary.period ?? '', legend: rows};
    return this.dispatchEvent(new A2bExportEvent('png')) ? this.#picture.image(sheet) : null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('metrics')) return;
    for (const word of figuresOf(this.metrics).unknown) {
      warnOnce(`<${this.localName}>: "${word}" is not a figure. Use ${FIGURES.join(', ')}; leaving it out.`);
    }
  }

  protected override content(): TemplateResult {
    const {t} = this;
    return card(this, this.#resource, {
      heading: t('summary.heading'),
      height: HEIGHT,
      actions: this.picker === 'none' ? nothing : this.#renderPicker(),
      body: () => this.#renderFigures(),
      skeleton: () => skeleton(),
      empty: () => this.#renderEmpty(),
    });
  }

  get #query(): Queries['summary'] {
    const {filters, compare} = this.scope.usage.value;
    const isCompared = (this.compare ?? compare) === 'previous';
    return {
      range: this.effectiveRange,
      tz: this.effectiveTimeZone,
      ...filters,
      ...(isCompared && {compare: 'previous'}),
      split: 'provider',
    };
  }

  get #context(): SummaryContext {
    return {...this.viewContext, range: this.#resource.query?.range ?? null, figures: figuresOf(this.metrics).figures};
  }

  /** Everything drawn is of one answer: made from the value and what that was asked with. */
  get #figures(): Shown | null {
    const {value, query} = this.#resource;
    if (!value) return null;
    const {metric} = this.scope.usage.value;
    const {t, effectiveLocale, effectiveTimeZone, settings, metrics} = this;
    const key = [value, query, metric, t, effectiveLocale, effectiveTimeZone, settings.currency, metrics];
    if (this.#shown && key.every((part, index) => part === this.#shown?.key[index])) return this.#shown;
    return (this.#shown = this.#make(key, value, metric));
  }

  #make(key: readonly unknown[], value: UsageSummary, wished: Metric): Shown {
    const context = this.#context;
    const metrics = trendMetrics(value, context.figures);
    const metric = metrics.includes(wished) ? wished : metrics[0];
    const trend = metric === undefined ? null : trendView(value, metric, context);
    this.#picture.leave();
    return {key, summary: summaryView(value, context), metrics, trend};
  }

  #renderPicker(): TemplateResult {
    return html`<a2b-range-picker part="range" .range=${this.range} .compare=${this.compare} .timeZone=${this.timeZone}
      .locale=${this.locale} .theme=${this.theme} .density=${this.density} .messages=${this.messages}
      @a2b-range-change=${this.#takeRange}></a2b-range-picker>`;
  }

  #renderFigures(): TemplateResult | typeof nothing {
    const figures = this.#figures;
    if (figures === null) return nothing;
    const {summary, trend} = figures;
    return html`
      ${totals(summary)}${this.#renderBack()}
      ${trend === null ? nothing : this.#renderTrend(trend, figures.metrics)}
      ${classes(this.t, summary.classes)}
    `;
  }

  /** Leads back from a stretch chosen in the trend, as long as that is what is shown. */
  #renderBack(): TemplateResult | typeof nothing {
    const step = this.#step;
    if (step === null || step.to !== this.effectiveRange) return nothing;
    return html`<div><button class="back" part="back" type="button" @click=${() => this.#go(step.from)}>
      ${backIcon}${this.t('summary.back', {period: rangeText(step.from, this.#context)})}</button></div>`;
  }

  #datesOf(stretch: Stretch): Range | null {
    const {value} = this.#resource;
    return value ? datesOfStretch(stretch, placesOf(value), value) : null;
  }

  #select(range: Range | null): void {
    if (range === null || range === this.effectiveRange) return;
    this.#step = {from: this.effectiveRange, to: range};
    this.#go(range);
  }

  #go(range: Range): void {
    if (isRange(this.range ?? '')) this.range = range;
    else this.scope.usage.set({range});
    this.dispatchEvent(new A2bRangeChangeEvent(range, this.compare ?? this.scope.usage.value.compare));
  }

  #renderTrend(trend: TrendView, metrics: readonly Metric[]): TemplateResult {
    const {t} = this;
    const isTable = this.#isTable || this.#picture.hasFailed || this.isPrinting;
    return html`<section class="trend" part="trend" aria-label=${trend.heading}>
      <div class="trend-head">
        <h3>${trend.heading}</h3>
        ${metricSwitch(t, metrics, trend.metric, (metric) => this.#choose(metric))}
        ${tools(t, {isTable, toggle: this.#toggleTable, download: this.#download, downloadImage: this.#downloadImage})}
      </div>
      ${isTable ? scrolledTable(trend) : this.#picture.render(trend)}
      ${isTable && !this.isPrinting ? nothing : legend(trend.legend)}
      <p class="sentences note">${trend.sentences.join(' ')}</p>
      ${spikeNote(t, trend.spike, (id) => this.#filter([id]))}
    </section>`;
  }

  #renderEmpty(): TemplateResult {
    const {filters} = this.scope.usage.value;
    const filtered = DIMENSIONS.filter((dimension) => filters[dimension].length > 0);
    if (this.data !== undefined || filtered.length === 0) return message(this.t('summary.empty'));
    const clear = () => {
      this.scope.usage.set({filters: NO_FILTERS});
      for (const dimension of filtered) this.dispatchEvent(new A2bFilterChangeEvent(dimension, NO_FILTERS));
    };
    return message(
      this.t('breakdown.emptyFiltered'), html`<button type="button" @click=${clear}>${this.t('dashboard.clearFilters')}</button>`,
    );
  }

  readonly #takeRange = ({range, compare}: A2bRangeChangeEvent): void => {
    const isPinned = isRange(this.range ?? '');
    if (isPinned) this.range = range;
    if (isPinned || this.compare !== undefined) this.compare = compare;
  };

  #choose(metric: Metric): void {
    if (metric === this.scope.usage.value.metric) return;
    this.scope.usage.set({metric});
    this.dispatchEvent(new A2bMetricChangeEvent(metric));
  }

  #filter(ids: readonly string[]): void {
    this.scope.usage.filter('provider', ids);
    this.dispatchEvent(new A2bFilterChangeEvent('provider', this.scope.usage.value.filters));
  }

  readonly #toggleTable = (): void => {
    const {hasFailed} = this.#picture;
    this.#isTable = !this.#isTable && !hasFailed;
    if (hasFailed) this.#picture.retry();
    this.#picture.leave();
    this.requestUpdate();
  };

  readonly #download = async (): Promise<void> => this.#save(await this.exportCsv(), 'csv');

  readonly #downloadImage = async (): Promise<void> => {
    if (this.#picture.isDrawn) this.#save(await this.exportImage(), 'png');
  };

  #save(blob: Blob | null, type: string): void {
    const range = this.#resource.query?.range;
    if (blob !== null) downloadBlob(blob, range === undefined ? `usage.${type}` : `usage-${range}.${type}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'a2b-usage-summary': A2bUsageSummary;
  }
}
