import {currencyOf} from '../../base/amounts.js';
import type {ViewContext} from '../../base/view-context.js';
import type {Segment, SeriesPoint, UsageSummary} from '../../contract/summary.js';
import {csvBlob, csvCount} from '../../format/csv.js';

const COLUMNS = ['start', 'totalTokens', 'inputTokens', 'outputTokens', 'requests', 'cost', 'currency', 'complete'];

/** What is known of each provider of a series. */
interface Split {
  readonly ids: readonly string[];
  /** Whether costs are told by provider at all. */
  readonly hasCosts: boolean;
}

function splitOf(series: readonly SeriesPoint[]): Split {
  const segments = series.flatMap((point) => point.segments);
  return {ids: [...new Set(segments.map(({id}) => id))], hasCosts: segments.some(({cost}) => cost !== undefined)};
}

/** Nothing was used of a provider that a bucket does not name: that is zero, not unknown. */
function segmentCells(segment: Segment | undefined, {hasCosts}: Split): string[] {
  if (segment === undefined) return ['0', hasCosts ? '0' : ''];
  return [csvCount(segment.totalTokens), segment.cost?.amount ?? ''];
}

function recordOf(point: SeriesPoint, split: Split, currency: string): string[] {
  const {start, totalTokens, inputTokens, outputTokens, requests, cost, complete} = point;
  const segments = new Map(point.segments.map((segment) => [segment.id, segment]));
  const counts = [totalTokens, inputTokens, outputTokens, requests].map(csvCount);
  const parts = split.ids.flatMap((id) => segmentCells(segments.get(id), split));
  return [start, ...counts, cost?.amount ?? '', cost?.currency ?? currency, String(complete), ...parts];
}

/** The series as records, a header first; one per bucket, as sent, with tokens and cost of each provider behind. */
export function summaryRecords(
  summary: UsageSummary, {currency: configured}: Pick<ViewContext, 'currency'>,
): readonly (readonly string[])[] {
  const split = splitOf(summary.series);
  const currency = currencyOf([summary]) ?? configured ?? '';
  const header = [...COLUMNS, ...split.ids.flatMap((id) => [`${id} totalTokens`, `${id} cost`])];
  return [header, ...summary.series.map((point) => recordOf(point, split, currency))];
}

/** The series as a CSV file. */
export function seriesFile(summary: UsageSummary, context: ViewContext): Blob {
  return csvBlob(summaryRecords(summary, context));
}
