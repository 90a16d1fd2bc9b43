/** Amounts over time as stacked columns. */

import {plainLine} from '../graphemes.js';
import type {ChartTheme} from '../theme.js';
import {amountAxis, columnGrid, timeAxis} from './axes.js';
import {type ChartSize, type Drawing, baseOption, drawable, drawing, opaqueId} from './drawing.js';
import {type Layer, countNotDrawn, foldLayers, stackEnds, stackTotals} from './layers.js';

/** Of more buckets than this the latest are drawn. */
export const MAX_BUCKETS = 1000;

/** One column. */
export interface TrendBucket {
  key: string;
  /** The period in full, for the table and the tooltip. */
  label: string;
  /** The period as it stands on the axis. */
  shortLabel: string;
  /** False for a period that is still running: it is hatched. */
  complete: boolean;
  /** Whether a sign stands above it: something is said of it in words. */
  marked?: boolean;
}

/** One colour of the columns. `values` go by bucket; null is "no data" and leaves a gap. */
export interface TrendSeries {
  key: string;
  label: string;
  color: string;
  values: (number | null)[];
}

/** The data of the columns, in the order of time. */
export interface TrendModel {
  buckets: TrendBucket[];
  series: TrendSeries[];
  /** The text of a tick of the amount axis. */
  formatTick(value: number): string;
  /** Smallest distance of two ticks; 1 for what is counted whole. */
  minStep?: number;
  /** Whether a click does something. */
  interactive?: boolean;
}

const ROUND = 4;
const NARROW = 8;
const LABEL_LENGTH = 40;
/** Stands above a column something is said of. */
const MARK = '▼';

function layersOf({series, buckets}: TrendModel, first: number): Layer[] {
  return series.map(({key, color, values}) => ({
    key,
    colors: new Array<string>(buckets.length - first).fill(color),
    values: buckets.slice(first).map((_, index) => values[first + index] ?? null),
  }));
}

/** Stripes of the surface over the colour: lighter, and told apart without colour vision. */
function hatch(theme: ChartTheme) {
  return {symbol: 'rect', color: theme.surface, dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4};
}

function gapStyle(theme: ChartTheme, isNarrow: boolean) {
  return isNarrow ? {} : {borderColor: theme.surface, borderWidth: 1};
}

interface Look {
  theme: ChartTheme;
  isNarrow: boolean;
  open: ReadonlySet<number>;
  marked: number;
}

function mark({theme}: Look) {
  return {show: true, position: 'top' as const, distance: 2, formatter: MARK, color: theme.text, fontSize: 10};
}

function cell(value: number | null, isTop: boolean, place: number, look: Look) {
  const isOpen = look.open.has(place);
  const amount = drawable(value);
  if (!isTop && !isOpen) return amount;
  const round = look.isNarrow ? 1 : ROUND;
  const itemStyle = {
    ...(isTop ? {borderRadius: [round, round, 0, 0]} : {}),
    ...(isOpen ? {decal: hatch(look.theme)} : {}),
  };
  return isTop && place === look.marked ? {value: amount, itemStyle, label: mark(look)} : {value: amount, itemStyle};
}

function columnSeries(layers: Layer[], look: Look, model: TrendModel) {
  const ends = stackEnds(layers, layers[0]?.values.length ?? 0);
  return layers.map(({values, colors}, index) => ({
    type: 'bar' as const,
    id: opaqueId(index),
    stack: 'bucket',
    barMaxWidth: 32,
    barCategoryGap: '20%',
    cursor: model.interactive ? 'pointer' : 'default',
    itemStyle: {color: look.theme.paint(colors[0] ?? look.theme.other), ...gapStyle(look.theme, look.isNarrow)},
    data: values.map((value, place) => cell(value, ends[place]?.last === index, place, look)),
  }));
}

function openPlaces(model: TrendModel, first: number): Set<number> {
  const places = model.buckets.slice(first).map(({complete}, place) => complete ? -1 : place);
  return new Set(places.filter(place => place >= 0));
}

/**
 * The columns as an ECharts option for a box of `size` px. A point's `dataIndex` plus `firstIndex` is the bucket, its
 * `seriesIndex` the place of the series' key in `seriesKeys`.
 */
export function trendOption(
  model: TrendModel, theme: ChartTheme, size: ChartSize = {width: 640, height: 240},
): Drawing {
  const first = Math.max(0, model.buckets.length - MAX_BUCKETS);
  const all = layersOf(model, first);
  const layers = foldLayers(all, theme.other);
  const count = model.buckets.length - first;
  const peak = stackTotals(layers, count).reduce((most, height) => Math.max(most, height), 0);
  const labels = model.buckets.slice(first).map(({shortLabel}) => plainLine(shortLabel.slice(0, LABEL_LENGTH)));
  const marked = model.buckets.slice(first).findIndex((bucket) => bucket.marked);
  const look = {theme, isNarrow: size.width / Math.max(1, count) < NARROW, open: openPlaces(model, first), marked};
  const option = {
    ...baseOption(theme),
    grid: columnGrid({peak, labels, isMarked: marked >= 0, formatTick: model.formatTick}, theme, size),
    xAxis: timeAxis(labels, theme),
    yAxis: amountAxis(peak, model.formatTick, model.minStep ?? 0, theme),
    series: columnSeries(layers, look, model),
  };
  return drawing(option, [labels, model.formatTick(peak), model.formatTick(0)], {
    notDrawn: countNotDrawn(all),
    folded: all.length === layers.length ? 0 : all.length - layers.length + 1,
    seriesKeys: layers.map(({key}) => key),
    firstIndex: first,
  });
}
