import {html, nothing, type TemplateResult} from 'lit';
import {formatCount} from '../format/numbers.js';
import type {A2bElement} from './a2b-element.js';

/** One page of rows as the contract has it. */
export interface Page<Row> {
  readonly items: readonly Row[];
  /** Opaque; null on the last page. */
  readonly nextCursor: string | null;
  /** Rows of the whole filter. */
  readonly total?: bigint | undefined;
}

/** A page as it stands on screen. */
export interface ShownPage<Row> {
  readonly rows: readonly Row[];
  /** Counted from 1. */
  readonly number: number;
  /** Position of the first row among all, counted from 1. */
  readonly from: number;
  /** Rows of the whole filter, where known. */
  readonly total: bigint | undefined;
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

/** Whether the whole filter holds nothing: an empty page with others behind it does not say so. */
export function holdsNothing({rows, number, next}: ShownPage<unknown>): boolean {
  return rows.length === 0 && number === 1 && next === null;
}

/** Most rows a server gives at once. */
export const LARGEST_PAGE = 100;

/** Rows per page: a whole number up to {@link LARGEST_PAGE}, else `usual`. */
export function pageSizeOf(wished: number | undefined, usual: number): number {
  return wished !== undefined && Number.isInteger(wished) && wished >= 1 ? Math.min(wished, LARGEST_PAGE) : usual;
}

/** A question in one line, but for the page: the same line, the same rows. */
export function lineOf(question: object): string {
  return JSON.stringify({...question, cursor: undefined});
}

/** Which question a page answers: everything but the cursor, and the cursor. */
export interface Asked {
  readonly scope: string;
  readonly cursor: string | undefined;
}

/** The id the server gave a row, or null when it gave none. */
export type IdOf<Row> = (row: Row) => string | null;

/** Prefix of cursors into an answer that is here as a whole; they are never sent. */
const ROWS_CURSOR = 'rows:';

/** Rows whose id was not met before; `known` learns the others. Rows without an id are all kept. */
export function takeUnknown<Row>(rows: readonly Row[], known: Set<string>, idOf: IdOf<Row>): Row[] {
  return rows.filter((row) => {
    const id = idOf(row);
    if (id === null) return true;
    const isNew = !known.has(id);
    known.add(id);
    return isNew;
  });
}

interface Visited {
  readonly ids: ReadonlySet<string>;
  readonly count: number;
}

/**
 * The way a reader took through the pages of one question. Another question starts at page one again. A row
 * met on an earlier page is not shown twice, which numbered pages do when rows come in meanwhile.
 */
export class Pages<Row> {
  readonly #idOf: IdOf<Row>;
  #scope: string | undefined;
  #cursors: (string | undefined)[] = [undefined];
  #visited: Visited[] = [];
  #shown: {answer: Page<Row>; asked: Asked; page: ShownPage<Row>} | undefined;

  constructor(idOf: IdOf<Row>) {
    this.#idOf = idOf;
  }

  /** Whether there is a page before the wished one. */
  get hasPrevious(): boolean {
    return this.#cursors.length > 1;
  }

  /** Number of the wished page, counted from 1. */
  get wishedNumber(): number {
    return this.#cursors.length;
  }

