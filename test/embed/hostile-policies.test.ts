import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {launchBrowser} from '../support/built-page.js';
import {SCRIPT, countedBy, useDashboard, visitHost} from '../support/hostile-page.js';

let browser: Browser;
before(async () => void (browser = await launchBrowser()));
after(() => browser.close());

const DASHBOARD = '<a2b-dashboard></a2b-dashboard>';
const NONCED = SCRIPT.replace('<script', '<script nonce="r4nd0m"');
const rest = "style-src 'self'; connect-src 'self'; img-src 'self' data:";
const TYPED = "require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";

const policies: [title: string, script: string, policy: string][] = [
  ["B1: is content with style-src 'self' while everything is used", SCRIPT, `default-src 'none'; script-src 'self'; ${rest}`],
  ["B2: needs no 'unsafe-eval'", SCRIPT, `default-src 'none'; script-src 'self'; ${rest}`],
  ['B3: is content with Trusted Types, and one named policy', SCRIPT, `default-src 'none'; script-src 'self'; ${rest}; ${TYPED}`],
  ['B4: brings its lazy parts with a nonce alone', NONCED, `default-src 'none'; script-src 'nonce-r4nd0m'; ${rest}`],
  ["B4: brings its lazy parts with a nonce and 'strict-dynamic'", NONCED, `default-src 'none'; script-src 'nonce-r4nd0m' 'strict-dynamic'; ${rest}; ${TYPED}`],
];

describe('the dashboard under a strict policy', () => {
  for (const [title, script, policy] of policies) {
    it(title, () =>
      visitHost(browser, {html: `<!doctype html>${script}${DASHBOARD}`, headers: {'Content-Security-Policy': policy}}, async ({page, reports}) => {
        await useDashboard(page);
        assert.deepEqual([await countedBy(page), reports], [[], []]);
        await page.locator('a2b-dashboard').evaluate((element) => element.remove());
        assert.deepEqual([await countedBy(page), reports], [[], []]);
      }));
  }

  it('B1: is watched by a counter that counts', () =>
    visitHost(browser, {html: `<!doctype html>${SCRIPT}<p></p>`, headers: {'Content-Security-Policy': `default-src 'self'; ${rest}`}}, async ({page}) => {
      await page.evaluate(() => document.querySelector('p')?.setAttribute('style', 'color: red'));
      await page.locator('p').waitFor({state: 'attached'});
      while ((await countedBy(page)).length === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
      assert.match((await countedBy(page))[0] ?? '', /^style-src/);
    }));

  it('B3: is documented with the very directive', () => {
    const texts = ['README.md', 'SECURITY.md'].map((file) => {
      try {
        return readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
      } catch {
        return '';
      }
    });
    assert.ok(texts.join().includes("trusted-types lit-html 'allow-duplicates'"));
  });

  it('B11: asks nobody but its own origin, and leaves no cookies and nothing in the storages but the balance of who went to pay', () =>
    visitHost(browser, {html: `<!doctype html>${SCRIPT}${DASHBOARD}`}, async ({page, url, requests}) => {
      const kept = () => page.evaluate(async () => [document.cookie, localStorage.length, {...sessionStorage}, (await indexedDB.databases()).length, (await caches.keys()).length]);
      await useDashboard(page);
      assert.deepEqual(requests.filter((address) => !address.startsWith(url) && !address.startsWith('blob:') && !address.startsWith('data:')), []);
      assert.deepEqual(await kept(), ['', 0, {'a2b-balance-before-top-up': '1234567'}, 0, 0]);
      await page.evaluate(() => void dispatchEvent(new Event('focus')));
      assert.deepEqual(await kept(), ['', 0, {}, 0, 0]);
    }));

  it('B11: is documented with the key that is kept, and no other', () => {
    const security = readFileSync(join(import.meta.dirname, '../../SECURITY.md'), 'utf8');
    assert.deepEqual(security.match(/`a2b-[\w-]*top-up`/g), ['`a2b-balance-before-top-up`']);
  });
});
