import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import type {A2bElement} from '../../src/base/a2b-element.js';
import type {A2bErrorEvent} from '../../src/base/events.js';
import {configure, logout, notifyUsage, refresh} from '../../src/store/page.js';
import {everyday} from '../../src/testing/scenarios.js';
import '../../src/index.js';
import {orderFaults, type FaultPage} from '../support/fault-page.js';
import type {Script} from '../support/fault-server.js';
import {reaches, textOf} from '../support/states.js';
import {waitUntil} from '../support/wait.js';

const TAGS = ['a2b-wallet', 'a2b-billing-history', 'a2b-usage-summary', 'a2b-usage-breakdown', 'a2b-usage-log', 'a2b-sustainability'] as const;
const PATHS = ['/user/balance', '/user/transactions', '/usage/summary', '/usage/breakdown', '/usage/log', '/sustainability/metrics'] as const;
const NAMES = ['balance', 'transactions', 'summary', 'breakdown', 'log', 'sustainability'] as const;
const HTML_PAGE = {kind: 'raw', headers: {'Content-Type': 'text/html; charset=utf-8'}, text: '<!doctype html><div id="root"></div>'} as const;
const SHOWN = ['ready', 'empty', 'stale', 'error', 'unauthorized', 'unavailable'];

const good: Script = Object.fromEntries(PATHS.map((path, index) => [path, [{kind: 'json' as const, body: everyday[NAMES[index] ?? 'balance']}]]));

async function visit(script: Script, tags: readonly string[] = TAGS, config: Parameters<typeof configure>[0] = {}): Promise<{faults: FaultPage; elements: A2bElement[]}> {
  const faults = await orderFaults(script);
  configure({apiBase: faults.apiBase, getToken: undefined, ...config});
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const elements = tags.map((tag) => box.appendChild(document.createElement(tag) as A2bElement));
  return {faults, elements};
}

const settled = (elements: readonly A2bElement[]) =>
  waitUntil(() => elements.every(({state}) => SHOWN.includes(state)), 'every card says something', {timeout: 9_000});

function listening(...types: string[]): {events: Event[]; stop: () => void} {
  const events: Event[] = [];
  const note = (event: Event) => void events.push(event);
  types.forEach((type) => window.addEventListener(type, note));
  return {events, stop: () => types.forEach((type) => window.removeEventListener(type, note))};
}

/** Waits until the sizes of all cards stay as they are for some frames. */
async function atRest(elements: readonly A2bElement[]): Promise<void> {
  let [last, still] = ['', 0];
  await waitUntil(() => {
    const now = elements.map(({offsetHeight}) => offsetHeight).join();
    still = now === last ? still + 1 : 0;
    last = now;
    return still > 10;
  }, 'the sizes rest', {timeout: 9_000});
}

/** No wait of our own between attempts. */
function hurried(): () => void {
  const {random} = Math;
  Math.random = () => 0;
  return () => void (Math.random = random);
}

