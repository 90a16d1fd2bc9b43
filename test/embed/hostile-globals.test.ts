import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser} from '../support/built-page.js';
import {SCRIPT, countedBy, useDashboard, visitHost, type Visit} from '../support/hostile-page.js';

const root = join(import.meta.dirname, '../..');
let browser: Browser;
before(async () => void (browser = await launchBrowser()));
after(() => browser.close());

const DASHBOARD = '<a2b-dashboard></a2b-dashboard>';
const CLOBBER = ['a2b', 'A2B', 'litHtmlVersions', 'litElementVersions', 'reactiveElementVersions', 'litPropertyMetadata', 'litHtmlPolyfillSupport',
  'reactiveElementPolyfillSupport', 'litElementPolyfillSupport', 'ShadyCSS', 'ShadyDOM', 'process', '__zod_globalConfig', '__zod_globalRegistry'];
const forms = CLOBBER.map((name, index) => (index % 2 === 0 ? `<form id="${name}"></form>` : `<img name="${name}" alt><a id="${name}"></a><a id="${name}"></a>`)).join('');

async function isWhole({page, reports}: Visit): Promise<void> {
  await useDashboard(page);
  assert.deepEqual([await countedBy(page), reports], [[], []]);
}

const host = (html: string, before?: string) => ({html: `<!doctype html>${html}`, ...(before && {before})});

const pages: [title: string, html: string, before?: string][] = [
  ['A2: works on a page whose elements have the names of its globals', `${forms}${SCRIPT}${DASHBOARD}`],
  ['A11: works with an enumerable key on Array.prototype', `${SCRIPT}${DASHBOARD}`, "Array.prototype.polluted = 'yes'"],
  ['A11: works where the storages throw', `${SCRIPT}${DASHBOARD}`, `for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }})`],
  ['B1: works under a base address of somewhere else', `<base href="/elsewhere/">${SCRIPT}${DASHBOARD}`],
];

