import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium, type Browser, type BrowserContextOptions, type LaunchOptions, type Page} from 'playwright-core';
import {startReferenceApi, type ListeningReferenceApi} from '../support/reference-api.js';

const place = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const ZONE = 'Europe/Berlin';
const WIDE = {width: 1280, height: 800};
const PHONE = {width: 320, height: 640};

let api: ListeningReferenceApi;
let browser: Browser;
let problems: string[];

async function launch(): Promise<Browser> {
  const support = new URL('../support/chromium.mjs', import.meta.url).href;
  const {chromiumOptions} = (await import(support)) as {chromiumOptions(): Promise<LaunchOptions>};
  return chromium.launch(await chromiumOptions());
}

/** Notes what a page must never do: errors in the console, violations of its policy, requests to elsewhere. */
function watch(page: Page, expected: readonly RegExp[]): void {
  page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    const {url} = message.location();
    if (message.type() === 'error' && !expected.some((part) => part.test(url))) problems.push(`${message.text()} (${url})`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== api.url) problems.push(`asked ${url.href}`);
  });
}

interface Opening extends BrowserContextOptions {
  path?: string;
  expected?: readonly RegExp[];
}

/** A page of a browser of its own, with the sample user signed in. */
async function open({path = '/', expected = [], ...options}: Opening = {}): Promise<Page> {
  const context = await browser.newContext({viewport: WIDE, locale: 'en-US', timezoneId: ZONE, ...options});
  const page = await context.newPage();
  watch(page, expected);
  await page.goto(api.url + path);
  await page.getByText('Demo User').first().waitFor({state: 'attached'});
  return page;
}

async function answerOf<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`${api.url}/api${path}`);
  assert.equal(answer.status(), 200, path);
  return (await answer.json()) as T;
}

async function openMenu(page: Page): Promise<void> {
  const drawer = page.getByRole('button', {name: 'Open side bar'});
  if (await drawer.isVisible()) await drawer.click();
  await page.locator('#account-button').click();
}

async function choose(page: Page, item: string): Promise<void> {
  await openMenu(page);
  await page.locator('#account-menu').getByText(item, {exact: true}).click();
}

async function openUsage(page: Page): Promise<void> {
  await choose(page, 'Usage & costs');
  await page.locator('a2b-dashboard a2b-wallet').getByRole('meter').waitFor();
}

const grouped = (count: number) => new Intl.NumberFormat('en-US').format(count);
const cardColor = (page: Page) =>
  page.locator('a2b-dashboard a2b-wallet [part~="card"]').evaluate((card) => getComputedStyle(card).backgroundColor);

