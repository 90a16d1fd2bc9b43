import {html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {A2bElement} from '../../base/a2b-element.js';
import {card, message} from '../../base/card.js';
import {cardStyles} from '../../base/card.styles.js';
import {EarlyEngine} from '../../base/early-engine.js';
import {A2bExportEvent, A2bFilterChangeEvent, type A2bRangeChangeEvent} from '../../base/events.js';
import {Late, lazy} from '../../base/lazy.js';
import {MetricSwitch} from '../../base/metric-switch.js';
import {hasOwnData} from '../../base/own-data.js';
import {Remembered} from '../../base/remembered.js';
import {Resource} from '../../base/resource.js';
import type {ElementState} from '../../base/states.js';
import {switchStyles} from '../../base/switch.styles.js';
import {tokens} from '../../base/tokens.js';
import type {Queries} from '../../client/client.js';
import {warnOnce} from '../../client/warn.js';
import {DIMENSIONS} from '../../contract/dimension.js';
import {isRange} from '../../contract/range.js';
import {readSummary} from '../../contract/summary.js';
import {addEnglish} from '../../i18n/english.js';
import {range} from '../../i18n/en/range.js';
import {summary} from '../../i18n/en/summary.js';
import {shared} from '../../i18n/en/shared.js';
import {NO_FILTERS, type SharedMetric} from '../../store/usage-store.js';
import {RangeSteps} from './usage-summary.steps.js';
import {usageSummaryStyles} from './usage-summary.styles.js';
import {classes, skeleton, totals, trendFailed, trendSkeleton} from './usage-summary.templates.js';
import {FIGURES, figuresOf, isUnused, rangeText, summaryView, type SummaryContext, type SummaryView} from './usage-summary.view.js';

addEnglish(range, summary, shared);

const HEIGHT = 520;

/** All of the trend: figures stand on screen without it. */
const course = lazy(() => import('./usage-summary.course.js'));
const csv = lazy(() => import('./usage-summary.csv.js'));

/**
 * How much was used in a period, what it cost, and how that went over time. Drawing over the trend, or Shift with the
 * arrow keys and Enter, shows only those days; hours are no dates, so that a course by hours is read, not cut.
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
  static override styles: CSSResultGroup = [tokens, cardStyles, switchStyles, usageSummaryStyles];

  /** Which totals are shown, comma separated: `tokens` `cost` `requests` `average`. Default: all. */
  @property() metrics?: string;
  /** Whether the period before is compared with; default: as everywhere on the page. */
  @property() compare?: 'previous' | 'none';
  /** Whether the card has a range filter of its own. */
  @property() picker: 'auto' | 'none' = 'auto';
  /** The JSON of `/usage/summary`; then nothing is requested. */
  @property({attribute: false}) data?: unknown;

  readonly #resource = new Resource(this, {endpoint: 'summary', reader: readSummary, query: () => this.#query, data: () => this.data});
  readonly #course = new Late(this, course, ({Course}) => new Course(this, {
    value: () => this.#resource.value,
    context: () => this.#context,
    canSelect: () => !hasOwnData(this),
    select: (range) => range && this.#steps.into(range),
    metrics: this.#switch,
    query: () => this.#resource.query,
    exportCsv: () => this.exportCsv(),
    exportImage: () => this.exportImage(),
  }));
  readonly #switch = new MetricSwitch(this, () => this.#offered, {leads: true});
  readonly #steps = new RangeSteps(this);
  readonly #shown = new Remembered<SummaryView>();

  constructor() {
    super();
    new EarlyEngine(this);
  }

  get state(): ElementState {
    const {state, value} = this.#resource;
    return state === 'ready' && value && isUnused(value) ? 'empty' : state;
  }

  override async refresh(): Promise<void> {
    await this.#resource.refresh();
  }

  /** The series as a CSV file; null before there are figures, and when `a2b-export` was cancelled. */
  async exportCsv(): Promise<Blob | null> {
    const {value} = this.#resource;
    if (!value || !this.dispatchEvent(new A2bExportEvent('csv'))) return null;
    const {seriesFile} = await csv.load();
    return seriesFile(value, this.viewContext);
  }

  /**
   * The trend with title, days and legend as PNG. `a2b-export` fires before; null when it was cancelled.
   * @throws Error while no trend is drawn, as in the table view
   */
  async exportImage(): Promise<Blob | null> {
    const sheet = this.#course.value?.sheet(this.heading ?? this.t('summary.heading'), this.#figures?.period ?? '') ?? null;
    if (sheet === null) throw new Error('There is no chart to make an image of yet.');
    return this.dispatchEvent(new A2bExportEvent('png')) ? sheet() : null;
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
  get #figures(): SummaryView | null {
    const {value, query} = this.#resource;
    if (!value) return null;
    const {t, effectiveLocale, effectiveTimeZone, settings, metrics} = this;
    const key = [value, query, t, effectiveLocale, effectiveTimeZone, settings.currency, metrics];
    return this.#shown.get(key, () => summaryView(value, this.#context));
  }

  /** The measures to choose from; null while it is not known which there are. */
  get #offered(): readonly SharedMetric[] | null {
    const {value, error} = this.#resource;
    if (value ? value.series.length === 0 : error !== undefined) return [];
    return value ? (this.#course.value?.offered ?? null) : null;
  }

  #renderPicker(): TemplateResult {
    return html`<a2b-range-picker part="range" .range=${this.range} .compare=${this.compare} .timeZone=${this.timeZone}
      .locale=${this.locale} .theme=${this.theme} .density=${this.density} .messages=${this.messages}
      @a2b-range-change=${this.#takeRange}></a2b-range-picker>`;
  }

  #renderFigures(): TemplateResult | typeof nothing {
    const summary = this.#figures;
    if (summary === null) return nothing;
    return html`
      ${totals(summary)}${this.#steps.render((range) => rangeText(range, this.#context))}
      ${this.#resource.value?.series.length === 0 ? nothing : this.#renderCourse()}
      ${classes(this.t, summary.classes)}
    `;
  }

  #renderCourse(): TemplateResult | typeof nothing {
    if (this.#course.hasFailed) return trendFailed(this.t, () => this.#course.retry());
    return this.#course.value?.render() ?? trendSkeleton();
  }

  #renderEmpty(): TemplateResult {
    const {filters} = this.scope.usage.value;
    const filtered = DIMENSIONS.filter((dimension) => filters[dimension].length > 0);
    if (hasOwnData(this) || filtered.length === 0) return message(this.t('summary.empty'));
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
}

declare global {
  interface HTMLElementTagNameMap {
    'a2b-usage-summary': A2bUsageSummary;
  }
}
