/** Ranked amounts as horizontal bars, each made of segments, with name and value on its line. */

import {estimateWidth, plainLine, truncateToWidth} from '../graphemes.js';
import type {ChartTheme} from '../theme.js';
import {
  type ChartSize, type Drawing, type Slice, baseOption, drawable, drawing, opaqueId, opaqueIndex,
} from './drawing.js';
import {type Layer, amount, countNotDrawn, foldLayers, stackEnds, stackTotals} from './layers.js';

/** Rows past this many stand in the table only. */
export const MAX_ROWS = 50;

/** One bar. */
export interface BarRow {
  key: string;
  label: string;
  /** The row's amount, formatted; shown at the end of the bar. */
  valueLabel: string;
  segments: Slice[];
}

/** The data of the bars, largest first. */
export interface BarsModel {
  rows: BarRow[];
  /** Whether a click does something. */
  interactive?: boolean;
}

const NAME_SHARE = 0.38;
const VALUE_SHARE = 0.4;
const SPACE = 12;
const ROUND = 4;
/** px of the shortest bar, its edges of 1 px included: what is more than nothing is seen. */
const LEAST_LENGTH = 4;
const DEFAULT_SIZE: ChartSize = {width: 480, height: 240};

function layersOf(rows: BarRow[]): Layer[] {
  const layers = new Map<string, Layer>();
  rows.forEach(({segments}, row) => segments.forEach(({key, value, color}) => {
    const layer = layers.get(key) ?? {key, colors: new Array<string>(rows.length).fill(color), values: emptyRow(rows)};
    layer.values[row] = (layer.values[row] ?? 0) + value;
    layer.colors[row] = color;
    layers.set(key, layer);
  }));
  return [...layers.values()];
}

function emptyRow(rows: BarRow[]): (number | null)[] {
  return new Array<number | null>(rows.length).fill(null);
}

/** Bars that would be too short to be seen made just long enough, their segments in proportion. */
function visible(layers: Layer[], rows: number, least: number): Layer[] {
  const totals = stackTotals(layers, rows);
  const factor = (row: number) => {
    const total = totals[row] ?? 0;
    return total > 0 && total < least ? least / total : 1;
  };
  return layers.map((layer) => ({
    ...layer,
    values: layer.values.map((value, row) => amount(value) > 0 ? amount(value) * factor(row) : value),
  }));
}

/** Corner radii, clockwise from the top left: only the outer ends of a bar are round. */
function corners(isStart: boolean, isEnd: boolean, theme: ChartTheme): number[] {
  const [left, right] = theme.direction === 'ltr' ? [isStart, isEnd] : [isEnd, isStart];
  return [left ? ROUND : 0, right ? ROUND : 0, right ? ROUND : 0, left ? ROUND : 0];
}

function segmentSeries(layers: Layer[], theme: ChartTheme, model: BarsModel) {
  const ends = stackEnds(layers, model.rows.length);
  return layers.map(({values, colors}, index) => ({
    type: 'bar' as const,
    id: opaqueId(index),
    stack: 'row',
    barMaxWidth: 16,
    cursor: model.interactive ? 'pointer' : 'default',
    itemStyle: {borderColor: theme.surface, borderWidth: 1},
    data: values.map((value, row) => ({
      value: drawable(value),
      itemStyle: {
        color: theme.paint(colors[row] ?? theme.other),
        borderRadius: corners(ends[row]?.first === index, ends[row]?.last === index, theme),
      },
    })),
  }));
}

/** An invisible last segment that carries the value of the row at the end of its bar. */
function endSeries(texts: string[], theme: ChartTheme) {
  return {
    type: 'bar' as const,
    id: 'end',
    stack: 'row',
    silent: true,
    barMaxWidth: 16,
    data: texts.map(() => 0),
    label: {
      show: true,
      position: theme.direction === 'ltr' ? 'right' as const : 'left' as const,
      distance: 8,
      color: theme.text,
      fontSize: theme.fontSize,
      formatter: ({dataIndex}: {dataIndex: number}) => texts[dataIndex] ?? '',
    },
  };
}

function widest(texts: string[], theme: ChartTheme): number {
  return texts.reduce((most, text) => Math.max(most, estimateWidth(text, theme.fontSize)), 0);
}

function nameAxis(names: string[], width: number, theme: ChartTheme) {
  const isLtr = theme.direction === 'ltr';
  return {
    type: 'category' as const,
    inverse: true,
    position: isLtr ? 'left' as const : 'right' as const,
    data: names.map((_, index) => opaqueId(index)),
    axisLine: {show: false},
    axisTick: {show: false},
    axisLabel: {
      interval: 0,
      margin: width,
      align: isLtr ? 'left' as const : 'right' as const,
      color: theme.text,
      fontSize: theme.fontSize,
      formatter: (id: string | number) => names[opaqueIndex(id)] ?? '',
    },
  };
}

function amountAxis(peak: number, theme: ChartTheme) {
  return {type: 'value' as const, show: false, min: 0, max: peak || 1, inverse: theme.direction === 'rtl'};
}

function columns(rows: BarRow[], size: ChartSize, theme: ChartTheme) {
  const values = rows.map(row => truncateToWidth(row.valueLabel, size.width * VALUE_SHARE, theme.fontSize));
  const wanted = Math.min(widest(rows.map(row => plainLine(row.label.slice(0, 200))), theme), size.width * NAME_SHARE);
  const names = rows.map(row => truncateToWidth(row.label, wanted, theme.fontSize));
  return {names, values, nameWidth: Math.ceil(wanted) + SPACE, valueWidth: Math.ceil(widest(values, theme)) + SPACE};
}

/**
 * The bars as an ECharts option for a box of `size` px. A point's `dataIndex` is the row, its `seriesIndex` the place
 * of the segment's key in `seriesKeys`.
 */
export function barsOption(model: BarsModel, theme: ChartTheme, size: ChartSize = DEFAULT_SIZE): Drawing {
  const rows = model.rows.slice(0, MAX_ROWS);
  const all = layersOf(rows);
  const folded = foldLayers(all, theme.other);
  const peak = Math.max(0, ...stackTotals(folded, rows.length));
  const {names, values, nameWidth, valueWidth} = columns(rows, size, theme);
  const room = Math.max(1, size.width - nameWidth - valueWidth);
  const layers = visible(folded, rows.length, peak * LEAST_LENGTH / room);
  const [start, end] = theme.direction === 'ltr' ? ['left', 'right'] : ['right', 'left'];
  const option = {
    ...baseOption(theme),
    grid: {[start]: nameWidth, [end]: valueWidth, top: 0, bottom: 0, outerBoundsMode: 'none' as const},
    xAxis: amountAxis(peak, theme),
    yAxis: nameAxis(names, nameWidth, theme),
    series: [...segmentSeries(layers, theme, {...model, rows}), endSeries(values, theme)],
  };
  return drawing(option, [names, values], {
    notDrawn: countNotDrawn(all),
    folded: model.rows.length - rows.length,
    seriesKeys: layers.map(({key}) => key),
  });
}
