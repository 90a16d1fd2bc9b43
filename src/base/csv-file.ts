import {csvBlob, csvLine} from '../format/csv.js';
import {breathing} from './breath.js';
import {everyPage} from './every-page.js';
import type {IdOf, Page} from './pager.js';

/** Rows that are written at a stretch; at most some milliseconds of work. */
const STRETCH = 50;
/** Signs of text that are handed over to the browser's store of files at once; larger ones take a task too long. */
const PART_LENGTH = 128_000;

/** How rows become a CSV file. */
export interface CsvSource<Row> {
  readonly header: readonly string[];
  readonly record: (row: Row) => readonly string[];
  /** One page, as large as the server gives. */
  readonly load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>;
}

/** Told after each page: rows so far, and of how many where the server says so. */
export type OnRows = (count: number, total: bigint | undefined) => void;

/** A growing CSV file; what is written leaves the memory of scripts piece by piece. */
class CsvFile {
  readonly #parts: Blob[];
  readonly #type: string;
  #lines: string[] = [];
  #length = 0;

  constructor(header: readonly string[]) {
    const head = csvBlob([header]);
    this.#parts = [head];
    this.#type = head.type;
  }

  /** Adds a record. */
  add(cells: readonly string[]): void {
    const line = csvLine(cells);
    this.#lines.push(line);
    this.#length += line.length;
    if (this.#length >= PART_LENGTH) this.#store();
  }

  /** All of it. */
  toBlob(): Blob {
    this.#store();
    return new Blob(this.#parts, {type: this.#type});
  }

  #store(): void {
    this.#parts.push(new Blob(this.#lines));
    [this.#lines, this.#length] = [[], 0];
  }
}

/**
 * Every page of a table as one CSV file; no page is kept once it is written. `check` may throw to end it: it is asked
 * before every stretch of rows. Rejects with what `check` or `load` fail with.
 */
export async function csvFileOf<Row>(
  {header, record, load}: CsvSource<Row>,
  idOf: IdOf<Row>,
  {signal, check, onRows}: {signal: AbortSignal; check: () => void; onRows: OnRows},
): Promise<Blob> {
  const [file, breathe] = [new CsvFile(header), breathing()];
  let count = 0;
  for await (const {items, total} of everyPage((cursor) => load(cursor, signal), idOf)) {
    for (let from = 0; from < items.length; from += STRETCH) {
      await breathe();
      check();
      for (const row of items.slice(from, from + STRETCH)) file.add(record(row));
    }
    onRows((count += items.length), total);
  }
  return file.toBlob();
}
