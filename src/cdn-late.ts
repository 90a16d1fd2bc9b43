/** Runs before the elements of the script tag's file: those that are still to come are under way meanwhile. */
import {lazy, whenNear, type Lazy} from './base/lazy.js';
import {TagWatch} from './base/tag-watch.js';
import {loadCharts} from './chart/load.js';

/** An element with charts: what it draws with is asked for beside it, and not only once it names it. */
function withCharts(bring: () => Promise<unknown>): Lazy<unknown> {
  return lazy(() => {
    import('./chart/chart-controller.js').catch(() => undefined);
    return bring();
  });
}

/** The elements that come only where their tags are. */
const lateTags = new Map<string, Lazy<unknown>>([
  ['a2b-usage-summary', withCharts(() => import('./elements/a2b-usage-summary.js'))],
  ['a2b-usage-log', lazy(() => import('./elements/a2b-usage-log.js'))],
  ['a2b-range-picker', lazy(() => import('./elements/a2b-range-picker.js'))],
  ['a2b-dashboard', withCharts(() => import('./elements/a2b-dashboard.js'))],
  ['a2b-billing-history', lazy(() => import('./elements/a2b-billing-history.js'))],
  ['a2b-usage-breakdown', withCharts(() => import('./elements/a2b-usage-breakdown.js'))],
  ['a2b-sustainability', withCharts(() => import('./elements/a2b-sustainability.js'))],
]);

/** What shows a picture as soon as it has its figures. */
const PICTURED = `a2b-dashboard, a2b-usage-summary, a2b-usage-breakdown:not([view='table'])`;

const bringEngine = (): void => void loadCharts().catch(() => undefined);

/** The chart engine is under way with the page's first figures, also where what draws is still to come. */
function expectPicture(element: Element): void {
  if (element.matches(PICTURED)) whenNear(element, () => document.addEventListener('a2b-load', bringEngine, {once: true}));
}

/** Whether no other copy was here before: elements of a later one would not hear what the page tells the first. */
export const isFirstCopy = typeof (globalThis as {a2b?: {configure?: unknown}}).a2b?.configure !== 'function';

if (isFirstCopy) new TagWatch(lateTags, expectPicture).watch(document);
