import './unclobber.js';
import './elements/a2b-provider.js';
import './elements/a2b-wallet.js';
import './elements/a2b-usage-summary.js';
import './elements/a2b-usage-log.js';
import type {A2bConfig} from './client/config.js';
import {isRange} from './contract/range.js';
import {lazy, type Lazy} from './base/lazy.js';
import {TagWatch} from './base/tag-watch.js';
import {librechatBase} from './hosts/librechat-base.js';
import {configure, logout, notifyUsage, preset, refresh} from './store/page.js';
import {version} from './version.js';

const PLAIN = ['apiBase', 'locale', 'currency', 'timeZone', 'unit', 'addCreditsUrl', 'billingHistoryUrl'] as const;

const librechatPreset = lazy(() => import('./hosts/librechat.js'));

/** The preset of a page of LibreChat: what knows its users is for no other page to load, and comes at once. */
function inLibrechat(): A2bConfig {
  const whole = librechatPreset.load().then(({librechat}) => librechat());
  whole.catch(() => undefined);
  return {...librechatBase(), getToken: async (request) => (await whole).getToken?.(request)};
}

/** Settings written on the script tag as `data-a2b-…`. */
function settingsOf({dataset}: HTMLScriptElement): A2bConfig {
  const read = (name: string) => dataset[`a2b${name.charAt(0).toUpperCase()}${name.slice(1)}`];
  const plain = Object.fromEntries(PLAIN.map((name) => [name, read(name)]).filter(([, value]) => value !== undefined));
  const range = read('range');
  const seconds = Number(read('refreshInterval'));
  const host = read('host') === 'librechat' ? inLibrechat() : {};
  return {...host, ...plain, ...(range && isRange(range) && {range}), ...(seconds > 0 && {refreshInterval: seconds})};
}

const script = [...document.scripts].find(({src}) => src === import.meta.url);
if (script !== undefined) preset(settingsOf(script));

/** What a page without a bundler calls. The first copy on a page keeps the name. */
const api = {configure, refresh, notifyUsage, logout, version};
const known = (globalThis as {a2b?: Partial<typeof api>}).a2b;
const isFirst = typeof known?.configure !== 'function';
if (isFirst) {
  Object.defineProperty(globalThis, 'a2b', {value: Object.freeze(api), configurable: true, writable: true, enumerable: true});
}

/** An element with charts: what it draws with is asked for beside it, and not only once it names it. */
function withCharts(bring: () => Promise<unknown>): Lazy<unknown> {
  return lazy(() => {
    import('./chart/chart-controller.js').catch(() => undefined);
    return bring();
  });
}

/** The elements that come only where their tags are. */
const lateTags = new Map<string, Lazy<unknown>>([
  ['a2b-dashboard', withCharts(() => import('./elements/a2b-dashboard.js'))],
  ['a2b-billing-history', lazy(() => import('./elements/a2b-billing-history.js'))],
  ['a2b-usage-breakdown', withCharts(() => import('./elements/a2b-usage-breakdown.js'))],
  ['a2b-sustainability', withCharts(() => import('./elements/a2b-sustainability.js'))],
]);

// Elements of a later copy would not hear what the page tells the first one.
if (isFirst) new TagWatch(lateTags).watch(document);
