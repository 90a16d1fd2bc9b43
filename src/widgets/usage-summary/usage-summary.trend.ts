import {amountOf} from '../../base/amounts.js';
import type {TooltipContent} from '../../base/tooltip.js';
import type {DataTable, DataTableRow} from '../../chart/data-table.js';
import type {TrendModel} from '../../chart/options/trend.js';
import type {UsageSummary} from '../../contract/summary.js';
import {commonUnits, type Decimal} from '../../format/decimal.js';
import {formatShare, shares} from '../../format/numbers.js';
import {METRICS, type Metric} from '../../store/usage-store.js';
import {TrendTexts} from './usage-summary.trend-texts.js';
import {spikeText, type SpikeNote} from './usage-summary.driver.js';
import {intervalOf} from './usage-summary.series.js';
import {summaryPeriod, type Figure, type SummaryContext} from './usage-summary.view.js';

/** One line of the legend. */
export interface LegendRow {
  readonly color: string;
  readonly label: string;
  readonly value: string;
  readonly share: string;
}

/** The texts over time: the picture, the same as a table, and in words. */
export interface TrendView {
  readonly metric: Metric;
  /** "Tokens per day". */
  readonly heading: string;
  /** What a screen reader hears for the picture. */
  readonly description: string;
  /** The highest bucket, and which ones are still running; empty for no usage. */
  readonly sentences: readonly string[];
  /** Empty where there is nothing to tell apart. */
  readonly legend: readonly LegendRow[];
  /** The day far above its usual, or null. */
  readonly spike: SpikeNote | null;
  readonly table: DataTable;
  readonly model: TrendModel;
  /** What the tooltip says at a bucket. */
  tooltip(place: number): TooltipContent;
}

/** The measures the series can be drawn by, among the wished ones. */
export function trendMetrics({series}: UsageSummary, figures: readonly Figure[]): readonly Metric[] {
  const isSent = (metric: Metric) => series.some((point) => amountOf(point, metric));
  const sent = METRICS.filter(isSent);
  const wished = sent.filter((metric) => figures.includes(metric));
  return wished.length > 0 ? wished : sent.slice(0, 1);
}

const ZERO: Decimal = {units: 0n, scale: 0};

function legendOf(texts: TrendTexts, {locale}: SummaryContext): readonly LegendRow[] {
  const units = commonUnits(texts.parts.map(({total}) => total ?? ZERO));
  const parts = shares(units);
  return texts.parts.map((part, index) => ({
    color: part.color,
    label: texts.nameOf(part),
    value: texts.total(part),
    share: formatShare(part.total === null ? null : parts[index] ?? null, locale, 1, units[index]),
  }));
}

function tableOf(texts: TrendTexts, caption: string, timeLabel: string, total: string, metricLabel: string): DataTable {
  const parts = isWhole(texts) ? [] : texts.parts;
  const rows = texts.labels.map((header, place): DataTableRow => (
    {header, cells: [...parts.map((part) => texts.cell(part, place)), texts.whole(place)]}
  ));
  const amounts = [...parts.map((part) => texts.nameOf(part)), parts.length === 0 ? metricLabel : total];
  return {caption, columns: [{label: timeLabel}, ...amounts.map((label) => ({label, align: 'end' as const}))], rows};
}

function isWhole({parts}: TrendTexts): boolean {
  return parts.length === 1 && parts[0]?.id === 'total';
}

function modelOf(texts: TrendTexts, metric: Metric, marked: number | undefined): TrendModel {
  return {
    buckets: texts.places.map((place, index) => ({
      key: place.start,
      label: texts.labels[index] ?? '',
      shortLabel: texts.shortLabel(place),
      complete: place.point?.complete ?? true,
      marked: index === marked,
    })),
    series: texts.parts.map((part) => ({
      key: part.id,
      label: texts.nameOf(part),
      color: part.color,
      values: texts.places.map((_, place) => texts.value(part, place)),
    })),
    formatTick: (value) => texts.tick(value),
    ...(metric === 'cost' ? {} : {minStep: 1}),
  };
}

function tooltipOf(texts: TrendTexts, place: number, totalLabel: string): TooltipContent {
  const present = texts.parts.filter(({amounts}) => amounts.has(place) && amounts.get(place)?.units !== 0n);
  const rows = present.map((part) => ({label: texts.nameOf(part), value: texts.cell(part, place), color: part.color}));
  const title = texts.labels[place] ?? '';
  const footer = {label: totalLabel, value: texts.whole(place)};
  return isWhole(texts) ? {title, rows: [], footer} : {title, rows, footer};
}

/** Turns the series into a trend by one measure; null where there is no series. */
export function trendView(summary: UsageSummary, metric: Metric, context: SummaryContext): TrendView | null {
  if (summary.series.length === 0) return null;
  const {t} = context;
  const texts = new TrendTexts(summary, metric, context);
  const interval = intervalOf(summary);
  const names = {metric: t(`metric.${metric}`), interval: t(`summary.interval.${interval}`)};
  const heading = t('summary.trendShort', names);
  const period = summaryPeriod(summary, context);
  const caption = period === null ? heading : t('summary.trend', {...names, period});
  const legend = isWhole(texts) ? [] : legendOf(texts, context);
  const spike = texts.spike();
  const sentences = [texts.peak(), texts.running(), texts.excess()].filter((sentence) => sentence !== null);
  const parts = legend.map(({label, share}) => t('breakdown.sentence', {name: label, share})).join(', ');
  const split = parts && t('breakdown.summary', {metric: names.metric, group: t('breakdown.group.provider'), parts});
  return {
    metric,
    heading,
    description: [`${caption}.`, ...sentences, spike === null ? '' : `${spikeText(spike, context)}.`, split].filter((sentence) => sentence !== '').join(' '),
    sentences,
    legend,
    table: tableOf(texts, caption, t(`summary.time.${interval}`), t('common.total'), names.metric),
    spike,
    model: modelOf(texts, metric, spike?.place),
    tooltip: (place) => tooltipOf(texts, place, t('common.total')),
  };
}
