import {expect, fixture, html} from '@open-wc/testing';
import {FakeClient} from '../../src/testing/fake-client.js';
import '../../src/elements/a2b-wallet.js';
import type {A2bWallet} from '../../src/widgets/wallet/wallet.js';
import {reaches} from '../support/states.js';

/** Intervals that the test turns by hand. */
class HandIntervals {
  readonly running = new Map<number, {act: () => void; milliseconds: number}>();
  readonly #set = globalThis.setInterval;
  readonly #clear = globalThis.clearInterval;
  #next = 1_000_000;

  constructor() {
    Object.assign(globalThis, {
      setInterval: (act: () => void, milliseconds: number) => {
        this.running.set((this.#next += 1), {act, milliseconds});
        return this.#next;
      },
      clearInterval: (id: number) => void this.running.delete(id),
    });
  }

  turn(): void {
    for (const {act} of [...this.running.values()]) act();
  }

  get lengths(): number[] {
    return [...this.running.values()].map(({milliseconds}) => milliseconds);
  }

  giveBack(): void {
    Object.assign(globalThis, {setInterval: this.#set, clearInterval: this.#clear});
  }
}

function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden});
  document.dispatchEvent(new Event('visibilitychange'));
}

function setOnline(isOnline: boolean): void {
  Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => isOnline});
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}

describe('refresh-interval', () => {
  let intervals: HandIntervals;
  let client: FakeClient;
  beforeEach(() => {
    intervals = new HandIntervals();
    client = new FakeClient();
  });
  afterEach(() => {
    intervals.giveBack();
    Reflect.deleteProperty(document, 'hidden');
    Reflect.deleteProperty(navigator, 'onLine');
  });

  async function wallet(seconds: number): Promise<A2bWallet> {
    const asked = client.questions.length === 0 ? client.next() : undefined;
    const element = await fixture<A2bWallet>(html`<a2b-wallet .client=${client} refresh-interval=${seconds}></a2b-wallet>`);
    (await asked)?.answer({tokens: 5, burnRate: {tokensPerDay: 1}});
    await reaches(element, 'ready');
    return element;
  }

  /** Lets everything that was asked meanwhile be seen. */
  async function questionsAfter(act: () => void): Promise<number> {
    const before = client.questions.length;
    act();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    for (const question of client.questions.slice(before)) question.answer({tokens: 5, burnRate: {tokensPerDay: 1}});
    return client.questions.length - before;
  }

  it('D6: is in seconds, one clock and one request for any number of wallets', async () => {
    const elements = [await wallet(30), await wallet(30), await wallet(30)];
    expect(intervals.lengths).to.deep.equal([30_000]);
    expect(await questionsAfter(() => intervals.turn())).to.equal(1);
    elements.forEach((element) => element.remove());
    expect(intervals.lengths).to.deep.equal([]);
  });

  it('never asks more often than every second', async () => {
    await wallet(0.01);
    expect(intervals.lengths).to.deep.equal([1000]);
  });

  it('D9: asks nothing in a hidden tab, and once when it is seen', async () => {
    await wallet(30);
    setHidden(true);
    expect(await questionsAfter(() => Array.from({length: 20}, () => intervals.turn()))).to.equal(0);
    expect(await questionsAfter(() => setHidden(false))).to.equal(1);
    expect(await questionsAfter(() => setHidden(false))).to.equal(0);
    expect(await questionsAfter(() => intervals.turn())).to.equal(1);
  });

  it('D9: asks nothing offline, and once when the network is back', async () => {
    await wallet(30);
    setOnline(false);
    expect(await questionsAfter(() => Array.from({length: 20}, () => intervals.turn()))).to.equal(0);
    expect(await questionsAfter(() => setOnline(true))).to.equal(1);
  });
});
