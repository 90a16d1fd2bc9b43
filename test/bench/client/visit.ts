import {readFile} from 'node:fs/promises';
import type {Browser, CDPSession, Page} from 'playwright-core';

/** What one visit to a page came to. Times in milliseconds. */
export interface Visit {
  /** Bytes of scripts and styles over the wire, with brotli. */
  bytes: number;
  /** Until the balance can be read. */
  firstNumber: number;
  /** Until the balance, all charts and the log are there. */
  allDrawn: number;
  /** Sum of what tasks took beyond 50 ms each, until all is drawn. */
  blocked: number;
  /** Change of range with answers that are known already. */
  rangeChange: number;
  /** Bytes of the script heap after a collection. */
  heap: number;
  /** Cumulative layout shift. */
  shift: number;
}

/** The machine and the network that are pretended. */
export interface Conditions {
  /** How many times slower the processor is. */
  cpu: number;
  /** Kilobits per second. */
  kbps: number;
  /** Round trip in milliseconds. */
  latency: number;
}

/** A slow phone on a slow 4G network, as Lighthouse has it. */
export const SLOW: Conditions = {cpu: 4, kbps: 1638, latency: 150};

const watch = await readFile(new URL('./watch.js', import.meta.url), 'utf8');

/** Totals of the ranges as a page writes them, by range. */
export type Totals = Readonly<Record<'7d' | '30d', string>>;

/** Opens a page in a fresh profile, waits until all is drawn, and changes its range. */
export async function visit(browser: Browser, url: string, conditions: Conditions, totals: Totals): Promise<Visit> {
  const context = await browser.newContext({viewport: {width: 1280, height: 2400}, locale: 'en', timezoneId: 'Europe/Berlin'});
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await page.addInitScript(watch);
    const sizes = countBytes(page, devtools);
    await devtools.send('Network.enable');
    await pretend(devtools, conditions);
    await page.goto(url);
    await page.waitForFunction('globalThis.watched.noted.allDrawn !== null', undefined, {polling: 50, timeout: 60_000});
    const noted = (await page.evaluate('globalThis.watched.noted')) as Omit<Visit, 'bytes' | 'rangeChange' | 'heap'>;
    const bytes = sizes();
    const rangeChange = await changeRange(page, totals);
    return {...noted, bytes, rangeChange, heap: await heapOf(devtools)};
  } finally {
    await context.close();
  }
}

/** Makes a tab run on another machine and network than it has. */
export async function pretend(devtools: CDPSession, {cpu, kbps, latency}: Conditions): Promise<void> {
  await devtools.send('Emulation.setCPUThrottlingRate', {rate: cpu});
  const throughput = (kbps * 1024) / 8;
  await devtools.send('Network.emulateNetworkConditions', {offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput});
}

/** Counts what scripts and styles take on the wire; the answers of the API are the same for all. */
function countBytes(page: Page, devtools: CDPSession): () => number {
  const code = new Set<string>();
  let bytes = 0;
  devtools.on('Network.responseReceived', ({requestId, type}) => {
    if (type === 'Script' || type === 'Stylesheet') code.add(requestId);
  });
  devtools.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
    if (code.has(requestId)) bytes += encodedDataLength;
  });
  page.on('pageerror', (error) => {
    throw error;
  });
  return () => bytes;
}

/** There and back once to make the answers known, then the change that counts. */
async function changeRange(page: Page, totals: Totals): Promise<number> {
  const change = async (range: keyof Totals): Promise<number> => {
    await page.evaluate('globalThis.watched.calm()');
    return (await page.evaluate(`globalThis.watched.changeRange(${JSON.stringify(range)}, ${JSON.stringify(totals[range])})`)) as number;
  };
  await change('7d');
  await change('30d');
  return change('7d');
}

/** Bytes of the script heap after a collection. */
export async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const {usedSize} = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
}
