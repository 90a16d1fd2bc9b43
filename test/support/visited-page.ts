import type {Browser, Page} from 'playwright-core';
import {serveSamplePage} from './built-page.js';

/** A page with the built package and generated figures, and what it asked for. */
export interface VisitedPage {
  readonly page: Page;
  /** Paths in the order they were asked for, with their queries. */
  readonly asked: readonly string[];
  /** Whatever the console said. */
  readonly said: readonly string[];
  /** Names of the built scripts that were loaded. */
  readonly scripts: () => readonly string[];
}

/** Opens `html` with the built package, lets `before` prepare the tab, hands it to `look`, and closes everything. */
export async function visitSample(
  browser: Browser,
  html: string,
  look: (visit: VisitedPage) => Promise<void>,
  before: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const server = await serveSamplePage(`<!doctype html><html lang="en">${html}`);
  const page = await browser.newPage({viewport: {width: 1280, height: 900}});
  const [asked, said]: [string[], string[]] = [[], []];
  page.on('request', (request) => void asked.push(request.url().slice(server.url.length - 1)));
  page.on('console', (message) => void said.push(message.text()));
  page.on('pageerror', ({message}) => void said.push(message));
  const scripts = () => [...new Set(asked.filter((path) => path.includes('.js')).map((path) => path.replace(/^.*\//, '').replace(/\?.*/, '')))];
  try {
    await before(page);
    await page.goto(server.url);
    await look({page, asked, said, scripts});
  } finally {
    await page.close();
    await server.close();
  }
}

/** The script tag. */
export const SCRIPT = '<script type="module" src="/dist/cdn/a2b.js" data-a2b-currency="EUR"></script>';
