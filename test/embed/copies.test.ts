import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {build} from 'esbuild';
import type {Browser} from 'playwright-core';
import {integrityOf} from '../../scripts/package/sri.mjs';
import {bin, root, run} from '../../scripts/run.mjs';
import {launchBrowser} from '../support/built-page.js';
import {SCRIPT, countedBy, useDashboard, visitHost} from '../support/hostile-page.js';

describe('the script-tag build', () => {
  it('A12: made twice is the same, byte by byte', () => {
    const folder = mkdtempSync(join(tmpdir(), 'a2b-build-'));
    try {
      run(bin('vite'), ['build', '--logLevel', 'warn', '--outDir', folder, '--emptyOutDir']);
      const {files} = JSON.parse(readFileSync(join(root, 'dist/cdn/sri.json'), 'utf8')) as {files: Record<string, string>};
      const {'a2b.min.js': single, ...first} = files;
      assert.match(single ?? '', /^sha384-/);
      const scripts = readdirSync(folder).filter((name) => name.endsWith('.js')).sort();
      assert.ok(scripts.length > 10);
      assert.deepEqual(Object.fromEntries(scripts.map((name) => [name, integrityOf(readFileSync(join(folder, name)))])), first);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });
});

/** A component of the page, with a Lit of its own, that has one of ours in its template. */
const HOST = `
  import {LitElement, css, html} from 'lit';
  class HostCard extends LitElement {
    static styles = css\`p { color: green; }\`;
    render() { return html\`<p>of the page</p><a2b-wallet .data=\${{tokens: 4711}}></a2b-wallet>\`; }
  }
  customElements.define('host-card', HostCard);`;

describe('a page with a Lit of its own', () => {
  let browser: Browser;
  let script = '';
  before(async () => {
    browser = await launchBrowser();
    const {outputFiles} = await build({stdin: {contents: HOST, resolveDir: root}, bundle: true, format: 'esm', minify: true, write: false, conditions: ['production']});
    script = `<script type="module">${outputFiles[0]?.text ?? ''}</script><host-card></host-card>`;
  });
  after(() => browser.close());

  const rendered = async (html: string, lits: number) => {
    let texts: readonly (string | undefined)[] = [];
    await visitHost(browser, {html: `<!doctype html>${html}`}, async ({page, reports}) => {
      await useDashboard(page);
      if (lits > 1) assert.match(await page.locator('host-card a2b-wallet [part~=balance]').innerText(), /4,711/);
      texts = await page.locator('a2b-dashboard').evaluate((dashboard) => ['a2b-wallet', 'a2b-usage-summary', 'a2b-usage-breakdown', 'a2b-usage-log'].map((tag) =>
        dashboard.shadowRoot?.querySelector(tag)?.shadowRoot?.querySelector('.frame')?.textContent?.replace(/\s+/g, ' ')));
      assert.equal(await page.evaluate(() => (Reflect.get(globalThis, 'litHtmlVersions') as string[]).length), lits);
      assert.deepEqual([await countedBy(page), reports], [[], []]);
    });
    assert.ok(texts.every((text = '') => text.length > 100));
    return texts;
  };

  it('A6: has the same widgets, before and after its own Lit, and not one warning', async () => {
    const widgets = `${SCRIPT}<a2b-dashboard></a2b-dashboard>`;
    const alone = await rendered(widgets, 1);
    assert.deepEqual(await rendered(`${script}${widgets}`, 2), alone);
    assert.deepEqual(await rendered(`${widgets}${script}`, 2), alone);
  });
});
