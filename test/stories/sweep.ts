import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Browser, Page} from 'playwright-core';
import {scenarios, statesOf, type Scenario} from '../../src/testing/scenarios.js';
import {
  everyElement, isReady, nameOf, overflows, smallTargets, smallTexts, spaceTexts, unmirrored, type Look,
} from './checks.js';
import type {CatalogueServer, Entry} from './catalogue-server.js';

/** What was found, by what it offends. */
export type Faults = Readonly<Record<'G1' | 'G8' | 'G9' | 'G11' | 'G12' | 'text' | 'clean', string[]>>;

const LOOKS: readonly Look[] = [
  {theme: 'light', lang: 'en', dir: 'ltr'},
  {theme: 'light', lang: 'ar', dir: 'rtl'},
  {theme: 'dark', lang: 'ar', dir: 'rtl'},
  {theme: 'dark', lang: 'en', dir: 'ltr'},
];
const WIDE = {width: 1280, height: 4000};
const PHONE = {width: 320, height: 4000};
const LOW = {width: 320, height: 256};
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A card is no page: what its page has to have is not ours to bring. */
const RULES_OF_PAGES = ['region', 'page-has-heading-one', 'landmark-one-main', 'bypass', 'document-title', 'heading-order'];

const HELPERS = `globalThis.__name = (f) => f; ${everyElement} ${nameOf} globalThis.everyElement = everyElement; globalThis.nameOf = nameOf;`;

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  Loading: 'loading', Empty: 'empty', Failed: 'failed', 'Signed Out': 'signedOut', Unavailable: 'unavailable', Extremes: 'extremes',
};

/** What the elements of a story come to show. */
export function stateOf({name}: Pick<Entry, 'name'>): string {
  const scenario = SCENARIOS[name] ?? 'everyday';
  if (!(scenario in scenarios)) throw new Error(`${scenario} is no scenario`);
  return statesOf[scenario];
}

async function wear(page: Page, look: Look, state: string): Promise<void> {
  await page.evaluate(({theme, lang}) => {
    document.documentElement.classList.toggle('dark', theme === 'dark');
    document.documentElement.lang = lang;
  }, look);
  await page.waitForFunction(isReady, {state, look});
}

async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async (disabled) => {
    const {axe} = window as unknown as {axe: typeof import('axe-core')};
    const rules = Object.fromEntries(disabled.map((rule) => [rule, {enabled: false}]));
    const found = await axe.run(document.getElementById('storybook-root') as HTMLElement, {rules, resultTypes: ['violations']});
    return found.violations.flatMap(({id, nodes}) => nodes.slice(0, 3).map(({target, failureSummary}) =>
      `${id}: ${target.flat().join(' › ')} ${failureSummary?.split('\n')[1]?.trim() ?? ''}`));
  }, RULES_OF_PAGES);
}

async function resized(page: Page, size: {width: number; height: number}, state: string, look: Look): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.waitForFunction(isReady, {state, look});
}

async function inEveryLook(page: Page, state: string, faults: Faults): Promise<void> {
  for (const look of LOOKS) {
    await wear(page, look, state);
    const name = `${look.theme} ${look.dir}`;
    faults.G1.push(...(await violations(page)).map((fault) => `${name}: ${fault}`));
    if (look.dir === 'rtl') faults.G12.push(...await page.evaluate(unmirrored));
  }
  faults.text.push(...await page.evaluate(smallTexts));
  faults.G9.push(...await page.evaluate(smallTargets));
}

async function inSmallPlaces(page: Page, state: string, faults: Faults): Promise<void> {
  const last = LOOKS.at(-1) as Look;
  await resized(page, PHONE, state, last);
  faults.G8.push(...(await page.evaluate(overflows)).map((fault) => `320 px ltr: ${fault}`));
  faults.G9.push(...(await page.evaluate(smallTargets)).map((fault) => `320 px: ${fault}`));
  faults.text.push(...await page.evaluate(smallTexts));
  await wear(page, LOOKS[2] as Look, state);
  faults.G8.push(...(await page.evaluate(overflows)).map((fault) => `320 px rtl: ${fault}`));
  await wear(page, last, state);
  await page.setViewportSize(LOW);
  faults.G8.push(...(await page.evaluate(overflows)).map((fault) => `320 × 256: ${fault}`));
  await page.evaluate(() => document.documentElement.style.setProperty('zoom', '4'));
  await resized(page, WIDE, state, last);
  faults.G8.push(...(await page.evaluate(overflows)).map((fault) => `400 %: ${fault}`));
  await page.evaluate(() => document.documentElement.style.removeProperty('zoom'));
  await page.evaluate(spaceTexts);
  await resized(page, {...WIDE, width: 600}, state, last);
  faults.G11.push(...await page.evaluate(overflows));
}

function listen(page: Page, server: CatalogueServer, faults: Faults): void {
  const origin = new URL(server.url).origin;
  page.on('console', (message) => message.type() === 'error' && faults.clean.push(message.text()));
  page.on('pageerror', ({message}) => faults.clean.push(message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:/.test(url.protocol) && url.origin !== origin) faults.clean.push(`request to ${url.href}`);
  });
  page.on('response', (response) => response.status() >= 400 && faults.clean.push(`${response.status()} ${response.url()}`));
}

/** No faults yet. */
export function noFaults(): Faults {
  return {G1: [], G8: [], G9: [], G11: [], G12: [], text: [], clean: []};
}

/** Opens a story, waits until it shows what it is meant to, and looks at it in every way. */
export async function inspect(browser: Browser, server: CatalogueServer, entry: Entry): Promise<Faults> {
  const faults = noFaults();
  const page = await browser.newPage({viewport: WIDE, reducedMotion: 'reduce'});
  page.setDefaultTimeout(20_000);
  try {
    await page.addInitScript(HELPERS);
    listen(page, server, faults);
    await page.goto(`${server.url}iframe.html?id=${entry.id}&viewMode=story&globals=a11y.manual:!true`);
    const state = stateOf(entry);
    await page.waitForFunction(isReady, {state, look: null});
    await page.evaluate(AXE);
    await inEveryLook(page, state, faults);
    await inSmallPlaces(page, state, faults);
  } catch (error) {
    faults.clean.push(String((error as Error).stack ?? error).slice(0, 500));
  } finally {
    await page.close();
  }
  return faults;
}

/** Opens a page of text and tells what went wrong. */
export async function read(browser: Browser, server: CatalogueServer, path: string, selector: string): Promise<readonly string[]> {
  const faults = noFaults();
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  try {
    listen(page, server, faults);
    await page.goto(server.url + path);
    await page.locator(selector).first().waitFor();
    await page.waitForLoadState('networkidle');
  } finally {
    await page.close();
  }
  return faults.clean;
}
