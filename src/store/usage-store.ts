import type {Dimension} from '../contract/breakdown.js';
import type {Range} from '../contract/range.js';
import {Observable} from './observable.js';

/** What charts measure. */
export const METRICS = ['tokens', 'cost', 'requests'] as const;
/** A measure. */
export type Metric = (typeof METRICS)[number];

/** Picked ids per dimension; an empty list = all. */
export type Filters = Readonly<Record<Dimension, readonly string[]>>;

/** What widgets of one page or provider have in common. */
export interface UsageState {
  readonly range: Range;
  readonly compare: 'previous' | 'none';
  readonly metric: Metric;
  readonly filters: Filters;
}

/** No filter at all. */
export const NO_FILTERS: Filters = Object.freeze({provider: [], project: [], model: []});

/** Shared range, filters and metric. */
export class UsageStore extends Observable<UsageState> {
  constructor(initial: Partial<UsageState> = {}) {
    super({range: '30d', compare: 'previous', metric: 'tokens', filters: NO_FILTERS, ...initial});
  }

  /** Shows only these ids of a dimension; an empty list shows all again. */
  filter(dimension: Dimension, ids: readonly string[]): void {
    this.set({filters: Object.freeze({...this.value.filters, [dimension]: Object.freeze([...ids])})});
  }

  /** Takes an id into the filter of its dimension, or out of it. */
  toggle(dimension: Dimension, id: string): void {
    const ids = this.value.filters[dimension];
    this.filter(dimension, ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
  }
}
