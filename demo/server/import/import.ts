import type {Database} from '../db/database.js';
import {bookOpening} from '../billing/opening.js';
import {prepareAccount} from './account.js';
import {ImportError} from './errors.js';
import type {Progress} from './progress.js';
import type {BadLine, SourceRecord} from './records.js';
import type {Source} from './source.js';
import {Writer, type Written} from './writer.js';

/** What an import did. */
export interface Outcome extends Written {
  /** Rows of usage the source held. */
  readonly rows: number;
  readonly inputTokens: bigint;
  readonly outputTokens: bigint;
  /** Rows of usage (generated ones, or all with `--replace`) that were removed before. */
  readonly removed: number;
  /** The first 20 lines that were skipped. */
  readonly badLines: readonly BadLine[];
  /** Number of all lines that were skipped. */
  readonly skipped: number;
}

/** For whom data is imported, and how. */
export interface Target {
  readonly userId: string;
  /** Removes all data the user has before. */
  readonly isReplacing: boolean;
  /** True for the embedded database, which keeps no house by itself. */
  readonly isEmbedded: boolean;
}

const MOST_LISTED = 20;
/** Rows between two checkpoints: the embedded database makes none by itself, and its log would grow without bounds. */
const CHECKPOINT_ROWS = 100_000;

/**
 * Imports a source in one transaction: all of it or nothing, whatever ends the process. Memory does not grow with the
 * size of the source: reading waits for the database, and an open transaction costs PostgreSQL no memory per row.
 *
 * @throws {ImportError} when the source cannot be used; nothing is changed then
 */
export async function importSource(
  database: Database,
  source: Source,
  target: Target,
  progress: Progress,
): Promise<Outcome> {
  const outcome = await database.transaction(async (tx) => {
    const removed = await prepareAccount(tx, {...target, currency: source.currency}, target.isReplacing);
    const intake = new Intake(tx, target, progress);
    for await (const record of source.records((count) => progress.bytes(count))) await intake.take(record);
    const written = await intake.end();
    await bookOpening(tx, target.userId); // a ledger from elsewhere seldom explains its balance
    return {...written, removed};
  });
  if (target.isEmbedded && outcome.added > 0) await tidy(database).catch(() => {}); // the data is safe without it
  return outcome;
}

/** Clears what replaced or abandoned rows left, and tells the planner how the tables look now. */
async function tidy(database: Database): Promise<void> {
  await database.query({query: 'vacuum (analyze) usage_event, ledger_entry', params: []});
}

/** Takes the records of a source one by one. */
class Intake {
  readonly #tx: Database;
  readonly #isEmbedded: boolean;
  readonly #writer: Writer;
  readonly #progress: Progress;
  readonly #badLines: BadLine[] = [];
  #skipped = 0;
  #taken = 0;
  #rows = 0;
  #inputTokens = 0n;
  #outputTokens = 0n;

  constructor(tx: Database, {userId, isEmbedded}: Target, progress: Progress) {
    this.#tx = tx;
    this.#isEmbedded = isEmbedded;
    this.#writer = new Writer(tx, userId);
    this.#progress = progress;
  }

  /** Sends a record on its way; waits while the database is busy with those before. */
  async take(record: SourceRecord): Promise<void> {
    if (record.kind === 'bad') {
      this.#skip(record);
      return;
    }
    if (record.kind === 'usage') {
      this.#rows += 1;
      this.#inputTokens += record.inputTokens;
      this.#outputTokens += record.outputTokens;
    }
    if (record.kind !== 'wallet') this.#progress.row();
    await this.#writer.write(record);
    this.#taken += 1;
    if (this.#isEmbedded && this.#taken % CHECKPOINT_ROWS === 0) await this.#checkpoint();
  }

  /** Writes what is left; a source without anything to import is a mistake, and must not cost the sample data. */
  async end(): Promise<Omit<Outcome, 'removed'>> {
    await this.#writer.flush();
    if (this.#taken === 0) throw new ImportError(`There is no row to import${this.#firstReason()}.`);
    return {
      ...this.#writer.written,
      rows: this.#rows,
      inputTokens: this.#inputTokens,
      outputTokens: this.#outputTokens,
      badLines: this.#badLines,
      skipped: this.#skipped,
    };
  }

  #skip(line: BadLine): void {
    this.#skipped += 1;
    if (this.#badLines.length < MOST_LISTED) this.#badLines.push(line);
  }

  #firstReason(): string {
    const [first] = this.#badLines;
    return first ? `; ${first.file}:${first.line}: ${first.reason}` : '';
  }

  async #checkpoint(): Promise<void> {
    await this.#tx.query({query: 'checkpoint', params: []});
  }
}
