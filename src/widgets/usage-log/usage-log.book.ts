import {identityName} from '../../base/identity-name.js';
import {lineOf, Pages, type ShownPage} from '../../base/pager.js';
import type {ViewContext} from '../../base/view-context.js';
import type {Queries} from '../../client/client.js';
import type {Dimension} from '../../contract/breakdown.js';
import type {LogPage, LogRow} from '../../contract/log.js';
import type {Filters} from '../../store/usage-store.js';
import {sortedBy, type Sort} from './usage-log.columns.js';
import {arrange, type LocalQuery} from './usage-log.local.js';

/** What the log asks, but for the page. */
export type Question = Omit<Queries['log'], 'cursor'>;

/** An answer as the element has it. */
export interface LogAnswer {
  readonly value: LogPage;
  /** What it answers; null when the page handed it over. */
  readonly query: Queries['log'] | null;
}

/** The page on screen, with what belongs to it. */
export interface ShownLog {
  readonly page: ShownPage<LogRow>;
  readonly totals: LogPage['totals'];
  /** What the page is sorted by. */
  readonly sort: Sort;
  /** Whether the page answers a search or a filter. */
  readonly isFiltered: boolean;
  /** Whether a row without a price was met among the rows of this question. */
  readonly hasUnpriced: boolean;
}

function isFiltered({q, provider = [], project = [], model = []}: Question): boolean {
  return Boolean(q) || provider.length + project.length + model.length > 0;
}

/** The reader's way through the log: which page of which question, and what was met on the way. */
export class LogBook {
  readonly pages = new Pages<LogRow>(({id}) => id ?? null);
  /** Names of providers and projects met so far, by {@link nameKey}. */
  readonly names = new Map<string, string>();
  #arranged: {value: LogPage; line: string; page: LogPage} | undefined;
  #unpricedLine: string | undefined;
  #hasCo2e = false;

  /** Whether any row met so far tells its CO₂e. */
  get hasCo2e(): boolean {
    return this.#hasCo2e;
  }

  /** Back to page one when the question is another one. */
  follow(question: Question): void {
    this.pages.follow(lineOf(question));
  }

  /** The question with the cursor of the wished page. */
  queryFor(question: Question): Queries['log'] {
    return {...question, cursor: this.pages.cursorFor(lineOf(question))};
  }

  /** The page to draw. Rows handed over by the page are filtered by `local`. */
  show({value, query}: LogAnswer, wished: Question, local: LocalQuery): ShownLog {
    const answered = query ?? wished;
    const [line, cursor] = [lineOf(answered), query?.cursor];
    const sort = sortedBy(answered);
    const arranged = this.#arrange(value, line, () =>
      arrange(value, sort, cursor === undefined, query === null ? local : undefined),
    );
    const page = this.pages.show(arranged, {scope: line, cursor}, answered.limit ?? value.items.length);
    this.#remember(page.rows, line);
    const hasUnpriced = this.#unpricedLine === line;
    return {page, totals: arranged.totals, sort, isFiltered: isFiltered(answered), hasUnpriced};
  }

  #arrange(value: LogPage, line: string, make: () => LogPage): LogPage {
    if (this.#arranged?.value !== value || this.#arranged.line !== line)
      this.#arranged = {value, line, page: make()};
    return this.#arranged.page;
  }

  #remember(rows: readonly LogRow[], line: string): void {
    if (rows.some(({cost}) => cost === null)) this.#unpricedLine = line;
    this.#hasCo2e ||= rows.some(({co2e}) => co2e !== undefined);
    for (const {provider, project} of rows) {
      if (provider?.name) this.names.set(nameKey('provider', provider.id), provider.name);
      if (project?.name) this.names.set(nameKey('project', project.id), project.name);
    }
  }
}

/** A filter in force, as a chip that takes it back. */
export interface Chip {
  readonly dimension: Dimension;
  readonly id: string;
  /** "Provider: OpenAI". */
  readonly text: string;
}

/** The filters in force. `names` knows what was met of projects and providers so far. */
export function chipsOf(
  filters: Filters,
  names: ReadonlyMap<string, string>,
  {t}: Pick<ViewContext, 't'>,
): Chip[] {
  return (['provider', 'project', 'model'] as const).flatMap((dimension) =>
    filters[dimension].map((id) => {
      const name = identityName({id, name: names.get(nameKey(dimension, id))}, t);
      return {dimension, id, text: `${t(`log.${dimension}`)}: ${name}`};
    }),
  );
}

/** Where the name of an identity is kept. */
export function nameKey(dimension: Dimension, id: string): string {
  return `${dimension} ${id}`;
}
