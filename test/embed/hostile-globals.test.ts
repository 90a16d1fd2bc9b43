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

  for (const missing of ['ResizeObserver', 'IntersectionObserver']) {
    it(`A11: shows every figure, the table of the summary, and a word instead of the other charts where there is no ${missing}`, () =>
      visitHost(browser, host(`${SCRIPT}${DASHBOARD}`, `delete window.${missing}`), async ({page, reports}) => {
        await page.locator('a2b-wallet [part~=balance]').first().waitFor();
        const breakdown = page.locator('a2b-usage-breakdown').first();
        assert.match(await breakdown.locator('[part~=notice]').first().innerText(), /chart/i);
        assert.match(await breakdown.locator('[part~=legend], [part~=table]').first().innerText(), /157,000/);
        assert.match(await page.locator('a2b-usage-summary [part~=table]').first().innerText(), /Anthropic/);
        assert.equal(await page.locator('canvas').count(), 0);
        assert.deepEqual([await countedBy(page), reports], [[], []]);
      }));
  }

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

  it('A8: keeps what was set before the upgrade, by property or attribute', () =>
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
      assert.deepEqual(reports, []);
    }));

  it('A7: every property renders the element anew when it is set after the first rendering', () =>
    visitHost(browser, host(SCRIPT, SILENT_CLIENT), async ({page, reports}) => {
      const properties = reactiveProperties();
      assert.ok(properties.length > 60, `${properties.length} properties`);
      assert.deepEqual(await unheard(page, properties), []);
      assert.deepEqual(reports.filter((text) => !text.startsWith('warning: <a2b-')), []);
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

/** A client that never answers. */
const SILENT_CLIENT = "globalThis.silentClient = new Proxy({}, {get: (_, name) => (name === 'then' ? undefined : () => new Promise(() => undefined))})";

type Kind = 'boolean' | 'number' | 'text' | 'object' | 'client';
type Property = readonly [tag: string, name: string, kind: Kind];

function kindOf(name: string, type: string): Kind {
  if (name === 'client') return 'client';
  if (/^(string|')|Dimension|Metric|Choice/.test(type)) return 'text';
  return type.startsWith('boolean') ? 'boolean' : type.startsWith('number') ? 'number' : 'object';
}

/** Everything public of an element that can be set: the members of the manifest that are neither methods nor read-only. */
function reactiveProperties(): readonly Property[] {
  type Member = {kind: string; name: string; readonly?: boolean; static?: boolean; privacy?: string; type?: {text: string}};
  const {modules} = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')) as {modules: {declarations?: {tagName?: string; members?: Member[]}[]}[]};
  return modules.flatMap(({declarations = []}) => declarations).flatMap(({tagName, members = []}) =>
    members.filter(({kind, privacy, ...member}) => tagName && kind === 'field' && !member.readonly && !member.static && (privacy ?? 'public') === 'public')
      .map(({name, type}) => [tagName ?? '', name, kindOf(name, type?.text ?? '')] as const));
}

/** Properties that are hidden by an own one of the instance, or do not make their element update. */
function unheard(page: Page, properties: readonly Property[]): Promise<string[]> {
  type Updating = HTMLElement & Record<string, unknown> & {isUpdatePending: boolean; updateComplete: Promise<unknown>; performUpdate(): unknown};
  return page.evaluate(async (list) => {
    const silent = Reflect.get(globalThis, 'silentClient') as object;
    const elements = new Map<string, Updating>();
    const found: string[] = [];
    for (const [tag, name, kind] of list) {
      const element = elements.get(tag) ?? (document.body.appendChild(document.createElement(tag)) as unknown as Updating);
      elements.set(tag, element);
      await customElements.whenDefined(tag);
      for (let turn = 0; turn < 50 && element.isUpdatePending; turn += 1) await element.updateComplete;
      const own = element.performUpdate.bind(element);
      let updates = 0;
      element.performUpdate = () => ((updates += 1), own());
      const wasPending = element.isUpdatePending;
      element[name] = {boolean: element[name] !== true, number: 7, text: 'other', object: {}, client: silent}[kind];
      const isHeard = element.isUpdatePending && !wasPending;
      await element.updateComplete;
      Reflect.deleteProperty(element, 'performUpdate');
      if (!isHeard || updates === 0 || Object.hasOwn(element, name)) found.push(`${tag}.${name}`);
    }
    return found;
  }, properties);
}
