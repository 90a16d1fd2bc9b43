import type {DataTable, DataTableRow} from '../../chart/data-table.js';
import {plainLine} from '../../chart/graphemes.js';
import {UNATTRIBUTED} from '../../contract/primitives.js';
import type {Estimate} from '../../contract/sustainability-estimate.js';
import type {ModelFootprint, NotEstimated, SustainabilityMetrics} from '../../contract/sustainability-model.js';
import {formatTokens, UNKNOWN} from '../../format/numbers.js';
import {estimateText} from '../../format/estimate.js';
import {perThousand} from './sustainability.amounts.js';
import {sumNote} from './sustainability.trend.js';
import {periodText, rangeWords, withSubstance, wordFor, type FootprintContext, type ShownImpact} from './sustainability.view.js';

/** Where an interval lies on the common scale, in per cent of its length. */
export interface IntervalPlace {
  readonly start: number;
  readonly width: number;
  /** Where the middle is. */
  readonly mark: number;
}

/** One model of the picture. */
export interface ModelRow {
  readonly name: string;
  readonly provider: string;
  /** "≈ 98 g", or "Not estimated". */
  readonly value: string;
  /** "(77–120 g)", or why it is not estimated. */
  readonly range: string;
  /** Null where there is no estimate. */
  readonly place: IntervalPlace | null;
}

/** Models side by side: as bars, as a table, and in words. */
export interface ModelsView {
  readonly heading: string;
  readonly rows: readonly ModelRow[];
  readonly sentences: readonly string[];
  readonly table: DataTable;
}

/** More models than this stand in the table only. */
export const MAX_MODELS = 8;

function providerName(provider: string, {t}: FootprintContext): string {
  return provider === UNATTRIBUTED ? t('common.unattributed') : provider;
}

/** Where an estimate lies on a scale that ends at `peak`. */
export function intervalPlace({min, central, max}: Estimate, peak: number): IntervalPlace {
  const percent = (value: number) => (peak > 0 ? Math.min(100, (value / peak) * 100) : 0);
  return {start: percent(min), width: percent(max) - percent(min), mark: percent(central)};
}

/** The impact models are compared by: the first shown one they have. */
function impactOf({byModel}: SustainabilityMetrics, {impacts}: FootprintContext): ShownImpact | undefined {
  return impacts.find((impact) => byModel.some((model) => model[impact]));
}

/** Models by the middle of their estimate, the largest first. */
function ranked({byModel}: SustainabilityMetrics, impact: ShownImpact): readonly ModelFootprint[] {
  return [...byModel].sort((a, b) => (b[impact]?.central ?? 0) - (a[impact]?.central ?? 0));
}

function modelRow(model: ModelFootprint, impact: ShownImpact, peak: number, metrics: SustainabilityMetrics, context: FootprintContext): ModelRow {
  const estimate = model[impact];
  const names = {name: model.model || context.t('common.unknown'), provider: providerName(model.provider, context)};
  if (estimate === undefined) return {...names, value: context.t('sustainability.notEstimated'), range: '', place: null};
  const text = estimateText(estimate, context.locale);
  const range = `(${rangeWords(text, metrics, context)})`;
  return {...names, value: text.approx, range, place: intervalPlace(estimate, peak)};
}

function reasonOf({reason}: NotEstimated, context: FootprintContext): string {
  return wordFor('reason', reason, reason, context);
}

function unknownRow(each: NotEstimated, context: FootprintContext): ModelRow {
  const {model, provider} = each;
  const {t} = context;
  const range = `(${reasonOf(each, context)})`;
  return {name: model || t('common.unknown'), provider: providerName(provider, context), value: t('sustainability.notEstimated'), range, place: null};
}

function told(estimate: Estimate | null | undefined, metrics: SustainabilityMetrics, context: FootprintContext, scale?: string): string {
  if (!estimate) return UNKNOWN;
  const text = estimateText(estimate, context.locale, scale);
  return `${text.approx} (${rangeWords(text, metrics, context)})`;
}

