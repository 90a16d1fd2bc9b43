import {amountOf, amountPhrase, atLeastText, currencyOf, isMixed, type Figures} from '../../base/amounts.js';
import {moneyText, type ViewContext} from '../../base/view-context.js';
import {datesOf, isRangePreset, type Range} from '../../contract/range.js';
import type {UsageSummary} from '../../contract/summary.js';
import {formatDays} from '../../format/dates.js';
import {addDecimals, compareDecimals, decimalOf, parseDecimal, type Decimal} from '../../format/decimal.js';
import {formatShare, formatTokens, shares} from '../../format/numbers.js';
import {formatPeriod, formatZone} from '../../format/range-label.js';
import {METRICS, type Metric} from '../../store/usage-store.js';
import {averageCost, averageText, changeOf, type Change} from './usage-summary.amounts.js';

/** What the summary can tell. */
export const FIGURES = ['tokens', 'cost', 'requests', 'average'] as const;
/** One of the totals. */
export type Figure = (typeof FIGURES)[number];

/** One total on screen. */
export interface Tile {
  readonly figure: Figure;
  readonly label: string;
  readonly value: string;
  /** Says more of the value, or null. */
  readonly hint: string | null;
  readonly change: Change | null;
}

/** One class of tokens. */
export interface TokenClass {
  readonly label: string;
  readonly value: string;
  /** "22.0% of Input", or the share of all tokens. */
  readonly share: string;
  /** Whether it is a part of the class before it. */
  readonly isPart: boolean;
}

/** The totals as text. */
export interface SummaryView {
  /** The days the figures are of, with the zone; null when nothing says so. */
  readonly period: string | null;
  /** "Compared with the previous 30 days", or null. */
  readonly comparison: string | null;
  readonly tiles: readonly Tile[];
  readonly classes: readonly TokenClass[];
  /** What has to be said of the figures. */
  readonly notes: readonly string[];
}

/** What the view needs to know of its surroundings. */
export interface SummaryContext extends ViewContext {
  /** The range the answer is of, null when the page handed it over. */
  readonly range: Range | null;
  /** The totals wished for, in that order. */
  readonly figures: readonly Figure[];
}

/** The wished totals that exist, and the words that are none. */
export function figuresOf(text: string | undefined): {figures: readonly Figure[]; unknown: readonly string[]} {
  const words = (text ?? '').split(',').map((word) => word.trim()).filter((word) => word !== '');
  const isFigure = (word: string): word is Figure => (FIGURES as readonly string[]).includes(word);
  if (words.length === 0) return {figures: FIGURES, unknown: []};
  return {figures: [...new Set(words.filter(isFigure))], unknown: words.filter((word) => !isFigure(word))};
}

/** Whether there is no usage at all. */
export function isUnused({totalTokens, cost, requests = 0n, series}: UsageSummary): boolean {
  const isFree = cost === null || /^-?0*\.?0*$/.test(cost.amount);
  return totalTokens === 0n && requests === 0n && isFree && series.every((point) => point.totalTokens === 0n);
}

/** The days figures are of: as the answer says, else as it was asked for. */
export function summaryPeriod({period}: Pick<UsageSummary, 'period'>, {t, locale, range}: SummaryContext): string | null {
  if (period !== undefined) return formatPeriod(period, locale);
  return range === null ? null : rangeText(range, {t, locale});
}

/** A range in words: "Last 30 days", or its dates. */
export function rangeText(range: Range, {t, locale}: Pick<ViewContext, 't' | 'locale'>): string {
  if (isRangePreset(range)) return t(`range.${range}`);
  const [first, last] = datesOf(range) ?? [];
  return first === undefined || last === undefined ? range : formatDays(first, last, locale);
}

function periodWithZone(summary: UsageSummary, context: SummaryContext): string | null {
  const days = summaryPeriod(summary, context);
  const {period} = summary;
  return period === undefined ? days : `${days} · ${formatZone(period.timeZone, period.to, context.locale)}`;
}

function previousWord({range, t}: SummaryContext): string {
  return t(range !== null && isRangePreset(range) ? `summary.period.${range}` : 'summary.period.custom');
}

function isLowerBound({unpricedTokens = 0n}: UsageSummary): boolean {
  return unpricedTokens > 0n;
}

/** Cost as it is known: "≥ €12.35" while some usage has no price. */
function costTile(summary: UsageSummary, context: SummaryContext): Pick<Tile, 'value' | 'hint'> {
  const {cost} = summary;
  const {t} = context;
  if (cost === null) return {value: t('common.unpriced'), hint: t('common.unpricedHint')};
  const amount = moneyText(cost, context);
  const exact = parseDecimal(cost.amount);
  if (!isLowerBound(summary) || exact === null) return {value: amount, hint: null};
  return {value: atLeastText(exact, cost.currency, context), hint: t('common.atLeastHint', {amount})};
}

function averageTile(summary: UsageSummary, context: SummaryContext): Pick<Tile, 'value' | 'hint'> | null {
  const average = averageCost(summary);
  if (average === null) return null;
  const amount = averageText(average, currencyOf([summary]), context);
  if (!isLowerBound(summary)) return {value: amount, hint: null};
  return {value: context.t('common.atLeast', {amount}), hint: context.t('common.atLeastHint', {amount})};
}

const LABELS = {
  tokens: 'summary.totalTokens', cost: 'summary.totalCost', requests: 'summary.requests', average: 'summary.averageCost',
} as const;

