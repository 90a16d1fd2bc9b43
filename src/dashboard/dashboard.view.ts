import {amountPhrase} from '../base/amounts.js';
import type {ViewContext} from '../base/view-context.js';
import {DIMENSIONS} from '../contract/dimension.js';
import type {Source, Sum, Verdict} from './adds-up.js';

function agreement(sources: ReadonlySet<Source>, {t}: ViewContext): string {
  const hasBreakdown = DIMENSIONS.some((dimension) => sources.has(dimension));
  if (!sources.has('summary')) return '';
  if (!sources.has('log')) return t('dashboard.addsUp.breakdowns');
  return t(hasBreakdown ? 'dashboard.addsUp.all' : 'dashboard.addsUp.log');
}

/** The quiet line under the cards; empty while there is nothing to say. */
export function verdictText(verdict: Verdict, context: ViewContext): string {
  if (verdict.kind === 'unknown') return '';
  if (verdict.kind === 'agrees') return agreement(verdict.sources, context);
  const {t} = context;
  const {metric, sums: [first, second]} = verdict;
  const phrase = ({amounts, currency}: Sum): string => {
    const amount = amounts[metric];
    return amount ? amountPhrase(amount, metric, currency, context, 'exact') : t('common.unpriced');
  };
  return t('dashboard.differs', {
    first: t(`dashboard.source.${first.source}`), amount: phrase(first),
    second: t(`dashboard.source.${second.source}`), otherAmount: phrase(second),
  });
}
