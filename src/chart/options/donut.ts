/** Shares of a whole as a ring. */

import type {ChartTheme} from '../theme.js';
import {type Drawing, type Slice, NOTHING, baseOption, drawable, drawing, isDrawable, opaqueId} from './drawing.js';

/** More slices than this are drawn together as one grey rest, in the place of the last. */
export const MAX_SLICES = 12;

/** The ring's data. The texts of its middle are shown by the widget, as text of the page. */
export interface DonutModel {
  slices: Slice[];
  /** What the number in the middle is. */
  centerLabel: string;
  /** The number in the middle, formatted. */
  centerValue: string;
  /** Whether a click does something. */
  interactive?: boolean;
}

function sum(slices: readonly Slice[]): number {
  return slices.reduce((total, {value}) => total + (isDrawable(value) ? value : 0), 0);
}

function foldSlices(slices: Slice[], color: string): Slice[] {
  if (slices.length <= MAX_SLICES) return slices;
  const rest = slices.slice(MAX_SLICES - 1);
  return [...slices.slice(0, MAX_SLICES - 1), {key: '', label: '', value: sum(rest), color}];
}

function donutSeries(slices: Slice[], theme: ChartTheme, interactive: boolean) {
  const visible = slices.filter(({value}) => isDrawable(value) && value > 0).length;
  return {
    type: 'pie' as const,
    id: 'donut',
    radius: ['66%', '94%'],
    clockwise: theme.direction === 'ltr',
    label: {show: false},
    labelLine: {show: false},
    cursor: interactive ? 'pointer' : 'default',
    emptyCircleStyle: {color: theme.grid, borderWidth: 0},
    itemStyle: {borderColor: theme.surface, borderWidth: visible > 1 ? 2 : 0, borderRadius: visible > 1 ? 4 : 0},
    emphasis: {scaleSize: 3, focus: 'self' as const},
    blur: {itemStyle: {opacity: 0.4}},
    data: slices.map(({value, color}, index) => {
      const amount = drawable(value);
      return {name: opaqueId(index), value: amount === 0 ? NOTHING : amount, itemStyle: {color: theme.paint(color)}};
    }),
  };
}

/** The ring as an ECharts option. A point's `dataIndex` is the index of the slice. */
export function donutOption(model: DonutModel, theme: ChartTheme): Drawing {
  const slices = foldSlices(model.slices, theme.other);
  const option = {...baseOption(theme), series: [donutSeries(slices, theme, model.interactive ?? false)]};
  return drawing(option, null, {
    notDrawn: model.slices.filter(({value}) => !isDrawable(value)).length,
    folded: model.slices.length > MAX_SLICES ? model.slices.length - MAX_SLICES + 1 : 0,
    seriesKeys: [''],
  });
}
