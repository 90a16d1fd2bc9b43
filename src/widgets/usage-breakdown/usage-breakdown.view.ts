import type {ViewContext} from '../../base/view-context.js';
import type {BreakdownItem, Dimension, UsageBreakdown} from '../../contract/breakdown.js';
import type {Segment} from '../../contract/summary.js';
import {formatPeriod} from '../../format/range-label.js';
import {
  addUp,
  figureText,
  knownMetrics,
  roundedTogether,
  sharesOf,
  sumKnown,
  together,
  weights,
  type BreakdownMetric,
  type Figures,
} from './figures.view.js';
import {labelOf, providerParts, type ProviderPart} from './providers.view.js';
import {notesOf, sentenceOf} from './words.view.js';

/** How the answer is drawn; `list` is the rows alone, where amounts cannot be drawn against each other. */
export type Layout = 'donut' | 'bar' | 'table' | 'list';

/** What the reader or the page wants to see. */
export interface BreakdownWish {
  /** Dimension, where the answer does not name it. */
  readonly by: Dimension;
  readonly metric: BreakdownMetric;
  readonly view: 'auto' | 'donut' | 'bar' | 'table';
  /** Rows before the others are gathered; one that would be alone is shown instead. */
  readonly rows: number;
}

/** One line of legend and table: an item, or the gathered rest of them. */
export interface BreakdownRow {
  /** Null for the rest. */
  readonly id: string | null;
  readonly label: string;
  readonly figures: Figures;
  /** In the unit of all rows; null where it is not known or not comparable. */
  readonly amount: bigint | null;
  /** Tenths of a percent. */
  readonly share: bigint | null;
  readonly segments: readonly Segment[];
}

/** The breakdown, sorted, shared out and worded. */
export interface BreakdownView {
  readonly by: Dimension;
  readonly metric: BreakdownMetric;
  /** Everything that can be measured here. */
  readonly metrics: readonly BreakdownMetric[];
  readonly layout: Layout;
  /** Largest first; the last one may be the gathered rest. */
  readonly rows: readonly BreakdownRow[];
  /** How many items the rest gathers. */
  readonly gathered: number;
  /** All items, in the order of the rows. */
  readonly items: readonly BreakdownItem[];
  /** Share of each of them. */
  readonly shares: readonly (bigint | null)[];
  /** Sums of the items. */
  readonly sum: Figures;
  /** The total as sent, else the sum. */
  readonly total: string;
  readonly totalCompact: string;
  /** Providers in the mix of projects, largest first; empty where the answer does not tell them. */
  readonly providers: readonly ProviderPart[];
  readonly notes: readonly string[];
  /** The picture in words. */
  readonly sentence: string;
  /** Days the figures are of; null when the answer does not say. */
  readonly period: string | null;
}

/** Most items a ring can tell apart; more are bars. */
export const MAX_DONUT_ITEMS = 6;

interface Ranked {
  readonly items: readonly BreakdownItem[];
  readonly amounts: readonly (bigint | null)[];
  readonly shares: readonly (bigint | null)[];
}

function byAmount(a: bigint | null, b: bigint | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (a === b) return 0;
  return a > b ? -1 : 1;
}

/** Largest first; what cannot be compared goes by its tokens. */
function ranked(items: readonly BreakdownItem[], metric: BreakdownMetric, context: ViewContext): Ranked {
  const amounts = weights(items, metric, context);
  const order = items.map((item, index) => ({item, amount: amounts[index] ?? null}));
  order.sort((a, b) => byAmount(a.amount, b.amount) || byAmount(a.item.totalTokens, b.item.totalTokens));
  const sorted = order.map(({amount}) => amount);
  return {items: order.map(({item}) => item), amounts: sorted, shares: sharesOf(sorted)};
}

function itemRow({items, amounts, shares}: Ranked, index: number, context: ViewContext): BreakdownRow {
  const item = items[index] as BreakdownItem;
  return {
    id: item.id,
    label: labelOf(item, context.t),
    figures: addUp([item], context),
    amount: amounts[index] ?? null,
    share: shares[index] ?? null,
    segments: item.segments,
  };
}

function restRow({items, amounts, shares}: Ranked, from: number, context: ViewContext): BreakdownRow {
  return {
    id: null,
    label: context.t('common.other', {count: items.length - from}),
    figures: addUp(items.slice(from), context),
    amount: sumKnown(amounts.slice(from)),
    share: sumKnown(shares.slice(from)),
    segments: items.slice(from).flatMap(({segments}) => segments),
  };
}

/** The first `count` items and the rest of them, with costs that sum up as they are written. */
function rowsOf(rank: Ranked, count: number, context: ViewContext): BreakdownRow[] {
  const own = Array.from({length: count}, (_, index) => itemRow(rank, index, context));
  const rows = count === rank.items.length ? own : [...own, restRow(rank, count, context)];
  const figures = roundedTogether(rows.map((row) => row.figures));
  return rows.map((row, index) => ({...row, figures: figures[index] ?? row.figures}));
}

/** How many of `count` items have a row of their own. */
function shownCount(count: number, rows: number): number {
  return count <= rows + 1 ? count : rows;
}

function layoutOf(wish: BreakdownWish, by: Dimension, {items, amounts}: Ranked): Layout {
  if (wish.view === 'table') return 'table';
  if (!amounts.some((amount) => amount !== null && amount > 0n)) return 'list';
  if (wish.view !== 'auto') return wish.view;
  return by === 'provider' && items.length <= MAX_DONUT_ITEMS ? 'donut' : 'bar';
}

/** The total as sent where there is one: it may know more than its parts do. */
function totalFigures({totalTokens, cost}: UsageBreakdown, sum: Figures, context: ViewContext): Figures {
  const sentCosts = cost ? addUp([{totalTokens: 0n, cost}], context).costs : sum.costs;
  return {...sum, tokens: totalTokens ?? sum.tokens, costs: sentCosts};
}

/** Turns an answer into what is drawn. Cost of a call: in the order of 10 ms for 10,000 items; keep the result. */
export function breakdownView(
  answer: UsageBreakdown,
  wish: BreakdownWish,
  context: ViewContext,
): BreakdownView {
  const by = answer.by ?? wish.by;
  const metrics = knownMetrics(answer.items);
  const metric = metrics.includes(wish.metric) ? wish.metric : 'tokens';
  const rank = ranked(answer.items, metric, context);
  const count = shownCount(rank.items.length, wish.rows);
  const gathered = rank.items.length - count;
  const rows = rowsOf(rank, count, context);
  const sum = together(rows.map(({figures}) => figures));
  const total = totalFigures(answer, sum, context);
  return {
    by,
    metric,
    metrics,
    rows,
    gathered,
    sum,
    items: rank.items,
    shares: rank.shares,
    layout: layoutOf(wish, by, rank),
    total: figureText(total, metric, context),
    totalCompact: figureText(total, metric, context, 'compact'),
    providers: providerParts(rank.items, metric, context),
    notes: notesOf(answer, {wished: wish.metric, metric, sum, amounts: rank.amounts}, context),
    sentence: sentenceOf(rows, by, metric, context),
    period: answer.period ? formatPeriod(answer.period, context.locale) : null,
  };
}
