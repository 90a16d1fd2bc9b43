import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {A2bError} from '../../src/client/errors.js';
import {configure, logout, pageState, refresh} from '../../src/store/page.js';
import {SHARED_FOR} from '../../src/store/request-cache.js';
import {FakeClient} from '../../src/testing/fake-client.js';
import '../../src/elements/a2b-usage-summary.js';
import '../../src/elements/a2b-wallet.js';
import type {A2bUsageSummary} from '../../src/widgets/usage-summary/usage-summary.js';
import type {A2bWallet} from '../../src/widgets/wallet/wallet.js';
import {reaches, textOf} from '../support/states.js';

const serverDown = new A2bError('server', 'GET /user/balance failed with status 500', {status: 500, endpoint: '/user/balance'});
const signedOut = new A2bError('auth', 'GET /user/balance failed with status 401', {status: 401, endpoint: '/user/balance'});

/** A balance with its pace, so that the wallet asks for nothing else. */
const balanceOf = (tokens: number) => ({tokens, burnRate: {tokensPerDay: 1}});

async function walletWith(client: FakeClient): Promise<A2bWallet> {
  const asked = client.next();
  const element = await fixture<A2bWallet>(html`<a2b-wallet .client=${client}></a2b-wallet>`);
  await asked;
  return element;
}

async function filledWallet(client: FakeClient): Promise<A2bWallet> {
  const element = await walletWith(client);
  client.questions[0]?.answer(balanceOf(1234567));
  await reaches(element, 'ready');
  return element;
}

