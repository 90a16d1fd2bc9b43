import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {isA2bError, isAbort} from '../client/errors.js';
import {formatCount} from '../format/numbers.js';
import {pageState, ready} from '../store/page.js';
import type {A2bElement} from './a2b-element.js';
import type {CsvSource, OnRows} from './csv-file.js';
import {downloadBlob} from './download.js';
import {A2bErrorEvent, A2bExportEvent} from './events.js';
import type {IdOf} from './pager.js';

/** ms between two reports of how far it is. */
const REPORT_EVERY = 100;

/** Every page of a table as one CSV file: for the host page, or as a download one can watch and end. */
export class CsvExport<Row> implements ReactiveController {
  readonly #host: A2bElement;
  readonly #source: () => CsvSource<Row> | Promise<CsvSource<Row>>;
  readonly #idOf: IdOf<Row>;
  #running: AbortController | undefined;
  #rows = 0;
  #total: bigint | undefined;
  #failed = false;

  constructor(host: A2bElement, idOf: IdOf<Row>, source: () => CsvSource<Row> | Promise<CsvSource<Row>>) {
    this.#host = host;
    this.#idOf = idOf;
    this.#source = source;
    host.addController(this);
  }

  /** Rows read by the download under way, or null when there is none. */
  get rows(): number | null {
    return this.#running === undefined ? null : this.#rows;
  }

  /** Rows it will have, where the server says so. */
  get total(): bigint | undefined {
    return this.#total;
  }

  /** Whether the last download broke off. */
  get hasFailed(): boolean {
    return this.#failed;
  }

  /**
   * The file, or null when a listener of `a2b-export` cancelled it. Rejects with the signal's reason, with an
   * `A2bError`, or with an `AbortError` when the user signs out meanwhile.
   */
  async toBlob(signal: AbortSignal, onRows: OnRows = () => undefined): Promise<Blob | null> {
    if (!this.#host.dispatchEvent(new A2bExportEvent('csv'))) return null;
    await ready;
    const source = await this.#source();
    const check = (): void => {
      signal.throwIfAborted();
      if (!pageState.value.signedIn) throw new DOMException('The user signed out.', 'AbortError');
    };
    const {csvFileOf} = await import('./csv-file.js');
    return csvFileOf(source, this.#idOf, {signal, check, onRows});
  }

  /** Hands the file to the user; a failure is shown and told as `a2b-error`. */
  async download(fileName: string): Promise<void> {
    if (this.#running !== undefined) return;
    const running = (this.#running = new AbortController());
    this.#show(0, undefined);
    try {
      const blob = await this.toBlob(running.signal, this.#reporter());
      if (blob !== null) downloadBlob(blob, fileName);
    } catch (error) {
      this.#fail(error);
    }
    this.#running = undefined;
    this.#host.requestUpdate();
  }

  /** Ends the download under way. */
  cancel(): void {
    this.#running?.abort(new DOMException('The download was cancelled.', 'AbortError'));
  }

  /** A move within the page is no departure. */
  hostDisconnected(): void {
    queueMicrotask(() => this.#host.isConnected || this.cancel());
  }

  /** Tells the host at once of the first page, then now and then: drawing it for each page would take longer. */
  #reporter(): OnRows {
    let told = -Infinity;
    return (count, total) => {
      const now = performance.now();
      if (now - told < REPORT_EVERY) return;
      told = now;
      this.#show(count, total);
    };
  }

  #show(rows: number, total: bigint | undefined, failed = false): void {
    this.#rows = rows;
    this.#total = total;
    this.#failed = failed;
    this.#host.requestUpdate();
  }

  #fail(error: unknown): void {
    if (isAbort(error)) return;
    this.#show(0, undefined, true);
    if (isA2bError(error)) this.#host.dispatchEvent(new A2bErrorEvent(error));
  }
}

/** The button that downloads a table; while it works, how far it is and a button to end it. */
export function csvButton<Row>(host: A2bElement, file: CsvExport<Row>, onStart: () => void): TemplateResult {
  const {t, effectiveLocale} = host;
  const {rows, total, hasFailed} = file;
  if (rows === null) {
    const failed = hasFailed
      ? html`<span class="note" role="status">${t('common.downloadFailed')}</span>`
      : nothing;
    return html`${failed}
      <button type="button" part="export" @click=${onStart}>${t('common.downloadCsv')}</button>`;
  }
  const count = total === undefined ? formatCount(rows, effectiveLocale) : t('common.rowsOf', {count: total, rows, total});
  return html`<span class="note" part="export-progress" role="status">${t('common.downloading')}</span>
    <span class="note"><bdi>${count}</bdi></span>
    <button type="button" part="export-cancel" @click=${() => file.cancel()}>${t('common.cancel')}</button>`;
}
