import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser} from '../support/built-page.js';
import type {App, AppOptions} from '../support/librechat/app/server.js';
import {OTHER_USER} from '../support/librechat/data.js';
import {patchedClient} from '../support/librechat/patched-client.js';
import {shadowText, visit, withCorner, type Visit} from '../support/librechat/visit.js';

const require = createRequire(import.meta.url);
let browser: Browser;
before(async () => void (browser = await launchBrowser()));
after(() => browser?.close());

const badge = (page: Page) => page.locator('a2b-wallet [part=card]');
const usageOf = (app: App) => app.log.filter(({path}) => /^\/api\/(user\/(balance|transactions)|usage|sustainability)/.test(path));
const isReady = (tag: string) => document.querySelector(tag)?.matches(':state(ready)') ?? false;

for (const version of ['express4', 'express']) {
  describe(`LibreChat with two lines more, on ${version}`, () => {
    const express = require(version) as AppOptions['express'];

    it('shows the whole dashboard on a page of its own, by the cookie alone, which is not rotated', () =>
      visit(browser, {express, path: '/api/a2b/usage'}, async ({app, page, errors}) => {
        await page.locator('a2b-usage-summary [part~=card]').first().waitFor();
        await page.waitForLoadState('networkidle');
        assert.deepEqual([...new Set(usageOf(app).map(({status}) => status))], [200]);
        assert.ok(usageOf(app).length >= 6);
        assert.equal(app.refreshes(), 0);
        const {totalTokens} = await (await page.request.get(`${app.url}/api/usage/summary?range=30d&tz=Europe/Berlin`)).json() as {totalTokens: number};
        assert.ok(totalTokens >= 48_223);
        assert.ok((await shadowText(page, 'a2b-usage-summary')).includes(totalTokens.toLocaleString('en-US')));
        assert.match(await shadowText(page, 'a2b-dashboard'), /15,611,477[^,]{0,60}credits/);
        assert.deepEqual(errors, []);
      }));

    it('leaves everything else to LibreChat: its pages, its own endpoints, and plain text for who is signed out', () =>
      visit(browser, {express}, async ({app}) => {
        const answers = await Promise.all(['/c/new', '/api/unknown', '/api/user'].map((path) => fetch(app.url + path)));
        assert.deepEqual(answers.map(({status, headers}) => [status, headers.get('content-type')?.split(';')[0]]), [[200, 'text/html'], [200, 'text/html'], [401, undefined]]);
        const refused = await fetch(`${app.url}/api/user/balance`);
        assert.deepEqual([refused.status, await refused.text()], [401, 'Unauthorized']);
      }));
  });
}

describe('the script in LibreChat’s own page', () => {
  it('shows the balance in a corner, in the language of the page, and leads to the dashboard in the same tab', () =>
    visit(browser, {index: withCorner}, async ({page, context, errors}) => {
      await page.waitForFunction(isReady, 'a2b-wallet');
      assert.match(await shadowText(page, 'a2b-wallet'), /15\.6M|15,611,477/);
      await page.evaluate(() => document.documentElement.setAttribute('lang', 'de'));
      await page.waitForFunction(() => /Mio/.test(document.querySelector('a2b-wallet')?.shadowRoot?.textContent ?? ''));
      await page.locator('a.a2b-corner').click();
      await page.waitForURL('**/api/a2b/usage');
      assert.equal(context.pages().length, 1);
      assert.deepEqual(errors, []);
    }));

  it('follows the page into the dark', () =>
    visit(browser, {index: withCorner}, async ({page}) => {
      await badge(page).waitFor();
      const light = await badge(page).evaluate((card) => getComputedStyle(card).color);
      await page.evaluate(() => document.documentElement.classList.add('dark'));
      await page.waitForFunction((before) => {
        const card = document.querySelector('a2b-wallet')?.shadowRoot?.querySelector('[part=card]');
        return card && getComputedStyle(card).color !== before;
      }, light);
    }));

  for (const isTold of [true, false]) {
    it(`B13: shows nobody the balance of who signed out within the page, where the browser ${isTold ? 'tells of its pages' : 'does not tell'}`, () =>
      visit(browser, {index: (html) => withCorner(isTold ? html : html.replace('<head>', '<head><script>delete window.navigation</script>'))}, async ({page, errors}) => {
        await page.waitForFunction(isReady, 'a2b-wallet');
        assert.equal(await page.evaluate(() => 'navigation' in window), isTold);
        await page.evaluate(RECORD);
        await page.evaluate(() => (globalThis as unknown as {signOut(): Promise<void>}).signOut());
        await page.locator('a.a2b-corner').waitFor({state: 'hidden'});
        await page.evaluate((user) => (globalThis as unknown as {signIn(id: string): Promise<void>}).signIn(user), OTHER_USER);
        await badge(page).filter({hasText: '4,242,424'}).waitFor();
        const frames = await page.evaluate(() => (globalThis as unknown as {frames: [path: string, markup: string][]}).frames);
        const after = frames.slice(frames.findIndex(([path]) => path === '/login'));
        assert.ok(frames.length > after.length && after.at(-1)?.[0] === '/c/new', JSON.stringify(frames.map(([path]) => path)));
        assert.match(frames[0]?.[1] ?? '', FORMER);
        assert.deepEqual(after.filter(([, markup]) => FORMER.test(markup)), []);
        assert.deepEqual(errors, []);
      }));
  }

  it('stays out of sight while nobody is signed in', () =>
    visit(browser, {index: withCorner}, async ({page, context}) => {
      await page.waitForFunction(isReady, 'a2b-wallet');
      assert.equal(await page.locator('a.a2b-corner').isVisible(), true);
      await context.clearCookies();
      const refused = page.waitForResponse((response) => response.url().endsWith('/api/user/balance') && response.status() === 401);
      await page.reload();
      await refused;
      assert.equal(await page.locator('a.a2b-corner').isVisible(), false);
    }));
});

