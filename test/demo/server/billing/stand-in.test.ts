import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {query} from '@electric-sql/pglite/template';
import type {Browser, BrowserContextOptions, Page} from 'playwright-core';
import {launchBrowser} from '../../../support/built-page.js';
import {startReferenceApi, type ListeningReferenceApi} from '../../../support/reference-api.js';

const place = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const WIDE = {width: 1280, height: 800};
/** The sustainability endpoint may answer 501; the browser's console reports that by itself. */
const EXPECTED = /\/api\/sustainability\/metrics/;

let api: ListeningReferenceApi;
let browser: Browser;
let problems: string[];

/** Notes what a page must never do: errors, violations of its policy, requests to elsewhere. */
function watch(page: Page): void {
  page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    const {url} = message.location();
    if (message.type() === 'error' && !EXPECTED.test(url)) problems.push(`${message.text()} (${url})`);
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== api.url && /^http/.test(request.url()))
      problems.push(`asked ${request.url()}`);
  });
}

/** The host page, with the sample user signed in; returns when it shows a balance. */
async function openHost(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: WIDE,
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    ...options,
  });
  const page = await context.newPage();
  watch(page);
  await page.goto(api.url + path);
  await wallet(page).getByRole('meter').waitFor();
  return page;
}

const wallet = (page: Page) => page.locator('a2b-dashboard a2b-wallet');
const grouped = (count: number) => new Intl.NumberFormat('en-US').format(count);

async function tokens(page: Page): Promise<number> {
  const answer = await page.request.get(`${api.url}/api/user/balance`);
  return ((await answer.json()) as {tokens: number}).tokens;
}

async function gap(): Promise<unknown> {
  return (await api.database.query(query`select trim_scale(ledger_gap('demo'))::text as gap`))[0]?.['gap'];
}

async function openCheckout(page: Page): Promise<void> {
  await wallet(page)
    .getByRole('button', {name: /Add credits/i})
    .click();
  await page.getByRole('button', {name: 'Pay €10.00'}).waitFor();
}

describe('the stand-in for a payment page', () => {
  before(async () => {
    assert.ok(existsSync(place('dist/cdn/a2b.js')), 'dist/ is missing: "npm run build" makes it.');
    api = await startReferenceApi({hostDir: place('demo/host'), distDir: place('dist')});
    browser = await launchBrowser();
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

  it('leads from Add credits to a payment and back to a balance that has grown', async () => {
    const page = await openHost('/#usage');
    const before = await tokens(page);
    await wallet(page).getByText(grouped(before)).first().waitFor();
    await openCheckout(page);
    assert.equal(new URL(page.url()).pathname, '/checkout/pay.html');
    await page.getByText('No money moves').waitFor();
    await page.getByText('10,000,000 credits').waitFor();
    const back = page.waitForRequest(
      (request) => request.isNavigationRequest() && request.url().includes('a2b_topup=success'),
    );
    await page.getByRole('button', {name: 'Pay €10.00'}).click();
    await back;
    await wallet(page)
      .getByText(grouped(before + 10_000_000))
      .first()
      .waitFor();
    assert.equal(await tokens(page), before + 10_000_000);
    assert.equal(await gap(), '0');
  });

  it('is waited for by the wallet when the event comes after the user is back', async () => {
    const page = await openHost('/#usage');
    const before = await tokens(page);
    await openCheckout(page);
    const session = new URL(page.url()).searchParams.get('session');
    await page.goto(`${api.url}/?a2b_topup=success#usage`);
    await wallet(page).getByText('Payment received – crediting…').first().waitFor();
    await wallet(page).getByText(grouped(before)).first().waitFor();
    const paid = await page.request.post(`${api.url}/api/billing/stand-in/pay`, {data: {session}});
    assert.equal(paid.status(), 200);
    await wallet(page)
      .getByText(grouped(before + 10_000_000))
      .first()
      .waitFor();
    await wallet(page).getByText('Payment received').first().waitFor({state: 'detached'});
    assert.equal(page.url(), `${api.url}/#usage`, 'and a reload does not wait again');
  });

  it('leads back without a payment when the user changes their mind', async () => {
    const page = await openHost('/#usage');
    const before = await tokens(page);
    await openCheckout(page);
    await page.getByRole('link', {name: 'Cancel'}).click();
    await wallet(page).getByText(grouped(before)).first().waitFor();
    assert.equal(await tokens(page), before);
  });

  it('refuses a page that was not made by this server', async () => {
    const page = await openHost('/#usage');
    await page.goto(`${api.url}/checkout/pay.html?session=made-up`);
    await page.getByText('This payment page is not valid').waitFor();
    assert.ok(await page.getByRole('button', {name: 'Pay'}).isDisabled());
    problems = problems.filter((problem) => !problem.includes('/stand-in/session'));
  });

  it('lists what was paid, and leads back', async () => {
    const page = await openHost('/#usage');
    await page.goto(`${api.url}/api/billing/portal`);
    await page.getByRole('listitem').filter({hasText: 'Credit purchase'}).first().waitFor();
    await page.getByText('No money has moved.').waitFor();
    await page.getByRole('link', {name: 'Back to the chat'}).click();
    await wallet(page).getByRole('meter').waitFor();
  });

  it('loads nothing from elsewhere, runs no script of a page and stands in no frame', async () => {
    for (const path of ['/checkout/pay.html', '/checkout/payments.html']) {
      const answer = await fetch(api.url + path);
      const policy = answer.headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /unsafe|\*|https?:/);
      assert.doesNotMatch(await answer.text(), /<script>|\sstyle=|\son\w+=/);
    }
  });

  it('an answer in the chat costs something, and the wallet shows it', async () => {
    const page = await openHost('/#usage');
    const before = await tokens(page);
    await wallet(page).getByText(grouped(before)).first().waitFor();
    await page.getByRole('button', {name: 'Back to chat'}).click();
    await page.getByRole('textbox', {name: 'Message'}).fill('What does this cost?');
    const paid = page.waitForResponse((answer) => answer.url().endsWith('/api/demo/spend'));
    const asked = page.waitForResponse(async (answer) => answer.url().endsWith('/api/user/balance'));
    await page.getByRole('button', {name: 'Send'}).click();
    assert.equal((await paid).status(), 200);
    await asked;
    const after = await tokens(page);
    assert.ok(after < before);
    await page.goto(`${api.url}/#usage`);
    await wallet(page).getByText(grouped(after)).first().waitFor();
    assert.equal(await gap(), '0');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has no accessibility violation, ${colorScheme}, and fits a phone of 320 px`, async () => {
      const axe = await readFile(place('node_modules/axe-core/axe.min.js'), 'utf8');
      const page = await openHost('/#usage', {colorScheme, reducedMotion: 'reduce', bypassCSP: true});
      await openCheckout(page);
      for (const path of [null, '/checkout/payments.html']) {
        if (path !== null) await page.goto(api.url + path);
        await page.setViewportSize({width: 320, height: 640});
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(wider, 0);
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const {axe} = globalThis as unknown as {axe: {run(): Promise<{violations: {id: string}[]}>}};
          return (await axe.run()).violations.map(({id}) => id);
        });
        assert.deepEqual(violations, []);
      }
    });
  }
});
