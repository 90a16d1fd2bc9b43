import type {A2bErrorKind} from '../client/errors.js';
import type {Dimension} from '../contract/breakdown.js';
import type {Range} from '../contract/range.js';
import type {Filters, SharedMetric} from '../store/usage-store.js';

const OPEN: EventInit = {bubbles: true, composed: true};

/** Figures arrived and are on screen. */
export class A2bLoadEvent extends Event {
  static readonly type = 'a2b-load';
  constructor() {
    super(A2bLoadEvent.type, OPEN);
  }
}

/** A failure the user can see. Carries no figures. */
export class A2bErrorEvent extends Event {
  static readonly type = 'a2b-error';
  /** The family member of the failure. */
  readonly kind: A2bErrorKind;
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** Path of the endpoint as the contract has it. */
  readonly endpoint: string | undefined;
  /** Whether asking again may help. */
  readonly retryable: boolean;

  constructor(error: Pick<A2bErrorEvent, 'kind' | 'status' | 'endpoint' | 'retryable'>) {
    super(A2bErrorEvent.type, OPEN);
    this.kind = error.kind;
    this.status = error.status;
    this.endpoint = error.endpoint;
    this.retryable = error.retryable;
  }
}

/** Nobody is signed in any more. Fires once per page, until figures arrive again. */
export class A2bAuthRequiredEvent extends Event {
  static readonly type = 'a2b-auth-required';
  constructor() {
    super(A2bAuthRequiredEvent.type, OPEN);
  }
}

/** The user chose another range. */
export class A2bRangeChangeEvent extends Event {
  static readonly type = 'a2b-range-change';
  /** What was chosen. */
  readonly range: Range;
  /** Whether the period before is compared with. */
  readonly compare: 'previous' | 'none';

  constructor(range: Range, compare: 'previous' | 'none') {
    super(A2bRangeChangeEvent.type, OPEN);
    this.range = range;
    this.compare = compare;
  }
}

/** The user filtered by a provider, project or model. */
export class A2bFilterChangeEvent extends Event {
  static readonly type = 'a2b-filter-change';
  /** The dimension that changed. */
  readonly dimension: Dimension;
  /** All filters after the change. */
  readonly filters: Filters;

  constructor(dimension: Dimension, filters: Filters) {
    super(A2bFilterChangeEvent.type, OPEN);
    this.dimension = dimension;
    this.filters = filters;
  }
}

/** The user chose another measure. */
export class A2bMetricChangeEvent extends Event {
  static readonly type = 'a2b-metric-change';
  /** What was chosen. */
  readonly metric: SharedMetric;

  constructor(metric: SharedMetric) {
    super(A2bMetricChangeEvent.type, OPEN);
    this.metric = metric;
  }
}

/** A file is about to be made; cancel it to make your own. */
export class A2bExportEvent extends Event {
  static readonly type = 'a2b-export';
  /** What kind of file. */
  readonly format: 'csv' | 'png' | 'json';

  constructor(format: 'csv' | 'png' | 'json') {
    super(A2bExportEvent.type, {...OPEN, cancelable: true});
    this.format = format;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'a2b-load': A2bLoadEvent;
    'a2b-error': A2bErrorEvent;
    'a2b-auth-required': A2bAuthRequiredEvent;
    'a2b-range-change': A2bRangeChangeEvent;
    'a2b-filter-change': A2bFilterChangeEvent;
    'a2b-metric-change': A2bMetricChangeEvent;
    'a2b-export': A2bExportEvent;
  }
}
