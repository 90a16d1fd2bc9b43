/** Where things are in a picture, computed from its option. Pure. */

import type {ChartOption} from './echarts.js';
import {type ChartSize} from './options/drawing.js';

/** A place as pixels, or as values along the axes that the chart has to convert. */
export interface Anchor {
  at: [number, number];
  isValue: boolean;
}

interface AnySeries {
  type?: string;
  clockwise?: boolean;
  radius?: unknown;
  data?: unknown;
}

function seriesOf(option: ChartOption): AnySeries[] {
  const {series} = option;
  return (Array.isArray(series) ? series : series ? [series] : []) as AnySeries[];
}

function axisType(axis: unknown): unknown {
  const first: unknown = Array.isArray(axis) ? axis[0] : axis;
  return typeof first === 'object' && first !== null && 'type' in first ? first.type : undefined;
}

/** The axis along which rows or columns stand, null for a ring. */
export function categoryAxis(option: ChartOption): 'x' | 'y' | null {
  if (axisType(option.xAxis) === 'category') return 'x';
  return axisType(option.yAxis) === 'category' ? 'y' : null;
}

/** How many slices, rows or columns there are. */
export function placeCount(option: ChartOption): number {
  return Math.max(0, ...seriesOf(option).map((series) => amounts(series).length));
}

/** How many columns stand side by side. */
export function columnCount(option: ChartOption): number {
  return categoryAxis(option) === 'x' ? placeCount(option) : 0;
}

/** Options of one kind merge into each other; between kinds a chart starts anew. */
export function kindOf(option: ChartOption): string {
  return `${seriesOf(option)[0]?.type ?? 'none'} ${categoryAxis(option) ?? ''}`;
}

function amountOf(item: unknown): number {
  const value: unknown = typeof item === 'object' && item !== null && 'value' in item ? item.value : item;
  return typeof value === 'number' ? value : 0;
}

function amounts({data}: AnySeries): number[] {
  return Array.isArray(data) ? data.map(amountOf) : [];
}

function ringAnchor(series: AnySeries, {width, height}: ChartSize, dataIndex: number): Anchor | null {
  const values = amounts(series);
  const value = values[dataIndex] ?? 0;
  const total = values.reduce((sum, each) => sum + each, 0);
  if (value === 0 || total === 0) return null;
  const before = values.slice(0, dataIndex).reduce((sum, each) => sum + each, 0);
  const turn = (before + value / 2) / total * 2 * Math.PI * (series.clockwise === false ? -1 : 1);
  const [inner, outer] = Array.isArray(series.radius) ? series.radius.map(each => Number.parseFloat(String(each))) : [];
  const radius = Math.min(width, height) / 2 * ((inner ?? 0) + (outer ?? 100)) / 200;
  return {at: [width / 2 + radius * Math.sin(turn), height / 2 - radius * Math.cos(turn)], isValue: false};
}

function stackAnchor(option: ChartOption, seriesIndex: number | null, dataIndex: number): Anchor {
  const values = seriesOf(option).map(series => amounts(series)[dataIndex] ?? 0);
  const upTo = seriesIndex === null ? values : values.slice(0, seriesIndex);
  const below = upTo.reduce((sum, each) => sum + each, 0);
  const level = seriesIndex === null ? below : below + (values[seriesIndex] ?? 0) / 2;
  return {at: categoryAxis(option) === 'x' ? [dataIndex, level] : [level, dataIndex], isValue: true};
}

/**
 * The middle of one segment or slice, or with `seriesIndex` null the end of the stack at `dataIndex`. Null for a
 * slice that is not drawn.
 */
export function anchorOf(
  option: ChartOption, size: ChartSize, seriesIndex: number | null, dataIndex: number,
): Anchor | null {
  const first = seriesOf(option)[0];
  if (first === undefined) return null;
  if (categoryAxis(option) === null) return ringAnchor(first, size, dataIndex);
  return stackAnchor(option, seriesIndex, dataIndex);
}
