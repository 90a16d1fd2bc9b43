import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import type {ElementState} from '../../../src/base/states.js';
import {HttpClient} from '../../../src/client/client.js';
import {A2bError} from '../../../src/client/errors.js';
import {configure} from '../../../src/store/page.js';
import {FakeClient} from '../../../src/testing/fake-client.js';
import '../../../src/elements/a2b-wallet.js';
import type {A2bWallet} from '../../../src/widgets/wallet/wallet.js';
import {reaches, textOf} from '../../support/states.js';

async function walletOf(data: unknown): Promise<A2bWallet> {
  const element = await fixture<A2bWallet>(html`<a2b-wallet .data=${data}></a2b-wallet>`);
  await reaches(element, 'ready');
  return element;
}

/** Lets 20 ms pass with each frame of a page in sight, however long a busy machine takes for one. */
function slowClock() {
  const start = performance.now();
  let passed = 0;
  performance.now = () => start + passed;
  Object.defineProperty(document, 'hidden', {value: false, configurable: true});
  return {
    nextFrame: () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve(void (passed += 20)))),
    stop: () => [Reflect.deleteProperty(performance, 'now'), Reflect.deleteProperty(document, 'hidden')],
  };
}

describe('a2b-wallet', () => {
  it('shows the balance the reference API has', async () => {
    configure({getToken: () => 'demo'});
    const expected = await (await fetch('/api/user/balance', {headers: {Authorization: 'Bearer demo'}})).json();
    const element = await fixture<A2bWallet>(html`<a2b-wallet></a2b-wallet>`);
    await reaches(element, 'ready');
    expect(textOf(element)).to.include(expected.tokens.toLocaleString('en-US'));
    configure({getToken: undefined});
  });

  it('is as tall with three facts as its place-holder, where it is wide', async () => {
    const client = new FakeClient();
    const asked = client.next();
    const page = await fixture(html`<div .style=${'inline-size: 780px'}><a2b-wallet .client=${client}></a2b-wallet></div>`);
    const element = page.querySelector('a2b-wallet') as A2bWallet;
    const question = await asked;
    const before = element.getBoundingClientRect().height;
    const grants = ['a', 'b'].map((id) => ({id, tokens: 1000}));
    question.answer({tokens: 5000, estimatedValue: {amount: '5', currency: 'EUR'}, percentage: 30, lowBalance: {tokens: 10}, burnRate: {tokensPerDay: 100, basisDays: 30}, grants});
    await reaches(element, 'ready');
    expect(element.shadowRoot?.querySelectorAll('[part=facts] > li')).to.have.length(3);
    expect(element.getBoundingClientRect().height).to.equal(before);
  });

  it('is accessible, light and dark', async () => {
    const element = await walletOf({tokens: 9, percentage: 3, estimatedValue: {amount: '1', currency: 'EUR'}});
    await expect(element).to.be.accessible();
    element.theme = 'dark';
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });

  it('tells that the balance is low at the first look, and again only after it was not', async () => {
    const element = document.createElement('a2b-wallet');
    const told: string[] = [];
    element.addEventListener('a2b-balance-low', (event) => told.push((event as Event & {severity: string}).severity));
    document.body.append(element);
    for (const tokens of [10, 9, 100, 5]) {
      element.data = {tokens, lowBalance: {tokens: 20}};
      await oneEvent(element, 'a2b-load');
    }
    expect(told).to.deep.equal(['low', 'critical']);
    element.remove();
  });

  it('tells a change of the balance with both values', async () => {
    const element = await walletOf({tokens: '9007199254740993'});
    const changed = oneEvent(element, 'a2b-balance-change');
    element.data = {tokens: '9007199254740992'};
    expect(await changed).to.include({previous: '9007199254740993', tokens: '9007199254740992'});
  });

  it('asks before it leads away, and stays when the page says so', async () => {
    const element = await walletOf({tokens: 5});
    element.addCreditsUrl = 'https://pay.example/checkout';
    element.addEventListener('a2b-add-credits', (event) => event.preventDefault());
    const asked = oneEvent(element, 'a2b-add-credits');
    element.shadowRoot?.querySelector<HTMLButtonElement>('[part~=add-credits]')?.click();
    expect((await asked).defaultPrevented).to.equal(true);
  });

  for (const layout of ['inline', 'badge'] as const) {
    it(`says in the ${layout} what is the matter, in one line of the same height`, async () => {
      const failing = (kind: 'auth' | 'server' | 'not-available') => ({client: {get: () => Promise.reject(new A2bError(kind, 'no'))}});
      const cases: [object, ElementState, RegExp][] = [
        [{client: new FakeClient()}, 'loading', /^$/],
        [failing('server'), 'error', /^— ?Something went wrong/],
        [failing('auth'), 'unauthorized', /^— ?Sign in/],
        [failing('not-available'), 'unavailable', /^— ?Not available on this server yet/],
        [{client: {get: async () => ({value: null, unreadableRows: 0})}}, 'empty', /^— ?No wallet yet/],
        [{data: {tokens: -5710000}}, 'ready', /^Overdrawn ?-5.7M tokens ?-5,710,000 tokens/],
      ];
      const heights = new Set<number>();
      for (const [properties, state, text] of cases) {
        const element = Object.assign(document.createElement('a2b-wallet'), properties, {layout});
        element.lang = 'en';
        document.body.append(element);
        await reaches(element, state);
        expect(textOf(element, '.figure')).to.match(text);
        if (state !== 'loading' && state !== 'ready') {
          expect(element.shadowRoot?.querySelector('[part=card]')?.getAttribute('title')).to.equal(textOf(element, '.figure').replace(/^— ?/, ''));
        }
        heights.add(element.getBoundingClientRect().height);
        element.remove();
      }
      expect(heights.size).to.equal(1);
    });

    it(`fits a line as ${layout}`, async () => {
      const element = await walletOf({tokens: 1234567, estimatedValue: {amount: '1.23', currency: 'EUR'}});
      element.layout = layout;
      await element.updateComplete;
      expect(textOf(element, '.frame')).to.include('1.2M tokens');
      expect(element.getBoundingClientRect().height).to.be.lessThan(41);
    });
  }

  it('fits a menu row of 235 px, and keeps every digit within reach', async () => {
    const row = await fixture<HTMLElement>(html`<div .style=${'width: 235px'}><a2b-wallet layout="inline" unit="credits"></a2b-wallet></div>`);
    const element = row.firstElementChild as A2bWallet;
    element.data = {tokens: '9007199254740993', lowBalance: {tokens: '9007199254740993'}};
    await reaches(element, 'ready');
    expect(element.shadowRoot?.querySelector('.inline')?.scrollWidth).to.be.at.most(235);
    expect(element.shadowRoot?.querySelector('[part=card]')?.getAttribute('title')).to.equal(
      '9,007,199,254,740,993 credits\nLow. Your balance is running low.',
    );
  });

  it('C1: shows 2^53 + 1 to its last digit on one line, and −5.71 with its sign as overdrawn', async () => {
    const element = await walletOf({tokens: '9007199254740993'});
    expect(textOf(element, '[part=balance]')).to.include('9,007,199,254,740,993');
    expect(element.shadowRoot?.querySelector('.exact')?.getBoundingClientRect().height).to.be.lessThan(40);
    element.data = {tokens: -5710000, estimatedValue: {amount: '-5.71', currency: 'EUR'}};
    await oneEvent(element, 'a2b-load');
    expect(textOf(element)).to.include('≈ -€5.71').and.include('Overdrawn.');
    expect(element.shadowRoot?.querySelector('.state')?.className).to.include('negative');
  });

  it('takes the older form, whose value is in the configured currency', async () => {
    const element = await walletOf({tokens: 1234567, fiatValue: 1.23, percentage: 42});
    expect(textOf(element)).to.include('≈ 1.23');
    element.currency = 'USD';
    await element.updateComplete;
    expect(textOf(element)).to.include('≈ $1.23').and.include('42% left');
  });

  it('reads the exact balance out where only the short one fits', async () => {
    const box = await fixture<HTMLElement>(html`<div .style=${'width: 200px'}><a2b-wallet></a2b-wallet></div>`);
    const element = box.firstElementChild as A2bWallet;
    element.data = {tokens: 1234567};
    await reaches(element, 'ready');
    const [exact, compact] = ['.exact', '.compact'].map((name) => element.shadowRoot?.querySelector<HTMLElement>(name));
    expect([exact?.innerText, getComputedStyle(exact as HTMLElement).display]).to.deep.equal(['1,234,567', 'block']);
    expect([compact?.innerText, compact?.getAttribute('aria-hidden')]).to.deep.equal(['1.2M', 'true']);
    expect(exact?.getBoundingClientRect().width).to.equal(1);
  });

  it('G5: counts to a new balance once, not at the first look, and says it in a region that stood there before', async () => {
    await emulateMedia({reducedMotion: 'no-preference'}); // a page that served another test may still say otherwise
    const element = await walletOf({tokens: 1000});
    const voice = element.shadowRoot?.querySelector('[role=status][part=voice]');
    expect(voice?.textContent).to.equal('');
    const seen = new Set<string>();
    const watcher = new MutationObserver(() => seen.add(textOf(element, '.exact')));
    watcher.observe(element.shadowRoot as ShadowRoot, {subtree: true, characterData: true, childList: true});
    const [said, texts] = [new MutationObserver((records) => texts.push(...records.map(() => voice?.textContent ?? ''))), [] as string[]];
    said.observe(voice as Element, {subtree: true, characterData: true, childList: true});
    const clock = slowClock();
    element.data = {tokens: 3000};
    await oneEvent(element, 'a2b-load');
    while (textOf(element, '.exact') !== '3,000') await clock.nextFrame();
    await element.updateComplete;
    clock.stop();
    expect(seen.size).to.be.greaterThan(1);
    for (const text of seen) expect(Number(text.replace(',', ''))).to.be.within(1000, 3000);
    expect(element.shadowRoot?.querySelector('[part=voice]')).to.equal(voice);
    expect(new Set(texts)).to.deep.equal(new Set(['Your balance is now 3,000 tokens.']));
    watcher.disconnect();
    said.disconnect();
  });

  it('does not count where motion is unwelcome', async () => {
    await emulateMedia({reducedMotion: 'reduce'});
    const element = await walletOf({tokens: 1000});
    element.data = {tokens: 3000};
    await oneEvent(element, 'a2b-load');
    expect(textOf(element, '.exact')).to.equal('3,000');
    await emulateMedia({reducedMotion: 'no-preference'});
  });

  for (const [name, more] of [
    ['nothing but the balance', {}],
    ['its value and how full it is', {estimatedValue: {amount: '1.23', currency: 'EUR'}, percentage: 42}],
    ['how long it lasts and when it is filled', {percentage: 42, burnRate: {tokensPerDay: 98_000}, autoRefill: {enabled: true, nextAt: '2099-01-01T00:00:00Z'}}],
  ] as const) {
    it(`does not jump when the figures arrive: ${name}`, async () => {
      const client = new FakeClient();
      const asked = client.next();
      const box = await fixture<HTMLElement>(html`<div .style=${'width: 420px'}><a2b-wallet lang="en" .client=${client}></a2b-wallet></div>`);
      const element = box.firstElementChild as A2bWallet;
      const question = await asked;
      const before = element.getBoundingClientRect().height;
      question.answer({tokens: 1234567, ...more});
      await reaches(element, 'ready');
      expect(element.getBoundingClientRect().height).to.be.closeTo(before, 1);
    });
  }

  it('keeps no room for what will not come where the page hands the balance over', async () => {
    const minimal = await walletOf({tokens: 1234567});
    expect(minimal.getBoundingClientRect().height).to.be.lessThan(210);
  });
});

describe('a wallet that is not there', () => {
  async function over(path: string, state: ElementState): Promise<A2bWallet> {
    const client = new HttpClient({endpoints: {balance: path}, getToken: () => 'demo'});
    const element = await fixture<A2bWallet>(html`<a2b-wallet lang="en" .client=${client}></a2b-wallet>`);
    await reaches(element, state);
    return element;
  }

  it('is "No wallet yet" with Add credits where the server says 404 in JSON', async () => {
    const element = await over('/nothing/of/this/name', 'empty');
    expect(textOf(element)).to.include('No wallet yet').and.include('Add credits');
    element.addEventListener('a2b-add-credits', (event) => event.preventDefault());
    const asked = oneEvent(element, 'a2b-add-credits');
    element.shadowRoot?.querySelector<HTMLButtonElement>('[part~=add-credits]')?.click();
    await asked;
  });

  it('is "Not available" where the server says 404 in HTML, or anything in HTML', async () => {
    for (const path of [`${location.origin}/no/such/page`, `${location.origin}/`]) {
      const element = await over(path, 'unavailable');
      expect(textOf(element)).to.include('Not available on this server yet.');
      expect(element.shadowRoot?.querySelector('button')).to.equal(null);
    }
  });
});
