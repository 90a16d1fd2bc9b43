import {A2bError} from '../client/errors.js';
import {takeUnknown, type IdOf, type Page} from './pager.js';

/** Ids that are remembered to tell repeated rows by: at least this many of the last ones, which is 20 full pages. */
const REMEMBERED_IDS = 2_000;

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
