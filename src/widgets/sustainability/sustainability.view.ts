import type {ViewContext} from '../../base/view-context.js';
import type {Estimate} from '../../contract/sustainability-estimate.js';
import type {Coverage, Equivalent, Factor, Method, SustainabilityMetrics} from '../../contract/sustainability-model.js';
import {formatDays, formatInstant} from '../../format/dates.js';
import {formatShare} from '../../format/numbers.js';
import type {MessageKey} from '../../i18n/en.js';
import type {MessageParams} from '../../i18n/translator.js';
import {estimateText, type EstimateText} from '../../format/estimate.js';

/** The impacts the card can show, in the order of their weight. */
export const IMPACTS = ['co2e', 'energy', 'water'] as const;
/** An impact of the card. */
export type ShownImpact = (typeof IMPACTS)[number];

/** What the views of the footprint need to know. */
export interface FootprintContext extends ViewContext {
  /** Which impacts are shown. */
  readonly impacts: readonly ShownImpact[];
  /** Whether the page's filters are set, which the footprint does not follow. */
  readonly isFiltered: boolean;
}

/** One impact as text: never the middle alone. */
export interface ImpactView {
  readonly impact: ShownImpact;
  readonly label: string;
  /** "≈ 200 g CO₂e". */
  readonly central: string;
  /** "estimated range 160–250 g", or why there is none. */
  readonly range: string;
  /** "(0.37–0.61)", for a line. */
  readonly short: string;
}

/** An everyday amount, "about 1.4 km of driving a petrol or diesel car (1.1–1.8 km)". */
export type ScaleLine = string;

/** The head of the footprint as text. */
export interface FootprintView {
  /** Null where no model is known to the method: then nothing is estimated. */
  readonly headline: ImpactView | null;
  readonly lines: readonly ImpactView[];
  /** "Estimate · EcoLogits 0.11.2 · 2025 grid data". */
  readonly chip: string;
  readonly period: string | null;
  readonly scale: readonly ScaleLine[];
  /** How much is covered; null where all is. */
  readonly coverage: string | null;
  readonly notes: readonly string[];
  /** All of it in one sentence. */
  readonly summary: string;
}

const STALE_MS = 48 * 3_600_000;

/** The impacts a list of words names; nothing named means all. `unknown` are words that are none. */
export function impactsOf(text: string | undefined): {impacts: readonly ShownImpact[]; unknown: readonly string[]} {
  const words = (text ?? '').split(',').map((word) => word.trim()).filter((word) => word !== '');
  const known = IMPACTS.filter((impact) => words.includes(impact));
  const unknown = words.filter((word) => !IMPACTS.some((impact) => impact === word));
  return {impacts: known.length === 0 ? IMPACTS : known, unknown};
}

/** Whether nothing was used in the period. */
export function isEmpty({coverage, totals, byModel}: SustainabilityMetrics): boolean {
  if (coverage !== undefined) return coverage.outputTokens === 0n && (coverage.requests ?? 0n) === 0n && totals.co2e.max === 0;
  return totals.co2e.max === 0 && byModel.every(({outputTokens}) => outputTokens === 0n);
}

/** Whether there was usage and none of it could be estimated. */
export function isUnestimated({coverage}: SustainabilityMetrics): boolean {
  return coverage !== undefined && coverage.outputTokens > 0n && coverage.estimatedOutputTokens === 0n;
}

/** Whether no range was sent, which is said in other words than that none is published. */
export type RangeSource = Pick<SustainabilityMetrics, 'rangeSupplied'>;

/** "estimated range 160–250 g", or why there is none. */
export function rangeSentence(text: EstimateText, {rangeSupplied}: RangeSource, {t}: Pick<ViewContext, 't'>): string {
  if (!rangeSupplied) return t('sustainability.noRange');
  if (text.below !== null) return t('sustainability.rangeBelow', {limit: text.below});
  if (text.span === null) return t('sustainability.noPublishedRange');
  // The unit belongs to the upper bound.
  return t('sustainability.range', {min: text.min, max: text.span.slice(text.min.length + 1)});
}

/** "160–250 g", or in few words why there is no range; for places behind a figure. */
export function rangeWords(text: EstimateText, {rangeSupplied}: RangeSource, {t}: Pick<ViewContext, 't'>): string {
  if (!rangeSupplied) return t('sustainability.noRangeShort');
  if (text.below !== null) return `< ${text.below}`;
  return text.span ?? t('sustainability.noPublishedRangeShort');
}

/** What an impact is counted as behind its figure: grams of what. */
export function withSubstance(text: string, impact: ShownImpact): string {
  return impact === 'co2e' ? `${text} CO₂e` : text;
}

function impactView(impact: ShownImpact, estimate: Estimate, source: RangeSource, context: FootprintContext): ImpactView {
  const {t, locale} = context;
  const text = estimateText(estimate, locale);
  const words = source.rangeSupplied && text.bounds !== null ? text.bounds : rangeWords(text, source, context);
  return {
    impact,
    label: t(`sustainability.${impact}`),
    central: withSubstance(text.approx, impact),
    range: rangeSentence(text, source, context),
    short: `(${words})`,
  };
}

function impactViews(metrics: SustainabilityMetrics, context: FootprintContext): readonly ImpactView[] {
  return context.impacts.flatMap((impact) => {
    const estimate = metrics.totals[impact];
    return estimate === undefined ? [] : [impactView(impact, estimate, metrics, context)];
  });
}

