import {expect, fixture, html} from '@open-wc/testing';
import type {A2bErrorEvent} from '../../../src/base/events.js';
import {configure} from '../../../src/store/page.js';
import '../../../src/elements/a2b-provider.js';
import '../../../src/elements/a2b-wallet.js';
import type {A2bWallet} from '../../../src/widgets/wallet/wallet.js';
import {expectWarning} from '../../support/gate.js';
import {HOSTILE_ADDRESSES} from '../../support/hostile-addresses.js';
import {hasNavigation, itIf} from '../../support/engine.js';
import {reaches, textOf} from '../../support/states.js';

const BALANCE = {tokens: 5};

/** Every way off this page that is tried; none of them is taken. Without a Navigation API the page would be gone. */
function departures(): {urls: string[]; stop: () => void} {
  const urls: string[] = [];
  const events = new AbortController();
  const note = (event: Event) => {
    event.preventDefault();
    urls.push((event as Event & {destination: {url: string}}).destination.url);
  };
  const {navigation} = window as unknown as {navigation?: EventTarget};
  navigation?.addEventListener('navigate', note, {signal: events.signal});
  return {urls, stop: () => events.abort()};
}

const press = (element: A2bWallet, part: string) => element.shadowRoot?.querySelector<HTMLElement>(`[part~=${part}]`)?.click();

async function shown(element: A2bWallet): Promise<A2bWallet> {
  await reaches(element, 'ready');
  return element;
}

/** Each way an address can reach the wallet, and the button that would follow it. */
const WAYS: readonly (readonly [name: string, button: string, make: (address: string) => Promise<A2bWallet>])[] = [
  ['add-credits-url', 'add-credits', async (address) =>
    shown(await fixture(html`<a2b-wallet add-credits-url=${address} .data=${BALANCE}></a2b-wallet>`))],
  ['the addCreditsUrl property', 'add-credits', async (address) =>
    shown(await fixture(html`<a2b-wallet .addCreditsUrl=${address} .data=${BALANCE}></a2b-wallet>`))],
  ['configure({addCreditsUrl})', 'add-credits', async (address) => {
    configure({addCreditsUrl: address});
    return shown(await fixture(html`<a2b-wallet .data=${BALANCE}></a2b-wallet>`));
  }],
  ['history-url', 'history', async (address) =>
    shown(await fixture(html`<a2b-wallet history-url=${address} .data=${BALANCE}></a2b-wallet>`))],
  ['the historyUrl property', 'history', async (address) =>
    shown(await fixture(html`<a2b-wallet .historyUrl=${address} .data=${BALANCE}></a2b-wallet>`))],
  ['configure({billingHistoryUrl})', 'history', async (address) => {
    configure({billingHistoryUrl: address});
    return shown(await fixture(html`<a2b-wallet .data=${BALANCE}></a2b-wallet>`));
  }],
];

describe('an address the wallet is given', () => {
  beforeEach(() => expectWarning(/is not an address to lead to/));
  let gone: ReturnType<typeof departures>;
  beforeEach(() => (gone = departures()));
  afterEach(() => {
    gone.stop();
    configure({addCreditsUrl: undefined, billingHistoryUrl: undefined});
  });

  for (const [way, button, make] of WAYS) {
    for (const [kind, addresses] of HOSTILE_ADDRESSES) {
      it(`B6: by ${way} leads nowhere with ${kind}, says why, and is told once a try`, async () => {
        for (const address of addresses) {
          const element = await make(address);
          const told: A2bErrorEvent[] = [];
          element.addEventListener('a2b-error', (event) => told.push(event as A2bErrorEvent));
          press(element, button);
          await element.updateComplete;
          expect(textOf(element, '[part~=refused]')).to.match(/opened? (from )?here|added from here/);
          expect(told.map(({kind: what, retryable}) => [what, retryable])).to.deep.equal([['request', false]]);
          press(element, button);
          expect(told.length).to.equal(2);
          element.remove();
        }
        expect(gone.urls).to.deep.equal([]);
      });
    }
  }

  itIf(hasNavigation, 'no Navigation API')('is followed in the same tab when it is one of this origin, or https', async () => {
    const element = await shown(await fixture(html`<a2b-wallet .data=${BALANCE} history-url="/history?x=1"></a2b-wallet>`));
    press(element, 'history');
    element.addCreditsUrl = 'https://pay.example/checkout';
    press(element, 'add-credits');
    expect(gone.urls).to.deep.equal([`${location.origin}/history?x=1`, 'https://pay.example/checkout']);
    expect(textOf(element, '[part~=refused]')).to.equal('');
  });

  it('is not followed when the page takes over, and a refusal is forgotten with the next try', async () => {
    const element = await shown(await fixture(html`<a2b-wallet .data=${BALANCE} add-credits-url="javascript:alert(1)"></a2b-wallet>`));
    press(element, 'add-credits');
    await element.updateComplete;
    expect(textOf(element, '[part~=refused]')).to.not.equal('');
    element.addEventListener('a2b-add-credits', (event) => event.preventDefault());
    press(element, 'add-credits');
    await element.updateComplete;
    expect(textOf(element, '[part~=refused]')).to.equal('');
    expect(gone.urls).to.deep.equal([]);
  });

  it('that is missing is named in the console once, by the setting that would hold it', async () => {
    const warned: unknown[] = [];
    const {warn} = console;
    console.warn = (text: unknown) => warned.push(text);
    try {
      const element = await shown(await fixture(html`<a2b-wallet .data=${BALANCE}></a2b-wallet>`));
      for (const button of ['history', 'add-credits', 'history']) {
        press(element, button);
        await element.updateComplete;
        expect(textOf(element, '[part~=refused]')).to.equal('This is not set up on this page yet.');
      }
    } finally {
      console.warn = warn;
    }
    expect(warned).to.deep.equal([
      '<a2b-wallet>: a2b-open-history leads nowhere. Set billingHistoryUrl, or cancel the event and lead there.',
      '<a2b-wallet>: a2b-add-credits leads nowhere. Set addCreditsUrl, or cancel the event and lead there.',
    ]);
    expect(gone.urls).to.deep.equal([]);
  });

  it('that is unusable is named in the console once, before anybody presses', async () => {
    const warned: unknown[] = [];
    const {warn} = console;
    console.warn = (text: unknown) => warned.push(text);
    for (let wallet = 0; wallet < 2; wallet += 1) {
      await shown(await fixture(html`<a2b-wallet .data=${BALANCE} history-url="javascript:once"></a2b-wallet>`));
    }
    console.warn = warn;
    expect(warned).to.deep.equal([
      '<a2b-wallet>: the address of "View history" "javascript:once" is not an address to lead to. ' +
        'Use a path of this page\'s origin or "https://…".',
    ]);
  });
});