  /** Back to page one when `scope` is another question than before. */
  follow(scope: string): void {
    if (scope === this.#scope) return;
    this.#scope = scope;
    this.#cursors = [undefined];
    this.#visited = [];
  }

  /** The cursor to send for the wished page of a question; none for page one. */
  cursorFor(scope: string): string | undefined {
    const cursor = this.#wished(scope);
    return isCut(cursor) ? undefined : cursor;
  }

  /** Wishes for the page behind `page`. False while another page than the wished one is on screen. */
  goOn(page: ShownPage<Row>): boolean {
    if (page.next === null || !this.isWished(page)) return false;
    this.#cursors.push(page.next);
    return true;
  }

  /** Wishes for the page before. */
  goBack(): boolean {
    if (!this.hasPrevious) return false;
    this.#cursors.pop();
    return true;
  }

  /** Whether `page` is what the reader wishes to see, or the one before it is still on screen. */
  isWished(page: ShownPage<Row>): boolean {
    const {scope, cursor} = this.#shown?.asked ?? {};
    return this.#shown?.page === page && scope === this.#scope && cursor === this.#cursors.at(-1);
  }

  /**
   * An answer as a page. An answer that holds everything on one page is cut into pages of `size` here.
   * The answer to a former question stays the page it was.
   */
  show(answer: Page<Row>, {scope, cursor}: Asked, size: number): ShownPage<Row> {
    const place = {scope, cursor: isWhole(answer, cursor) ? this.#wished(scope) : cursor};
    const {asked} = this.#shown ?? {};
    const isKnown =
      this.#shown?.answer === answer && (asked?.scope !== this.#scope || asked?.cursor === place.cursor);
    if (!isKnown) this.#shown = {answer, asked: place, page: this.#read(answer, place, size)};
    return (this.#shown as {page: ShownPage<Row>}).page;
  }

  #wished(scope: string): string | undefined {
    return scope === this.#scope ? this.#cursors.at(-1) : undefined;
  }

  #read(answer: Page<Row>, {scope, cursor}: Asked, size: number): ShownPage<Row> {
    const isCurrent = scope === this.#scope;
    if (isCurrent && !isWhole(answer, cursor) && isCut(this.#cursors.at(-1))) this.#cursors = [undefined];
    const index = isCurrent ? Math.max(0, this.#cursors.indexOf(cursor)) : 0;
    if (isWhole(answer, cursor)) return cutOut(answer, offsetOf(cursor), size, index + 1);
    const before = this.#visited.slice(0, index);
    const known = new Set(before.flatMap(({ids}) => [...ids]));
    const rows = takeUnknown(answer.items, known, this.#idOf);
    const ids = new Set(rows.map(this.#idOf).filter((id) => id !== null));
    if (isCurrent) this.#visited[index] = {ids, count: rows.length};
    const from = before.reduce((sum, {count}) => sum + count, 1);
    return {rows, number: index + 1, from, total: answer.total, next: answer.nextCursor};
  }
}

function isCut(cursor: string | undefined): boolean {
  return cursor?.startsWith(ROWS_CURSOR) === true;
}

function isWhole({nextCursor}: Page<unknown>, cursor: string | undefined): boolean {
  return nextCursor === null && (cursor === undefined || isCut(cursor));
}

function offsetOf(cursor: string | undefined): number {
  return Number(cursor?.slice(ROWS_CURSOR.length) ?? 0);
}

function cutOut<Row>(
  {items, total}: Page<Row>,
  offset: number,
  size: number,
  number: number,
): ShownPage<Row> {
  const end = offset + size;
  const next = end < items.length ? `${ROWS_CURSOR}${end}` : null;
  return {
    rows: items.slice(offset, end),
    number,
    from: offset + 1,
    total: total ?? BigInt(items.length),
    next,
  };
}

/** What the controls below a table need. */
export interface PagerOptions<Row> {
  readonly pages: Pages<Row>;
  readonly page: ShownPage<Row>;
  /** Names the controls, e.g. "Pages of the usage log". */
  readonly label: string;
  readonly pageSize: number;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

function rowsText({t, effectiveLocale}: A2bElement, {from, rows, total}: ShownPage<unknown>): string {
  const [min, max] = [from, from + rows.length - 1].map((position) => formatCount(position, effectiveLocale));
  if (rows.length === 0 || min === undefined || max === undefined) return '';
  return total === undefined
    ? t('common.range', {min, max})
    : t('log.rowsRange', {from: min, to: max, total});
}

function pageText({t}: A2bElement, {number, total}: ShownPage<unknown>, pageSize: number): string {
  if (total === undefined) return t('log.page', {page: number});
  const pages = (total + BigInt(pageSize) - 1n) / BigInt(pageSize);
  return t('log.pageOf', {page: number, pages: pages < BigInt(number) ? BigInt(number) : pages});
}

/** Which rows are shown, which page it is, and the buttons to the pages beside it. Needs `tableStyles`. */
export function pager<Row>(host: A2bElement, options: PagerOptions<Row>): TemplateResult {
  const {pages, page, label, pageSize, onBack, onNext} = options;
  const canGoOn = page.next !== null && pages.isWished(page);
  const isAlone = !pages.hasPrevious && page.number === 1 && page.next === null;
  const button = (text: string, part: string, isUsable: boolean, act: () => void) =>
    html`<button type="button" part=${part} aria-disabled=${!isUsable} @click=${() => isUsable && act()}>
      ${text}
    </button>`;
  const buttons = html`<span class="note" part="page"><bdi>${pageText(host, page, pageSize)}</bdi></span>
    ${button(host.t('log.previous'), 'previous', pages.hasPrevious, onBack)}
    ${button(host.t('log.next'), 'next', canGoOn, onNext)}`;
  return html`<nav class="pager" part="pager" aria-label=${label}>
    <span class="note" part="rows" role="status"><bdi>${rowsText(host, page)}</bdi></span>
    <span class="pager-buttons">${isAlone ? nothing : buttons}</span>
  </nav>`;
}
