import type {Page} from 'playwright-core';
import {heapOf} from '../client/visit.js';
import {quantile} from '../server/load.js';

/** A log read from its first page to its last one. */
export interface Pages {
  readonly pages: number;
  /** Median ms from a press of Next until the next rows are there, of the first and of the last fifty pages. */
  readonly first: number;
  readonly last: number;
  /** The slowest page but one in twenty, ms. */
  readonly p95: number;
  /** Bytes by which the script heap has grown on the way. */
  readonly growth: number;
}

/** Presses Next until there is none, and gives what each page took, ms. */
const READ = `(async () => {
  const log = document.querySelector('a2b-usage-log').shadowRoot;
  const next = () => log.querySelector('[part=next]');
  const shown = () => log.querySelector('[part=rows]').textContent;
  const times = [];
  while (next().ariaDisabled !== 'true') {
    const [before, began] = [shown(), performance.now()];
    next().click();
    while (shown() === before) await new Promise((resolve) => requestAnimationFrame(resolve));
    times.push(performance.now() - began);
  }
  return times;
})()`;

/** Pages at either end that are compared. */
const COMPARED = 50;

/** Opens the log and reads it page by page. */
export async function readLog(page: Page, url: string): Promise<Pages> {
  const devtools = await page.context().newCDPSession(page);
  await page.goto(`${url}/log.html`);
  await page.locator('a2b-usage-log tr.row').first().waitFor();
  const before = await heapOf(devtools);
  const times = await page.evaluate<number[]>(READ);
  const growth = (await heapOf(devtools)) - before;
  return {
    pages: times.length + 1,
    first: quantile(sorted(times.slice(0, COMPARED)), 0.5),
    last: quantile(sorted(times.slice(-COMPARED)), 0.5),
    p95: quantile(sorted(times), 0.95),
    growth,
  };
}

const sorted = (times: readonly number[]): number[] => times.toSorted((a, b) => a - b);
