import type {Money} from '../contract/primitives.js';
import {decimalOf, decimalText, parseDecimal, type Decimal} from '../format/decimal.js';
import {formatTokens} from '../format/numbers.js';
import type {Metric} from '../store/usage-store.js';
import {moneyText, type ViewContext} from './view-context.js';

/** Anything with the three figures: a total, a bucket, a part of one. */
export interface Figures {
  readonly totalTokens?: bigint | undefined;
  readonly cost?: Money | null | undefined;
  readonly requests?: bigint | undefined;
}

/** One figure of `figures`, exact; null = not priced, undefined = not sent. */
export function amountOf(figures: Figures, metric: Metric): Decimal | null | undefined {
  if (metric === 'cost') return figures.cost ? parseDecimal(figures.cost.amount) : figures.cost;
  const count = metric === 'tokens' ? figures.totalTokens : figures.requests;
  return count === undefined ? undefined : decimalOf(count);
}

/** The currency costs are sent in, null when none is named. */
export function currencyOf(figures: readonly Figures[]): string | null {
  return figures.find(({cost}) => cost?.currency)?.cost?.currency ?? null;
}

/** Whether costs come in more than one currency, so that they cannot be added up. */
export function isMixed(figures: readonly Figures[]): boolean {
  return new Set(figures.flatMap(({cost}) => (cost ? [cost.currency] : []))).size > 1;
}

/** An exact amount in words of its metric; null is "Unpriced". */
export function metricText(amount: Decimal | null, metric: Metric, currency: string | null, context: ViewContext): string {
  if (amount === null) return context.t('common.unpriced');
  if (metric !== 'cost') return formatTokens(amount.units, context.locale);
  return moneyText({amount: decimalText(amount), currency}, context);
}

/** A cost that is at least this: "≥ €12.35", with all digits where it is below the smallest coin. */
export function atLeastText(amount: Decimal, currency: string | null, context: ViewContext): string {
  const money = {amount: decimalText(amount), currency};
  const short = moneyText(money, context);
  const shown = short.startsWith('<') ? moneyText(money, context, 'exact') : short;
  return context.t('common.atLeast', {amount: shown});
}

/** An amount with its unit, for sentences: "1,200 tokens", "€1.20"; `exact` with every digit. */
export function amountPhrase(
  amount: Decimal, metric: Metric, currency: string | null, context: ViewContext, style: 'short' | 'exact' = 'short',
): string {
  if (metric === 'cost') return moneyText({amount: decimalText(amount), currency}, context, style);
  return context.t(`common.${metric}`, {count: amount.units});
}