describe('a policy with nonces', () => {
  const strict = "script-src 'nonce-NONCE' 'strict-dynamic'; object-src 'none'; base-uri 'self'";

  it('lets the tag run that stands in index.html and gets LibreChat’s nonce', () =>
    visit(browser, {index: withCorner, policy: `${strict}; style-src 'self'`}, async ({page, errors}) => {
      await page.waitForFunction(isReady, 'a2b-wallet');
      assert.deepEqual(errors, []);
    }));

  it('blocks a tag without nonce, until the site itself is listed and strict-dynamic is gone', async () => {
    const addedLate = (policy: string, look: (visit: Visit) => Promise<void>) =>
      visit(browser, {policy, front: tagAddingProxy}, look);
    await addedLate(strict, async ({page, errors}) => {
      await page.locator('#status').waitFor();
      assert.equal(await page.evaluate(() => customElements.get('a2b-wallet')), undefined);
      assert.match(errors.join(), /Content Security Policy/);
    });
    await addedLate("script-src 'nonce-NONCE' 'self'; object-src 'none'; base-uri 'self'", async ({page, errors}) => {
      await page.waitForFunction(isReady, 'a2b-wallet');
      assert.deepEqual(errors, []);
    });
  });
});

for (const isUpstream of [false, true]) {
  describe(`the changed client of a ${isUpstream ? 'newer' : 'fork’s'} LibreChat, by access tokens alone`, () => {
    const client = patchedClient(isUpstream);
    const onUsagePage = async (options: {tokenSeconds: number}, look: (visit: Visit) => Promise<void>) =>
      visit(browser, {cookies: false, client: await client, ...options}, async (visited) => {
        const {page} = visited;
        await page.evaluate(() => addEventListener('a2b-auth-required', () => (document.title = 'a2b-auth-required')));
        await page.getByRole('button', {name: 'Usage and costs'}).click();
        await page.waitForURL('**/d/usage');
        await page.waitForLoadState('networkidle');
        await look(visited);
      });

    it('shows the dashboard by the item of the user menu', () =>
      onUsagePage({tokenSeconds: 900}, async ({app, page, errors}) => {
        assert.match(await shadowText(page, 'a2b-dashboard'), /15,611,477/);
        assert.deepEqual([...new Set(usageOf(app).map(({status}) => status))], [200]);
        assert.ok(usageOf(app).every(({authorization}) => authorization?.startsWith('Bearer ')));
        assert.equal(app.refreshes(), 1);
        assert.deepEqual(errors, []);
      }));

    it('outlives a token that expires in the middle of use: one token more, no sign-out, no visible error', () =>
      onUsagePage({tokenSeconds: 3}, async ({app, page}) => {
        const before = usageOf(app).length;
        await expiry(app);
        await page.evaluate(async (isBusy) => {
          const dashboard = document.querySelector('a2b-dashboard') as unknown as {refresh(): Promise<void>};
          // A newer app is often about to notice by itself at the same moment.
          if (isBusy) dispatchEvent(new Event('focus'));
          await dashboard.refresh();
        }, isUpstream);
        await page.waitForLoadState('networkidle');
        const late = usageOf(app).slice(before);
        assert.ok(late.some(({status}) => status === 401) && late.some(({status}) => status === 200), JSON.stringify(late));
        assert.equal(app.refreshes(), 2);
        assert.equal(await page.title(), 'LibreChat');
        assert.deepEqual(await statesBelow(page), []);
        assert.equal(await page.locator('#status').innerText(), 'signed in');
        await page.reload();
        await page.locator('#status', {hasText: 'signed in'}).waitFor();
      }));
  });
}

/** The balance of who is signed in at first. */
const FORMER = /15\.6M|15,611,477/;

/** Keeps what the badge shows in every frame from now on, and on which page. */
const RECORD = `globalThis.frames = [];
(function look() {
  globalThis.frames.push([location.pathname, document.querySelector('a2b-wallet').shadowRoot.innerHTML]);
  requestAnimationFrame(look);
})()`;

/** Widgets that are anything but well. */
function statesBelow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [...(document.querySelector('a2b-dashboard')?.shadowRoot?.querySelectorAll('*') ?? [])];
    return all.filter((element) => ['error', 'stale', 'unauthorized'].some((state) => element.localName.startsWith('a2b-') && element.matches(`:state(${state})`))).map(({localName}) => localName);
  });
}

/** Settles when the last token that was used has expired. */
async function expiry(app: App): Promise<void> {
  const [, payload = ''] = usageOf(app).at(-1)?.authorization?.split('.') ?? [];
  const {exp} = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {exp: number};
  await new Promise((resolve) => setTimeout(resolve, exp * 1000 - Date.now() + 50));
}

async function tagAddingProxy(app: App) {
  const {startServer} = await import('../support/http-server.js');
  const server = await startServer(async ({url = '/', headers}, response) => {
    const answer = await fetch(app.url + url, {headers: {cookie: headers.cookie ?? '', authorization: headers.authorization ?? ''}});
    const type = answer.headers.get('content-type') ?? '';
    const text = await answer.text();
    const policy = answer.headers.get('content-security-policy');
    response.writeHead(answer.status, {'Content-Type': type, ...(policy === null ? {} : {'Content-Security-Policy': policy})}).end(type.startsWith('text/html') ? withCorner(text) : text);
  });
  return server;
}
