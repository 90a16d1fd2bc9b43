import type {MoneyValue} from '../db/values.js';
import type {Name} from './dimension.js';
import {figuresOf, type FigureRow} from './figures.js';

/** A part of a bucket or of a breakdown's item. */
export interface SegmentValue extends Name {
  id: string;
  totalTokens: number | string;
  requests: number | string;
  cost: MoneyValue | null;
}

/** A part as the API sends it. */
export function segmentOf(id: string, row: FigureRow, name: Name, currency: string): SegmentValue {
  const {totalTokens, requests, cost} = figuresOf(row, currency);
  return {id, ...name, totalTokens, requests, cost};
}

/** Groups rows by a key, in their order. */
export function grouped<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