/** "EcoLogits 0.11.2": the version is named once. */
export function methodName({label, version}: Method): string {
  return version === undefined || label.includes(version) ? label : `${label} ${version}`;
}

function gridYears(factors: readonly Factor[]): string | null {
  const years = factors.filter(({id}) => id.startsWith('grid.')).map(({dataYear}) => dataYear).filter((year) => year !== undefined);
  if (years.length === 0) return null;
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first}–${last}`;
}

function chipText({method, factors}: SustainabilityMetrics, {t}: ViewContext): string {
  const years = gridYears(factors);
  const parts = [method && methodName(method), years && t('sustainability.gridYear', {year: years})].filter(Boolean);
  return parts.length === 0 ? t('common.estimate') : t('sustainability.method', {method: parts.join(' · ')});
}

const SYMBOLS: Readonly<Record<Equivalent['id'], string>> = {
  car_km: 'km', streaming_h: 'h', led_h: 'h', phone_charge: '', water_glass: '',
};

function scaleLine(equivalent: Equivalent, source: RangeSource, context: FootprintContext): ScaleLine {
  const {id} = equivalent;
  const text = estimateText({...equivalent, unit: SYMBOLS[id]}, context.locale);
  return context.t(`sustainability.scale.${id}`, {x: text.central, range: rangeWords(text, source, context)});
}

function scaleLines(metrics: SustainabilityMetrics, context: FootprintContext): readonly ScaleLine[] {
  const isShown = ({of}: Equivalent) => of === undefined || context.impacts.some((impact) => impact === of);
  return metrics.equivalents.filter((each) => isShown(each) && each.max > 0).map((each) => scaleLine(each, metrics, context));
}

const SHARE_DIGITS = 1000n;

/** A share that is not complete never reads as 100 %. */
function coveredShare({outputTokens, estimatedOutputTokens}: Coverage, locale: string): string {
  const permille = (estimatedOutputTokens * SHARE_DIGITS) / outputTokens;
  const isWhole = permille % 10n === 0n;
  return formatShare(isWhole ? permille / 10n : permille, locale, isWhole ? 0 : 1, estimatedOutputTokens);
}

/** "98% of answer tokens are covered by the estimate; 1 model not covered", or null where all is covered. */
export function coverageText({coverage}: SustainabilityMetrics, {t, locale}: ViewContext): string | null {
  if (coverage === undefined || coverage.outputTokens === coverage.estimatedOutputTokens) return null;
  const sentence = t('sustainability.coverage', {percent: coveredShare(coverage, locale)});
  const models = coverage.notEstimated.length;
  return models === 0 ? `${sentence}.` : `${sentence}; ${t('sustainability.notCovered', {count: models})}.`;
}

/** The days of the answer in words, or null where it names none. */
export function periodText({range}: SustainabilityMetrics, {locale}: Pick<ViewContext, 'locale'>): string | null {
  return range?.from === undefined || range.to === undefined ? null : formatDays(range.from, range.to, locale);
}

function staleText({generatedAt}: SustainabilityMetrics, {t, now, timeZone, locale}: ViewContext): string | null {
  if (generatedAt === undefined || now.getTime() - Date.parse(generatedAt) <= STALE_MS) return null;
  return t('sustainability.asOf', {time: formatInstant(generatedAt, timeZone, locale, 'dateTime')});
}

function notesOf(metrics: SustainabilityMetrics, context: FootprintContext): readonly string[] {
  const {t} = context;
  return [
    staleText(metrics, context),
    context.isFiltered ? t('sustainability.unfiltered') : null,
    isUnestimated(metrics) ? t('sustainability.notEstimatedSentence') : null,
  ].filter((note) => note !== null);
}

function summaryText(headline: ImpactView | undefined, period: string | null, {t}: ViewContext): string {
  if (headline === undefined) return t('sustainability.notEstimated');
  const value = headline.central.replace(/^≈\s*/, '');
  const parts = {value, range: headline.range.replace(/\.$/, '')};
  return period === null ? t('sustainability.summaryNoPeriod', parts) : t('sustainability.summary', {...parts, period});
}

/** Turns an answer into the texts of the footprint's head. */
export function footprintView(metrics: SustainabilityMetrics, context: FootprintContext): FootprintView {
  const [headline, ...lines] = isUnestimated(metrics) ? [] : impactViews(metrics, context);
  const period = periodText(metrics, context);
  return {
    headline: headline ?? null,
    lines,
    chip: chipText(metrics, context),
    period,
    scale: isUnestimated(metrics) ? [] : scaleLines(metrics, context),
    coverage: coverageText(metrics, context),
    notes: notesOf(metrics, context),
    summary: summaryText(headline, period, context),
  };
}

/** What the server has a word of its own for, and the widget texts. */
type Family = 'reason' | 'included' | 'excluded' | 'factor';

/** A text of a family by the server's own word for it, or that word where there is none. */
export function wordFor(family: Family, id: string, fallback: string, {t}: Pick<ViewContext, 't'>, params?: MessageParams): string {
  const key = `sustainability.${family}.${id}`;
  const isKnown = /^[a-z_.-]+$/.test(id);
  const text = isKnown ? t(key as MessageKey, params) : key;
  return text === key ? fallback : text;
}
