import {expect, fixture, html} from '@open-wc/testing';
import {configure, logout} from '../../../src/store/page.js';
import {FakeClient} from '../../../src/testing/fake-client.js';
import '../../../src/elements/a2b-billing-history.js';
import '../../../src/elements/a2b-wallet.js';
import type {A2bBillingHistory} from '../../../src/widgets/billing-history/billing-history.js';
import {POLL_DELAYS} from '../../../src/widgets/wallet/top-up-poll.js';
import {BEFORE_KEY, topUpPollOf} from '../../../src/widgets/wallet/top-up-return.js';
import type {A2bWallet} from '../../../src/widgets/wallet/wallet.js';
import {expectWarning} from '../../support/gate.js';
import {reaches, textOf} from '../../support/states.js';
import {HandClock} from './hand-clock.js';

const BURN = {burnRate: {tokensPerDay: 1}};
const search = location.search;

/** Comes back from a payment page, as its address has it. */
function comeFromPaying(outcome: string): void {
  const url = new URL(location.href);
  url.searchParams.append('a2b_topup', outcome);
  history.replaceState({kept: true}, '', `${url.href}#part`);
}

class Setting {
  readonly client = new FakeClient();
  readonly clock = new HandClock();
  tokens: number | string = 100;

  constructor() {
    topUpPollOf(this.client, this.clock);
  }

  async wallet(layout = 'card'): Promise<A2bWallet> {
    const asked = this.client.questions.length === 0 ? this.client.next() : undefined;
    const element = await fixture<A2bWallet>(html`<a2b-wallet .client=${this.client} layout=${layout}></a2b-wallet>`);
    (await asked)?.answer({tokens: this.tokens, ...BURN});
    await reaches(element, 'ready');
    return element;
  }

  /** Does something that makes the wallet ask, and answers. */
  async after(act: () => void, tokens: number | string, element: A2bWallet): Promise<void> {
    const asked = this.client.next();
    act();
    (await asked).answer({tokens, ...BURN});
    await new Promise((resolve) => element.addEventListener('a2b-load', resolve, {once: true}));
    await element.updateComplete;
  }

  get asked(): number {
    return this.client.questions.length;
  }
}

const press = (element: Element) => element.shadowRoot?.querySelector<HTMLElement>('[part~=add-credits]')?.click();
/** Presses the button on a page that leads to the payment itself. */
async function takenOver(element: A2bWallet): Promise<void> {
  element.addEventListener('a2b-add-credits', (event) => event.preventDefault());
  press(element);
  await Promise.resolve();
}

const payment = (element: A2bWallet) => textOf(element, '[part~=payment]');
const voice = (element: A2bWallet) => textOf(element, '[part~=voice]');

/** Settles when a part of the wallet reads like this. */
async function reads(element: A2bWallet, selector: string, text: RegExp): Promise<void> {
  while (!text.test(textOf(element, selector))) await new Promise((resolve) => requestAnimationFrame(resolve));
}

