import {performance} from 'node:perf_hooks';
import {setTimeout} from 'node:timers/promises';

/** What one client asks for when a dashboard opens. */
const DASHBOARD = [
  '/usage/summary?compare=previous&split=provider',
  '/usage/breakdown?by=provider',
  '/usage/breakdown?by=project',
  '/usage/breakdown?by=model',
  '/usage/log?limit=20',
];

/** How long dashboards took to be answered in full, in milliseconds. */
export interface Load {
  clients: number;
  median: number;
  p95: number;
  /** Dashboards answered per second. */
  perSecond: number;
}

/** Where a server is, and who may ask. */
export interface Target {
  url: string;
  tokens: string[];
}

/** How hard a server is asked. */
export interface Demand {
  clients: number;
  seconds: number;
  /** Mean milliseconds a client waits between dashboards; 0 = it opens the next one at once. */
  pause: number;
}

/** Has clients open one dashboard of a range after the other for some seconds. */
export async function measure(target: Target, range: string, {clients, seconds, pause}: Demand): Promise<Load> {
  const times: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({length: clients}, async (_, client) => {
      while (performance.now() < until) {
        if (pause > 0) await setTimeout(2 * pause * Math.random());
        times.push(await openDashboard(target, range, client));
      }
    }),
  );
  const elapsed = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return {clients, median: quantile(times, 0.5), p95: quantile(times, 0.95), perSecond: times.length / elapsed};
}

async function openDashboard({url, tokens}: Target, range: string, client: number): Promise<number> {
  const began = performance.now();
  const headers = {Authorization: `Bearer ${tokens[client % tokens.length]}`};
  const scope = `range=${range}&tz=Europe%2FBerlin`;
  await Promise.all(DASHBOARD.map(async (path) => read(await fetch(`${url}/api${path}&${scope}`, {headers}))));
  return performance.now() - began;
}

async function read(response: Response): Promise<void> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
}

/** The value that a share of sorted values stays below. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}
