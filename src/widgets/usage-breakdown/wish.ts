import type {A2bElement} from '../../base/a2b-element.js';
import {hasOwnData} from '../../base/own-data.js';
import {warnOnce} from '../../client/warn.js';
import {DIMENSIONS, type Dimension} from '../../contract/dimension.js';
import {SHARED_METRICS} from '../../store/usage-store.js';
import type {BreakdownMetric} from './figures.view.js';
import type {BreakdownWish} from './usage-breakdown.view.js';

/** How a breakdown may be drawn. */
const VIEWS = ['auto', 'donut', 'bar', 'table'] as const;
/** A way to draw it; `auto` is a ring for few providers, else bars. */
export type ViewChoice = (typeof VIEWS)[number];

/** Rows before the others are gathered. */
const DEFAULT_LIMIT = 8;
/** Rows a table starts with, and by how many a gathered rest opens: more at once would make the page wait. */
const PAGE = 200;

/** px of a row that stands among many, and of one that stands among few. */
const ROW = {least: 32, most: 44};
const RING = 200;
/** The line with the period and the gap above it. */
const FOOT = 32;
const KEYS = 44;
/** The choice of the measure, and the gap below it. */
const SWITCH = 48;
/** Two lines about what changed, and the gap above them. */
const CHANGE = 48;

function oneOf<T extends string>(
  tag: string,
  name: string,
  text: string,
  allowed: readonly T[],
  fallback: T,
): T {
  if ((allowed as readonly string[]).includes(text)) return text as T;
  const names = allowed.map((each) => `"${each}"`).join(', ');
  warnOnce(`<${tag}>: "${text}" is not a ${name}. Use ${names}; showing "${fallback}".`);
  return fallback;
}

/** What is written on the element, made sure of: a bad value is named once and replaced. */
function dimensionOf(tag: string, text: string): Dimension {
  return oneOf(tag, 'dimension', text, DIMENSIONS, 'provider');
}

/** The own measure, else the shared one. */
function metricOf(tag: string, text: string | undefined, shared: BreakdownMetric): BreakdownMetric {
  return text ? oneOf(tag, 'metric', text, SHARED_METRICS, shared) : shared;
}

/** How it is drawn; the reader's own choice between picture and table wins. */
function viewOf(tag: string, text: string, isTable: boolean | undefined): ViewChoice {
  const view = oneOf(tag, 'view', text, VIEWS, 'auto');
  if (isTable === undefined) return view;
  if (isTable) return 'table';
  return view === 'table' ? 'auto' : view;
}

/** Rows of their own before the rest is gathered. */
function limitOf(limit: number | undefined): number {
  return limit !== undefined && Number.isInteger(limit) && limit >= 1 ? limit : DEFAULT_LIMIT;
}

/** The height in px of each of `count` rows: few rows stand wider apart, so that the card is as high as with many. */
export function rowHeight(count: number, limit: number): number {
  const room = (limit + 1) * ROW.least;
  return Math.max(ROW.least, Math.min(ROW.most, Math.floor(room / Math.max(1, count))));
}

function isRing(by: Dimension, view: ViewChoice): boolean {
  return view === 'donut' || (view === 'auto' && by === 'provider');
}

function bodyHeight(by: Dimension, view: ViewChoice, limit: number): number {
  if (isRing(by, view)) return RING + FOOT;
  return (limit + 2) * ROW.least + FOOT + (by === 'project' ? KEYS : 0);
}

/** An element with what a breakdown is wished to be. */
export type Wishing = A2bElement & {
  readonly by: string;
  readonly metric?: string;
  readonly view: string;
  readonly limit?: number;
  readonly data?: unknown;
};

/** What is written on the element, made sure of, and what its reader chose since. */
export class BreakdownWishes {
  readonly #host: Wishing;
  #isTable: boolean | undefined;
  #opened = 0;

  constructor(host: Wishing) {
    this.#host = host;
  }

  /** The dimension. */
  get by(): Dimension {
    return dimensionOf(this.#host.localName, this.#host.by);
  }

  /** Rows of their own before the rest is gathered. */
  get limit(): number {
    return limitOf(this.#host.limit);
  }

  /** Whether more rows than at first are shown. */
  get isOpened(): boolean {
    return this.#opened > 0;
  }

  /** What to make of an answer about the dimension `by`. */
  of(by: Dimension = this.by): BreakdownWish {
    const {localName, metric, scope} = this.#host;
    const view = this.#choice;
    const rows = (view === 'table' ? PAGE : this.limit) + this.#opened;
    return {by, metric: metricOf(localName, metric, scope.usage.value.metric), view, rows};
  }

  /** The height in px of the filled card's body, before anybody knows what is in it. */
  heightFor(by: Dimension, hasSwitch = false): number {
    const height = bodyHeight(by, this.#choice, this.limit);
    return height + (this.isCompared ? CHANGE : 0) + (hasSwitch ? SWITCH : 0);
  }

  /** Whether shares are told against the period before: of figures that were asked for. */
  get isCompared(): boolean {
    return !hasOwnData(this.#host) && this.#host.scope.usage.value.compare === 'previous';
  }

  /** Whether a table is to be expected. */
  get isTable(): boolean {
    return this.#choice === 'table';
  }

  /** Whether a ring is to be expected. */
  isRingFor(by: Dimension): boolean {
    return isRing(by, this.#choice);
  }

  /** Gathers the rest again, and with `isAll` also draws it as the page wishes. */
  forget(isAll: boolean): void {
    this.#opened = 0;
    if (isAll) this.#isTable = undefined;
  }

  /** The reader's choice between picture and table. */
  showTable(isTable: boolean): void {
    this.#isTable = isTable;
    this.close();
  }

  /** Shows more of the rest. */
  open(): void {
    this.#opened += PAGE;
    this.#host.requestUpdate();
  }

  /** Gathers the rest again. */
  close(): void {
    this.#opened = 0;
    this.#host.requestUpdate();
  }

  get #choice(): ViewChoice {
    return viewOf(this.#host.localName, this.#host.view, this.#isTable);
  }
}
