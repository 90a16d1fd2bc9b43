import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser, serveBuiltPage} from '../support/built-page.js';
import {json} from '../support/http-server.js';
import {root} from '../support/packed.js';

/** What only the files with ECharts in them hold. */
const CHART_CODE = /getZr|zrender/;

let browser: Browser;
before(async () => void (browser = await launchBrowser()));
after(() => browser.close());

interface Visit {
  readonly page: Page;
  readonly authorizations: (string | undefined)[];
  readonly warnings: string[];
  readonly errors: string[];
}

/** Opens a page with the built package, hands it to `look`, and closes everything again. */
async function visit(html: string, look: (visit: Visit) => Promise<void>): Promise<void> {
  const authorizations: (string | undefined)[] = [];
  const server = await serveBuiltPage(html, ({headers}, response) => {
    authorizations.push(headers.authorization);
    json(response, {tokens: 1234567, estimatedValue: {amount: '1.23', currency: 'EUR'}});
  });
  const page = await browser.newPage();
  const [warnings, errors]: [string[], string[]] = [[], []];
  page.on('console', (message) => (message.type() === 'error' ? errors : warnings).push(message.text()));
  page.on('pageerror', ({message}) => errors.push(message));
  try {
    await page.goto(server.url);
    await look({page, authorizations, warnings, errors});
  } finally {
    await page.close();
    await server.close();
  }
}

const shown = (page: Page) => page.locator('a2b-wallet [part~=balance]').first().waitFor();

describe('the script tag', () => {
  for (const file of ['a2b.js', 'a2b.min.js']) {
    it(`shows a balance with one tag and ${file}`, () =>
      visit(`<!doctype html><script type="module" src="/dist/cdn/${file}"></script><a2b-wallet></a2b-wallet>`, async ({page, errors}) => {
        await shown(page);
        assert.match(await page.locator('a2b-wallet [part~=balance]').innerText(), /1,234,567/);
        assert.deepEqual(errors, []);
      }));
  }

  it('takes settings from its data attributes', () =>
    visit(
      '<!doctype html><script type="module" src="/dist/cdn/a2b.js" data-a2b-api-base="/api" data-a2b-locale="de"></script><a2b-wallet></a2b-wallet>',
      async ({page}) => {
        await shown(page);
        assert.match(await page.locator('a2b-wallet [part~=balance]').innerText(), /1\.234\.567/);
      },
    ));

  it('waits for a script that configures and follows ours', () =>
    visit(
      `<!doctype html><a2b-wallet></a2b-wallet><script type="module" src="/dist/cdn/a2b.js"></script>
       <script type="module">a2b.configure({getToken: () => 'later'})</script>`,
      async ({page, authorizations}) => {
        await shown(page);
        assert.deepEqual([...new Set(authorizations)], ['Bearer later']);
      },
    ));

  it('A1: may stand on a page twice: everything works, with one warning', () =>
    visit(
      `<!doctype html><script type="module" src="/dist/cdn/a2b.js"></script><a2b-wallet></a2b-wallet>
       <script type="module" src="/dist/cdn/a2b.min.js"></script>`,
      async ({page, warnings, errors}) => {
        await shown(page);
        await page.waitForLoadState('networkidle');
        assert.deepEqual([errors, warnings.length], [[], 1]);
      },
    ));

  it('A4: asks for no chart code on a page with only a wallet', () =>
    visit('<!doctype html><script type="module" src="/dist/cdn/a2b.js"></script><a2b-wallet></a2b-wallet>', async ({page}) => {
      await shown(page);
      await page.waitForLoadState('networkidle');
      const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({name}) => new URL(name).pathname));
      const scripts = await Promise.all(loaded.filter((path) => path.endsWith('.js')).map((path) => readFile(join(root, path), 'utf8')));
      assert.ok(scripts.length > 0);
      assert.deepEqual(scripts.filter((script) => CHART_CODE.test(script)), []);
    }));

  it('A2: survives a page that holds its name already', () =>
    visit('<!doctype html><form id="a2b"></form><script type="module" src="/dist/cdn/a2b.js"></script><a2b-wallet></a2b-wallet>', async ({page}) => {
      await shown(page);
      assert.equal(await page.evaluate(() => typeof (globalThis as unknown as {a2b: {configure: unknown}}).a2b.configure), 'function');
    }));
});