describe('coming back from paying', () => {
  // The tab may have run other tests before.
  beforeEach(() => sessionStorage.clear());
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '', `${location.pathname}${search}`);
    configure({});
  });

  it('says so, looks until the credits are there, and says the new balance', async () => {
    const setting = new Setting();
    comeFromPaying('success');
    const element = await setting.wallet();
    await reads(element, '[part~=payment]', /^Payment received – crediting…$/);
    expect(voice(element)).to.equal('Payment received – crediting…');
    await setting.after(() => setting.clock.turn(2), 100, element);
    expect(payment(element)).to.not.equal('');
    await setting.after(() => setting.clock.turn(3), 5_000_100, element);
    expect(payment(element)).to.equal('Payment received: +5,000,000 tokens');
    expect(voice(element)).to.equal('Your balance is now 5,000,100 tokens.');
    setting.clock.turn(600);
    await element.updateComplete;
    expect(payment(element)).to.equal('');
    expect(setting.asked).to.equal(3);
  });

  it('becomes calm when it takes long, and stops asking', async () => {
    sessionStorage.setItem(BEFORE_KEY, '100');
    const setting = new Setting();
    comeFromPaying('success');
    const element = await setting.wallet();
    for (const seconds of [2, 3, 5, 8, 13]) await setting.after(() => setting.clock.turn(seconds), 100, element);
    expect(payment(element)).to.equal('Payment received. This can take a few minutes.');
    for (const seconds of [21, 30, 30, 30, 30]) await setting.after(() => setting.clock.turn(seconds), 100, element);
    expect(setting.clock.pending).to.equal(0);
    expect(payment(element)).to.equal('Payment received. This can take a few minutes.');
  });

  it('ends calmly where nobody knows the balance before: the credits may have been faster', async () => {
    const setting = new Setting();
    setting.tokens = 5_000_100;
    comeFromPaying('success');
    const element = await setting.wallet();
    for (const seconds of POLL_DELAYS) await setting.after(() => setting.clock.turn(seconds), 5_000_100, element);
    expect([payment(element), setting.clock.pending]).to.deep.equal(['', 0]);
    expect(setting.asked).to.equal(POLL_DELAYS.length + 1);
  });

  it('takes its own parameter out of the address, and leaves everything else', async () => {
    comeFromPaying('success');
    await new Setting().wallet();
    expect(location.search).to.equal(search);
    expect(location.hash).to.equal('#part');
    expect(history.state).to.deep.equal({kept: true});
    comeFromPaying('cancelled');
    const element = await new Setting().wallet();
    expect(location.search).to.equal(search);
    expect(payment(element)).to.equal('');
  });

  it('knows credits that were faster than the user by the balance before', async () => {
    sessionStorage.setItem(BEFORE_KEY, '100');
    comeFromPaying('success');
    const setting = new Setting();
    setting.tokens = 5_000_100;
    const changes: Event[] = [];
    const note = (event: Event) => changes.push(event);
    document.addEventListener('a2b-balance-change', note);
    const element = await setting.wallet();
    document.removeEventListener('a2b-balance-change', note);
    expect(payment(element)).to.equal('Payment received: +5,000,000 tokens');
    expect(voice(element)).to.equal('Your balance is now 5,000,100 tokens.');
    expect(changes.length).to.equal(1);
    expect(changes[0]).to.include({previous: '100', tokens: '5000100'});
    setting.clock.turn(600);
    expect([setting.asked, setting.clock.pending]).to.deep.equal([1, 0]);
    expect(sessionStorage.getItem(BEFORE_KEY)).to.equal(null);
  });

  it('asks once for several wallets, tells it once, and shows it in all', async () => {
    comeFromPaying('success');
    const setting = new Setting();
    const elements = [await setting.wallet(), await setting.wallet(), await setting.wallet('badge')];
    const [first] = elements as [A2bWallet];
    expect(setting.asked).to.equal(1);
    await setting.after(() => setting.clock.turn(2), 5_000_100, first);
    await Promise.all(elements.map((element) => element.updateComplete));
    expect(setting.asked).to.equal(2);
    expect(elements.map(voice).filter(Boolean)).to.deep.equal(['Your balance is now 5,000,100 tokens.']);
    for (const element of elements) await reads(element, '.frame', /5,000,100|5M/);
  });

  it('looks quietly when the user only may have paid', async () => {
    const setting = new Setting();
    const element = await setting.wallet();
    element.addEventListener('a2b-add-credits', (event) => event.preventDefault());
    press(element);
    await Promise.resolve();
    expect(sessionStorage.getItem(BEFORE_KEY)).to.equal('100');
    setting.clock.turn(5);
    await setting.after(() => window.dispatchEvent(new Event('focus')), 100, element);
    expect(payment(element)).to.equal('Checking for your payment…');
    await setting.after(() => setting.clock.turn(2), 5_000_100, element);
    expect(payment(element)).to.equal('Payment received: +5,000,000 tokens');
  });

  it('lets a wallet speak that can be perceived, not one in a closed menu', async () => {
    comeFromPaying('success');
    const setting = new Setting();
    const hidden = await setting.wallet('inline');
    hidden.hidden = true;
    const element = await setting.wallet();
    await setting.after(() => setting.clock.turn(2), 5_000_100, element);
    expect([voice(hidden), voice(element)]).to.deep.equal(['', 'Your balance is now 5,000,100 tokens.']);
  });

  it('asks for nothing and keeps nothing after the user signed out', async () => {
    comeFromPaying('success');
    const setting = new Setting();
    const element = await setting.wallet();
    await takenOver(element);
    expect(sessionStorage.getItem(BEFORE_KEY)).to.equal('100');
    logout();
    expect(sessionStorage.getItem(BEFORE_KEY)).to.equal(null);
    await reaches(element, 'unauthorized');
    setting.clock.turn(600);
    expect(setting.asked).to.equal(1);
  });

  it('keeps nothing after the user signed out on a page that has no wallet any more', async () => {
    const element = await new Setting().wallet();
    await takenOver(element);
    element.remove();
    logout();
    expect(sessionStorage.getItem(BEFORE_KEY)).to.equal(null);
  });

  it('knows the balance before by whatever led to the payment: another widget, or a button of the page', async () => {
    const setting = new Setting();
    await setting.wallet();
    const history = await fixture<A2bBillingHistory>(html`<a2b-billing-history .data=${{items: [], nextCursor: null}}></a2b-billing-history>`);
    await reaches(history, 'empty');
    const own = await fixture<HTMLElement>(html`<button></button>`);
    own.addEventListener('click', () => own.dispatchEvent(new Event('a2b-add-credits', {bubbles: true})));
    history.addEventListener('a2b-add-credits', (event) => event.preventDefault());
    for (const act of [() => press(history), () => own.click()]) {
      sessionStorage.clear();
      act();
      await Promise.resolve();
      expect(sessionStorage.getItem(BEFORE_KEY)).to.equal('100');
    }
  });

  it('looks once for all wallets of the page', async () => {
    const setting = new Setting();
    const [element, other] = [await setting.wallet(), await setting.wallet()];
    await takenOver(element);
    setting.clock.turn(5);
    await setting.after(() => window.dispatchEvent(new Event('focus')), 5_000_100, element);
    await other.updateComplete;
    expect([payment(element), payment(other)]).to.deep.equal(Array(2).fill('Payment received: +5,000,000 tokens'));
    expect(setting.asked).to.equal(2);
  });

  it('says that a button leads nowhere, and looks for no payment, where no address is set up and nobody took over', async () => {
    expectWarning(/leads nowhere/);
    const setting = new Setting();
    const element = await setting.wallet();
    press(element);
    await element.updateComplete;
    expect(textOf(element, '[part~=refused]')).to.equal('This is not set up on this page yet.');
    expect(sessionStorage.getItem(BEFORE_KEY)).to.equal(null);
    setting.clock.turn(11);
    await setting.after(() => window.dispatchEvent(new Event('focus')), 100, element);
    expect([payment(element), setting.clock.pending]).to.deep.equal(['', 0]);
  });

  it('counts from nothing when the next user comes, not from the balance of the former one', async () => {
    const setting = new Setting();
    const [element, changes] = [await setting.wallet(), [] as Event[]];
    element.addEventListener('a2b-balance-change', (event) => changes.push(event));
    const asked = (element.client = new FakeClient()).next();
    (await asked).answer({tokens: 7_000, ...BURN});
    await new Promise((resolve) => element.addEventListener('a2b-load', resolve, {once: true}));
    expect([changes.length, voice(element)]).to.deep.equal([0, '']);
    expect(textOf(element, '.exact')).to.equal('7,000');
  });
});

