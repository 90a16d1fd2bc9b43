import {DIMENSIONS, type Dimension} from '../contract/dimension.js';
import {isRange} from '../contract/range.js';
import {SHARED_METRICS, type Filters, type SharedMetric, type UsageState} from '../store/usage-store.js';

/** More values of one filter than this, or longer ones, are not taken from an address. */
const MOST_IDS = 50;
const LONGEST_ID = 512;

const LONE_SURROGATES = /\p{Cs}/gu;
const PREFIX = 'a2b-';
const NAMES: ReadonlySet<string> = new Set(['range', 'compare', 'metric', ...DIMENSIONS].map((name) => PREFIX + name));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}

/** The parts of a query string as they are written, each with its name. */
function partsOf(search: string): {readonly text: string; readonly name: string}[] {
  const texts = search.replace(/^\?/, '').split('&').filter((text) => text !== '');
  return texts.map((text) => ({text, name: decoded(text.split('=', 1)[0] ?? '')}));
}

function valuesOf(search: string, name: string): string[] {
  const own = partsOf(search).filter((part) => part.name === PREFIX + name);
  return own.map(({text}) => decoded(text.slice(text.indexOf('=') + 1)));
}

function isId(text: string): boolean {
  return text.length > 0 && text.length <= LONGEST_ID;
}

function idsOf(search: string, dimension: Dimension): readonly string[] {
  const ids = valuesOf(search, dimension).filter(isId);
  return Object.freeze([...new Set(ids)].slice(0, MOST_IDS));
}

function isMetric(text: string): text is SharedMetric {
  return (SHARED_METRICS as readonly string[]).includes(text);
}

function isCompare(text: string): text is UsageState['compare'] {
  return text === 'previous' || text === 'none';
}

function first<T extends string>(texts: readonly string[], isWanted: (text: string) => text is T, otherwise: T): T {
  return texts.find(isWanted) ?? otherwise;
}

function filtersOf(search: string, start: Filters): Filters {
  const read = (dimension: Dimension) => {
    const ids = idsOf(search, dimension);
    // An empty value says "all" where the page starts with a filter.
    return ids.length > 0 || valuesOf(search, dimension).includes('') ? ids : start[dimension];
  };
  return Object.freeze({provider: read('provider'), project: read('project'), model: read('model')});
}

/**
 * Range, comparison, metric and filters of a query string; whatever is not there or is none of the known values is
 * as in `start`.
 */
export function parseUrlState(search: string, start: UsageState): UsageState {
  return {
    range: first(valuesOf(search, 'range'), isRange, start.range),
    compare: first(valuesOf(search, 'compare'), isCompare, start.compare),
    metric: first(valuesOf(search, 'metric'), isMetric, start.metric),
    filters: filtersOf(search, start.filters),
  };
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

function written(name: string, value: string): string {
  return `${PREFIX}${name}=${encodeURIComponent(value.replace(LONE_SURROGATES, '\uFFFD'))}`;
}

function filterParts({filters}: UsageState, start: UsageState): string[] {
  return DIMENSIONS.flatMap((dimension) => {
    const ids = filters[dimension];
    if (isSameList(ids, start.filters[dimension])) return [];
    return ids.length === 0 ? [written(dimension, '')] : ids.filter(isId).slice(0, MOST_IDS).map((id) => written(dimension, id));
  });
}

/**
 * The query string with `state` in it: only what differs from `start`, behind all other parameters, which stay as
 * they are written. Empty, or with its question mark.
 */
export function printUrlState(search: string, state: UsageState, start: UsageState): string {
  const others = partsOf(search).filter(({name}) => !NAMES.has(name)).map(({text}) => text);
  const single = (['range', 'compare', 'metric'] as const).filter((name) => state[name] !== start[name]);
  const own = [...single.map((name) => written(name, state[name])), ...filterParts(state, start)];
  const all = [...others, ...own];
  return all.length === 0 ? '' : `?${all.join('&')}`;
}

/** Whether two states are the same for an address. */
export function isSameUrlState(a: UsageState, b: UsageState): boolean {
  return printUrlState('', a, b) === '';
}
