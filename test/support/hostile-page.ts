import type {Browser, Page} from 'playwright-core';
import type {EndpointName} from '../../src/contract/endpoints.js';
import {everyday} from '../../src/testing/scenarios.js';
import {serveBuiltPage} from './built-page.js';
import {Faults} from './faults.mjs';

const PATHS: Record<EndpointName, string> = {
  balance: '/user/balance', transactions: '/user/transactions', summary: '/usage/summary', breakdown: '/usage/breakdown',
  log: '/usage/log', sustainability: '/sustainability/metrics',
};

/** The script tag, as most pages have it. */
export const SCRIPT = '<script type="module" src="/dist/cdn/a2b.js"></script>';
/** What a browser says on its own, and no fault of the page. */
const HARMLESS = /favicon|GPU|WebGL/i;

/** A page, what went wrong on it, and whom it asked. */
export interface Visit {
  readonly page: Page;
  readonly url: string;
  /** Errors, unhandled rejections, reports of policies and messages in the console. */
  readonly reports: string[];
  /** Addresses of every request. */
  readonly requests: string[];
}

/** What a page of somebody else looks like. */
export interface Host {
  readonly html: string;
  readonly headers?: Record<string, string>;
  /** Script that runs in every document before anything else. */
  readonly before?: string;
  /** Answers of the API instead of the usual ones. */
  readonly script?: ConstructorParameters<typeof Faults>[0];
  readonly deviceScaleFactor?: number;
}

function collect(page: Page, reports: string[]): void {
  page.on('pageerror', ({message}) => reports.push(`error: ${message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (['error', 'warning'].includes(message.type()) && !HARMLESS.test(text + message.location().url)) reports.push(`${message.type()}: ${text}`);
  });
}

/** Opens a page of somebody else with the built package and hands it to `look`. */
export async function visitHost(browser: Browser, host: Host, look: (visit: Visit) => Promise<void>): Promise<void> {
  const answers = Object.fromEntries(Object.entries(PATHS).map(([name, path]) => [path, [{kind: 'json' as const, body: everyday[name as EndpointName]}]]));
  const faults = new Faults({...answers, ...host.script});
  const api = (request: Parameters<Faults['answer']>[0], response: Parameters<Faults['answer']>[1]) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    faults.answer(request, response, (request.url ?? '').replace(/^\/api/, ''));
  };
  const server = await serveBuiltPage(host.html, api, host.headers);
  const context = await browser.newContext({viewport: {width: 1280, height: 2000}, deviceScaleFactor: host.deviceScaleFactor ?? 1});
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const [reports, requests]: [string[], string[]] = [[], []];
  collect(page, reports);
  page.on('request', (request) => void requests.push(request.url()));
  await page.addInitScript(() => {
    const counted = ((globalThis as unknown as {counted: string[]}).counted = []) as string[];
    addEventListener('unhandledrejection', ({reason}) => counted.push(`unhandled rejection: ${String(reason)}`));
    document.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI, sample}) => counted.push(`${effectiveDirective} ${blockedURI} ${sample}`));
  });
  if (host.before) await page.addInitScript({content: host.before});
  try {
    await page.goto(server.url);
    await look({page, url: server.url, reports, requests});
  } finally {
    await context.close();
    await server.close();
  }
}

/** Reports counted by the page itself. */
export const countedBy = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as unknown as {counted: string[]}).counted);

/** Waits until the cards of a dashboard are filled and their charts drawn, then uses everything there is to use. */
export async function useDashboard(page: Page): Promise<void> {
  const breakdown = page.locator('a2b-usage-breakdown').first();
  await page.locator('a2b-wallet [part~=balance]').first().waitFor();
  await breakdown.locator('canvas').first().waitFor();
  const summary = page.locator('a2b-usage-summary canvas').first();
  await summary.waitFor();
  await summary.hover();
  await breakdown.locator('canvas').first().hover({position: {x: 100, y: 18}});
  await breakdown.locator('[part~=row]').first().click();
  const log = page.locator('a2b-usage-log');
  await log.locator('[part~=sort]').nth(1).click();
  await log.locator('[part~=columns]').first().click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await breakdown.locator('[part~=toggle-table]').first().click();
  const download = page.waitForEvent('download');
  await log.locator('[part~=download], [part~=export]').first().click();
  await (await download).cancel();
  await page.evaluate(() => document.documentElement.classList.toggle('dark'));
  await page.locator('a2b-usage-log [part~=row]').first().waitFor();
  await page.evaluate(() => addEventListener('a2b-add-credits', (event) => event.preventDefault(), {once: true}));
  await page.locator('a2b-wallet [part~=add-credits]').first().click();
}
