/** Brings ECharts when the first chart needs it, once for the page. */

import type {init} from './echarts.js';

/** What the lazy chunk offers. */
export interface ChartEngine {
  /** Makes a chart in an element that has a size. */
  init: typeof init;
}

/**
 * The address in "Failed to fetch dynamically imported module: https://…": the chunk's name is known to the bundler
 * only. Taken from the origin of `base` alone, since what stands there will be executed.
 */
export function chunkUrl(reason: unknown, base: string): string | undefined {
  const found = reason instanceof Error ? /\bhttps?:\/\/\S+/.exec(reason.message)?.[0] : undefined;
  if (found === undefined || !URL.canParse(found)) return undefined;
  const url = new URL(found);
  return url.origin === new URL(base).origin ? url.href : undefined;
}

function retryUrl(failed: string, attempt: number): string {
  const url = new URL(failed);
  url.searchParams.set('a2b-retry', String(attempt));
  return url.href;
}

/**
 * Makes a function that loads a chunk once for all callers and forgets a failure, so that the next call tries again.
 * `first` imports by the bundler's name. Browsers may remember a failed module for the life of the page, so where the
 * error names the address, `again` is given a new one; elsewhere `first` is asked once more.
 */
export function retryingLoader<T>(first: () => Promise<T>, again: (url: string) => Promise<T>, base: string) {
  let pending: Promise<T> | undefined;
  let failedUrl: string | undefined;
  let attempt = 0;
  const request = () => failedUrl === undefined ? first() : again(retryUrl(failedUrl, ++attempt));
  return (): Promise<T> => pending ??= request().catch((reason: unknown) => {
    pending = undefined;
    failedUrl ??= chunkUrl(reason, base);
    throw reason;
  });
}

/**
 * Loads the charts, shared by all callers. A failure rejects and is forgotten: Chromium and Firefox name the failed
 * address and are asked under a new one; Safari names none and asks the network again by itself.
 */
export const loadCharts: () => Promise<ChartEngine> = retryingLoader<ChartEngine>(
  () => import('./echarts.js'),
  url => import(/* @vite-ignore */ /* webpackIgnore: true */ url) as Promise<ChartEngine>,
  import.meta.url,
);