describe('the network behind the widgets', function faultTests() {
  this.timeout(20_000);
  let stopHurry: () => void;
  beforeEach(() => void (stopHurry = hurried()));
  afterEach(() => {
    stopHurry();
    logout();
    configure({apiBase: '/api', getToken: undefined});
  });

  it('C10: is “not available” on every card where HTML comes with 200, asked once and without a word in the console', async () => {
    const {faults, elements} = await visit({'*': [HTML_PAGE]});
    await settled(elements);
    expect(elements.map(({state}) => state)).to.deep.equal(TAGS.map(() => 'unavailable'));
    const log = await faults.log();
    for (const path of PATHS) expect(log.filter((seen) => seen.path === path).length, path).to.be.lessThan(2);
  });

  const wallets: [what: string, answer: Script[string][number], state: string, text: RegExp][] = [
    ['404 in JSON', {kind: 'json', status: 404, body: {error: 'Balance not found'}}, 'empty', /No wallet yet/],
    ['404 in HTML', {...HTML_PAGE, status: 404}, 'unavailable', /not available/i],
    ['nothing at all', {kind: 'raw', headers: {'Content-Type': 'application/json'}, text: ''}, 'error', /./],
    ['a bare text', {kind: 'raw', headers: {'Content-Type': 'text/html'}, text: '123.45'}, 'unavailable', /not available/i],
    ['a bare number', {kind: 'raw', headers: {'Content-Type': 'application/json'}, text: '123.45'}, 'error', /./],
  ];
  for (const [what, answer, state, text] of wallets) {
    it(`C11: a wallet that is ${what} is ${state}`, async () => {
      const {elements} = await visit({'*': [answer]}, ['a2b-wallet']);
      await settled(elements);
      expect(elements[0]?.state).to.equal(state);
      expect(textOf(elements[0] as Element)).to.match(text).and.not.match(/NaN|undefined|null/);
    });
  }

  for (const [what, getToken] of [
    ['slowly', ({reason}: {reason: string}) => new Promise<string>((resolve) => setTimeout(() => resolve(reason), reason === 'expired' ? 300 : 0))],
    ['with the same one', () => 'same'],
    ['not at all', ({reason}: {reason: string}) => (reason === 'expired' ? Promise.reject(new Error('no')) : 'old')],
  ] as const) {
    it(`D4: a hundred refusals ask the host for one token, which it answers ${what}, and the page hears of it once`, async () => {
      const asked: string[] = [];
      const told = listening('a2b-auth-required', 'a2b-error');
      const tags = Array.from({length: 20}, () => TAGS.slice(0, 5)).flat();
      const {faults, elements} = await visit({'*': [{kind: 'json', status: 401, body: {}}]}, tags, {
        getToken: (request) => {
          asked.push(request.reason);
          return getToken(request);
        },
      });
      await waitUntil(() => elements.every(({state}) => state === 'unauthorized'), 'all refused', {timeout: 9_000});
      told.stop();
      expect(asked).to.deep.equal(['initial', 'expired']);
      expect(told.events.map(({type}) => type)).to.deep.equal(['a2b-auth-required']);
      const log = await faults.log();
      expect(log.filter(({path}) => /auth|refresh/.test(path))).to.deep.equal([]);
      for (const path of PATHS) expect(log.filter((seen) => seen.path === path).length, path).to.be.at.most(2);
    });
  }

  it('D6: fifty wallets and five of each other card ask each question once', async () => {
    const tags = [...Array.from({length: 50}, () => 'a2b-wallet'), ...Array.from({length: 5}, () => 'a2b-usage-log').flat()];
    const {faults, elements} = await visit(good, tags);
    elements[0]?.remove();
    await settled(elements.slice(1));
    const log = await faults.log();
    const questions = log.map(({path, query}) => `${path}?${query}`);
    expect(questions.filter((question) => question.startsWith('/user/balance'))).to.have.length(1);
    expect(new Set(questions).size).to.equal(questions.length);
  });

  it('D9: nothing is asked while offline, and once per question when the network is back', async () => {
    const faults = await orderFaults(good);
    const asked: string[] = [];
    const far = (input: RequestInfo | URL, init?: RequestInit) => {
      const {pathname, search} = new URL(String(input));
      asked.push(pathname + search);
      return fetch(faults.apiBase + pathname + search, init);
    };
    configure({apiBase: 'https://api.test', fetch: far as typeof fetch, getToken: undefined});
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const elements = ['a2b-usage-log', 'a2b-usage-log', 'a2b-wallet'].map((tag) => box.appendChild(document.createElement(tag) as A2bElement));
    await settled(elements);
    asked.length = 0;
    Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
    dispatchEvent(new Event('offline'));
    for (const element of elements.slice(0, 2)) element.range = '7d';
    await Promise.all(elements.map((element) => element.refresh()));
    expect(elements.map(({state}) => state)).to.deep.equal(['stale', 'stale', 'stale']);
    expect(asked).to.deep.equal([]);
    Reflect.deleteProperty(navigator, 'onLine');
    const start = performance.now();
    dispatchEvent(new Event('online'));
    await waitUntil(() => elements.every(({state}) => state === 'ready'), 'fresh again');
    expect(performance.now() - start).to.be.below(2_000);
    expect(asked.filter((question) => question.startsWith('/usage/log'))).to.have.length(1);
    expect(new Set(asked).size).to.equal(asked.length);
    box.remove();
    configure({apiBase: '/api', fetch: undefined});
  });

  it('D9: the machine itself is asked without a network as well', async () => {
    Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
    dispatchEvent(new Event('offline'));
    const {elements} = await visit(good, ['a2b-wallet']);
    await settled(elements);
    expect(elements[0]?.state).to.equal('ready');
    Reflect.deleteProperty(navigator, 'onLine');
    dispatchEvent(new Event('online'));
  });

  it('D11: what a cache may keep by mistake is never shown in place of fresh figures', async () => {
    const headers = {'Cache-Control': 'public, max-age=3600'};
    const {faults, elements} = await visit({'*': [{kind: 'etag', headers, body: {tokens: 1}}]}, ['a2b-wallet']);
    await settled(elements);
    await faults.turnTo({'*': [{kind: 'etag', headers, body: {tokens: 777}}]});
    notifyUsage();
    await waitUntil(() => textOf(elements[0] as Element).includes('777'), 'topped up', {timeout: 5_000});
    const asked = (await faults.log()).filter(({path}) => path === '/user/balance');
    expect(asked.map((seen) => seen.headers['if-none-match'] ?? null)).to.deep.equal([null, null]);
  });

  const failures: [what: string, fault: Script[string][number], kind: string, retryable: boolean][] = [
    ['status 500', {kind: 'json', status: 500, body: {error: 'canary'}}, 'server', true],
    ['status 400', {kind: 'json', status: 400, body: {error: 'canary'}}, 'request', false],
    ['status 403', {kind: 'json', status: 403, body: {error: 'canary'}}, 'auth', false],
    ['status 429', {kind: 'json', status: 429, headers: {'Retry-After': '120'}}, 'rate-limit', true],
    ['a cut body', {kind: 'truncate', body: {canary: 'x'.repeat(99)}}, 'network', true],
    ['another shape', {kind: 'json', body: {tokens: {canary: 1}}}, 'contract', true],
    ['no JSON', {kind: 'raw', headers: {'Content-Type': 'application/json'}, text: 'canary'}, 'contract', true],
    ['HTML', HTML_PAGE, 'not-available', false],
  ];
  for (const [what, fault, kind, retryable] of failures) {
    it(`D12: ${what} is told to the page once, as ${kind}, and without data`, async () => {
      const told = listening('a2b-error');
      const {elements} = await visit({'*': [fault]}, ['a2b-wallet']);
      await settled(elements);
      await elements[0]?.updateComplete;
      told.stop();
      expect(told.events).to.have.length(1);
      const {endpoint, ...event} = told.events[0] as A2bErrorEvent;
      expect([(told.events[0] as A2bErrorEvent).kind, (told.events[0] as A2bErrorEvent).retryable, endpoint]).to.deep.equal([kind, retryable, '/user/balance']);
      expect(JSON.stringify(event)).to.not.include('canary');
    });
  }

  it('B12: what the server says of its failure is never shown, be it markup, a trace or a megabyte; a card is as tall as after a failure without a word, with figures and without', async () => {
    const texts = ['', '<img src=x onerror=alert(1)><h1>canary</h1>', 'Error: canary\n  at Object.<anonymous> (/srv/secret.js:1:1)', 'canary '.repeat(150_000)];
    const heights: number[][] = [];
    for (const [index, type] of ['text/plain', 'text/html', 'text/plain', 'application/json'].entries()) {
      const fault: Script = {'*': [{kind: 'raw', status: 500, headers: {'Content-Type': type}, text: texts[index] ?? ''}]};
      const {faults, elements} = await visit(good);
      await settled(elements);
      await atRest(elements);
      await faults.turnTo(fault);
      await Promise.all(elements.map((element) => element.refresh()));
      await atRest(elements);
      expect(elements.map(({state}) => state)).to.deep.equal(TAGS.map(() => 'stale'));
      const tall = elements.map(({offsetHeight}) => offsetHeight);
      const {elements: failed} = await visit(fault);
      await Promise.all(failed.map((element) => reaches(element, 'error')));
      await atRest(failed);
      for (const element of [...elements, ...failed]) {
        expect(element.shadowRoot?.innerHTML).to.not.include('canary');
        expect(element.shadowRoot?.querySelector('img, h1')).to.equal(null);
      }
      heights.push([...tall, ...failed.map(({offsetHeight}) => offsetHeight)]);
    }
    const [usual = [], ...others] = heights;
    expect(usual).to.have.length(2 * TAGS.length);
    for (const [index, height] of usual.entries()) {
      for (const other of others) expect(other[index], `card ${index}`).to.be.closeTo(height, 1);
    }
  });

  it('B13: not one frame shows the figures of the former user, be the new ones as slow as they like', async () => {
    const {faults, elements} = await visit(good, TAGS, {getToken: () => 'A'});
    await settled(elements);
    const figures = ['1,234,567', '314,000', '0.0104', '5,734,567'];
    const shown = () => elements.map((element) => element.shadowRoot?.textContent ?? '').join();
    expect(figures.filter((figure) => shown().includes(figure)).length).to.be.greaterThan(2);
    await faults.turnTo({'*': [{kind: 'hang'}]});
    configure({getToken: () => 'B'});
    for (let frame = 0; frame < 20; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      expect(figures.filter((figure) => shown().includes(figure)), `frame ${frame}`).to.deep.equal([]);
    }
    logout();
    refresh();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(figures.filter((figure) => shown().includes(figure))).to.deep.equal([]);
  });

  it('D5: a card that was told to wait keeps the others from asking', async () => {
    const {faults, elements} = await visit({...good, '/user/balance': [{kind: 'json', status: 429, headers: {'Retry-After': '120'}}]}, ['a2b-wallet']);
    await settled(elements);
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const told = oneEvent(box, 'a2b-error');
    box.append(document.createElement('a2b-usage-log'));
    expect(((await told) as Event as A2bErrorEvent).kind).to.equal('rate-limit');
    expect((await faults.log()).map(({path}) => path)).to.deep.equal(['/user/balance']);
  });
});
