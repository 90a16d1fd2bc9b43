import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser, serveBuiltPage} from '../support/built-page.js';

let browser: Browser;
before(async () => void (browser = await launchBrowser()));
after(() => browser.close());

interface Visit {
  readonly page: Page;
  /** Everything the page asked a server for, besides itself and our scripts. */
  readonly asked: string[];
  readonly errors: string[];
}

/** Opens a page that has our script and nothing behind `/api`. */
async function visit(markup: string, look: (visit: Visit) => Promise<void>, file = 'a2b.js'): Promise<void> {
  const script = `<script type="module" src="/dist/cdn/${file}"></script>`;
  const server = await serveBuiltPage(`<!doctype html><html lang="en">${script}${markup}`, (_request, response) => void response.writeHead(500).end());
  const page = await browser.newPage({timezoneId: 'Europe/Berlin', viewport: {width: 1280, height: 900}});
  const [asked, errors]: [string[], string[]] = [[], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => (message.type() === 'error' || message.type() === 'warning') && errors.push(message.text()));
  page.on('pageerror', ({message}) => errors.push(message));
  try {
    await page.goto(server.url);
    await look({page, asked, errors});
    const foreign = asked.filter((url) => !url.startsWith(`${server.url}dist/`) && url !== server.url && !url.endsWith('/favicon.ico'));
    assert.deepEqual(foreign, []);
  } finally {
    await page.close();
    await server.close();
  }
}

const sums = (page: Page) => page.locator('a2b-dashboard [part~=sums]');
const WIDGETS = ['a2b-wallet', 'a2b-usage-summary', 'a2b-usage-breakdown', 'a2b-usage-log', 'a2b-billing-history', 'a2b-sustainability'];

async function addsUp(page: Page): Promise<void> {
  await sums(page).filter({hasText: /^Adds up/}).waitFor();
}

const firstFigure = (page: Page) => page.locator('a2b-usage-summary [part~=figure]').first();

/** The summary's first figure, as soon as it is another one. */
async function figureAfter(page: Page, before: string): Promise<string> {
  await firstFigure(page).filter({hasNotText: before}).waitFor();
  return firstFigure(page).innerText();
}

describe('the demo attribute', () => {
  for (const file of ['a2b.js', 'a2b.min.js']) {
    it(`fills a dashboard from one line of HTML with ${file}, with figures that add up and no request`, () =>
      visit('<a2b-dashboard demo></a2b-dashboard>', async ({page, errors}) => {
        await addsUp(page);
        const labels = page.locator('a2b-dashboard [part~=sample]');
        await page.locator('a2b-dashboard a2b-sustainability [part~=sample]').first().waitFor();
        await page.locator('a2b-usage-breakdown[by=provider] canvas').first().waitFor();
        assert.match(await page.locator('a2b-wallet .run-out').innerText(), /^Lasts about \d+ days at your pace/);
        assert.deepEqual(new Set(await labels.allInnerTexts()), new Set(['Sample data']));
        assert.deepEqual(errors, []);
      }, file));
  }

  it('follows the range and the filters, and still adds up', () =>
    visit('<a2b-dashboard demo range="7d"></a2b-dashboard>', async ({page}) => {
      await addsUp(page);
      const week = await firstFigure(page).innerText();
      await page.locator('a2b-dashboard').evaluate((element) => (element as unknown as {usage: {set(change: object): void}}).usage.set({range: '90d'}));
      const quarter = await figureAfter(page, week);
      await addsUp(page);
      await page.locator('a2b-usage-breakdown[by=provider] [part~=row]').first().click();
      await page.locator('a2b-dashboard [part~=chip]').first().waitFor();
      await figureAfter(page, quarter);
      await addsUp(page);
    }));

  for (const tag of WIDGETS) {
    it(`fills <${tag}> alone, and says so in words`, () =>
      visit(`<${tag} demo></${tag}>`, async ({page, errors}) => {
        await page.locator(`${tag}:state(ready)`).waitFor();
        assert.equal(await page.locator(`${tag} [part~=sample]`).first().innerText(), 'Sample data');
        assert.deepEqual(errors, []);
      }));
  }

  it('says so in the small layouts of the wallet, and in the language of the page', () =>
    visit('<div lang="de"><a2b-wallet demo layout="badge"></a2b-wallet><a2b-wallet demo layout="inline"></a2b-wallet></div>', async ({page}) => {
      for (const layout of ['badge', 'inline']) {
        await page.locator(`a2b-wallet[layout=${layout}] [part~=sample]`, {hasText: 'Beispieldaten'}).waitFor();
      }
    }));

  it('reaches the widgets of a provider, but none with figures of its own', () =>
    visit('<a2b-provider demo><a2b-usage-log></a2b-usage-log><a2b-wallet></a2b-wallet></a2b-provider>', async ({page}) => {
      await page.locator('a2b-usage-log:state(ready) [part~=sample]').waitFor();
      await page.locator('a2b-wallet').evaluate((wallet) => Object.assign(wallet, {data: {tokens: 42}}));
      await page.locator('a2b-wallet [part~=balance]', {hasText: '42'}).waitFor();
      assert.equal(await page.locator('a2b-wallet [part~=sample]').count(), 0);
    }));

  it('shows the same figures again on the same day', () =>
    visit('<a2b-usage-summary demo></a2b-usage-summary>', async ({page}) => {
      const figures = async () => {
        await page.locator('a2b-usage-summary:state(ready)').waitFor();
        return page.locator('a2b-usage-summary [part~=figure]').first().innerText();
      };
      const first = await figures();
      await page.reload();
      assert.equal(await figures(), first);
    }));

  it('brings its data only where it is asked for', () =>
    visit('<a2b-wallet></a2b-wallet>', async ({page, asked}) => {
      await page.evaluate(() => Object.assign(document.querySelector('a2b-wallet') as object, {data: {tokens: 1}}));
      await page.locator('a2b-wallet:state(ready)').waitFor();
      const before = asked.length;
      await page.evaluate(() => document.body.append(Object.assign(document.createElement('a2b-usage-log'), {demo: true})));
      await page.locator('a2b-usage-log:state(ready)').waitFor();
      assert.ok(asked.slice(before).length > 0, 'the sample came with the first element that wants it');
      asked.length = 0;
    }));
});
