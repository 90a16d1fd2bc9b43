import type {TooltipContent} from '../../base/tooltip.js';
import type {ViewContext} from '../../base/view-context.js';
import {barsOption, MAX_ROWS, type BarRow, type BarsModel} from '../../chart/options/bars.js';
import {donutOption, MAX_SLICES, type DonutModel} from '../../chart/options/donut.js';
import type {ChartSize, Drawing, Slice} from '../../chart/options/drawing.js';
import {identityColor, OTHER_SLOT, seriesColorVar} from '../../chart/palette.js';
import type {ChartTheme} from '../../chart/theme.js';
import type {Dimension} from '../../contract/breakdown.js';
import {formatShare} from '../../format/numbers.js';
import {figureText, plainNumber} from './figures.view.js';
import {mixOf, shortened} from './providers.view.js';
import type {BreakdownRow, BreakdownView} from './usage-breakdown.view.js';

/** The grey of what has no identity of its own. */
export const GREY: string = seriesColorVar(OTHER_SLOT);
/** Sums of floating point lengths differ by less than this part of the whole. */
const ROUNDING = 1e-9;

/** The colour of a row or part; grey for a gathered rest. */
export function colorOf(kind: Dimension, {id}: Pick<BreakdownRow, 'id'>): string {
  return id === null ? GREY : identityColor(kind, id);
}

/** Rows stand back while others are picked. */
export function isSetBack({id}: Pick<BreakdownRow, 'id'>, picked: ReadonlySet<string>): boolean {
  return picked.size > 0 && (id === null || !picked.has(id));
}

function shade(color: string, isBack: boolean): string {
  return isBack ? `color-mix(in srgb, ${color}, transparent 65%)` : color;
}

/** The colour of a row's slice and swatch: pale while others are picked. */
export function shadeOf(row: BreakdownRow, {by}: BreakdownView, picked: ReadonlySet<string>): string {
  return shade(colorOf(by, row), isSetBack(row, picked));
}

function slice(label: string, value: number, color: string, key: string): Slice {
  return {key, label, value, color};
}

/** The ring. Names stay outside of it: the page shows them. */
export function ringOf(view: BreakdownView, picked: ReadonlySet<string>): DonutModel {
  const slices = view.rows.map((row) =>
    slice('', plainNumber(row.figures, view.metric), shadeOf(row, view, picked), ''),
  );
  return {slices, centerLabel: '', centerValue: '', interactive: true};
}

function mixSlices(
  row: BreakdownRow,
  {metric, providers}: BreakdownView,
  context: Pick<ViewContext, 'currency'>,
): Slice[] {
  const mix = mixOf(row.segments, providers, context);
  const slices = providers.map((part, index) => {
    const figures = mix[index];
    return slice('', figures ? plainNumber(figures, metric) : 0, colorOf('provider', part), String(index));
  });
  const whole = plainNumber(row.figures, metric);
  const unknown = slices.reduce((left, {value}) => left - value, whole);
  return unknown > whole * ROUNDING ? [...slices, slice('', unknown, GREY, '')] : slices;
}

function barSegments(
  row: BreakdownRow,
  view: BreakdownView,
  context: Pick<ViewContext, 'currency'>,
): Slice[] {
  if (view.providers.length > 0) return mixSlices(row, view, context);
  return [slice('', plainNumber(row.figures, view.metric), colorOf(view.by, row), '')];
}

/** The bars, one per row. Names and values stand beside them as text of the page. */
export function barsOf(
  view: BreakdownView,
  picked: ReadonlySet<string>,
  context: Pick<ViewContext, 'currency'>,
): BarsModel {
  const rows = view.rows.slice(0, MAX_ROWS).map((row, index): BarRow => {
    const isBack = isSetBack(row, picked);
    const segments = barSegments(row, view, context).map((each) => ({
      ...each,
      color: shade(each.color, isBack),
    }));
    return {key: String(index), label: '', valueLabel: '', segments};
  });
  return {rows};
}

/** What a picture is made from. */
export interface Scene {
  readonly view: BreakdownView;
  readonly picked: ReadonlySet<string>;
  readonly context: Pick<ViewContext, 'currency'>;
}

/** The picture of a breakdown, null where there is none to draw. */
export function drawBreakdown(scene: Scene, theme: ChartTheme, size: ChartSize): Drawing | null {
  const {view, picked, context} = scene;
  if (view.layout === 'donut') return donutOption(ringOf(view, picked), theme);
  return view.layout === 'bar' ? barsOption(barsOf(view, picked, context), theme, size) : null;
}

/** Where a row is in the picture: all segments of a bar, or a slice; rows past the twelfth share the last slice. */
export function placeOf(
  {layout}: BreakdownView,
  row: number,
): readonly [seriesIndex: number | null, dataIndex: number] {
  return layout === 'donut' ? [0, Math.min(row, MAX_SLICES - 1)] : [null, row];
}

/** The row a slice stands for: the folded last slice stands for the last row. */
export function rowAt({rows}: BreakdownView, dataIndex: number): number {
  return rows.length > MAX_SLICES && dataIndex === MAX_SLICES - 1 ? rows.length - 1 : dataIndex;
}

const LONGEST_TITLE = 120;

/** What is told of a row that is pointed at: its figure and share, and of which providers it is made. */
export function pointedContent(row: BreakdownRow, view: BreakdownView, context: ViewContext): TooltipContent {
  const {t, locale} = context;
  const {metric, providers} = view;
  const mix = mixOf(row.segments, providers, context);
  const parts = providers.flatMap((part, index) => {
    const figures = mix[index];
    if (!figures) return [];
    return [
      {
        label: shortened(part.label),
        value: figureText(figures, metric, context),
        color: colorOf('provider', part),
      },
    ];
  });
  const style = metric === 'co2e' ? 'exact' : 'full';
  const whole = {label: t(`metric.${metric}`), value: figureText(row.figures, metric, context, style)};
  const share = {label: t('breakdown.share'), value: formatShare(row.share, locale, 1, row.amount ?? 0n)};
  const title = shortened(row.label, LONGEST_TITLE);
  return parts.length === 0 ? {title, rows: [whole, share]} : {title, rows: [...parts, share], footer: whole};
}
