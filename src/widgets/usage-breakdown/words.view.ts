import {withCurrency, type ViewContext} from '../../base/view-context.js';
import type {Dimension, UsageBreakdown} from '../../contract/breakdown.js';
import {compareDecimals, parseDecimal} from '../../format/decimal.js';
import {listFormat} from '../../format/intl-cache.js';
import {formatMoney} from '../../format/money.js';
import {formatShare, formatTokens} from '../../format/numbers.js';
import {figureText, type BreakdownMetric, type Figures} from './figures.view.js';
import {shortened} from './providers.view.js';
import type {BreakdownRow} from './usage-breakdown.view.js';

/** What the notes speak of. */
export interface Noted {
  /** The measure asked for. */
  readonly wished: BreakdownMetric;
  /** The measure shown. */
  readonly metric: BreakdownMetric;
  readonly sum: Figures;
  readonly amounts: readonly (bigint | null)[];
}

type Note = string | null;

function otherMetric({wished, metric}: Noted, {t}: ViewContext): Note {
  if (wished === metric) return null;
  return t('breakdown.metricMissing', {wished: t(`metric.${wished}`), shown: t(`metric.${metric}`)});
}

function tokensDiffer({totalTokens}: UsageBreakdown, {sum}: Noted, {t, locale}: ViewContext): Note {
  if (totalTokens === undefined || totalTokens === sum.tokens) return null;
  return t('common.doesNotAddUp', {
    sum: formatTokens(sum.tokens, locale),
    total: formatTokens(totalTokens, locale),
  });
}

/** Sums of several currencies cannot be compared with one total; that they are several is said anyway. */
function costDiffers({cost}: UsageBreakdown, {sum}: Noted, context: ViewContext): Note {
  const [only, ...others] = sum.costs;
  if (!cost || only === undefined || others.length > 0) return null;
  const total = withCurrency(cost, context);
  const sent = parseDecimal(total.amount);
  if (sent === null || (only[0] === total.currency && compareDecimals(sent, only[1]) === 0)) return null;
  const parts = figureText({...sum, unpriced: 0}, 'cost', context, 'exact');
  return context.t('common.doesNotAddUp', {
    sum: parts,
    total: formatMoney(total, context.locale, {style: 'exact'}),
  });
}

function unpriced({metric, sum}: Noted, {t}: ViewContext): Note {
  return metric === 'cost' && sum.unpriced > 0
    ? t('common.partlyUnpriced', {count: sum.unpricedTokens})
    : null;
}

function notEstimated({metric, sum}: Noted, {t}: ViewContext): Note {
  return metric === 'co2e' && sum.unestimated > 0 ? t('breakdown.notEstimated', {count: sum.unestimated}) : null;
}

function mixed({metric, sum}: Noted, {t}: ViewContext): Note {
  return metric === 'cost' && sum.costs.size > 1 ? t('common.mixedCurrencies') : null;
}

function notDrawn({amounts}: Noted, {t}: ViewContext): Note {
  const count = amounts.filter((amount) => amount !== null && amount < 0n).length;
  return count === 0 ? null : t('common.notDrawn', {count});
}

/** Sentences about what the figures do not tell by themselves. */
export function notesOf(answer: UsageBreakdown, noted: Noted, context: ViewContext): string[] {
  return [
    otherMetric(noted, context),
    unpriced(noted, context),
    notEstimated(noted, context),
    mixed(noted, context),
    tokensDiffer(answer, noted, context),
    costDiffers(answer, noted, context),
    notDrawn(noted, context),
  ].filter((note) => note !== null);
}

const SPOKEN = 5;

/** The picture in one sentence: the largest rows and what is left. */
export function sentenceOf(
  rows: readonly BreakdownRow[],
  by: Dimension,
  metric: BreakdownMetric,
  context: ViewContext,
): string {
  const {t, locale} = context;
  const last = rows.at(-1);
  const spoken =
    rows.length > SPOKEN && last?.id === null ? [...rows.slice(0, SPOKEN), last] : rows.slice(0, SPOKEN);
  const parts = spoken.map(({label, share, amount, figures}) =>
    t('breakdown.sentence', {
      name: shortened(label),
      share:
        share === null ? figureText(figures, metric, context) : formatShare(share, locale, 1, amount ?? 0n),
    }),
  );
  const words = {metric: t(`metric.${metric}`), group: t(`breakdown.group.${by}`)};
  return t('breakdown.summary', {
    ...words,
    parts: listFormat(locale, {type: 'unit', style: 'short'}).format(parts),
  });
}
