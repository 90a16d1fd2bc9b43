import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {A2bError, isA2bError, isAbort} from '../client/errors.js';
import {csvBlob, csvLine} from '../format/csv.js';
import {formatCount} from '../format/numbers.js';
import {pageState, ready} from '../store/page.js';
import type {A2bElement} from './a2b-element.js';
import {downloadBlob} from './download.js';
import {A2bErrorEvent, A2bExportEvent} from './events.js';
import {takeUnknown, type IdOf, type Page} from './pager.js';

/** Ids that are remembered to tell repeated rows by: at least this many of the last ones. */
const REMEMBERED_IDS = 10_000;
/** Rows that are written at a stretch. */
const STRETCH = 250;
/** ms of work after which the page may paint and answer its user. */
const PATIENCE = 8;
/** ms between two reports of how far it is. */
const REPORT_EVERY = 100;
/** Signs of text that are handed over to the browser's store of files at once. */
const PART_LENGTH = 1_000_000;

/** The last rows' ids: two generations, so that a log of any length takes the same memory. */
class RecentIds<Row> {
  readonly #idOf: IdOf<Row>;
  #older: ReadonlySet<string> = new Set();
  #newer = new Set<string>();

  constructor(idOf: IdOf<Row>) {
    this.#idOf = idOf;
  }

  /** The rows that were not met lately. Rows without an id are all kept. */
  unknownOf(rows: readonly Row[]): Row[] {
    if (this.#newer.size >= REMEMBERED_IDS) [this.#older, this.#newer] = [this.#newer, new Set()];
    const unmet = rows.filter((row) => !this.#older.has(this.#idOf(row) ?? ''));
    return takeUnknown(unmet, this.#newer, this.#idOf);
  }
}

/** Finds a round in any number of cursors while it remembers one of them (Brent 1980). */
class RoundFinder {
  #marked: string | null | undefined;
  #steps = 0;
  #reach = 1;

  /** Whether `cursor` is the marked one again. */
  isRound(cursor: string | null): boolean {
    if (cursor !== null && cursor === this.#marked) return true;
    this.#steps += 1;
    if (this.#steps < this.#reach) return false;
    [this.#marked, this.#steps, this.#reach] = [cursor, 0, this.#reach * 2];
    return false;
  }
}

/**
 * Every page of one question, first to last, without the rows met lately: a server of numbered pages gives rows
 * again that others pushed down meanwhile.
 * @throws A2bError kind `contract` when the cursors go round in a circle: it would never end
 */
export async function* everyPage<Row>(
  load: (cursor: string | undefined) => Promise<Page<Row>>,
  idOf: IdOf<Row>,
): AsyncGenerator<Pick<Page<Row>, 'items' | 'total'>> {
  const met = new RecentIds(idOf);
  const round = new RoundFinder();
  let cursor: string | undefined;
  do {
    const {items, nextCursor, total} = await load(cursor);
    yield {items: met.unknownOf(items), total};
    if (round.isRound(nextCursor)) throw new A2bError('contract', 'The cursors go round: the pages never end');
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** Lets the page paint and answer its user whenever work took longer than a breath. */
function breathing(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < PATIENCE) return;
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
  };
}

/** A growing CSV file; what is written leaves the memory of scripts piece by piece. */
class CsvFile {
  readonly #parts: Blob[];
  readonly #type: string;
  #text = '';

  constructor(header: readonly string[]) {
    const head = csvBlob([header]);
    this.#parts = [head];
    this.#type = head.type;
  }

  /** Adds a record. */
  add(cells: readonly string[]): void {
    this.#text += csvLine(cells);
    if (this.#text.length >= PART_LENGTH) this.#store();
  }

  /** All of it. */
  toBlob(): Blob {
    this.#store();
    return new Blob(this.#parts, {type: this.#type});
  }

  #store(): void {
    this.#parts.push(new Blob([this.#text]));
    this.#text = '';
  }
}

/** How rows become a CSV file. */
export interface CsvSource<Row> {
  readonly header: readonly string[];
  readonly record: (row: Row) => readonly string[];
  /** One page, as large as the server gives. */
  readonly load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>;
}

/** Told after each page: rows so far, and of how many where the server says so. */
export type OnRows = (count: number, total: bigint | undefined) => void;

/** Every page of a table as one CSV file: for the host page, or as a download one can watch and end. */
export class CsvExport<Row> implements ReactiveController {
  readonly #host: A2bElement;
  readonly #source: () => CsvSource<Row>;
  readonly #idOf: IdOf<Row>;
  #running: AbortController | undefined;
  #rows = 0;
  #total: bigint | undefined;
  #failed = false;

  constructor(host: A2bElement, idOf: IdOf<Row>, source: () => CsvSource<Row>) {
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
    const {header, record, load} = this.#source();
    const [file, breathe] = [new CsvFile(header), breathing()];
    let count = 0;
    for await (const {items, total} of everyPage((cursor) => load(cursor, signal), this.#idOf)) {
      for (let from = 0; from < items.length; from += STRETCH) {
        await breathe();
        signal.throwIfAborted();
        if (!pageState.value.signedIn) throw new DOMException('The user signed out.', 'AbortError');
        for (const row of items.slice(from, from + STRETCH)) file.add(record(row));
      }
      onRows((count += items.length), total);
    }
    return file.toBlob();
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
  const count = total === undefined ? formatCount(rows, effectiveLocale) : t('common.rowsOf', {count: rows, total});
  return html`<span class="note" part="export-progress" role="status">${t('common.downloading')}</span>
    <span class="note"><bdi>${count}</bdi></span>
    <button type="button" part="export-cancel" @click=${() => file.cancel()}>${t('common.cancel')}</button>`;
}
