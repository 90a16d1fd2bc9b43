import {withCurrency, type ViewContext} from '../../base/view-context.js';
import type {LogPage} from '../../contract/log.js';
import type {Money} from '../../contract/primitives.js';
import {formatMoney} from '../../format/money.js';
import {formatTokens} from '../../format/numbers.js';
import type {LogColumn} from './usage-log.columns.js';
import {costText, type Cell} from './usage-log.view.js';

/** The footer: what the whole filter sums up to. */
export interface TotalsView {
  readonly label: string;
  /** Columns before the first sum, which the label takes. */
  readonly lead: number;
  readonly cells: readonly Pick<Cell, 'column' | 'label' | 'text' | 'title'>[];
}

/** What the totals are drawn with. */
export interface TotalsOptions {
  readonly columns: readonly LogColumn[];
  readonly isFiltered: boolean;
  /** Whether a row of the filter is known to have no price: then the true cost is higher. */
  readonly hasUnpriced: boolean;
  /** Least digits behind the point, as in the column above. */
  readonly digits?: number | undefined;
}

type Totals = NonNullable<LogPage['totals']>;

function totalCost(
  cost: Money | null | undefined,
  {hasUnpriced, digits}: Pick<TotalsOptions, 'hasUnpriced' | 'digits'>,
  context: ViewContext,
): {text: string; title?: string} {
  if (cost === undefined) return {text: ''};
  if (cost === null) return {text: context.t('common.unpriced'), title: context.t('common.unpricedHint')};
  const amount = costText(cost, context, digits);
  const exact = formatMoney(withCurrency(cost, context), context.locale, {style: 'exact'});
  if (!hasUnpriced) return {text: amount, title: exact};
  return {
    text: context.t('common.atLeast', {amount}),
    title: context.t('common.atLeastHint', {amount: exact}),
  };
}

function totalCell(
  column: LogColumn,
  totals: Totals,
  options: TotalsOptions,
  context: ViewContext,
): {text: string; title?: string} {
  const hasUnpriced = options.hasUnpriced || (totals.unpricedTokens ?? 0n) > 0n;
  if (column === 'cost') return totalCost(totals.cost, {...options, hasUnpriced}, context);
  if (column !== 'totalTokens' || totals.totalTokens === undefined) return {text: ''};
  return {text: formatTokens(totals.totalTokens, context.locale)};
}

/** The totals of the filter below the columns they belong to; null when none of them is shown. */
export function totalsView(
  totals: Totals | undefined,
  options: TotalsOptions,
  context: ViewContext,
): TotalsView | null {
  if (totals === undefined) return null;
  const {columns, isFiltered} = options;
  const all = columns.map((column) => {
    return {column, label: context.t(`log.${column}`), ...totalCell(column, totals, options, context)};
  });
  const lead = all.findIndex(({text}) => text !== '');
  if (lead < 0) return null;
  return {label: context.t(isFiltered ? 'log.totalsFiltered' : 'log.totals'), lead, cells: all.slice(lead)};
}
