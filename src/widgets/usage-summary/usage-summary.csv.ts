import {currencyOf} from '../../base/amounts.js';
import type {ViewContext} from '../../base/view-context.js';
import {UNATTRIBUTED} from '../../contract/primitives.js';
import type {SeriesPoint, UsageSummary} from '../../contract/summary.js';
import {csvBlob} from '../../format/csv.js';
import {intervalOf} from './usage-summary.series.js';

function providersOf(series: readonly SeriesPoint[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const {segments} of series) for (const {id, name} of segments) names.set(id, name || names.get(id) || '');
  return names;
}

function headerOf(summary: UsageSummary, providers: ReadonlyMap<string, string>, {t}: ViewContext): string[] {
  const name = (id: string, text: string) => (id === UNATTRIBUTED ? t('common.unattributed') : text);
  const split = [...providers].flatMap(([id, text]) => (
    [`${name(id, text)} – ${t('metric.tokens')}`, `${name(id, text)} – ${t('metric.cost')}`]
  ));
  return [
    t(`summary.time.${intervalOf(summary)}`), t('summary.totalTokens'), t('summary.input'), t('summary.output'),
    t('metric.requests'), t('metric.cost'), t('summary.currency'), t('summary.complete'), ...split,
  ];
}

function countCell(count: bigint | undefined): string {
  return count === undefined ? '' : String(count);
}

function recordOf(point: SeriesPoint, ids: readonly string[], currency: string): string[] {
  const {start, totalTokens, inputTokens, outputTokens, requests, cost, complete} = point;
  const segments = new Map(point.segments.map((segment) => [segment.id, segment]));
  const split = ids.flatMap((id) => {
    const segment = segments.get(id);
    return [countCell(segment?.totalTokens ?? 0n), segment?.cost?.amount ?? ''];
  });
  const counts = [totalTokens, inputTokens, outputTokens, requests].map(countCell);
  return [start, ...counts, cost?.amount ?? '', cost?.currency ?? currency, String(complete), ...split];
}

/** The series as records, a header first; one per bucket, as sent. A cost that is not priced is an empty cell. */
export function summaryRecords(summary: UsageSummary, context: ViewContext): readonly (readonly string[])[] {
  const providers = providersOf(summary.series);
  const currency = currencyOf([summary]) ?? context.currency ?? '';
  const ids = [...providers.keys()];
  return [headerOf(summary, providers, context), ...summary.series.map((point) => recordOf(point, ids, currency))];
}

/** The series as a CSV file. */
export function seriesFile(summary: UsageSummary, context: ViewContext): Blob {
  return csvBlob(summaryRecords(summary, context));
}