describe('the dashboard on a page of somebody else', () => {
  for (const [title, html, before] of pages) it(title, () => visitHost(browser, host(html, before), isWhole));

  it('A11: shows every figure, and a word instead of a chart, where prototypes are frozen', () => {
    const freeze = 'for (const {prototype} of [Object, Array, Function, Map, Set, Promise, Date, Number, String, RegExp]) Object.freeze(prototype)';
    return visitHost(browser, host(`${SCRIPT}${DASHBOARD}`, freeze), async ({page, reports}) => {
      const card = page.locator('a2b-usage-breakdown').first();
      await card.locator('canvas, [part~=notice]').first().waitFor();
      assert.match(await card.locator('[part~=legend]').innerText(), /157,000/);
      await page.locator('a2b-usage-log [part~=sort]').nth(1).click();
      assert.deepEqual([await countedBy(page), reports], [[], []]);
    });
  });

  it('A11: shows figures and says that charts cannot be drawn where there is no ResizeObserver', () =>
    visitHost(browser, host(`${SCRIPT}<a2b-wallet></a2b-wallet>`, 'delete window.ResizeObserver'), async ({page, reports}) => {
      await page.locator('a2b-wallet [part~=balance]').first().waitFor();
      assert.deepEqual([await countedBy(page), reports], [[], []]);
    }));

  it('A11: leaves the page unharmed where Object.prototype has an enumerable key, and says no more than one error', () =>
    visitHost(browser, host(`${SCRIPT}<a2b-wallet></a2b-wallet><p id="own">own</p>`, "Object.prototype.polluted = 'yes'"), async ({page, reports}) => {
      await page.waitForLoadState('networkidle');
      assert.equal(await page.locator('#own').innerText(), 'own');
      assert.ok(reports.length <= 1, reports.join('\n'));
      assert.equal(await page.evaluate(() => Object.keys(Object.prototype).join()), 'polluted');
    }));

  it('A10: leaves every global, prototype and style sheet of the page as it was, but for the names of Lit, zod and its own', () => {
    const keep = `
      globalThis.keep = () => ({
        names: Reflect.ownKeys(globalThis).map(String),
        prototypes: [Object, Array, Function, Map, Set, Promise, Date, Number, String, RegExp, Element, Node, HTMLElement, ShadowRoot, Document]
          .map(({name, prototype}) => [name, ...Reflect.ownKeys(prototype).map(String)].join()),
        functions: ['fetch', 'setTimeout', 'queueMicrotask', 'matchMedia', 'ResizeObserver', 'IntersectionObserver', 'CSSStyleSheet', 'Event', 'Date'].map((name) => Reflect.get(globalThis, name)),
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      });
      globalThis.kept = globalThis.keep();`;
    return visitHost(browser, host(`${SCRIPT}${DASHBOARD}`, keep), async ({page}) => {
      await useDashboard(page);
      const changed = await page.evaluate(() => {
        type Kept = {names: string[]; prototypes: string[]; functions: unknown[]; sheets: number};
        const {keep: look, kept} = globalThis as unknown as {keep: () => Kept; kept: Kept};
        const now = look();
        return {
          names: now.names.filter((name) => !kept.names.includes(name)),
          prototypes: now.prototypes.filter((text, index) => text !== kept.prototypes[index]),
          functions: now.functions.filter((value, index) => value !== kept.functions[index]).length,
          sheets: now.sheets,
        };
      });
      const allowed = ['litHtmlVersions', 'litElementVersions', 'reactiveElementVersions', 'litPropertyMetadata', '__zod_globalConfig', '__zod_globalRegistry', 'a2b', 'keep', 'kept', 'counted'];
      assert.deepEqual({...changed, names: changed.names.filter((name) => !allowed.includes(name) && !/playwright|Builtins|^Symbol\(a2b /.test(name))}, {names: [], prototypes: [], functions: 0, sheets: 0});
    });
  });

  it('A11: is readable and usable where the page resets everything', () => {
    const reset = '<style>*{all:unset!important} body{font-size:0;color:transparent;letter-spacing:1em;pointer-events:none}</style>';
    return visitHost(browser, host(`${reset}${SCRIPT}${DASHBOARD}`), async ({page, reports}) => {
      const balance = page.locator('a2b-wallet [part~=balance]').first();
      await balance.waitFor();
      await page.locator('a2b-usage-log [part~=sort]').nth(1).click();
      const {size, alpha} = await balance.evaluate((element) => {
        const {fontSize, color} = getComputedStyle(element);
        return {size: Number.parseFloat(fontSize), alpha: /rgba\(.*, 0\)/.test(color) ? 0 : 1};
      });
      assert.ok(size >= 14 && alpha === 1);
      assert.deepEqual([await countedBy(page), reports], [[], []]);
    });
  });

  it('A11: works in a frame, and in a sandboxed one without an origin, whose storages refuse', () => {
    const inner = `<!doctype html>${SCRIPT}<a2b-wallet></a2b-wallet>`;
    const html = `<iframe id="same" srcdoc='${inner}'></iframe><iframe id="sandboxed" sandbox="allow-scripts" srcdoc='${inner.replaceAll('/dist', 'URL/dist')}'></iframe>
      <script>const frame = document.getElementById('sandboxed'); frame.srcdoc = frame.srcdoc.replaceAll('URL', location.origin).replace('></script>', ' data-a2b-api-base="' + location.origin + '/api"></script>')</script>`;
    return visitHost(browser, host(html.replace('</script>\')', '<\\/script>\')').replaceAll('></script>\'', '><\\/script>\'').replaceAll('></script>\')', '><\\/script>\')')), async ({page, reports}) => {
      for (const id of ['same', 'sandboxed']) await page.frameLocator(`#${id}`).locator('[part~=balance]').first().waitFor();
      assert.deepEqual(reports.filter((text) => !/allowedOrigins|is not the page/.test(text)), []);
    });
  });

  it('A11: works in a page that is written anew', () =>
    visitHost(browser, host(`${SCRIPT}<a2b-wallet></a2b-wallet>`), async ({page, reports}) => {
      await page.locator('a2b-wallet [part~=balance]').first().waitFor();
      await page.evaluate(() => {
        document.open();
        document.write('<!doctype html><body><a2b-wallet></a2b-wallet></body>');
        document.close();
      });
      await page.locator('a2b-wallet [part~=balance]').first().waitFor();
      assert.deepEqual(reports, []);
    }));
});

/** The lazy part with the charts: by far the largest. */
function chartChunk(): string {
  const chunks = readdirSync(join(root, 'dist/cdn')).filter((name) => /^chunk-.*\.js$/.test(name));
  const sizes = chunks.map((name) => [readFileSync(join(root, 'dist/cdn', name)).length, name] as const);
  return sizes.sort(([a], [b]) => b - a)[0]?.[1] ?? '';
}

describe('loading', () => {
  it('A3: of the charts may fail three times; the figures stand there, and Try again brings the chart', () =>
    visitHost(browser, host('<p></p>'), async ({page, url}) => {
      let aborted = 0;
      let isDown = true;
      await page.route(`**/${chartChunk()}*`, (route) => (isDown ? ((aborted += 1), route.abort()) : route.continue()));
      await page.setContent(`<base href="${url}">${SCRIPT}<a2b-usage-breakdown></a2b-usage-breakdown>`);
      const card = page.locator('a2b-usage-breakdown');
      const retry = card.locator('[part~=notice] button');
      for (let failure = 1; failure <= 3; failure += 1) {
        await retry.waitFor();
        assert.match(await card.locator('[part~=legend], [part~=table]').first().innerText(), /157,000/);
        const before = aborted;
        isDown = failure < 3;
        await retry.click();
        while (isDown && aborted === before) await page.evaluate(() => new Promise(requestAnimationFrame));
      }
      await card.locator('canvas').waitFor();
      assert.ok(aborted >= 3);
    }));

  it('A7, A8: keeps what was set before the upgrade, by property or attribute, and follows every property after it', () =>
    visitHost(browser, host('<p></p>'), async ({page, url, reports}) => {
      await page.evaluate(() => {
        const early = Object.assign(document.createElement('a2b-wallet'), {locale: 'de', currency: 'EUR', data: {tokens: 1234567}, heading: 'Früh'});
        document.body.append(early);
        document.body.insertAdjacentHTML('beforeend', '<a2b-wallet locale="de" heading="Früh"></a2b-wallet>');
      });
      await page.addScriptTag({url: `${url}dist/cdn/a2b.js`, type: 'module'});
      await page.locator('a2b-wallet [part~=balance]').nth(1).waitFor();
      const [early, late] = await page.evaluate(async () => {
        const [element] = document.querySelectorAll('a2b-wallet');
        const late = document.body.appendChild(document.createElement('a2b-wallet'));
        Object.assign(late, {locale: 'de', currency: 'EUR', data: {tokens: 1234567}, heading: 'Früh'});
        await new Promise((resolve) => setTimeout(resolve, 300));
        return [element, late].map((one) => (one as HTMLElement).shadowRoot?.textContent?.replace(/\s+/g, ' '));
      });
      assert.equal(early, late);
      assert.match(early ?? '', /Früh.*1\.234\.567/);
      assert.deepEqual(await shadowed(page), []);
      assert.deepEqual(reports, []);
    }));

  it('A12: never runs a script-tag file with one byte changed, where the page names its digest', async () => {
    const content = readFileSync(join(root, 'dist/cdn/a2b.min.js'));
    const digest = (bytes: Buffer) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
    const tag = (integrity: string) => `<script type="module" src="/dist/cdn/a2b.min.js" integrity="${integrity}" crossorigin></script><a2b-wallet></a2b-wallet>`;
    await visitHost(browser, host(tag(digest(content))), async ({page}) => page.locator('a2b-wallet [part~=balance]').first().waitFor());
    const changed = Buffer.from(content);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    await visitHost(browser, host(tag(digest(changed))), async ({page}) => {
      await page.waitForLoadState('networkidle');
      assert.equal(await page.evaluate(() => customElements.get('a2b-wallet') === undefined), true);
    });
  });
});

/** Reactive properties that an own property of the instance hides: changes of those are never drawn. */
function shadowed(page: Page): Promise<string[]> {
  const {modules} = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')) as {modules: {declarations?: {tagName?: string; attributes?: {fieldName?: string}[]}[]}[]};
  const elements = modules.flatMap(({declarations = []}) => declarations).filter(({tagName}) => tagName);
  const wanted = elements.map(({tagName = '', attributes = []}) => [tagName, attributes.map(({fieldName = ''}) => fieldName).filter(Boolean)] as const);
  return page.evaluate(async (list) => {
    const found: string[] = [];
    for (const [tag, fields] of list) {
      const element = document.body.appendChild(document.createElement(tag));
      await customElements.whenDefined(tag);
      found.push(...fields.filter((field) => Object.hasOwn(element, field) || !(field in element)).map((field) => `${tag}.${field}`));
    }
    return found;
  }, wanted.filter(([tag]) => tag !== 'a2b-range-picker'));
}