function valueOf(figure: Figure, summary: UsageSummary, context: SummaryContext): Pick<Tile, 'value' | 'hint'> | null {
  const {locale} = context;
  if (figure === 'tokens') return {value: formatTokens(summary.totalTokens, locale), hint: null};
  if (figure === 'cost') return costTile(summary, context);
  if (figure === 'requests') {
    return summary.requests === undefined ? null : {value: formatTokens(summary.requests, locale), hint: null};
  }
  return averageTile(summary, context);
}

/** A cost that is only a lower bound, or in another currency, cannot be compared. */
function isComparable(figure: Figure, summary: UsageSummary, previous: Figures): boolean {
  if (figure !== 'cost' && figure !== 'average') return true;
  return !isLowerBound(summary) && !isMixed([summary, previous]);
}

function exactOf(figure: Figure, figures: Figures): Decimal | null | undefined {
  return figure === 'average' ? averageCost(figures) : amountOf(figures, figure);
}

function tileOf(figure: Figure, summary: UsageSummary, context: SummaryContext): Tile | null {
  const shown = valueOf(figure, summary, context);
  if (shown === null) return null;
  const {previous = {}} = summary;
  const change = isComparable(figure, summary, previous)
    ? changeOf(exactOf(figure, summary), exactOf(figure, previous), previousWord(context), context)
    : null;
  return {figure, label: context.t(LABELS[figure]), ...shown, change};
}

function shareText(part: bigint, whole: bigint, {locale}: ViewContext): string {
  return formatShare(shares([part, whole - part])[0] ?? null, locale, 1, part);
}

function partOf(
  part: bigint | undefined, whole: bigint, names: readonly [string, string], context: ViewContext,
): TokenClass[] {
  if (part === undefined) return [];
  const [label, wholeName] = names;
  const share = context.t('summary.partsOf', {part: shareText(part, whole, context), whole: wholeName});
  return [{label, value: formatTokens(part, context.locale), share, isPart: true}];
}

/** Tokens by class: what was sent and answered, and what of it was cached or reasoning. */
export function tokenClasses(summary: UsageSummary, context: ViewContext): readonly TokenClass[] {
  const {inputTokens, outputTokens, cachedInputTokens, reasoningTokens} = summary;
  if (inputTokens === undefined || outputTokens === undefined) return [];
  const {t, locale} = context;
  const all = inputTokens + outputTokens;
  const [input, output] = [t('summary.input'), t('summary.output')];
  const main = (label: string, value: bigint): TokenClass => ({
    label, value: formatTokens(value, locale), share: shareText(value, all, context), isPart: false,
  });
  return [
    main(input, inputTokens),
    ...partOf(cachedInputTokens, inputTokens, [t('summary.cached'), input], context),
    main(output, outputTokens),
    ...partOf(reasoningTokens, outputTokens, [t('summary.reasoning'), output], context),
  ];
}

const NOTHING: Decimal = {units: 0n, scale: 0};

/** The sum of one figure over the series; undefined where a bucket does not tell it. */
function seriesSum({series}: UsageSummary, metric: Metric): Decimal | undefined {
  const amounts = series.map((point) => amountOf(point, metric));
  if (series.length === 0 || amounts.some((amount) => amount === undefined)) return undefined;
  return amounts.reduce<Decimal>((sum, amount) => (amount ? addDecimals(sum, amount) : sum), NOTHING);
}

function difference(
  sum: Decimal | undefined, metric: Metric, summary: UsageSummary, context: ViewContext,
): string[] {
  const total = amountOf(summary, metric);
  if (!sum || !total || compareDecimals(sum, total) === 0) return [];
  const currency = currencyOf([summary, ...summary.series]);
  const [parts, whole] = [sum, total].map((amount) => amountPhrase(amount, metric, currency, context, 'exact'));
  return [context.t('common.doesNotAddUp', {sum: parts ?? '', total: whole ?? ''})];
}

/** Totals that are not the sum of their parts, in words. */
export function sumNotes(summary: UsageSummary, context: ViewContext): readonly string[] {
  const {inputTokens, outputTokens, series} = summary;
  const classes = inputTokens === undefined || outputTokens === undefined ? undefined : decimalOf(inputTokens + outputTokens);
  const metrics = METRICS.filter((metric) => metric !== 'cost' || !isMixed([summary, ...series]));
  const notes = metrics.flatMap((metric) => difference(seriesSum(summary, metric), metric, summary, context));
  return [...new Set([...difference(classes, 'tokens', summary, context), ...notes])];
}

function notesOf(summary: UsageSummary, context: SummaryContext): readonly string[] {
  const {unpricedTokens = 0n} = summary;
  const isPartly = unpricedTokens > 0n && summary.cost !== null;
  const unpriced = isPartly ? [context.t('common.partlyUnpriced', {count: unpricedTokens})] : [];
  const mixed = isMixed([summary, ...summary.series]) ? [context.t('common.mixedCurrencies')] : [];
  return [...unpriced, ...mixed, ...sumNotes(summary, context)];
}

/** Turns a summary into the texts of the card. */
export function summaryView(summary: UsageSummary, context: SummaryContext): SummaryView {
  const tiles = context.figures.flatMap((figure) => tileOf(figure, summary, context) ?? []);
  const isCompared = tiles.some(({change}) => change !== null);
  return {
    period: periodWithZone(summary, context),
    comparison: isCompared ? context.t('summary.comparedWith', {period: previousWord(context)}) : null,
    tiles,
    classes: tokenClasses(summary, context),
    notes: notesOf(summary, context),
  };
}
