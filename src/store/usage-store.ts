import type {Dimension} from '../contract/breakdown.js';
import type {Range} from '../contract/range.js';
import {Observable} from './observable.js';

/** What is counted exactly, in every answer that tells it. */
export const METRICS = ['tokens', 'cost', 'requests'] as const;
/** A measure. */
export type Metric = (typeof METRICS)[number];
/** What charts measure: figures, or the estimated CO₂e where the server tells it. */
export const SHARED_METRICS = [...METRICS, 'co2e'] as const;
/** One of them. */
export type SharedMetric = (typeof SHARED_METRICS)[number];

/** Picked ids per dimension; an empty list = all. */
export type Filters = Readonly<Record<Dimension, readonly string[]>>;

/** What widgets of one page or provider have in common. */
export interface UsageState {
  readonly range: Range;
  readonly compare: 'previous' | 'none';
  readonly metric: SharedMetric;
  readonly filters: Filters;
}

/** No filter at all. */
export const NO_FILTERS: Filters = Object.freeze({provider: [], project: [], model: []});

/** What the widgets have found out for each other. */
export interface Offers {
  /** Whether an answer told an estimate of CO₂e, so that it can be chosen. */
  readonly hasCo2e: boolean;
  /** Who offers the choice of the metric; the others need not. */
  readonly metricSwitch: object | null;
}

/** Shared range, filters and metric. */
export class UsageStore extends Observable<UsageState> {
  /** What can be chosen, and where. */
  readonly offers = new Observable<Offers>({hasCo2e: false, metricSwitch: null});

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
