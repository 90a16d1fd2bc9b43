/** Stacked amounts per place (row or bucket), one layer per key. */

import {isDrawable} from './drawing.js';

/** More layers than this are drawn together as one grey rest. */
export const MAX_LAYERS = 24;

/** One colour of a stack: its amounts by place; null is "no data" and leaves a gap. */
export interface Layer {
  key: string;
  /** A CSS colour for each place. */
  colors: string[];
  values: (number | null)[];
}

function total(layer: Layer): number {
  return layer.values.reduce<number>((sum, value) => sum + amount(value), 0);
}

/** The amount as far as it is drawn. */
export function amount(value: number | null | undefined): number {
  return value !== null && value !== undefined && isDrawable(value) ? value : 0;
}

function addUp(layers: Layer[], place: number): number | null {
  const values = layers.map(layer => layer.values[place]).filter(value => typeof value === 'number');
  return values.length === 0 ? null : values.reduce((sum, value) => sum + amount(value), 0);
}

/** Keeps the largest layers in their order and adds up the others in a last one with the key ''. */
export function foldLayers(layers: Layer[], color: string): Layer[] {
  if (layers.length <= MAX_LAYERS) return layers;
  const totals = new Map(layers.map(layer => [layer, total(layer)]));
  const bySize = [...layers].sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0));
  const kept = new Set(bySize.slice(0, MAX_LAYERS - 1));
  const rest = layers.filter(layer => !kept.has(layer));
  const places = Array.from({length: layers[0]?.values.length ?? 0}, (_, place) => place);
  const values = places.map(place => addUp(rest, place));
  return [...layers.filter(layer => kept.has(layer)), {key: '', colors: places.map(() => color), values}];
}

/** For each place the indices of the first and last layer that are visible there; -1 where none is. */
export function stackEnds(layers: Layer[], places: number): {first: number; last: number}[] {
  const ends = Array.from({length: places}, () => ({first: -1, last: -1}));
  layers.forEach((layer, index) => layer.values.forEach((value, place) => {
    const end = ends[place];
    if (end === undefined || amount(value) === 0) return;
    if (end.first === -1) end.first = index;
    end.last = index;
  }));
  return ends;
}

/** The height of the stack at each place. */
export function stackTotals(layers: Layer[], places: number): number[] {
  const totals = new Array<number>(places).fill(0);
  for (const layer of layers) layer.values.forEach((value, place) => {
    totals[place] = (totals[place] ?? 0) + amount(value);
  });
  return totals;
}

/** How many amounts cannot be drawn. */
export function countNotDrawn(layers: Layer[]): number {
  return layers.reduce((sum, {values}) =>
    sum + values.filter(value => value !== null && !isDrawable(value)).length, 0);
}