describe('Resource', () => {
  afterEach(() => configure({}));

  it('shows a skeleton first and then the figures', async () => {
    const client = new FakeClient();
    const element = await walletWith(client);
    expect(element.state).to.equal('loading');
    expect(element.matches(':state(loading)')).to.equal(true);
    const loaded = oneEvent(element, 'a2b-load');
    client.questions[0]?.answer(balanceOf(1234567));
    await loaded;
    expect(textOf(element)).to.include('1,234,567');
    expect(element.matches(':state(ready)')).to.equal(true);
  });

  it('C9: keeps the last balance while refreshing and after three failures, and says since when', async () => {
    const client = new FakeClient();
    const element = await filledWallet(client);
    for (let failure = 1; failure <= 3; failure += 1) {
      const asked = client.next();
      const told = oneEvent(element, 'a2b-error');
      const done = element.refresh();
      (await asked).fail(serverDown);
      await done;
      expect(await told).to.include({kind: 'server', status: 500, endpoint: '/user/balance', retryable: true});
      expect(element.state).to.equal('stale');
      expect(textOf(element)).to.include('1,234,567').and.include('could not be refreshed');
    }
    const asked = client.next();
    const done = element.refresh();
    (await asked).answer(balanceOf(7));
    await done;
    expect(element.state).to.equal('ready');
    expect(textOf(element)).to.not.include('could not be refreshed');
  });

  it('asks nothing twice of who leads it forth and back, until fresh figures are wished', async () => {
    const {setTimeout} = globalThis;
    const hurried = (act: () => void, wait?: number) => setTimeout(act, wait === SHARED_FOR ? 0 : wait);
    globalThis.setTimeout = hurried as typeof setTimeout;
    const client = new FakeClient();
    const element = await fixture<A2bUsageSummary>(html`<a2b-usage-summary range="30d" .client=${client}></a2b-usage-summary>`);
    const lead = async (range: string): Promise<void> => {
      const loaded = oneEvent(element, 'a2b-load');
      element.range = range;
      await element.updateComplete;
      await new Promise((resolve) => setTimeout(resolve));
      const open = client.questions.filter(({name}) => name === 'summary').at(-1);
      open?.answer({totalTokens: 5, cost: null});
      await loaded;
    };
    const asked = (wished: string) => client.questions.filter(({name, query}) => name === 'summary' && (query as {range: string}).range === wished).length;
    for (const range of ['7d', '90d', '7d', '90d']) await lead(range);
    expect([asked('7d'), asked('90d')]).to.deep.equal([1, 1]);
    refresh();
    await lead('7d');
    expect(asked('7d')).to.equal(2);
    globalThis.setTimeout = setTimeout;
  });

  it('offers Try again when there is nothing to show, and recovers by it', async () => {
    const client = new FakeClient();
    const element = await walletWith(client);
    client.questions[0]?.fail(serverDown);
    await reaches(element, 'error');
    const asked = client.next();
    element.shadowRoot?.querySelector<HTMLButtonElement>('[part~=retry]')?.click();
    (await asked).answer(balanceOf(5));
    await reaches(element, 'ready');
    expect(client.questions.filter(({name}) => name === 'balance')).to.have.length(2);
  });

  it('D8: aborts when the element leaves, and asks again when it returns', async () => {
    const client = new FakeClient();
    const element = await walletWith(client);
    const parent = element.parentElement as HTMLElement;
    const aborted = oneEvent(client.questions[0]?.signal as AbortSignal, 'abort');
    element.remove();
    await aborted;
    const asked = client.next();
    parent.append(element);
    (await asked).answer(balanceOf(5));
    await reaches(element, 'ready');
    expect(client.questions).to.have.length(2);
  });

  it('E3: asks once when the element is moved about synchronously', async () => {
    const client = new FakeClient();
    const element = await walletWith(client);
    const homes = [document.createElement('div'), document.createElement('div')];
    document.body.append(...homes);
    for (let move = 0; move < 50; move += 1) homes[move % 2]?.append(element);
    await element.updateComplete;
    client.questions[0]?.answer(balanceOf(5));
    await reaches(element, 'ready');
    expect(client.questions).to.have.length(1);
    homes.forEach((home) => home.remove());
  });

  it('shows data handed over by the page, and asks nothing', async () => {
    const client = new FakeClient();
    const element = await fixture<A2bWallet>(html`<a2b-wallet .client=${client} .data=${{tokens: '9007199254740993'}}></a2b-wallet>`);
    await reaches(element, 'ready');
    expect(textOf(element)).to.include('9,007,199,254,740,993');
    expect(client.questions).to.have.length(0);
  });

  it('takes a wallet that does not exist yet for empty', async () => {
    const client = new FakeClient();
    const none = {get: async () => ({value: null, unreadableRows: 0})};
    const element = await fixture<A2bWallet>(html`<a2b-wallet .client=${none as never}></a2b-wallet>`);
    await reaches(element, 'empty');
    expect(textOf(element)).to.include('No wallet yet').and.include('Add credits');
    expect(client.questions).to.have.length(0);
  });

  it('D4: tells the page once that nobody is signed in, whatever the number of widgets', async () => {
    const told: string[] = [];
    const listen = ({type}: Event) => told.push(type);
    const types = ['a2b-auth-required', 'a2b-error'];
    types.forEach((type) => window.addEventListener(type, listen));
    let notices = 0;
    const client = {get: () => Promise.reject(signedOut), claimAuthNotice: () => (notices += 1) === 1};
    const row = html`<div>${[1, 2, 3].map(() => html`<a2b-wallet .client=${client as never}></a2b-wallet>`)}</div>`;
    const elements = [...(await fixture(row)).querySelectorAll('a2b-wallet')];
    await Promise.all(elements.map((element) => reaches(element, 'unauthorized')));
    types.forEach((type) => window.removeEventListener(type, listen));
    expect(told).to.deep.equal(['a2b-auth-required']);
  });

  it('B13: takes every figure off the screen at logout, and lets nothing late appear', async () => {
    const client = new FakeClient();
    const element = await filledWallet(client);
    const asked = client.next();
    void element.refresh();
    const late = await asked;
    logout();
    await element.updateComplete;
    expect(element.state).to.equal('unauthorized');
    expect(textOf(element)).to.not.include('1,234,567');
    late.answer(balanceOf(42));
    await element.updateComplete;
    expect(textOf(element)).to.not.include('42');
    const next = client.next();
    refresh();
    (await next).answer(balanceOf(43));
    await reaches(element, 'ready');
    expect(pageState.value.signedIn).to.equal(true);
  });
});
