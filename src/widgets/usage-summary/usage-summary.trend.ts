import {amountOf, amountPhrase, amountText, atLeastText, currencyOf} from '../../base/amounts.js';
import type {TooltipContent} from '../../base/tooltip.js';
import type {DataTable, DataTableRow} from '../../chart/data-table.js';
import type {TrendModel} from '../../chart/options/trend.js';
import {UNATTRIBUTED} from '../../contract/primitives.js';
import type {UsageSummary} from '../../contract/summary.js';
import {formatBucket} from '../../format/dates.js';
import {addDecimals, commonUnits, compareDecimals, toNumber, type Decimal} from '../../format/decimal.js';
import {formatShare, shares, UNKNOWN} from '../../format/numbers.js';
import {METRICS, type Metric} from '../../store/usage-store.js';
import {tickText} from './usage-summary.amounts.js';
import {intervalOf, partsOf, placesOf, type Part, type Place} from './usage-summary.series.js';
import {spikeOf} from './usage-summary.spike.js';
import {periodText, type Figure, type SummaryContext} from './usage-summary.view.js';

/** One line of the legend. */
export interface LegendRow {
  readonly color: string;
  readonly label: string;
  readonly value: string;
  readonly share: string;
}

/** What is said of a day far above its usual. */
export interface SpikeNote {
  /** "Tue, Nov 4, 2026: 4.2× usual; 80.0% OpenAI". */
  readonly text: string;
  /** The provider that made most of it; null where none is known. */
  readonly provider: {readonly id: string; readonly name: string} | null;
  readonly place: number;
}

/** The course over time: the picture, the same as a table, and in words. */
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
const TENFOLD = 10;

/** Builds the texts of one trend; all of them from the same places and parts. */
class Trend {
  readonly places: readonly Place[];
  readonly parts: readonly Part[];
  readonly labels: readonly string[];
  readonly #summary: UsageSummary;
  readonly #metric: Metric;
  readonly #context: SummaryContext;
  readonly #currency: string | null;

