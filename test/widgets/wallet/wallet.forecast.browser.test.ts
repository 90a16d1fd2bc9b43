import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {A2bError} from '../../../src/client/errors.js';
import {localDateOf} from '../../../src/format/dates.js';
import {FakeClient} from '../../../src/testing/fake-client.js';
import '../../../src/elements/a2b-wallet.js';
import type {A2bWallet} from '../../../src/widgets/wallet/wallet.js';
import {reaches, textOf} from '../../support/states.js';

describe('how long it lasts, where the server does not say', () => {
  const day = (ago: number) => localDateOf(Date.now() - ago * 86_400_000, 'UTC');
  const summary = (days: number) => ({
    totalTokens: 100 * days,
    cost: null,
    interval: 'day',
    series: Array.from({length: days}, (_, index) => ({start: day(days - index), totalTokens: 100})),
  });

  async function walletWithout(client: FakeClient, balance: object, layout = 'card'): Promise<A2bWallet> {
    const asked = client.next();
    const element = await fixture<A2bWallet>(html`<a2b-wallet lang="en" time-zone="UTC" layout=${layout} .client=${client}></a2b-wallet>`);
    (await asked).answer(balance);
    await reaches(element, 'ready');
    return element;
  }

  const forecast = (element: A2bWallet) => textOf(element, '.run-out');
  /** The page had nothing to do twice; in WebKit, which does not say, longer than the wallet waits there. */
  const idle = () => new Promise((resolve) => window.requestIdleCallback?.(() => requestIdleCallback(resolve)) ?? setTimeout(resolve, 300));

  it('is worked out from the usage, which is asked for after the balance is on screen, once', async () => {
    const client = new FakeClient();
    const usage = new Promise<string>((resolve) => {
      void client.next();
      void client.next().then((question) => {
        resolve(textOf(document.querySelector('a2b-wallet') as A2bWallet));
        question.answer(summary(30));
      });
    });
    const element = await fixture<A2bWallet>(html`<a2b-wallet lang="en" time-zone="UTC" .client=${client}></a2b-wallet>`);
    while (client.questions.length === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
    client.questions[0]?.answer({tokens: 1000});
    expect(await usage).to.include('1,000 tokens');
    while (forecast(element) === '') await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(forecast(element)).to.match(/^Lasts about 10 days at your pace( \((9|10)–1[01]\))?$/);
    expect(client.questions.map(({name}) => name)).to.deep.equal(['balance', 'summary']);
    element.requestUpdate();
    await idle();
    expect(client.questions.length).to.equal(2);
  });

  it('is never worked out for one user from the usage of another', async () => {
    const client = new FakeClient();
    const element = await walletWithout(client, {tokens: 1000});
    (client.questions[1] ?? (await client.next())).answer(summary(30));
    while (forecast(element) === '') await new Promise((resolve) => requestAnimationFrame(resolve));
    const asked = (element.client = new FakeClient()).next();
    (await asked).answer({tokens: 500});
    await oneEvent(element, 'a2b-load');
    expect(forecast(element)).to.equal('');
  });

  it('says when there is too little history', async () => {
    const client = new FakeClient();
    const element = await walletWithout(client, {tokens: 1000});
    (client.questions[1] ?? (await client.next())).answer(summary(6));
    while (forecast(element) === '') await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(forecast(element)).to.equal('Not enough history yet to say how long it lasts');
  });

  it('is left out silently when the usage cannot be had', async () => {
    const client = new FakeClient();
    const element = await walletWithout(client, {tokens: 1000});
    const told: Event[] = [];
    const events = new AbortController();
    element.addEventListener('a2b-error', (event) => told.push(event));
    window.addEventListener('unhandledrejection', (event) => told.push(event), {signal: events.signal});
    (client.questions[1] ?? (await client.next())).fail(new A2bError('server', 'no'));
    await idle();
    events.abort();
    expect([element.state, forecast(element), told.length]).to.deep.equal(['ready', '', 0]);
  });

  it('asks nothing more where the server has a pace, a refill covers it, nothing is left, or there is no room', async () => {
    for (const [balance, layout] of [
      [{tokens: 1000, burnRate: {tokensPerDay: 100}}, 'card'],
      [{tokens: 1000, autoRefill: {enabled: true, tokens: 5}}, 'card'],
      [{tokens: 0}, 'card'],
      [{tokens: 1000}, 'badge'],
    ] as const) {
      const client = new FakeClient();
      await walletWithout(client, balance, layout);
      await idle();
      expect(client.questions.length).to.equal(1);
    }
  });
});
