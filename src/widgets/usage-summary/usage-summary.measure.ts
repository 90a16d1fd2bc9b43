import type {UsageSummary} from '../../contract/summary.js';
import type {Translate} from '../../i18n/translator.js';
import type {Metric, SharedMetric, UsageStore} from '../../store/usage-store.js';
import {intervalOf} from './usage-summary.series.js';
import type {TrendView} from './usage-summary.trend.js';

/** The shared measure; CO₂e only while somebody knows it. */
export function wishedMetric({value, offers}: UsageStore): SharedMetric {
  return value.metric === 'co2e' && !offers.value.hasCo2e ? 'tokens' : value.metric;
}

/** What can be chosen: what the trend knows, and CO₂e where a breakdown does. */
export function offeredMetrics(metrics: readonly Metric[], {offers}: UsageStore): readonly SharedMetric[] {
  return offers.value.hasCo2e && metrics.length > 0 ? [...metrics, 'co2e'] : metrics;
}

/** Estimates are made for a whole period: a course over time has none, and says so. Null where none is wished for. */
export function estimateNote(wished: SharedMetric, {metric}: TrendView, answer: UsageSummary, t: Translate): string | null {
  if (wished !== 'co2e') return null;
  const interval = t(`summary.interval.${intervalOf(answer)}`);
  return t('summary.notPerInterval', {wished: t('metric.co2e'), interval, shown: t(`metric.${metric}`)});
}
