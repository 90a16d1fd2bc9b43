import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {chromiumOptions} from '../support/chromium.mjs';
import {SCRIPT, visitHost} from '../support/hostile-page.js';

/** The browser of the tests keeps no page at all: these two say so. What a page does comes beside them. */
const OF_THE_BROWSER = ['BrowsingInstanceNotSwapped', 'BackForwardCacheDisabledForDelegate', 'BackForwardCacheDisabled'];
let browser: Browser;
before(async () => void (browser = await chromium.launch({...(await chromiumOptions()), ignoreDefaultArgs: ['--disable-back-forward-cache']})));
after(() => browser.close());

/** Leaves the page, returns by Back, and tells what of the page keeps it out of the cache. */
async function reasonsAfterReturn(page: Page, url: string): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  const told = new Promise<readonly {reason: string}[]>((resolve) =>
    session.on('Page.backForwardCacheNotUsed', ({notRestoredExplanations}) => resolve(notRestoredExplanations)));
  await page.locator('a2b-usage-breakdown canvas').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.goto(`${url}dist/cdn/sri.json`);
  await page.goBack({waitUntil: 'commit'});
  await page.locator('a2b-wallet [part~=balance]').first().waitFor();
  return (await told).map(({reason}) => reason).filter((reason) => !OF_THE_BROWSER.includes(reason));
}

const html = `<!doctype html>${SCRIPT}<a2b-dashboard></a2b-dashboard>`;

describe('a page with every widget that is left and returned to by Back', () => {
  it('E8: is kept out of the cache by nothing of ours', () =>
    visitHost(browser, {html}, async ({page, url, reports}) => {
      assert.deepEqual(await reasonsAfterReturn(page, url), []);
      assert.deepEqual(reports, []);
    }));

  it('is told of by the browser where something of the page keeps it out', () =>
    visitHost(browser, {html, before: "addEventListener('unload', () => undefined)"}, async ({page, url}) => {
      assert.deepEqual(await reasonsAfterReturn(page, url), ['UnloadHandlerExistsInMainFrame']);
    }));
});
