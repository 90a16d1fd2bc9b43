import {expect, fixture, html} from '@open-wc/testing';
import type {A2bElement} from '../../src/base/a2b-element.js';
import {loadCharts} from '../../src/chart/load.js';
import {configure, logout} from '../../src/store/page.js';
import {FakeClient, answeringClient} from '../../src/testing/fake-client.js';
import {everyday} from '../../src/testing/scenarios.js';
import '../../src/index.js';
import {orderFaults} from '../support/fault-page.js';
import {reaches} from '../support/states.js';
import {waitUntil} from '../support/wait.js';

const TAGS = ['a2b-wallet', 'a2b-billing-history', 'a2b-usage-summary', 'a2b-usage-breakdown', 'a2b-usage-log', 'a2b-sustainability', 'a2b-range-picker', 'a2b-dashboard', 'a2b-provider'] as const;
const CARDS = TAGS.slice(0, 6);
const ENDPOINTS = {
  'a2b-wallet': 'balance', 'a2b-billing-history': 'transactions', 'a2b-usage-summary': 'summary', 'a2b-usage-breakdown': 'breakdown',
  'a2b-usage-log': 'log', 'a2b-sustainability': 'sustainability',
} as const;
type CardTag = keyof typeof ENDPOINTS;

const dataOf = (tag: string) => everyday[ENDPOINTS[tag as CardTag]];
const frames = async (count: number) => {
  for (let frame = 0; frame < count; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
};
const make = (tag: string, client: A2bElement['client'] = answeringClient(everyday)) =>
  Object.assign(document.createElement(tag) as A2bElement, {client});
const textIn = (element: Element) => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Looks of an element that only its own styles make. */
function looksOf(element: A2bElement): readonly string[] {
  const inner = element.shadowRoot?.querySelector('[part~=card], .frame') as Element;
  const view = inner.ownerDocument.defaultView as Window;
  const {display, paddingTop, borderTopWidth, fontSize, borderRadius} = view.getComputedStyle(inner);
  return [view.getComputedStyle(element).display, display, paddingTop, borderTopWidth, fontSize, borderRadius];
}

async function iframe(): Promise<Document> {
  const frame = await fixture<HTMLIFrameElement>(html`<iframe .style=${'width: 700px; height: 500px'}></iframe>`);
  return frame.contentDocument as Document;
}

describe('the life of an element', function lifeTests() {
  this.timeout(40_000);
  before(() => loadCharts());
  let box: HTMLElement;
  beforeEach(async () => void (box = await fixture<HTMLElement>(html`<div></div>`)));

  for (const tag of TAGS) {
    it(`E3: <${tag}> moves fifty times, leaves and returns twice over, without asking more than once or losing its text`, async () => {
      const client = new FakeClient();
      const element = box.appendChild(make(tag, client));
      if (tag in ENDPOINTS) {
        await waitUntil(() => client.questions.length > 0, 'asked', {timeout: 9_000});
        client.questions.find(({name}) => name === ENDPOINTS[tag as CardTag])?.answer(dataOf(tag));
        await reaches(element, 'ready');
      }
      await element.updateComplete;
      if (tag === 'a2b-usage-summary') await waitUntil(() => textIn(element).includes('Tokens per day'), 'its late part', {timeout: 9_000});
      const names = client.questions.map(({name, query}) => `${name} ${JSON.stringify(query)}`);
      const text = textIn(element);
      const homes = [document.createElement('div'), document.createElement('section')];
      box.append(...homes);
      for (let move = 0; move < 50; move += 1) homes[move % 2]?.append(element);
      await element.updateComplete;
      await frames(2);
      expect(new Set(names).size).to.equal(names.length);
      expect(client.questions.map(({name, query}) => `${name} ${JSON.stringify(query)}`).slice(names.length).filter((name) => names.includes(name))).to.deep.equal([]);
      if (tag in ENDPOINTS) expect(element.state).to.equal('ready');
      element.remove();
      element.remove();
      box.append(element);
      box.append(element);
      await element.updateComplete;
      expect(textIn(element)).to.equal(text);
    });
  }

  for (const tag of CARDS) {
    it(`E4: <${tag}> looks the same in another document and back home`, async () => {
      const element = box.appendChild(make(tag));
      element.setAttribute('theme', 'light');
      await reaches(element, 'ready');
      const looks = looksOf(element);
      expect(looks.join(' ')).to.match(/\dpx/);
      const other = await iframe();
      other.body.append(element);
      await element.updateComplete;
      expect(looksOf(element)).to.deep.equal(looks);
      box.append(element);
      await element.updateComplete;
      expect(looksOf(element)).to.deep.equal(looks);
      other.adoptNode(element);
      other.body.append(element);
      await element.updateComplete;
      expect(looksOf(element)).to.deep.equal(looks);
    });
  }

  it('E4: a chart that moved into another document is drawn there, and answers the pointer', async () => {
    const element = box.appendChild(make('a2b-usage-breakdown'));
    await reaches(element, 'ready');
    const other = await iframe();
    other.body.append(element);
    const canvas = () => element.shadowRoot?.querySelector('canvas');
    await waitUntil(() => (canvas()?.width ?? 0) > 0, 'drawn', {timeout: 9_000});
    const {left, top, width, height} = (canvas() as HTMLCanvasElement).getBoundingClientRect();
    const view = other.defaultView as Window & typeof globalThis;
    const at = {clientX: left + width / 2, clientY: top + height * 0.08, bubbles: true, composed: true};
    const popup = () => element.shadowRoot?.querySelector('[part~=tooltip]:popover-open');
    await waitUntil(() => {
      canvas()?.dispatchEvent(new view.MouseEvent('mousemove', at));
      return popup() !== null;
    }, 'the tooltip', {timeout: 5_000});
  });

  it('D8: a hundred elements that leave while they ask end their requests at once, stay quiet, and ask again when they return', async () => {
    const client = new FakeClient();
    const elements = Array.from({length: 100}, () => box.appendChild(make('a2b-usage-log', client)));
    await waitUntil(() => client.questions.length > 0, 'asked', {timeout: 9_000});
    const first = client.questions[0] as FakeClient['questions'][number];
    const gone = new Promise<number>((resolve) => first.signal.addEventListener('abort', () => resolve(performance.now())));
    elements.forEach((element) => element.remove());
    const left = performance.now();
    expect((await gone) - left).to.be.at.most(50);
    let updates = 0;
    for (const element of elements) element.addEventListener('a2b-load', () => (updates += 1));
    first.answer(everyday.log);
    await frames(3);
    expect([updates, elements.filter(({state}) => state !== 'loading').length]).to.deep.equal([0, 0]);
    const next = client.next();
    box.append(...elements);
    (await next).answer(everyday.log);
    await Promise.all(elements.map((element) => reaches(element, 'ready')));
    expect(client.questions).to.have.length(2);
  });

  it('D8: an element that leaves and returns a hundred times while it asks is never stuck', async () => {
    const client = new FakeClient();
    const element = box.appendChild(make('a2b-usage-log', client));
    for (let time = 0; time < 100; time += 1) {
      element.remove();
      if (time % 3 === 0) await Promise.resolve();
      if (time % 10 === 0) await frames(1);
      box.append(element);
    }
    await waitUntil(() => client.questions.some(({signal}) => !signal.aborted), 'one is under way', {timeout: 9_000});
    await frames(2);
    const living = client.questions.filter(({signal}) => !signal.aborted);
    expect(living).to.have.length(1);
    living[0]?.answer(everyday.log);
    await reaches(element, 'ready');
  });

  it('E8: a page that comes back out of the back/forward cache asks once for a fresh balance', async () => {
    const faults = await orderFaults({'*': [{kind: 'json', body: {tokens: 5, percentage: 50, burnRate: {tokensPerDay: 1}}}]});
    configure({apiBase: faults.apiBase});
    const elements = [1, 2, 3].map(() => box.appendChild(document.createElement('a2b-wallet') as A2bElement));
    await Promise.all(elements.map((element) => reaches(element, 'ready')));
    await faults.turnTo({'*': [{kind: 'json', body: {tokens: 777, percentage: 50, burnRate: {tokensPerDay: 1}}}]});
    const asked = async () => (await faults.log()).filter(({path}) => path === '/user/balance').length;
    const before = await asked();
    dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}));
    dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await waitUntil(() => elements.every((element) => textIn(element).includes('777')), 'fresh', {timeout: 9_000});
    expect((await asked()) - before).to.equal(1);
    logout();
    configure({apiBase: '/api'});
  });

  it('E5: a card that is shown later draws its chart as wide as its box within two frames, and says nothing before', async () => {
    for (const hide of ['display: none', 'height: 0; overflow: hidden', 'width: 0; overflow: hidden', 'content-visibility: hidden; width: 500px']) {
      box.style.cssText = hide;
      const element = box.appendChild(make('a2b-usage-breakdown'));
      await reaches(element, 'ready');
      await frames(4);
      box.style.cssText = 'width: 480px';
      const canvas = () => element.shadowRoot?.querySelector('canvas');
      await frames(2);
      expect(canvas(), `drawn after ${hide}`).to.be.an('htmlcanvaselement');
      const chart = canvas() as HTMLCanvasElement;
      const around = chart.closest('.chart-root')?.parentElement as HTMLElement;
      expect(Math.abs(chart.clientWidth - around.clientWidth), hide).to.be.at.most(1);
      element.remove();
    }
  });
});
