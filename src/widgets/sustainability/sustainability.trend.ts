import type {TooltipContent} from '../../base/tooltip.js';
import type {DataTable} from '../../chart/data-table.js';
import type {BandModel} from '../../chart/options/band.js';
import type {Estimate} from '../../contract/sustainability-estimate.js';
import type {FootprintPoint, SustainabilityMetrics} from '../../contract/sustainability-model.js';
import {addDays, daysBetween, formatBucket, isLocalDate} from '../../format/dates.js';
import {UNKNOWN} from '../../format/numbers.js';
import {estimateText, type EstimateText} from '../../format/estimate.js';
import {addEstimates, isSameEstimate, tickText} from './sustainability.amounts.js';
import {periodText, rangeWords, withSubstance, type FootprintContext} from './sustainability.view.js';

/** Impacts the course over time has. */
export type TrendImpact = 'co2e' | 'energy';

/** The course over time: the picture, the same as a table, and in words. */
export interface BandView {
  readonly impact: TrendImpact;
  /** "CO₂e per day". */
  readonly heading: string;
  /** What a screen reader hears for the picture. */
  readonly description: string;
  readonly sentences: readonly string[];
  readonly table: DataTable;
  readonly model: BandModel;
  /** What the tooltip says of a place. */
  tooltip(place: number): TooltipContent;
}

interface Place {
  readonly date: string;
  readonly estimate: Estimate | null;
}

const MAX_PLACES = 1000;

/** The impacts that are shown and that points were sent for. */
export function trendImpacts({timeseries}: SustainabilityMetrics, {impacts}: FootprintContext): readonly TrendImpact[] {
  const sent = (['co2e', 'energy'] as const).filter((impact) => timeseries.points.some((point) => point[impact]));
  return sent.filter((impact) => impacts.includes(impact));
}

function daysOf(first: string, last: string, step = 1): string[] {
  const count = Math.min(MAX_PLACES, Math.max(0, Math.floor(daysBetween(first, last) / step) + 1));
  return Array.from({length: count}, (_, index) => addDays(first, index * step));
}

const isFirst = (date: string) => date.endsWith('-01');

/** Steps from the first date to the last one; where those sent do not stand in even steps, only theirs. */
function stepsOf(sent: readonly string[], first: string, last: string, granularity: 'week' | 'month'): readonly string[] {
  const even = granularity === 'week' ? daysOf(first, last, 7) : daysOf(first, last).filter(isFirst);
  return sent.every((date) => even.includes(date)) ? even : sent;
}

function datesOf({range, timeseries: {granularity, points}}: SustainabilityMetrics): readonly string[] {
  const sent = [...new Set(points.map(({date}) => date).filter(isLocalDate))].sort();
  const [first, last] = [sent[0], sent[sent.length - 1]];
  if (first === undefined || last === undefined) return [];
  if (granularity !== 'day') return stepsOf(sent, first, last, granularity);
  const from = range?.from && isLocalDate(range.from) && range.from < first ? range.from : first;
  const to = range?.to && isLocalDate(range.to) && range.to > last ? range.to : last;
  return daysOf(from, to);
}

/** The places on the time axis in order; one nothing was sent for stays a gap. */
function placesOf(metrics: SustainabilityMetrics, impact: TrendImpact): readonly Place[] {
  const points = new Map<string, FootprintPoint>(metrics.timeseries.points.map((point) => [point.date, point]));
  return datesOf(metrics).map((date) => ({date, estimate: points.get(date)?.[impact] ?? null}));
}

/** Builds the texts of one course; all of them from the same places. */
class Course {
  readonly places: readonly Place[];
  readonly labels: readonly string[];
  readonly #metrics: SustainabilityMetrics;
  readonly #impact: TrendImpact;
  readonly #context: FootprintContext;

  constructor(metrics: SustainabilityMetrics, impact: TrendImpact, context: FootprintContext) {
    this.#metrics = metrics;
    this.#impact = impact;
    this.#context = context;
    this.places = placesOf(metrics, impact);
    this.labels = this.places.map(({date}) => this.label(date, 'table'));
  }

