import {expect, fixture, html} from '@open-wc/testing';
import type {A2bElement} from '../../src/base/a2b-element.js';
import {loadCharts} from '../../src/chart/load.js';
import {everyday} from '../../src/testing/scenarios.js';
import '../../src/index.js';
import {PAYLOADS} from '../support/hostile-names.js';
import {reaches} from '../support/states.js';
import {waitUntil} from '../support/wait.js';

const CARDS = {
  'a2b-wallet': 'balance', 'a2b-billing-history': 'transactions', 'a2b-usage-summary': 'summary',
  'a2b-usage-breakdown': 'breakdown', 'a2b-usage-log': 'log', 'a2b-sustainability': 'sustainability',
} as const;
type Card = A2bElement & {data: unknown; exportCsv?: () => Promise<Blob>};
/** Fields people or other systems put words into. */
const TEXTS = new Set(['name', 'model', 'description', 'label', 'partner', 'conversationTitle', 'unitName']);
const IDS = new Set(['openai', 'anthropic', 'mistral', 'agent_7b']);

/** The body with every name, and the ids of providers and projects, turned into `text`. */
function renamed(body: unknown, text: string, key = ''): unknown {
  if (Array.isArray(body)) return body.map((item) => renamed(item, text));
  if (typeof body === 'string') return TEXTS.has(key) || (key === 'id' && IDS.has(body)) ? text : body;
  if (body === null || typeof body !== 'object') return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, renamed(value, text, name)]));
}

const folded = (text: string) => text.replace(/\s+/g, ' ').trim();
const isShown = (element: Element, name: string) => folded(element.shadowRoot?.textContent ?? '').includes(folded(name));
/** What titles and names for assistive technology say. */
const told = (element: Element) => [...(element.shadowRoot?.querySelectorAll('*') ?? [])]
  .flatMap((one) => ['title', 'aria-label', 'aria-description', 'aria-valuetext'].map((name) => one.getAttribute(name) ?? '')).filter((text) => text !== '');
const MADE = 'script, img, iframe, object, embed, video, input[autofocus], marquee, math, template, xmp, plaintext, textarea, [onerror], [onload], [onfocus], [ontoggle], [onmouseover], [onstart]';

describe('names that are hostile', function nameTests() {
  this.timeout(60_000);
  before(() => loadCharts());

  it('are at least sixty', () => expect(new Set(PAYLOADS).size).to.be.at.least(60));

  for (const [tag, endpoint] of Object.entries(CARDS)) {
    it(`B5: <${tag}> shows each of them as it is and makes nothing of it`, async () => {
      const element = await fixture<Card>(html`<div></div>`).then((box) => box.appendChild(document.createElement(tag)) as Card);
      const tags = () => [...new Set([...(element.shadowRoot?.querySelectorAll('*') ?? [])].map(({localName}) => localName))].sort().join();
      element.data = renamed(everyday[endpoint], 'plain');
      await reaches(element, 'ready');
      const [usual, wasShown] = [tags(), isShown(element, 'plain')];
      for (const payload of PAYLOADS) {
        element.data = renamed(everyday[endpoint], payload);
        await element.updateComplete;
        await element.updateComplete;
        expect(element.state, payload).to.equal('ready');
        expect(element.shadowRoot?.querySelector(MADE), payload).to.equal(null);
        expect(tags().split(',').filter((name) => !usual.split(',').includes(name)), payload).to.deep.equal([]);
        if (wasShown) expect(isShown(element, payload), payload).to.equal(true);
      }
      expect((window as {executed?: number}).executed).to.equal(undefined);
    });
  }

  /** Names that would show at once if something took them for markup, a formula or a template. */
  const SOME = PAYLOADS.filter((_, index) => index % 8 === 0);
  for (const [tag, endpoint] of Object.entries(CARDS)) {
    it(`B5: <${tag}> keeps to it while it is pointed at, sorted, opened and exported`, async () => {
      for (const payload of SOME) {
        const element = await fixture<Card>(html`<div></div>`).then((box) => box.appendChild(document.createElement(tag)) as Card);
        element.data = renamed(everyday[endpoint], payload);
        await reaches(element, 'ready');
        const all = () => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? [])];
        for (const part of all().filter(({localName, part}) => localName === 'canvas' || /row|segment|swatch|chart/.test(part.value))) {
          const {left, top, width, height} = part.getBoundingClientRect();
          const at = {clientX: left + width / 2, clientY: top + Math.min(height / 2, 20), bubbles: true, composed: true};
          for (const type of ['pointerenter', 'pointermove', 'mousemove']) part.dispatchEvent(new (type === 'mousemove' ? MouseEvent : PointerEvent)(type, at));
          part.focus();
        }
        for (const button of all().filter(({part}) => /sort|toggle|columns|detail/.test(part.value))) {
          if (button.isConnected) button.click();
          await element.updateComplete;
        }
        const csv = await (await element.exportCsv?.())?.text();
        if (csv !== undefined) expect(csv.length, payload).to.be.greaterThan(20);
        expect(element.shadowRoot?.querySelector(MADE), payload).to.equal(null);
        element.parentElement?.remove();
      }
      expect((window as {executed?: number}).executed).to.equal(undefined);
    });
  }

  it('B5: are in titles and in what is read out as they are', async () => {
    for (const payload of SOME) {
      const element = await fixture<Card>(html`<a2b-usage-breakdown .data=${renamed(everyday.breakdown, payload)}></a2b-usage-breakdown>`);
      await reaches(element, 'ready');
      expect(told(element).some((text) => folded(text).includes(folded(payload))), payload).to.equal(true);
    }
  });

  it('B10: are counted and drawn, each of them, and pollute no prototype', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf', 'length'];
    const before = Reflect.ownKeys(Object.prototype).join();
    const items = names.map((id, index) => ({id, name: id, totalTokens: index + 1, requests: 1, cost: null}));
    const element = await fixture<Card>(html`<a2b-usage-breakdown .data=${{totalTokens: 28, cost: null, requests: 7, items}}></a2b-usage-breakdown>`);
    await reaches(element, 'ready');
    await waitUntil(() => element.shadowRoot?.querySelector('canvas'), 'drawn', {timeout: 9_000});
    const rows = [...(element.shadowRoot?.querySelectorAll('[part~=row]') ?? [])].map((row) => folded(row.textContent ?? ''));
    expect(rows).to.have.length(7);
    for (const name of names) expect(rows.some((row) => row.includes(name)), name).to.equal(true);
    const keyed = JSON.parse('{"tokens": 5, "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}') as unknown;
    const wallet = await fixture<Card>(html`<a2b-wallet .data=${keyed}></a2b-wallet>`);
    await reaches(wallet, 'ready');
    expect(Reflect.ownKeys(Object.prototype).join()).to.equal(before);
    expect(({} as {polluted?: number}).polluted).to.equal(undefined);
  });
});
