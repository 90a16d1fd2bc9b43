import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {version} from '../../src/version.js';
import {launchBrowser} from '../support/built-page.js';

const cdn = join(import.meta.dirname, '../../dist/cdn');
const {files: hashes} = JSON.parse(await readFile(join(cdn, 'sri.json'), 'utf8')) as {files: Record<string, string>};

let browser: Browser;
before(async () => void (browser = await launchBrowser()));
after(() => browser.close());

/** The place where the core of the split files is kept on a page; another build keeps its own elsewhere. */
const CORE = /a2b [0-9a-f]{8}(?=[ "])/g;
const [OLD, OLD_CORE] = ['0.0.9', 'a2b 01d01d01'];

/** A script as another version would have it: other numbers in it, and a core of its own. */
const ofOldVersion = (text: string): string => text.replaceAll(version, OLD).replace(CORE, OLD_CORE);

/** Whether each version runs its own code. */
const hasTwoCores = () => Object.getOwnPropertySymbols(globalThis).filter(({description}) => /^a2b [0-9a-f]{8}$/.test(description ?? '')).length === 2;

/** A script of the CDN folder; below `/old/` that of another version. */
async function script(path: string): Promise<string | null> {
  const name = path.replace(/^\/(old|dist\/cdn)\//, '');
  const text = await readFile(join(cdn, name), 'utf8').catch(() => null);
  return text !== null && path.startsWith('/old/') ? ofOldVersion(text) : text;
}

async function serve(page: string) {
  const server = createServer(async ({url = '/'}, response) => {
    const {pathname} = new URL(url, 'http://localhost');
    const code = pathname.endsWith('.js') ? await script(pathname) : null;
    const [type, body] = code === null ? ['text/html', page] : ['text/javascript', code];
    response.writeHead(url === '/favicon.ico' ? 204 : 200, {'Content-Type': type}).end(url === '/favicon.ico' ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => (server.closeAllConnections(), new Promise<void>((resolve) => server.close(() => resolve())));
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close};
}

const CARDS = '<a2b-wallet demo></a2b-wallet><a2b-usage-breakdown demo></a2b-usage-breakdown>';
const tag = (src: string, more = '') => `<script type="module" src="${src}"${more}></script>`;
const [SPLIT, SINGLE] = ['/dist/cdn/a2b.js', '/dist/cdn/a2b.min.js'];

/** Both cards have figures, one of them a chart, and the page's calls are there. */
async function everythingWorks(page: Page): Promise<void> {
  await page.locator('a2b-wallet:state(ready)').first().waitFor();
  await page.locator('a2b-usage-breakdown:state(ready)').first().waitFor();
  await page.locator('a2b-usage-breakdown canvas').first().waitFor();
  assert.equal(await page.evaluate(() => typeof (globalThis as unknown as {a2b: {configure: unknown}}).a2b.configure), 'function');
}

/** Opens a page, does something in it, waits until everything works, and tells what the console heard. */
async function opened(markup: string, act: (page: Page) => Promise<void> = async () => undefined): Promise<{errors: string[]; warnings: string[]}> {
  const server = await serve(`<!doctype html><html lang="en"><body>${markup}`);
  const page = await browser.newPage();
  const [errors, warnings]: [string[], string[]] = [[], []];
  page.on('console', (message) => void (message.type() === 'error' ? errors : message.type() === 'warning' ? warnings : []).push(message.text()));
  page.on('pageerror', ({message}) => errors.push(message));
  try {
    await page.goto(server.url);
    await act(page);
    await everythingWorks(page);
    await page.waitForLoadState('networkidle');
    return {errors, warnings};
  } finally {
    await page.close();
    await server.close();
  }
}

const QUIET = {errors: [], warnings: []};

/** What a framework does: markup as a string, properties set before the elements are known. */
const byFramework = (page: Page) =>
  page.evaluate((cards) => {
    const root = document.querySelector('main') as HTMLElement;
    root['innerHTML'] = cards.replaceAll(' demo', '');
    for (const element of root.children) Object.assign(element, {demo: true, locale: 'de'});
  }, CARDS);

const addScript = (page: Page, src: string) => page.evaluate((address) => {
  document.head.append(Object.assign(document.createElement('script'), {type: 'module', src: address}));
}, src);

describe('the script tag where pages are not kind', () => {
  it('is told from another version by what stands in each file', async () => {
    for (const name of Object.keys(hashes)) {
      const text = await readFile(join(cdn, name), 'utf8');
      const old = ofOldVersion(text);
      assert.ok(old.includes(OLD) && !old.includes(version), `${name} says its version`);
      assert.equal(old.includes(OLD_CORE), text.includes('Symbol.for("a2b '), `${name} takes from another core`);
    }
    assert.ok(ofOldVersion(await readFile(join(cdn, 'a2b.js'), 'utf8')).includes(OLD_CORE));
  });

  for (const [name, file] of [['the split files', SPLIT], ['the single file', SINGLE]] as const) {
    describe(`with ${name}`, () => {
      it('works before the elements', async () => assert.deepEqual(await opened(tag(file) + CARDS), QUIET));
      it('works after the elements', async () => assert.deepEqual(await opened(CARDS + tag(file)), QUIET));
      it('works as async', async () => assert.deepEqual(await opened(tag(file, ' async') + CARDS), QUIET));

      it('upgrades what a framework wrote before it came, properties included', async () => {
        const heard = await opened('<main></main>', async (page) => {
          await byFramework(page);
          await addScript(page, file);
          await page.locator('a2b-wallet [part~=sample]', {hasText: 'Beispieldaten'}).waitFor();
        });
        assert.deepEqual(heard, QUIET);
      });

      it('fills what a framework writes long after it came', async () => {
        const heard = await opened(`${tag(file)}<main></main>`, async (page) => {
          await page.waitForFunction(() => customElements.get('a2b-wallet') !== undefined);
          await byFramework(page);
        });
        assert.deepEqual(heard, QUIET);
      });

      it('may be named twice, which is one copy for a browser', async () =>
        assert.deepEqual(await opened(tag(file) + CARDS + tag(file)), QUIET));

      it('warns once where another copy of it follows', async () => {
        const {errors, warnings} = await opened(`${tag(file)}${CARDS}${tag(`${file}?again`)}`);
        assert.deepEqual([errors, warnings.length], [[], 1], warnings.join('\n'));
      });

      it('warns once where another version came before', async () => {
        const old = file.replace('/dist/cdn/', '/old/');
        const {errors, warnings} = await opened(`${tag(old)}${CARDS}${tag(file)}`, async (page) => {
          if (file === SPLIT) await page.waitForFunction(hasTwoCores);
        });
        assert.deepEqual([errors, warnings.length], [[], 1], warnings.join('\n'));
      });
    });
  }

  for (const [first, second] of [[SPLIT, SINGLE], [SINGLE, SPLIT]] as const) {
    it(`warns once where ${first} and ${second} meet`, async () => {
      const {errors, warnings} = await opened(tag(first) + CARDS + tag(second));
      assert.deepEqual([errors, warnings.length], [[], 1], warnings.join('\n'));
    });
  }

  it('warns once where two copies come async, in whatever order', async () => {
    const {errors, warnings} = await opened(tag(SPLIT, ' async') + tag('/old/a2b.min.js', ' async') + CARDS);
    assert.deepEqual([errors, warnings.length], [[], 1], warnings.join('\n'));
  });

  it('is accepted by a browser that checks its published hash', async () => {
    const integrity = ` integrity="${hashes['a2b.min.js']}" crossorigin="anonymous"`;
    assert.deepEqual(await opened(tag(SINGLE, integrity) + CARDS), QUIET);
  });
});