  label(date: string, style: 'axis' | 'table'): string {
    const {timeZone, locale} = this.#context;
    return formatBucket(date, this.#metrics.timeseries.granularity, timeZone, locale, style);
  }

  text(estimate: Estimate): EstimateText {
    return estimateText(estimate, this.#context.locale);
  }

  cells(estimate: Estimate | null): readonly string[] {
    if (estimate === null) return [UNKNOWN, UNKNOWN];
    const text = this.text(estimate);
    return [text.approx, estimate.max === 0 ? UNKNOWN : this.words(text)];
  }

  words(text: EstimateText): string {
    return rangeWords(text, this.#metrics, this.#context);
  }

  peak(): string | null {
    const estimates = this.places.flatMap(({estimate}) => (estimate ? [estimate] : []));
    const highest = estimates.reduce<Estimate | null>((best, each) => (each.central > (best?.central ?? 0) ? each : best), null);
    if (highest === null) return null;
    const text = this.text(highest);
    const time = this.labels[this.places.findIndex(({estimate}) => estimate === highest)] ?? '';
    const value = withSubstance(text.approx, this.#impact);
    return this.#context.t('sustainability.trendPeak', {value, range: this.words(text), time});
  }

  /** Says so where the days make another sum than the one sent. */
  mismatch(heading: string): string | null {
    const points = this.#metrics.timeseries.points.flatMap((point) => point[this.#impact] ?? []);
    return sumNote(points, this.#metrics.totals[this.#impact], heading, this.#metrics, this.#context);
  }
}

/** A note where parts make another sum than the total, with the ranges of both; null where they agree. */
export function sumNote(
  parts: readonly Estimate[], total: Estimate | undefined, group: string, metrics: SustainabilityMetrics, context: FootprintContext,
): string | null {
  const sum = addEstimates(parts);
  if (sum === null || total === undefined || isSameEstimate(sum, total)) return null;
  const told = (estimate: Estimate) => {
    const text = estimateText(estimate, context.locale);
    return `${text.approx} (${rangeWords(text, metrics, context)})`;
  };
  return context.t('sustainability.sumDiffers', {group, sum: told(sum), total: told(total)});
}

function tableOf(course: Course, metrics: SustainabilityMetrics, impact: TrendImpact, caption: string, context: FootprintContext): DataTable {
  const {t} = context;
  const total = metrics.totals[impact];
  return {
    caption,
    columns: [
      {label: t(`summary.time.${metrics.timeseries.granularity}`)},
      {label: impact === 'co2e' ? t('sustainability.co2eShort') : t('sustainability.energy'), align: 'end'},
      {label: t('sustainability.rangeColumn'), align: 'end'},
    ],
    rows: course.places.map(({estimate}, place) => ({header: course.labels[place] ?? '', cells: course.cells(estimate)})),
    footer: total && {header: t('common.total'), cells: course.cells(total)},
  };
}

function modelOf(course: Course, unit: string, {locale}: FootprintContext): BandModel {
  const peak = Math.max(0, ...course.places.map(({estimate}) => estimate?.max ?? 0));
  return {
    places: course.places.map(({date, estimate}, index) => (
      {key: date, label: course.labels[index] ?? '', shortLabel: course.label(date, 'axis'), bounds: estimate}
    )),
    formatTick: (value) => tickText(value, peak, unit, locale),
  };
}

function tooltipOf(course: Course, place: number, {t}: FootprintContext): TooltipContent {
  const estimate = course.places[place]?.estimate ?? null;
  const [central = UNKNOWN, range = UNKNOWN] = course.cells(estimate);
  const rows = [{label: t('sustainability.central'), value: central}, {label: t('sustainability.rangeColumn'), value: range}];
  return {title: course.labels[place] ?? '', rows};
}

/** Turns the points into the course of one impact; null where there are none. */
export function bandView(metrics: SustainabilityMetrics, impact: TrendImpact, context: FootprintContext): BandView | null {
  const {t} = context;
  const course = new Course(metrics, impact, context);
  if (course.places.length === 0) return null;
  const short = impact === 'co2e' ? t('sustainability.co2eShort') : t('sustainability.energy');
  const names = {impact: short, interval: t(`summary.interval.${metrics.timeseries.granularity}`)};
  const heading = t('sustainability.trendShort', names);
  const period = periodText(metrics, context);
  const caption = period === null ? heading : t('sustainability.trend', {...names, period});
  const key = t(metrics.method?.central === 'midpoint' ? 'sustainability.bandKeyMidpoint' : 'sustainability.bandKey');
  const sentences = [course.peak(), key, course.mismatch(heading)].filter((sentence) => sentence !== null);
  return {
    impact,
    heading,
    description: [`${caption}.`, ...sentences].join(' '),
    sentences,
    table: tableOf(course, metrics, impact, caption, context),
    model: modelOf(course, impact === 'co2e' ? 'kgCO2e' : 'kWh', context),
    tooltip: (place) => tooltipOf(course, place, context),
  };
}
