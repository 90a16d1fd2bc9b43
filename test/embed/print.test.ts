import assert from 'node:assert/strict';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {extractText} from 'unpdf';
import {createFakeApi} from '../../src/testing/fake-api.js';
import {launchBrowser, serveBuiltPage} from '../support/built-page.js';

const api = createFakeApi({now: () => new Date('2026-11-20T18:00:00Z')});

async function answer({url = '/'}: IncomingMessage, response: ServerResponse): Promise<void> {
  const sent = await api(`http://127.0.0.1${url}`);
  response.writeHead(sent.status, {'Content-Type': 'application/json'}).end(await sent.text());
}

const PAGE = `<!doctype html><html lang="en" class="dark"><meta charset="utf-8"><title>Usage</title>
<style>html { background: #212121; --text-primary: #ececec; --surface-primary: #0d0d0d; --border-light: #2f2f2f } body { margin: 0 }</style>
<script type="module" src="/dist/cdn/a2b.js" data-a2b-time-zone="Europe/Berlin"></script>
<a2b-dashboard></a2b-dashboard><a2b-billing-history></a2b-billing-history>`;

const WIDGETS = ['a2b-wallet', 'a2b-usage-summary', 'a2b-usage-breakdown', 'a2b-usage-log', 'a2b-billing-history', 'a2b-sustainability'];

const MM_PER_INCH = 25.4;
const PX_PER_INCH = 96;
const PAPERS = [{format: 'A4', width: 210, from: 1440}, {format: 'Letter', width: 215.9, from: 390}] as const;

/** All numbers of two digits or more that the cards show, as they stand there. */
const numbersOf = (page: Page) => page.evaluate(async (tags) => {
  const shown = [...tags].flatMap((tag) => {
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({shadowRoot}) => shadowRoot ?? [])];
    return roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>(tag)]);
  });
  const text = shown.map(({shadowRoot}) => shadowRoot?.querySelector<HTMLElement>('.frame')?.innerText ?? '').join('\n');
  return [...new Set(text.match(/\d[\d.,]*\d/g) ?? [])];
}, WIDGETS);

/** Of everything visible in print: what sticks out of the page sideways, pictures, and light text. */
const faultsOnPaper = (page: Page) => page.evaluate(() => {
  const trees: (Document | ShadowRoot)[] = [document];
  for (const tree of trees) trees.push(...[...tree.querySelectorAll('*')].flatMap(({shadowRoot}) => shadowRoot ?? []));
  return trees.slice(1).flatMap((tree) => [...tree.querySelectorAll<HTMLElement>('*')]).flatMap((element) => {
    if (!element.checkVisibility() || element.closest('.visually-hidden, .exact')) return [];
    const where = `${((element.getRootNode()) as ShadowRoot).host.localName} ${element.localName}.${element.className}`;
    const {left, right} = element.getBoundingClientRect();
    const [ground = 0] = getComputedStyle(element).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
    const [red = 255] = getComputedStyle(element).color.match(/\d+/g)?.map(Number) ?? [];
    return [
      ...(left < -1 || right > innerWidth + 1 ? [`outside: ${where} ${Math.round(left)}–${Math.round(right)} of ${innerWidth}`] : []),
      ...(element.localName === 'canvas' ? [`picture: ${where}`] : []),
      ...(element.classList.contains('frame') && red > 100 ? [`light text: ${where}`] : []),
      ...(element.classList.contains('card') && ground < 250 ? [`dark ground: ${where}`] : []),
    ];
  });
});

const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe('printing', () => {
  let browser: Browser;
  before(async () => void (browser = await launchBrowser()));
  after(() => browser.close());

  for (const {format, width, from} of PAPERS) {
    it(`E7: from ${from} px on ${format}, charts are tables inside the page, dark on light, and every number is text`, async () => {
      const server = await serveBuiltPage(PAGE, (request, response) => void answer(request, response));
      const page = await browser.newPage({viewport: {width: from, height: 900}});
      try {
        await page.goto(server.url, {waitUntil: 'networkidle'});
        await page.locator('a2b-usage-summary [part=chart]').waitFor();
        const pdf = new Uint8Array(await page.pdf({format, printBackground: true}));
        const text = squeezed((await extractText(pdf, {mergePages: true})).text);
        await page.setViewportSize({width: Math.floor((width / MM_PER_INCH) * PX_PER_INCH), height: 900});
        await page.emulateMedia({media: 'print'});
        await page.locator('a2b-usage-summary table').waitFor();
        assert.deepEqual((await faultsOnPaper(page)).slice(0, 20), []);
        const numbers = await numbersOf(page);
        assert.ok(numbers.length > 100, `only ${numbers.length} numbers`);
        assert.deepEqual(numbers.filter((number) => !text.includes(squeezed(number))), []);
      } finally {
        await page.close();
        await server.close();
      }
    });
  }
});
