import type {AnyShownAnswer} from '../base/scope-answers.js';
import type {UsageFilter, RangeQuery} from '../client/client.js';
import {DIMENSIONS, type Dimension} from '../contract/dimension.js';
import type {UsageState} from '../store/usage-store.js';
import {addsUp, breakdownSum, logSum, summarySums, type Sum, type Verdict} from './adds-up.js';

/** A card and what it shows. */
export interface ShownCard {
  readonly state: string;
  readonly answers: readonly AnyShownAnswer[];
}

/** What the cards are wished to show. */
export type Wish = Pick<UsageState, 'range' | 'filters'> & {readonly timeZone: string};

function isSameSet(ids: readonly string[] = [], wished: readonly string[]): boolean {
  return ids.length === wished.length && wished.every((id) => ids.includes(id));
}

function isOf(query: RangeQuery & UsageFilter, wish: Wish, own?: Dimension): boolean {
  const dimensions = DIMENSIONS.filter((dimension) => dimension !== own);
  const isFiltered = dimensions.every((dimension) => isSameSet(query[dimension], wish.filters[dimension]));
  return query.range === wish.range && query.tz === wish.timeZone && isFiltered;
}

function sumsOf(answer: AnyShownAnswer, wish: Wish): readonly Sum[] | null {
  const {endpoint, query, value} = answer;
  if (query === null || answer.unreadableRows > 0) return null;
  if (endpoint === 'summary') return isOf(query, wish) ? summarySums(value) : null;
  if (endpoint === 'breakdown') {
    return isOf(query, wish, query.by) ? [breakdownSum(query.by, value, wish.filters[query.by])] : null;
  }
  if (endpoint !== 'log' || !isOf(query, wish)) return null;
  const sum = query.q ? null : logSum(value);
  return sum === null ? [] : [sum];
}

interface Found {
  readonly sums: readonly Sum[];
  readonly at: number;
}

function foundIn({answers}: ShownCard, wish: Wish): Found | null {
  for (const answer of answers) {
    const sums = sumsOf(answer, wish);
    if (sums !== null) return {sums, at: answer.at.getTime()};
  }
  return null;
}

/** States in which a card has nothing to compare, now and later. */
const WITHOUT: readonly string[] = ['error', 'unavailable', 'unauthorized'];

/** Whether the figures of the cards agree; unknown until every card shows what is wished for. */
export function verdictOf(cards: readonly ShownCard[], wish: Wish): Verdict {
  const found = cards.filter(({state}) => !WITHOUT.includes(state)).map((card) => foundIn(card, wish));
  if (found.length === 0 || found.includes(null)) return {kind: 'unknown'};
  const present = found.filter((each) => each !== null);
  return addsUp(present.flatMap(({sums}) => sums), Math.min(...present.map(({at}) => at)));
}

/** Names of providers, projects and models that were met, by dimension and id. */
export class Names {
  readonly #names: Readonly<Record<Dimension, Map<string, string>>> = {
    provider: new Map(), project: new Map(), model: new Map(),
  };

  /** Remembers the names in an answer; the latest counts. */
  learn(answer: AnyShownAnswer): void {
    if (answer.endpoint === 'breakdown') this.#learnBreakdown(answer.query?.by ?? answer.value.by, answer.value.items);
    if (answer.endpoint === 'summary') for (const {segments} of answer.value.series) this.#learnAll('provider', segments);
    if (answer.endpoint !== 'log') return;
    this.#learnAll('provider', answer.value.items.map(({provider}) => provider));
    this.#learnAll('project', answer.value.items.map(({project}) => project));
  }

  /** The name of an id, as far as it is known. */
  of(dimension: Dimension, id: string): string | undefined {
    return this.#names[dimension].get(id) || undefined;
  }

  /** Forgets all: another user may be next. */
  clear(): void {
    for (const dimension of DIMENSIONS) this.#names[dimension].clear();
  }

  #learnBreakdown(by: Dimension | undefined, items: readonly {id: string; name: string; segments: readonly Named[]}[]): void {
    if (by === undefined) return;
    this.#learnAll(by, items);
    for (const {segments} of items) this.#learnAll('provider', segments);
  }

  #learnAll(dimension: Dimension, items: readonly (Named | undefined)[]): void {
    for (const item of items) if (item?.name) this.#names[dimension].set(item.id, item.name);
  }
}

interface Named {
  readonly id: string;
  readonly name: string;
}
