import {html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {A2bElement} from '../../base/a2b-element.js';
import {bone, card, message} from '../../base/card.js';
import {cardStyles} from '../../base/card.styles.js';
import {csvButton, CsvExport} from '../../base/csv-export.js';
import type {CsvSource} from '../../base/csv-file.js';
import {A2bErrorEvent, A2bFilterChangeEvent} from '../../base/events.js';
import {menuStyles} from '../../base/menu.styles.js';
import {holdsNothing, pager, pageSizeOf} from '../../base/pager.js';
import {lazy, use} from '../../base/lazy.js';
import {Resource} from '../../base/resource.js';
import type {ElementState} from '../../base/states.js';
import {tableStyles} from '../../base/table.styles.js';
import {tokens} from '../../base/tokens.js';
import {DIMENSIONS, type Dimension} from '../../contract/dimension.js';
import {logAnswer, type LogRow, type LogSort} from '../../contract/log.js';
import {addEnglish} from '../../i18n/english.js';
import {log} from '../../i18n/en/log.js';
import {shared} from '../../i18n/en/shared.js';
import {totalsView} from './totals.view.js';
import {chipsOf, LogBook, type Chip, type Question, type ShownLog} from './usage-log.book.js';
import {ColumnMenu} from './usage-log.column-menu.js';
import {columnsOf, nextSort, sortOf, sortText} from './usage-log.columns.js';
import {A2bPageChangeEvent, A2bRowSelectEvent, A2bSortChangeEvent} from './usage-log.events.js';
import type {LocalQuery} from './usage-log.local.js';
import {usageLogStyles} from './usage-log.styles.js';
import {logTable} from './usage-log.table.js';
import {chipList, SearchField} from './usage-log.tools.js';
import {costDigits, isUsableHref, rowViews, type RowView} from './usage-log.view.js';

addEnglish(log, shared);

/** What explains a row, and what makes a file: wanted by a press only. */
const detail = lazy(() => import('./usage-log.detail.js'));
const csv = lazy(() => import('./usage-log.csv.js'));

const HEIGHT = 240;
const USUAL_PAGE = 25;
const WITH_TOOLS: readonly ElementState[] = ['loading', 'ready', 'stale', 'empty'];
const refusal = {kind: 'request', status: undefined, endpoint: undefined, retryable: false} as const;

/**
 * Charges one by one: sorted, searched and paged by the server; each explains what it is made of.
 *
 * @element a2b-usage-log
 * @slot heading - Replaces the heading
 * @slot actions - Beside the heading
 * @slot empty - Shown when there are no charges
 * @slot error - Shown when the log could not be had
 * @slot footer - Below the table
 * @fires {A2bRowSelectEvent} a2b-row-select - A row is opened; cancelable
 * @fires {A2bPageChangeEvent} a2b-page-change - Another page is wished for
 * @fires {A2bSortChangeEvent} a2b-sort-change - Another order is wished for
 * @fires {A2bFilterChangeEvent} a2b-filter-change - A chip took a filter back
 * @fires {A2bExportEvent} a2b-export - A CSV file is about to be made; cancelable
 * @csspart card - The card
 * @csspart heading - The heading
 * @csspart search - The search field
 * @csspart columns - The button of the column menu
 * @csspart columns-menu - The column menu
 * @csspart export - The download button
 * @csspart chip - A filter in force
 * @csspart table - The table
 * @csspart row - A row; `row selected` while its details are open
 * @csspart detail - The details below a row
 * @csspart totals - The footer row
 * @csspart pager - Position and page buttons
 * @cssstate loading ready stale empty error unauthorized unavailable - What is shown
 */
export class A2bUsageLog extends A2bElement {
  static override styles: CSSResultGroup = [tokens, cardStyles, tableStyles, menuStyles, usageLogStyles];

  /**
   * Columns and their order: `date` `project` `model` `inputTokens` `outputTokens` `totalTokens` `cost` by
   * default, and `provider` `cachedInputTokens` `reasoningTokens` `co2e` `conversation`, which readers can also pick.
   */
  @property() columns?: string;
  /** Rows per page, 1–100; default 25. */
  @property({type: Number, attribute: 'page-size'}) pageSize?: number;
  /** Column rows are sorted by, with a `-` for falling: `-date` (default), `cost`. */
  @property() sort?: string;
  /** Address of a conversation, with `{conversationId}` or `{id}`: on the page's own origin, or any https. */
  @property({attribute: 'row-href'}) rowHref?: string;
  /** The JSON of `/usage/log`; then nothing is requested. */
  @property({attribute: false}) data?: unknown;

  readonly #book = new LogBook();
  readonly #log = new Resource(this, {
    endpoint: 'log',
    reader: logAnswer,
    query: () => this.#book.queryFor(this.#question),
    data: () => this.data,
  });
  readonly #search = new SearchField(this);
  readonly #file = new CsvExport<LogRow>(this, ({id}) => id ?? null, () => this.#source());
  readonly #menu = new ColumnMenu(this, {
    start: () => columnsOf(this.columns, this.localName),
    isOffered: (column) => column !== 'co2e' || this.#book.hasCo2e,
  });
  #openKey: string | null = null;

  get #pageSize(): number {
    return pageSizeOf(this.pageSize, USUAL_PAGE);
  }

  get state(): ElementState {
    const {state} = this.#log;
    const page = state === 'ready' ? this.#shown?.page : undefined;
    return page && holdsNothing(page) ? 'empty' : state;
  }

  override async refresh(): Promise<void> {
    await this.#log.refresh();
  }

  /**
   * The whole log of the present range, filters and search as CSV, page by page; null when `a2b-export` was
   * cancelled. Rejects with the signal's reason when aborted, else with an `A2bError`.
   */
  exportCsv({signal = new AbortController().signal}: {signal?: AbortSignal} = {}): Promise<Blob | null> {
    return this.#file.toBlob(signal);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('columns')) this.#menu.forget();
    this.#book.follow(this.#question);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('rowHref') && this.#hasBadHref) this.dispatchEvent(new A2bErrorEvent(refusal));
  }

  protected override content(): TemplateResult {
    const {heading = this.t('log.heading')} = this;
    return card(this, this.#log, {
      heading,
      height: HEIGHT,
      actions: this.#renderTools(),
      body: () => html`${this.#renderChips()}${this.#renderLog(this.#shown as ShownLog, heading)}`,
      skeleton: () => this.#renderSkeleton(),
      empty: () => html`${this.#renderChips()}${this.#renderNothing()}`,
    });
  }

  /** What is asked, but for the page. */
  get #question(): Question {
    const {provider, project, model} = this.scope.usage.value.filters;
    const {by, order} = sortOf(this.sort, this.localName);
    const [range, tz, limit] = [this.effectiveRange, this.effectiveTimeZone, this.#pageSize];
    return {range, tz, provider, project, model, limit, sort: by, order, q: this.#search.text || undefined};
  }

  get #local(): LocalQuery {
    return {filters: this.scope.usage.value.filters, search: this.#search.text};
  }

  get #shown(): ShownLog | null {
    const {value, query} = this.#log;
    return value === undefined ? null : this.#book.show({value, query}, this.#question, this.#local);
  }

  get #hasBadHref(): boolean {
    return Boolean(this.rowHref) && !isUsableHref(this.rowHref);
  }

  get #chips(): Chip[] {
    return chipsOf(this.scope.usage.value.filters, this.#book.names, this);
  }

  async #source(): Promise<CsvSource<LogRow>> {
    const {data, effectiveClient: client, settings} = this;
    const wish = {data, client, question: this.#question, local: this.#local, currency: settings.currency};
    return (await csv.load()).logSource(wish);
  }

  #renderTools(): TemplateResult | typeof nothing {
    const {state} = this;
    if (!WITH_TOOLS.includes(state)) return nothing;
    const download = () => void this.#file.download(`usage-log-${this.effectiveRange.replace('..', '_')}.csv`);
    const button = state === 'empty' ? nothing : csvButton(this, this.#file, download);
    return html`${this.#search.render()}${state === 'empty' ? nothing : this.#menu.render()}${button}`;
  }

  #renderChips(): TemplateResult | typeof nothing {
    if (this.scope.showsFilters) return nothing;
    return chipList(this, this.#chips, (chip) => this.#clear(chip));
  }

  #renderLog({page, totals, sort, isFiltered, hasUnpriced}: ShownLog, heading: string): TemplateResult {
    const {viewContext: context, rowHref} = this;
    const {columns} = this.#menu;
    const digits = costDigits(page.rows);
    const [onSort, onToggle] = [(by: LogSort) => this.#sortBy(by), (view: RowView) => this.#toggle(view)];
    const rows = rowViews(page.rows, {columns, rowHref, digits}, context);
    const sums = totalsView(totals, {columns, isFiltered, hasUnpriced, digits}, context);
    const pageSize = this.#pageSize;
    const [onBack, onNext] = [
      () => this.#turn(this.#book.pages.goBack()),
      () => this.#turn(this.#book.pages.goOn(page)),
    ];
    const openKey = this.#openKey;
    const detailRow = openKey === null ? undefined : use(this, detail)?.detailRow;
    const table = {heading, columns, sort, rows, totals: sums, openKey, detailRow, rowHref, onSort, onToggle};
    return html`
      ${logTable(table, context)}
      ${this.#hasBadHref ? html`<p class="note">${this.t('log.linkRefused')}</p>` : nothing}
      ${pager(this, {pages: this.#book.pages, page, label: this.t('log.pages'), pageSize, onBack, onNext})}
    `;
  }

  #renderSkeleton(): TemplateResult {
    const rows = Array.from({length: this.#pageSize + 2}, () => bone('100%', '16px'));
    return html`<div class="skeleton-rows">${rows}</div><div class="pager"></div>`;
  }

  #renderNothing(): TemplateResult {
    const isFiltered = this.#search.text !== '' || this.#chips.length > 0;
    if (!isFiltered) return message(this.t('log.empty'));
    const button = html`<button type="button" part="clear" @click=${() => this.#clearAll()}>
      ${this.t('log.clearFilters')}
    </button>`;
    return message(this.t('log.emptyFiltered'), button);
  }

  #sortBy(column: LogSort): void {
    const {by, order} = nextSort(sortOf(this.sort, this.localName), column);
    this.sort = sortText({by, order});
    this.dispatchEvent(new A2bSortChangeEvent(by, order));
  }

  #toggle(view: RowView): void {
    const isOpening = view.key !== this.#openKey;
    if (isOpening && !this.dispatchEvent(new A2bRowSelectEvent(view.row))) return;
    this.#openKey = isOpening ? view.key : null;
    this.requestUpdate();
  }

  #turn(hasTurned: boolean): void {
    if (!hasTurned) return;
    this.requestUpdate();
    this.dispatchEvent(new A2bPageChangeEvent(this.#book.pages.wishedNumber));
  }

  #clear({dimension, id}: Chip): void {
    this.scope.usage.toggle(dimension, id);
    this.#tellFilters([dimension]);
  }

  #clearAll(): void {
    const {filters} = this.scope.usage.value;
    const changed = DIMENSIONS.filter((dimension) => filters[dimension].length > 0);
    for (const dimension of changed) this.scope.usage.filter(dimension, []);
    this.#search.clear();
    this.#tellFilters(changed);
  }

  #tellFilters(dimensions: readonly Dimension[]): void {
    const {filters} = this.scope.usage.value;
    for (const dimension of dimensions) this.dispatchEvent(new A2bFilterChangeEvent(dimension, filters));
    this.#search.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'a2b-usage-log': A2bUsageLog;
  }
}
