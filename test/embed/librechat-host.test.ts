import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import type {Middleware, RouterOptions} from '../../demo/server/librechat/mount/types.js';
import {launchBrowser} from '../support/built-page.js';
import {startApp, type App, type AppOptions} from '../support/librechat/app/server.js';
import {KEYS} from '../support/librechat/app/tokens.js';
import {USER} from '../support/librechat/data.js';
import {mingoMongoose} from '../support/librechat/mingo-mongoose.js';
import {recentLedger} from '../support/librechat/recent.js';

const require = createRequire(import.meta.url);
const {createA2bRouter} = require('@aim2balance/widgets/librechat') as {createA2bRouter: (options: RouterOptions) => Middleware};
const CLIENT = readFileSync(join(import.meta.dirname, '../support/librechat/app/client.js'), 'utf8');
const CORNER =
  '<link rel="stylesheet" href="/api/a2b/corner.css"><script type="module" src="/api/a2b/a2b.js" data-a2b-host="librechat"></script></head>';
const BADGE = '<a class="a2b-corner" href="/api/a2b/usage"><a2b-wallet layout="badge"></a2b-wallet></a></body>';

const withCorner = (html: string): string => html.replace('</head>', CORNER).replace('</body>', BADGE);
const plainClient = `${CLIENT}\nstart();`;

let browser: Browser;
before(async () => void (browser = await launchBrowser()));
after(() => browser?.close());

interface Visit {
  readonly app: App;
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page and the console. */
  readonly errors: string[];
}

/** Opens a signed-in browser on the app, hands it to `look`, and closes everything again. */
async function visit(changes: Partial<AppOptions> & {cookies?: boolean; path?: string}, look: (visit: Visit) => Promise<void>): Promise<void> {
  const {cookies = true, path = '/', ...options} = changes;
  const mongoose = mingoMongoose(recentLedger((hex) => hex));
  const app = await startApp({
    express: require('express4'),
    user: USER,
    client: plainClient,
    mount: (server, requireJwtAuth) => server.use(createA2bRouter({mongoose, requireJwtAuth, cookies, keys: KEYS, log: (failure) => assert.fail(String(failure))})),
    ...options,
  });
  const context = await browser.newContext({timezoneId: 'Europe/Berlin', locale: 'en-US'});
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({message}) => errors.push(message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  try {
    await context.addCookies([{name: 'refreshToken', value: await app.signIn(), url: app.url, httpOnly: true, sameSite: 'Strict'}]);
    await page.goto(app.url + path);
    await look({app, page, context, errors});
  } finally {
    await context.close();
    await app.close();
  }
}

const badge = (page: Page) => page.locator('a2b-wallet [part=card]');
const shadowText = (page: Page, tag: string) => page.locator(tag).evaluate((element) => element.shadowRoot?.textContent ?? '');
const usageOf = (app: App) => app.log.filter(({path}) => /^\/api\/(user\/balance|usage|sustainability)/.test(path));

for (const version of ['express4', 'express']) {
  describe(`LibreChat with two lines more, on ${version}`, () => {
    const express = require(version) as AppOptions['express'];

    it('shows the whole dashboard on a page of its own, by the cookie alone, which is not rotated', () =>
      visit({express, path: '/api/a2b/usage'}, async ({app, page, errors}) => {
        await page.locator('a2b-usage-summary [part~=card]').first().waitFor();
        await page.waitForLoadState('networkidle');
        assert.deepEqual([...new Set(usageOf(app).map(({status}) => status))], [200]);
        assert.ok(usageOf(app).length >= 6);
        assert.equal(app.refreshes(), 0);
        const {totalTokens} = await (await page.request.get(`${app.url}/api/usage/summary?range=30d&tz=Europe/Berlin`)).json() as {totalTokens: number};
        assert.ok(totalTokens >= 48_223);
        assert.ok((await shadowText(page, 'a2b-usage-summary')).includes(totalTokens.toLocaleString('en-US')));
        assert.deepEqual(errors, []);
      }));

    it('leaves everything else to LibreChat: its pages, its own endpoints, and plain text for who is signed out', () =>
      visit({express}, async ({app}) => {
        const answers = await Promise.all(['/c/new', '/api/unknown', '/api/user'].map((path) => fetch(app.url + path)));
        assert.deepEqual(answers.map(({status, headers}) => [status, headers.get('content-type')?.split(';')[0]]), [[200, 'text/html'], [200, 'text/html'], [401, undefined]]);
        const refused = await fetch(`${app.url}/api/user/balance`);
        assert.deepEqual([refused.status, await refused.text()], [401, 'Unauthorized']);
      }));
  });
}

describe('the script in LibreChat’s own page', () => {
  it('shows the balance in a corner, in the language of the page, and leads to the dashboard in the same tab', () =>
    visit({index: withCorner}, async ({page, context, errors}) => {
      await badge(page).waitFor();
      assert.match(await shadowText(page, 'a2b-wallet'), /15\.6M|15,611,477/);
      await page.evaluate(() => document.documentElement.setAttribute('lang', 'de'));
      await page.waitForFunction(() => /Mio/.test(document.querySelector('a2b-wallet')?.shadowRoot?.textContent ?? ''));
      await page.locator('a.a2b-corner').click();
      await page.waitForURL('**/api/a2b/usage');
      assert.equal(context.pages().length, 1);
      assert.deepEqual(errors, []);
    }));

  it('follows the page into the dark', () =>
    visit({index: withCorner}, async ({page}) => {
      await badge(page).waitFor();
      const color = () => badge(page).evaluate((card) => getComputedStyle(card).color);
      const light = await color();
      await page.evaluate(() => document.documentElement.classList.add('dark'));
      await page.waitForFunction((before) => {
        const card = document.querySelector('a2b-wallet')?.shadowRoot?.querySelector('[part=card]');
        return card && getComputedStyle(card).color !== before;
      }, light);
    }));

  it('stays out of sight while nobody is signed in', () =>
    visit({index: withCorner}, async ({page, context}) => {
      await badge(page).waitFor();
      await context.clearCookies();
      await page.reload();
      await page.waitForResponse((response) => response.url().endsWith('/api/user/balance') && response.status() === 401);
      assert.equal(await page.locator('a.a2b-corner').isVisible(), false);
    }));
});
