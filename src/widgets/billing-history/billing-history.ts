import {html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {A2bElement} from '../../base/a2b-element.js';
import {addCredits} from '../../base/add-credits.js';
import {bone, card, message} from '../../base/card.js';
import {cardStyles} from '../../base/card.styles.js';
import {csvButton, CsvExport} from '../../base/csv-export.js';
import {A2bErrorEvent} from '../../base/events.js';
import {safeHref, warnOfUnsafe} from '../../base/links.js';
import {holdsNothing, lineOf, pager, Pages, pageSizeOf, type ShownPage} from '../../base/pager.js';
import {Resource} from '../../base/resource.js';
import type {ElementState} from '../../base/states.js';
import {tableStyles} from '../../base/table.styles.js';
import {tokens} from '../../base/tokens.js';
import type {Queries} from '../../client/client.js';
import {paths} from '../../contract/paths.js';
import {
  readTransactions,
  TRANSACTION_TYPES,
  type Transaction,
  type TransactionPage,
  type TransactionType,
} from '../../contract/transactions.js';
import {addEnglish} from '../../i18n/english.js';
import {history as historyTexts} from '../../i18n/en/history.js';
import {shared} from '../../i18n/en/shared.js';
import {wallet} from '../../i18n/en/wallet.js';
import {historySource} from './billing-history.csv.js';
import {A2bReceiptOpenEvent} from './billing-history.events.js';
import {billingHistoryStyles} from './billing-history.styles.js';
import {historyTable} from './billing-history.table.js';
import {onlyTypes, transactionView, typesOf} from './billing-history.view.js';

addEnglish(historyTexts, shared, wallet);

const HEIGHT = 240;
const USUAL_PAGE = 10;
const WITH_TOOLS: readonly ElementState[] = ['loading', 'ready', 'stale', 'empty'];

const refusal = {
  kind: 'request',
  status: undefined,
  endpoint: paths.transactions,
  retryable: false,
} as const;

const idOf = ({id}: Transaction): string => id;

/**
 * What moved the balance: purchases, refills, grants, refunds, newest first.
 *
 * @element a2b-billing-history
 * @slot heading - Replaces the heading
 * @slot actions - Beside the heading
 * @slot empty - Shown when nothing moved the balance yet
 * @slot error - Shown when the history could not be had
 * @slot footer - Below the table
 * @fires {A2bAddCreditsEvent} a2b-add-credits - The user wants to add credits; cancelable
 * @fires {A2bReceiptOpenEvent} a2b-receipt-open - A receipt is opened; cancelable
 * @fires {A2bExportEvent} a2b-export - A CSV file is about to be made; cancelable
 * @csspart card - The card
 * @csspart heading - The heading
 * @csspart type - The choice of a type
 * @csspart export - The download button
 * @csspart table - The table
 * @csspart row - A row
 * @csspart status - The chip of a status
 * @csspart receipt - The link to a receipt
 * @csspart add-credits - The button of the empty state
 * @csspart notice - Why the button led nowhere
 * @csspart pager - Position and page buttons
 * @cssstate loading ready stale empty error unauthorized unavailable - What is shown
 */
export class A2bBillingHistory extends A2bElement {
  static override styles: CSSResultGroup = [tokens, cardStyles, tableStyles, billingHistoryStyles];

  /** Rows per page, 1–100; default 10. */
  @property({type: Number, attribute: 'page-size'}) pageSize?: number;
  /** Kinds to show, default all: `top_up` `auto_refill` `grant` `refund` `adjustment` `expiry` `usage`. */
  @property() types?: string;
  /** The JSON of `/user/transactions`; then nothing is requested. */
  @property({attribute: false}) data?: unknown;

  readonly #pages = new Pages<Transaction>(idOf);
  readonly #history = new Resource(this, {
    endpoint: 'transactions',
    reader: readTransactions,
    query: () => ({...this.#question, cursor: this.#pages.cursorFor(lineOf(this.#question))}),
    data: () => this.data,
  });
  readonly #file = new CsvExport<Transaction>(this, idOf, () => this.#source);
  #type: TransactionType | null = null;
  /** Why the button led nowhere just now. */
  #refused: 'addCredits' | 'nowhere' | null = null;
  #kept: {value: TransactionPage; line: string; page: TransactionPage} | undefined;
  readonly #toldOf = new Set<string>();

  get state(): ElementState {
    const {state} = this.#history;
    const page = state === 'ready' ? this.#shown : null;
    return page && holdsNothing(page) ? 'empty' : state;
  }

  override async refresh(): Promise<void> {
    await this.#history.refresh();
  }

  /**
   * Every movement of the shown kinds as CSV, page by page; null when `a2b-export` was cancelled. Rejects
   * with the signal's reason when aborted, else with an `A2bError`.
   */
  exportCsv({signal = new AbortController().signal}: {signal?: AbortSignal} = {}): Promise<Blob | null> {
    return this.#file.toBlob(signal);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#pages.follow(lineOf(this.#question));
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#tellOfRefused(this.#shown);
    if (this.state === 'empty') warnOfUnsafe(this.localName, 'the address of "Add credits"', this.settings.addCreditsUrl);
  }

  protected override content(): TemplateResult {
    const {heading = this.t('history.heading')} = this;
    return card(this, this.#history, {
      heading,
      height: HEIGHT,
      actions: this.#renderTools(),
      body: () => this.#renderHistory(this.#shown as ShownPage<Transaction>, heading),
      skeleton: () => this.#renderSkeleton(),
      empty: () => this.#renderNothing(),
    });
  }

  /** The kinds asked for: the chosen one, else all that are shown. */
  get #wanted(): readonly TransactionType[] {
    const types = typesOf(this.types, this.localName);
    return this.#type !== null && types.includes(this.#type) ? [this.#type] : types;
  }

  get #pageSize(): number {
    return pageSizeOf(this.pageSize, USUAL_PAGE);
  }

  /** What is asked, but for the page. */
  get #question(): Omit<Queries['transactions'], 'cursor'> {
    const wanted = this.#wanted;
    const type = wanted.length === TRANSACTION_TYPES.length ? undefined : wanted;
    return {limit: this.#pageSize, type};
  }

  get #shown(): ShownPage<Transaction> | null {
    const {value, query} = this.#history;
    if (value === undefined) return null;
    const answered = query ?? this.#question;
    const line = lineOf(answered);
    if (this.#kept?.value !== value || this.#kept.line !== line) {
      this.#kept = {value, line, page: onlyTypes(value, answered.type ?? TRANSACTION_TYPES)};
    }
    return this.#pages.show(
      this.#kept.page,
      {scope: line, cursor: query?.cursor},
      answered.limit ?? value.items.length,
    );
  }

  get #source() {
    const {data, effectiveClient: client, effectiveTimeZone: timeZone, settings} = this;
    return historySource({data, client, timeZone, currency: settings.currency, question: this.#question, types: this.#wanted});
  }

  #renderTools(): TemplateResult | typeof nothing {
    const {state} = this;
    if (!WITH_TOOLS.includes(state)) return nothing;
    const download = () => void this.#file.download('billing-history.csv');
    return html`${this.#renderTypes()}${state === 'empty' ? nothing : csvButton(this, this.#file, download)}`;
  }

  #renderTypes(): TemplateResult | typeof nothing {
    const {t} = this;
    const types = typesOf(this.types, this.localName);
    if (types.length < 2 || (this.state === 'empty' && this.#type === null)) return nothing;
    const option = (type: TransactionType) =>
      html`<option value=${type} ?selected=${type === this.#type}>${t(`history.type.${type}`)}</option>`;
    return html`<select class="field" part="type" aria-label=${t('history.type')} @change=${this.#onType}>
      <option value="" ?selected=${this.#type === null}>${t('history.allTypes')}</option>${types.map(option)}
    </select>`;
  }

  #renderHistory(page: ShownPage<Transaction>, heading: string): TemplateResult {
    const {viewContext: context} = this;
    const rows = page.rows.map((row) => transactionView(row, context));
    const onReceipt = (event: Event, id: string, url: string) => {
      if (!this.dispatchEvent(new A2bReceiptOpenEvent(id, url))) event.preventDefault();
    };
    const table = rows.length === 0 ? message(this.t('history.emptyPage')) : historyTable({heading, rows, onReceipt}, context);
    return html`${table}${pager(this, {
      pages: this.#pages,
      page,
      label: this.t('history.pages'),
      pageSize: this.#pageSize,
      onBack: () => this.#pages.goBack() && this.requestUpdate(),
      onNext: () => this.#pages.goOn(page) && this.requestUpdate(),
    })}`;
  }

  #renderSkeleton(): TemplateResult {
    const rows = Array.from({length: this.#pageSize + 1}, () => bone('100%', '16px'));
    return html`<div class="skeleton-rows">${rows}</div><div class="pager"></div>`;
  }

  #renderNothing(): TemplateResult {
    const {t} = this;
    if (this.#type !== null) return message(t('history.emptyFiltered'));
    const button = html`<button class="primary" part="add-credits" type="button" @click=${this.#addCredits}>
      ${t('wallet.addCredits')}
    </button>`;
    const reason = this.#refused === null ? nothing
      : html`<p class="notice" part="notice refused" role="alert">${t(`wallet.refused.${this.#refused}`)}</p>`;
    return message(t('history.empty'), html`${button}${reason}`);
  }

  readonly #addCredits = (): void => {
    const departure = addCredits(this, this.settings.addCreditsUrl);
    this.#refused = departure === 'nowhere' ? departure : departure === 'refused' ? 'addCredits' : null;
    this.requestUpdate();
  };

  readonly #onType = (event: Event): void => {
    const {value} = event.target as HTMLSelectElement;
    this.#type = TRANSACTION_TYPES.find((type) => type === value) ?? null;
    this.requestUpdate();
  };

  /** Once for each row: an address came that nobody should follow. */
  #tellOfRefused(page: ShownPage<Transaction> | null): void {
    const isRefused = ({receiptUrl}: Transaction) =>
      Boolean(receiptUrl) && safeHref(receiptUrl, 'api') === null;
    const refused = page?.rows.filter((row) => isRefused(row) && !this.#toldOf.has(row.id)) ?? [];
    for (const {id} of refused) this.#toldOf.add(id);
    if (refused.length > 0) this.dispatchEvent(new A2bErrorEvent(refusal));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'a2b-billing-history': A2bBillingHistory;
  }
}
