/** Estimates over time: for each place a column from the lowest to the highest value, with a mark for the middle. */

import type {ChartTheme} from '../theme.js';
import type {ChartSize, Drawing} from './drawing.js';
import {trendOption} from './trend.js';

/** An estimate with its bounds, `0 ≤ min ≤ central ≤ max`. */
export interface Bounds {
  readonly min: number;
  readonly central: number;
  readonly max: number;
}

/** One column. */
export interface BandPlace {
  key: string;
  /** The period in full. */
  label: string;
  /** The period as it stands on the axis. */
  shortLabel: string;
  /** Null is "no data" and leaves a gap. */
  bounds: Bounds | null;
}

/** The data of the columns, in the order of time. */
export interface BandModel {
  places: BandPlace[];
  /** The text of a tick of the amount axis. */
  formatTick(value: number): string;
}

/** What a column is stacked of: nothing up to the lowest value, the band below the mark, the mark, the band above. */
export const BAND_LAYERS = ['base', 'lower', 'mark', 'upper'] as const;

const MARK_PX = 2;
const AXIS_PX = 27;
const TOP_PX = 8;
const ROUND = 3;

/** The heights of the layers of one column; `thickness` is that of the mark, in units of the amount. */
export function bandLayers({min, central, max}: Bounds, thickness: number): number[] {
  if (max <= 0) return [0, 0, 0, 0];
  const from = Math.max(0, central - thickness / 2);
  const base = Math.min(min, from);
  return [base, from - base, thickness, Math.max(0, max - from - thickness)];
}

function looks(theme: ChartTheme) {
  const band = {color: theme.other, opacity: 0.5};
  return [
    {itemStyle: {color: 'transparent'}, emphasis: {disabled: true}},
    {itemStyle: {...band, borderRadius: [0, 0, ROUND, ROUND]}},
    {itemStyle: {color: theme.text}},
    {itemStyle: {...band, borderRadius: [ROUND, ROUND, 0, 0]}},
  ];
}

/** The columns as an ECharts option for a box of `size` px. A point's `dataIndex` plus `firstIndex` is the place. */
export function bandOption(model: BandModel, theme: ChartTheme, size: ChartSize = {width: 640, height: 240}): Drawing {
  const peak = model.places.reduce((most, {bounds}) => Math.max(most, bounds?.max ?? 0), 0);
  const thickness = (peak * MARK_PX) / Math.max(1, size.height - AXIS_PX - TOP_PX);
  const heights = model.places.map(({bounds}) => bounds && bandLayers(bounds, thickness));
  const drawn = trendOption({
    buckets: model.places.map(({key, label, shortLabel}) => ({key, label, shortLabel, complete: true})),
    series: BAND_LAYERS.map((key, layer) => (
      {key, label: '', color: 'transparent', values: heights.map((each) => each?.[layer] ?? null)}
    )),
    formatTick: model.formatTick,
  }, theme, size);
  const columns = drawn.option.series as {data: (number | string | {value: number | string})[]}[];
  const styles = looks(theme);
  const series = columns.map((column, layer) => ({
    ...column,
    barMaxWidth: 24,
    ...styles[layer],
    data: column.data.map((cell) => (typeof cell === 'object' ? cell.value : cell)),
  }));
  const option = {...drawn.option, series} as Drawing['option'];
  return {...drawn, option, signature: JSON.stringify([drawn.signature, option])};
}