  constructor(summary: UsageSummary, metric: Metric, context: SummaryContext) {
    this.#summary = summary;
    this.#metric = metric;
    this.#context = context;
    this.#currency = currencyOf([summary, ...summary.series]);
    this.places = placesOf(summary);
    this.parts = partsOf(this.places, metric);
    this.labels = this.places.map((place) => this.#bucketLabel(place, 'table'));
  }

  text(amount: Decimal | null): string {
    return amountText(amount, this.#metric, this.#currency, this.#context);
  }

  tick(value: number): string {
    return tickText(value, this.#metric, this.#currency, this.#context);
  }

  nameOf({id, name, count}: Part): string {
    const {t} = this.#context;
    if (id === 'other' && count > 1) return t('common.other', {count});
    if (id === UNATTRIBUTED) return t('common.unattributed');
    return id === 'total' ? t('common.total') : name || t('common.unknown');
  }

  /** All of a part; a lower bound where some of it has no price. */
  total({total, isPartial}: Part): string {
    return isPartial && total ? atLeastText(total, this.#currency, this.#context) : this.text(total);
  }

  /** A part at a place: nothing sent for the whole bucket is unknown, no part in it is zero. */
  cell(part: Part, place: number): string {
    if (!this.#isKnown(place)) return UNKNOWN;
    const amount = part.amounts.get(place);
    return this.text(amount === undefined ? ZERO : amount);
  }

  /** All of a place; a lower bound where a part of it has no price. */
  whole(place: number): string {
    const amount = this.#amountAt(place);
    if (amount === undefined) return UNKNOWN;
    const isPartial = amount !== null && this.parts.some(({amounts}) => amounts.get(place) === null);
    return isPartial ? atLeastText(amount, this.#currency, this.#context) : this.text(amount);
  }

  value({amounts}: Part, place: number): number | null {
    const amount = amounts.get(place);
    return amount ? toNumber(amount) : null;
  }

  shortLabel(place: Place): string {
    return this.#bucketLabel(place, 'axis');
  }

  /** "Highest: 412,000 tokens on Thu, 12 Nov." */
  peak(): string | null {
    const amounts = this.places.map((_, place) => this.#amountAt(place));
    const higher = (best: Decimal | null | undefined, amount: Decimal | null | undefined) =>
      amount && (!best || compareDecimals(amount, best) > 0) ? amount : best;
    const highest = amounts.reduce(higher, undefined);
    if (!highest || highest.units <= 0n) return null;
    const time = this.labels[amounts.indexOf(highest)] ?? '';
    const value = amountPhrase(highest, this.#metric, this.#currency, this.#context);
    return this.#context.t('summary.trendPeak', {time, value});
  }

  /** "Striped: 20 Nov, so far." */
  running(): string | null {
    const open = this.places.find(({point}) => point?.complete === false);
    return open === undefined ? null : this.#context.t('summary.striped', {label: this.#day(open, 'table')});
  }

  /** Providers that make more than their buckets, in words. */
  excess(): string | null {
    const wholes = this.places.map((_, place) => this.#amountAt(place) ?? ZERO).reduce(addDecimals, ZERO);
    const parts = this.parts.map(({total}) => total ?? ZERO).reduce(addDecimals, ZERO);
    if (compareDecimals(parts, wholes) <= 0) return null;
    const phrase = (amount: Decimal) => amountPhrase(amount, this.#metric, this.#currency, this.#context, 'exact');
    return this.#context.t('common.doesNotAddUp', {sum: phrase(parts), total: phrase(wholes)});
  }

  /** The day far above its usual, and who made most of it. */
  spike(): SpikeNote | null {
    if (intervalOf(this.#summary) !== 'day') return null;
    const found = spikeOf(this.places.map(({point}, place) => (point?.complete ? this.#number(place) : null)));
    if (found === null) return null;
    const {place, ratio} = found;
    const facts = {time: this.labels[place] ?? '', ratio: ratio < TENFOLD ? Math.round(ratio * 10) / 10 : Math.round(ratio)};
    const most = this.#mostAt(place);
    const {t} = this.#context;
    if (most === null) return {text: t('summary.spike', facts), provider: null, place};
    const name = this.nameOf(most.part);
    const provider = most.part.id === 'other' ? null : {id: most.part.id, name};
    return {text: t('summary.spikeBy', {...facts, share: most.share, name}), provider, place};
  }

  #number(place: number): number | null {
    const amount = this.#amountAt(place);
    return amount ? toNumber(amount) : null;
  }

  #mostAt(place: number): {part: Part; share: string} | null {
    const whole = this.#amountAt(place);
    const present = this.parts.filter(({id, amounts}) => id !== 'total' && amounts.get(place));
    const at = ({amounts}: Part) => amounts.get(place) ?? ZERO;
    const [part] = [...present].sort((a, b) => compareDecimals(at(b), at(a)));
    if (!part || !whole) return null;
    const [amount = 0n, all = 0n] = commonUnits([at(part), whole]);
    return {part, share: formatShare(shares([amount, all - amount], 0)[0] ?? null, this.#context.locale, 0, amount)};
  }

  #amountAt(place: number): Decimal | null | undefined {
    const point = this.places[place]?.point;
    return point ? amountOf(point, this.#metric) : undefined;
  }

  #isKnown(place: number): boolean {
    return this.#amountAt(place) !== undefined;
  }

  #day({start}: Place, style: 'axis' | 'table'): string {
    const {timeZone, locale} = this.#context;
    return formatBucket(start, intervalOf(this.#summary), this.#summary.period?.timeZone ?? timeZone, locale, style);
  }

  #bucketLabel(place: Place, style: 'axis' | 'table'): string {
    const label = this.#day(place, style);
    return place.point?.complete === false && style === 'table' ? this.#context.t('summary.partialLabel', {label}) : label;
  }
}

function legendOf(trend: Trend, {locale}: SummaryContext): readonly LegendRow[] {
  const units = commonUnits(trend.parts.map(({total}) => total ?? ZERO));
  const parts = shares(units);
  return trend.parts.map((part, index) => ({
    color: part.color,
    label: trend.nameOf(part),
    value: trend.total(part),
    share: formatShare(part.total === null ? null : parts[index] ?? null, locale, 1, units[index]),
  }));
}

function tableOf(trend: Trend, caption: string, timeLabel: string, total: string, metricLabel: string): DataTable {
  const parts = isWhole(trend) ? [] : trend.parts;
  const rows = trend.labels.map((header, place): DataTableRow => (
    {header, cells: [...parts.map((part) => trend.cell(part, place)), trend.whole(place)]}
  ));
  const amounts = [...parts.map((part) => trend.nameOf(part)), parts.length === 0 ? metricLabel : total];
  return {caption, columns: [{label: timeLabel}, ...amounts.map((label) => ({label, align: 'end' as const}))], rows};
}

function isWhole({parts}: Trend): boolean {
  return parts.length === 1 && parts[0]?.id === 'total';
}

function modelOf(trend: Trend, metric: Metric, marked: number | undefined): TrendModel {
  return {
    buckets: trend.places.map((place, index) => ({
      key: place.start,
      label: trend.labels[index] ?? '',
      shortLabel: trend.shortLabel(place),
      complete: place.point?.complete ?? true,
      marked: index === marked,
    })),
    series: trend.parts.map((part) => ({
      key: part.id,
      label: trend.nameOf(part),
      color: part.color,
      values: trend.places.map((_, place) => trend.value(part, place)),
    })),
    formatTick: (value) => trend.tick(value),
    ...(metric === 'cost' ? {} : {minStep: 1}),
  };
}

function tooltipOf(trend: Trend, place: number, totalLabel: string): TooltipContent {
  const present = trend.parts.filter(({amounts}) => amounts.has(place) && amounts.get(place)?.units !== 0n);
  const rows = present.map((part) => ({label: trend.nameOf(part), value: trend.cell(part, place), color: part.color}));
  const title = trend.labels[place] ?? '';
  const footer = {label: totalLabel, value: trend.whole(place)};
  return isWhole(trend) ? {title, rows: [], footer} : {title, rows, footer};
}

/** Turns the series into a trend by one measure; null where there is no series. */
export function trendView(summary: UsageSummary, metric: Metric, context: SummaryContext): TrendView | null {
  if (summary.series.length === 0) return null;
  const {t} = context;
  const trend = new Trend(summary, metric, context);
  const interval = intervalOf(summary);
  const names = {metric: t(`metric.${metric}`), interval: t(`summary.interval.${interval}`)};
  const heading = t('summary.trendShort', names);
  const period = periodText(summary, context);
  const caption = period === null ? heading : t('summary.trend', {...names, period});
  const legend = isWhole(trend) ? [] : legendOf(trend, context);
  const spike = trend.spike();
  const sentences = [trend.peak(), trend.running(), trend.excess()].filter((sentence) => sentence !== null);
  const parts = legend.map(({label, share}) => t('breakdown.sentence', {name: label, share})).join(', ');
  const split = parts && t('breakdown.summary', {metric: names.metric, group: t('breakdown.group.provider'), parts});
  return {
    metric,
    heading,
    description: [`${caption}.`, ...sentences, spike === null ? '' : `${spike.text}.`, split].filter((sentence) => sentence !== '').join(' '),
    sentences,
    legend,
    table: tableOf(trend, caption, t(`summary.time.${interval}`), t('common.total'), names.metric),
    spike,
    model: modelOf(trend, metric, spike?.place),
    tooltip: (place) => tooltipOf(trend, place, t('common.total')),
  };
}