function tableRow(model: ModelFootprint, metrics: SustainabilityMetrics, context: FootprintContext): DataTableRow {
  const {impacts, locale, t} = context;
  const figures = impacts.map((impact) => told(model[impact], metrics, context));
  const each = perThousand(model.co2e, model.outputTokens);
  const intensity = impacts.includes('co2e') ? [told(each, metrics, context, 'smallKgCO2e')] : [];
  return {
    header: model.model || t('common.unknown'),
    cells: [providerName(model.provider, context), formatTokens(model.outputTokens, locale), ...figures, ...intensity, model.zone ?? UNKNOWN],
  };
}

function unknownTableRow(each: NotEstimated, context: FootprintContext): DataTableRow {
  const {impacts, t, locale} = context;
  const word = t('sustainability.notEstimated');
  const figures = impacts.map((_, index) => (index === 0 ? `${word} (${reasonOf(each, context)})` : word));
  const intensity = impacts.includes('co2e') ? [word] : [];
  return {
    header: each.model || t('common.unknown'),
    cells: [providerName(each.provider, context), formatTokens(each.outputTokens, locale), ...figures, ...intensity, UNKNOWN],
  };
}

function tableOf(models: readonly ModelFootprint[], metrics: SustainabilityMetrics, caption: string, context: FootprintContext): DataTable {
  const {t, impacts} = context;
  const figures = impacts.map((impact) => (impact === 'co2e' ? t('sustainability.co2eShort') : t(`sustainability.${impact}`)));
  const intensity = impacts.includes('co2e') ? [`${t('sustainability.co2eShort')}, ${t('sustainability.perThousand')}`] : [];
  const labels = [t('sustainability.answerTokens'), ...figures, ...intensity];
  return {
    caption,
    columns: [
      {label: t('sustainability.model')},
      {label: t('sustainability.provider')},
      ...labels.map((label) => ({label, align: 'end' as const})),
      {label: t('sustainability.zone')},
    ],
    rows: [
      ...models.map((model) => tableRow(model, metrics, context)),
      ...(metrics.coverage?.notEstimated ?? []).map((each) => unknownTableRow(each, context)),
    ],
  };
}

function topSentence(row: ModelRow | undefined, impact: ShownImpact, {t}: FootprintContext): string | null {
  if (row?.place == null) return null;
  const value = withSubstance(row.value, impact);
  return t('sustainability.topModel', {name: plainLine(row.name), value, range: row.range.slice(1, -1)});
}

/** Turns the models of an answer into rows; null where there are none. */
export function modelsView(metrics: SustainabilityMetrics, context: FootprintContext): ModelsView | null {
  const {t} = context;
  const impact = impactOf(metrics, context) ?? 'co2e';
  const unknown = metrics.coverage?.notEstimated ?? [];
  if (metrics.byModel.length + unknown.length === 0) return null;
  const models = ranked(metrics, impact);
  const peak = Math.max(0, ...models.map((model) => model[impact]?.max ?? 0));
  const estimated = models.map((model) => modelRow(model, impact, peak, metrics, context));
  const rows = [...estimated.slice(0, MAX_MODELS), ...unknown.slice(0, MAX_MODELS).map((each) => unknownRow(each, context))];
  const hidden = models.length + unknown.length - rows.length;
  const name = impact === 'co2e' ? t('sustainability.co2eShort') : t(`sustainability.${impact}`);
  const heading = t('sustainability.models', {impact: name});
  const period = periodText(metrics, context);
  const sums = sumNote(models.flatMap((model) => model[impact] ?? []), metrics.totals[impact], heading, metrics, context);
  const more = hidden > 0 ? t('sustainability.moreModels', {count: hidden}) : null;
  return {
    heading,
    rows,
    sentences: [topSentence(rows[0], impact, context), more, sums].filter((sentence) => sentence !== null),
    table: tableOf(models, metrics, period === null ? heading : `${heading}, ${period}`, context),
  };
}