describe('an ordinary return', () => {
  const restored = () => window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
  const focus = () => window.dispatchEvent(new Event('focus'));
  const seen = () => document.dispatchEvent(new Event('visibilitychange'));

  for (const [name, act] of [['focus', focus], ['visibility', seen]] as const) {
    it(`by ${name} asks once, at most every ten seconds`, async () => {
      const setting = new Setting();
      const element = await setting.wallet();
      act();
      expect(setting.asked).to.equal(1);
      setting.clock.turn(11);
      await setting.after(act, 90, element);
      for (let event = 0; event < 5; event += 1) act();
      await element.updateComplete;
      expect(setting.asked).to.equal(2);
    });
  }

  it('from the back/forward cache asks once for all its events and all wallets', async () => {
    const setting = new Setting();
    const element = await setting.wallet();
    await setting.wallet('badge');
    setting.clock.turn(2);
    await setting.after(() => [restored(), seen(), focus()], 90, element);
    expect(setting.asked).to.equal(2);
    expect(payment(element)).to.equal('');
  });

  it('asks nothing where the page hands the balance over', async () => {
    const client = new FakeClient();
    const clock = new HandClock();
    topUpPollOf(client, clock);
    const element = await fixture<A2bWallet>(html`<a2b-wallet .client=${client} .data=${{tokens: 5}}></a2b-wallet>`);
    await reaches(element, 'ready');
    clock.turn(60);
    focus();
    expect(client.questions.length).to.equal(0);
  });
});
