import {html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {A2bElement} from '../../base/a2b-element.js';
import {card, message} from '../../base/card.js';
import {cardStyles} from '../../base/card.styles.js';
import {downloadBlob} from '../../base/download.js';
import {A2bExportEvent} from '../../base/events.js';
import {MetricSwitch} from '../../base/metric-switch.js';
import {hasOwnData} from '../../base/own-data.js';
import {QuietAnswer} from '../../base/quiet-answer.js';
import {Remembered} from '../../base/remembered.js';
import {Resource} from '../../base/resource.js';
import type {ElementState} from '../../base/states.js';
import {switchStyles} from '../../base/switch.styles.js';
import {tokens} from '../../base/tokens.js';
import {tooltipStyles} from '../../base/tooltip.styles.js';
import {chartStyles} from '../../chart/chart.styles.js';
import {dataTableStyles} from '../../chart/data-table.styles.js';
import {breakdownAnswer} from '../../contract/breakdown.js';
import {DIMENSIONS, type Dimension} from '../../contract/dimension.js';
import {addEnglish} from '../../i18n/english.js';
import {breakdown} from '../../i18n/en/breakdown.js';
import {shared} from '../../i18n/en/shared.js';
import {changesOf, isBefore, type Changes} from './change.view.js';
import type {BreakdownMetric} from './figures.view.js';
import {Filtering} from './filtering.js';
import {sheetOf} from './sheet.view.js';
import {BreakdownPicture} from './picture.js';
import {breakdownFile} from './usage-breakdown.csv.js';
import {breakdownStyles} from './usage-breakdown.styles.js';
import {breakdownHead} from './usage-breakdown.head.js';
import {breakdownBody, breakdownSkeleton} from './usage-breakdown.templates.js';
import {breakdownView, type BreakdownRow, type BreakdownView} from './usage-breakdown.view.js';
import {BreakdownWishes, type ViewChoice} from './wish.js';

addEnglish(breakdown, shared);

/**
 * Who used how much: by provider, project or model, as a ring, as bars or as a table. A row filters the page.
 *
 * @element a2b-usage-breakdown
 * @slot heading - Replaces the heading
 * @slot actions - Beside the heading
 * @slot empty - Shown when there is no usage
 * @slot error - Shown when the usage could not be had
 * @slot footer - Below the figures
 * @fires {A2bFilterChangeEvent} a2b-filter-change - The user filtered by a provider, project or model
 * @fires {A2bMetricChangeEvent} a2b-metric-change - The user chose another measure, where no summary offers that
 * @fires {A2bExportEvent} a2b-export - A file is about to be made; cancelable
 * @csspart card - The card
 * @csspart heading - The heading
 * @csspart image - The button that saves the picture
 * @csspart download - The button that saves the figures
 * @csspart metric-switch - The measures, where no summary offers them
 * @csspart chart - The ring or the bars
 * @csspart total - The total: in the ring, or below the bars
 * @csspart legend - The rows
 * @csspart row - A row; `row selected` while it filters
 * @csspart keys - What the colours of a project's bar mean
 * @csspart key - One of them
 * @csspart table - The table
 * @csspart change - What moved since the period before
 * @csspart notes - What the figures do not tell by themselves
 * @csspart period - The days the figures are of
 * @cssstate loading ready stale empty error unauthorized unavailable - What is shown
 */
export class A2bUsageBreakdown extends A2bElement {
  static override styles: CSSResultGroup = [
    tokens,
    cardStyles,
    chartStyles,
    dataTableStyles,
    tooltipStyles,
    switchStyles,
    breakdownStyles,
  ];

  /** What the usage is broken down by. */
  @property({reflect: true}) by: Dimension = 'provider';
  /** What is measured; default: what all widgets share, chosen here where no summary offers that. */
  @property() metric?: BreakdownMetric;
  /** How it is drawn; `auto` is a ring for up to six providers, else bars. */
  @property({reflect: true}) view: ViewChoice = 'auto';
  /** Rows before the others are gathered as "Other (n)"; default 8. */
  @property({type: Number}) limit?: number;
  /** The JSON of `/usage/breakdown`; then nothing is requested. */
  @property({attribute: false}) data?: unknown;

  readonly #usage = new Resource(this, {
    endpoint: 'breakdown',
    reader: breakdownAnswer,
    query: () => this.#query,
    data: () => this.data,
  });
  readonly #previous = new QuietAnswer(this, 'breakdown', () => {
    const {value, query} = this.#usage;
    if (!this.#wishes.isCompared || this.state !== 'ready' || !query || !value?.period) return null;
    return {query: {...query, period: 'previous'}, edition: value.period.from};
  }, () => this.#picture.arrival);
  readonly #switch = new MetricSwitch(this, () => (this.metric ? [] : (this.#shown?.metrics ?? [])));
  readonly #filters = new Filtering(this);
  readonly #wishes = new BreakdownWishes(this);
  readonly #view = new Remembered<BreakdownView>();
  readonly #changes = new Remembered<Changes | null>();
  readonly #picture = new BreakdownPicture(this, {
    view: () => this.#shown,
    picked: () => this.#filters.picked(this.#by),
    isWished: () => !this.#wishes.isTable,
    press: (row) => this.#press(row),
  });

  get state(): ElementState {
    const {state, value} = this.#usage;
    return state === 'ready' && value?.items.length === 0 ? 'empty' : state;
  }

  override async refresh(): Promise<void> {
    await this.#usage.refresh();
  }

  /** All items as a CSV file; null before there are figures, and when `a2b-export` was cancelled. */
  async exportCsv(): Promise<Blob | null> {
    const view = this.#shown;
    return view && this.dispatchEvent(new A2bExportEvent('csv')) ? breakdownFile(view, this.viewContext) : null;
  }

  /**
   * The picture with title, days and legend as PNG. `a2b-export` fires before; null when it was cancelled.
   * @throws Error while no picture is drawn, as in the table view
   */
  async exportImage(): Promise<Blob | null> {
    const view = this.#figures;
    const sheet = sheetOf(view, this.#filters.picked(view.by), this.#title, this.viewContext);
    if (!this.#picture.isDrawn) throw new Error('There is no chart to make an image of yet.');
    return this.dispatchEvent(new A2bExportEvent('png')) ? this.#picture.image(sheet) : null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const isRedrawn = changed.has('view');
    if (this.#shown?.metrics.includes('co2e')) this.scope.usage.offers.set({hasCo2e: true});
    if (isRedrawn || changed.has('by') || changed.has('limit')) this.#wishes.forget(isRedrawn);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#picture.followLook();
  }

  protected override content(): TemplateResult {
    const by = this.#by;
    return card(this, this.#usage, {
      heading: this.t(`breakdown.heading.${by}`),
      height: this.#wishes.heightFor(by, !this.metric && this.#switch.isFree),
      actions: this.#shown ? this.#renderHead(this.#shown) : nothing,
      body: () => (this.#shown ? this.#renderBody(this.#shown) : this.#renderEmpty()),
      skeleton: () => breakdownSkeleton(this.#wishes.isRingFor(by)),
      empty: () => this.#renderEmpty(),
    });
  }

  #renderHead(view: BreakdownView): TemplateResult {
    return breakdownHead({
      t: this.t,
      isTable: view.layout === 'table',
      isFiltered: this.#filters.picked(view.by).size > 0,
      hasPicture: this.#picture.isDrawn,
      clear: () => this.#filters.clear(view.by),
      toggleTable: () => this.#toggleTable(view.layout !== 'table'),
      download: () => void this.#save('csv', this.exportCsv()),
      downloadImage: () => void this.#save('png', this.exportImage()),
    });
  }

  #renderBody(view: BreakdownView): TemplateResult {
    const body = breakdownBody({
      view,
      context: this.viewContext,
      limit: this.#wishes.limit,
      isOpened: this.#wishes.isOpened,
      chart: this.#picture.state,
      changes: this.#changesOf(view),
      picked: this.#filters.picked(view.by),
      pointed: this.#picture.pointed,
      providers: this.#filters.picked('provider'),
      press: (row) => this.#press(row),
      point: (index) => this.#picture.point(index),
      stop: this.#picture.stop,
      reach: (index) => this.#picture.reach(index),
      toggleProvider: (id) => this.#filters.toggle('provider', id),
      open: () => this.#wishes.open(),
      close: () => this.#wishes.close(),
      retryChart: () => this.#picture.retry(),
    });
    return html`${this.#switch.render(view.metric)}${body}${this.#picture.elements}`;
  }

  #renderEmpty(): TemplateResult {
    const {t} = this;
    if (hasOwnData(this) || !this.#filters.isNarrowed(this.#wishes.by)) return message(t('breakdown.empty'));
    const clear = () => this.#filters.clear(...DIMENSIONS);
    return message(
      t('breakdown.emptyFiltered'),
      html`<button type="button" @click=${clear}>${t('dashboard.clearFilters')}</button>`,
    );
  }

  /** The dimension on screen, else the wished one. */
  get #by(): Dimension {
    return this.#shown?.by ?? this.#wishes.by;
  }

  get #query() {
    const {by} = this.#wishes;
    return {by, range: this.effectiveRange, tz: this.effectiveTimeZone, ...this.#filters.without(by)};
  }

  /** The view of the last good answer, whatever is wished for meanwhile; null while there is none. */
  get #shown(): BreakdownView | null {
    const {value, query} = this.#usage;
    if (!value || value.items.length === 0) return null;
    const context = this.viewContext;
    const wished = this.#wishes.of(query?.by);
    const wish = this.isPrinting ? {...wished, view: 'table' as const} : wished;
    const key = [value, ...Object.values(wish), context.t, context.locale, context.currency];
    return this.#view.get(key, () => breakdownView(value, wish, context));
  }

  /** Against the period before: null until it is known, undefined where nothing is compared. */
  #changesOf(view: BreakdownView): Changes | null | undefined {
    if (!this.#previous.isWished) return undefined;
    const [now, before] = [this.#usage.value, this.#previous.value];
    if (!now || !before || !isBefore(before, now)) return null;
    return this.#changes.get([view, before], () => changesOf(view, before.items, this.viewContext));
  }

  get #figures(): BreakdownView {
    const view = this.#shown;
    if (view === null) throw new Error(`<${this.localName}> has no figures yet.`);
    return view;
  }

  get #title(): string {
    return this.heading ?? this.t(`breakdown.heading.${this.#by}`);
  }

  #press(row: BreakdownRow): void {
    if (row.id === null) this.#wishes.open();
    else this.#filters.toggle(this.#figures.by, row.id);
  }

  #toggleTable(isTable: boolean): void {
    this.#picture.point(null);
    this.#wishes.showTable(isTable);
  }

  async #save(kind: 'csv' | 'png', file: Promise<Blob | null>): Promise<void> {
    const name = `usage-by-${this.#by}.${kind}`;
    const blob = await file;
    if (blob) downloadBlob(blob, name);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'a2b-usage-breakdown': A2bUsageBreakdown;
  }
}