describe('host page', () => {
  before(async () => {
    assert.ok(existsSync(place('dist/cdn/a2b.js')), 'dist/ is missing: "npm run build" makes it.');
    api = await startReferenceApi({hostDir: place('demo/host'), distDir: place('dist')});
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await api?.close();
  });
  beforeEach(() => {
    problems = [];
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    assert.deepEqual(problems, []);
  });

  it('leads from the account menu to a dashboard that shows the figures of the API', async () => {
    const page = await open();
    await openUsage(page);
    const balance = await answerOf<{tokens: number}>(page, '/user/balance');
    const summary = await answerOf<{totalTokens: number; requests: number}>(page, `/usage/summary?range=30d&tz=${ZONE}`);
    await page.locator('a2b-dashboard a2b-wallet').getByText(grouped(balance.tokens)).first().waitFor();
    const card = page.locator('a2b-dashboard a2b-usage-summary');
    await card.getByText(grouped(summary.totalTokens)).first().waitFor();
    await card.getByText(grouped(summary.requests)).first().waitFor();
    for (const by of ['provider', 'project', 'model']) {
      const {items} = await answerOf<{items: {name: string}[]}>(page, `/usage/breakdown?by=${by}&range=30d&tz=${ZONE}`);
      await page.locator(`a2b-usage-breakdown[by="${by}"]`).getByText(items[0]?.name ?? '').first().waitFor();
    }
  });

  it('shows the balance within the account menu', async () => {
    const page = await open();
    await openMenu(page);
    const {tokens} = await answerOf<{tokens: number}>(page, '/user/balance');
    await page.locator('#account-menu a2b-wallet').getByTitle(grouped(tokens)).waitFor();
  });

  for (const [scheme, color] of [['light', 'rgb(255, 255, 255)'], ['dark', 'rgb(13, 13, 13)']] as const) {
    it(`lends the widgets its own ${scheme} surface`, async () => {
      const page = await open({colorScheme: scheme});
      await openUsage(page);
      assert.equal(await page.locator('html').getAttribute('class'), scheme);
      assert.equal(await cardColor(page), color);
    });
  }

  it('keeps theme and language, and the widgets follow both at once', async () => {
    const page = await open({colorScheme: 'light'});
    await openUsage(page);
    await choose(page, 'Settings');
    await page.getByLabel('Theme').selectOption('dark');
    await page.getByLabel('Language').selectOption('de');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', {name: 'Deine Nutzung'}).waitFor();
    assert.equal(await cardColor(page), 'rgb(13, 13, 13)');
    await page.reload();
    await page.getByRole('heading', {name: 'Deine Nutzung'}).waitFor();
    const root = page.locator('html');
    assert.deepEqual([await root.getAttribute('class'), await root.getAttribute('lang')], ['dark', 'de']);
    assert.equal(await page.evaluate(() => localStorage.getItem('color-theme')), 'dark');
  });

  it('takes every figure away on log-out and brings them back on sign-in', async () => {
    const page = await open({expected: [/\/api\/auth\/sign-in/]});
    await openUsage(page);
    const {tokens} = await answerOf<{tokens: number}>(page, '/user/balance');
    const figure = page.locator('a2b-dashboard a2b-wallet').getByText(grouped(tokens)).first();
    await figure.waitFor();
    const signedOut = page.waitForResponse((answer) => answer.url().endsWith('/api/auth/sign-out'));
    await choose(page, 'Log out');
    await figure.waitFor({state: 'detached'});
    await signedOut;
    await choose(page, 'Sign in');
    const token = page.getByLabel('Token');
    await token.fill('somebody');
    await token.press('Enter');
    await page.getByText('This token belongs to nobody.').waitFor();
    await token.fill(api.token);
    await token.press('Enter');
    await figure.waitFor();
    await page.getByText('Demo User').first().waitFor();
  });

  it('asks a user who comes back signed out to sign in', async () => {
    const page = await open({expected: [/\/api\//]});
    const signedOut = page.waitForResponse((answer) => answer.url().endsWith('/api/auth/sign-out'));
    await choose(page, 'Log out');
    await signedOut;
    await page.reload();
    await page.getByRole('dialog', {name: 'Sign in'}).waitFor();
    await page.getByLabel('Token').press('Enter');
    await page.getByText('Good', {exact: false}).filter({hasText: 'Demo User'}).waitFor();
  });

  it('asks a user whose session ends meanwhile to sign in', async () => {
    const page = await open({expected: [/\/api\//]});
    await openUsage(page);
    await page.context().clearCookies();
    await page.goBack();
    await page.getByRole('textbox', {name: 'Message'}).fill('Still there?');
    await page.getByRole('button', {name: 'Send'}).click();
    await page.getByRole('dialog', {name: 'Sign in'}).waitFor();
    await page.getByText('Not signed in').first().waitFor({state: 'attached'});
  });

  it('has the usage view in the history, and gives Escape to what is open before it closes', async () => {
    const page = await open();
    const message = page.getByRole('textbox', {name: 'Message'});
    await openUsage(page);
    await page.goBack();
    await message.waitFor();
    await page.goForward();
    await page.locator('a2b-dashboard').waitFor();
    await page.locator('a2b-dashboard a2b-range-picker').getByRole('button').first().click();
    await page.keyboard.press('Escape');
    await openMenu(page);
    await page.keyboard.press('Escape');
    await page.locator('#account-menu').waitFor({state: 'hidden'});
    assert.ok(await page.locator('a2b-dashboard').isVisible());
    await page.locator('#usage-view').focus();
    await page.keyboard.press('Escape');
    await message.waitFor();
    assert.equal(new URL(page.url()).hash, '');
    await page.goto(`${api.url}/usage`);
    await page.getByRole('button', {name: 'Back to chat'}).click();
    await message.waitFor();
    assert.equal(page.url(), `${api.url}/`);
  });

  it('lets the widgets look for fresh figures after an answer', async () => {
    const page = await open();
    await page.locator('#account-menu a2b-wallet:state(ready)').waitFor({state: 'attached'});
    await page.getByRole('textbox', {name: 'Message'}).fill('What does this cost?');
    const asked = page.waitForRequest((request) => request.url().endsWith('/api/user/balance'));
    await page.getByRole('button', {name: 'Send'}).click();
    await page.getByText('no model has read that').waitFor();
    await asked;
  });

  it('keeps its header in sight when it is opened by its address', async () => {
    const page = await open({path: '/#usage'});
    await page.locator('a2b-dashboard a2b-wallet').first().waitFor();
    const top = await page.evaluate(() => document.body.getBoundingClientRect().top);
    assert.equal(top, 0);
  });

  it('says that generated data is a sample, until there is real usage', async () => {
    const page = await open();
    await openUsage(page);
    const label = page.locator('header').getByText('Sample data');
    await label.waitFor();
    for (const table of ['usage_event', 'ledger_entry', 'wallet_grant', 'wallet']) {
      await api.database.query({query: `update ${table} set is_sample = false`, params: []});
    }
    await page.goBack();
    await page.goForward();
    await label.waitFor({state: 'hidden'});
  });

  it('never scrolls sideways on a phone of 320 px', async () => {
    const page = await open({viewport: PHONE, isMobile: true, hasTouch: true});
    const overflow = () => page.evaluate(() => [document.documentElement, document.getElementById('usage-view')]
      .map((element) => (element ? Math.max(0, element.scrollWidth - element.clientWidth) : 0)));
    assert.deepEqual(await overflow(), [0, 0]);
    await openUsage(page);
    assert.deepEqual(await overflow(), [0, 0]);
    await openMenu(page);
    assert.deepEqual(await overflow(), [0, 0]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has no accessibility violation in its ${colorScheme} shell, menu and settings`, async () => {
      const axe = await readFile(place('node_modules/axe-core/axe.min.js'), 'utf8');
      const page = await open({colorScheme, reducedMotion: 'reduce'});
      const violations = async () => {
        await page.evaluate(axe);
        return page.evaluate(async () => {
          const {axe} = globalThis as unknown as {axe: {run(): Promise<{violations: {id: string}[]}>}};
          return (await axe.run()).violations.map(({id}) => id);
        });
      };
      assert.deepEqual(await violations(), []);
      await openMenu(page);
      assert.deepEqual(await violations(), []);
      await page.locator('#account-menu').getByText('Settings').click();
      await page.getByRole('dialog', {name: 'Settings'}).waitFor();
      assert.deepEqual(await violations(), []);
    });
  }
});
