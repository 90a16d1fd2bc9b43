import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import type {A2bElement} from '../../src/base/a2b-element.js';
import type {A2bDashboard} from '../../src/dashboard/dashboard.js';
import '../../src/elements/a2b-dashboard.js';
import {configure} from '../../src/store/page.js';
import {FakeClient, type Question} from '../../src/testing/fake-client.js';
import {everyday} from '../../src/testing/scenarios.js';
import {reaches, textOf} from '../support/states.js';

const cards = (dashboard: A2bDashboard) => [...(dashboard.shadowRoot?.querySelectorAll<A2bElement>('.grid > *') ?? [])];
const card = <T extends A2bElement>(dashboard: A2bDashboard, selector: string) =>
  dashboard.shadowRoot?.querySelector<T>(selector) as T;

/** Waits until every card shows its figures. */
async function filled(dashboard: A2bDashboard): Promise<void> {
  await dashboard.updateComplete;
  await Promise.all(cards(dashboard).map((element) => reaches(element, 'ready')));
}

async function realDashboard(): Promise<A2bDashboard> {
  configure({getToken: () => 'demo', timeZone: 'Europe/Berlin'});
  const dashboard = await fixture<A2bDashboard>(html`<a2b-dashboard range="7d"></a2b-dashboard>`);
  await filled(dashboard);
  return dashboard;
}

async function answerOf(path: string): Promise<{totalTokens: number; items: {name: string}[]}> {
  return (await fetch(`/api${path}&tz=Europe/Berlin`, {headers: {Authorization: 'Bearer demo'}})).json();
}

describe('a2b-dashboard', function dashboardTests() {
  this.timeout(40_000);
  afterEach(() => configure({getToken: undefined, timeZone: undefined}));

  it('D6: fills every card from the reference API, and asks nothing twice', async () => {
    performance.setResourceTimingBufferSize(5_000); // unbundled modules alone fill the usual 250
    performance.clearResourceTimings();
    const dashboard = await realDashboard();
    const asked = performance.getEntriesByType('resource').map(({name}) => new URL(name)).filter(({pathname}) => pathname.startsWith('/api/'));
    const addresses = asked.map(({href}) => href);
    expect(new Set(addresses).size).to.equal(addresses.length);
    expect(asked.map(({pathname}) => pathname).filter((path) => path === '/api/usage/log')).to.have.length(1);
    const {totalTokens} = await answerOf('/usage/summary?range=7d');
    expect(textOf(card(dashboard, 'a2b-usage-summary'))).to.include(totalTokens.toLocaleString('en-US'));
    expect(textOf(card(dashboard, 'a2b-sustainability'))).to.match(/≈\s[\d.]+\sk?g\sCO₂e/);
  });

  it('changes the range of every card when one of them changes it', async () => {
    const dashboard = await realDashboard();
    const usage = cards(dashboard).filter(({localName}) => localName.startsWith('a2b-usage'));
    const loaded = usage.map((element) => oneEvent(element, 'a2b-load'));
    dashboard.usage.set({range: 'last-month'});
    await Promise.all(loaded);
    expect(new Set(usage.map(({effectiveRange}) => effectiveRange))).to.deep.equal(new Set(['last-month']));
    const {totalTokens} = await answerOf('/usage/summary?range=last-month');
    expect(textOf(card(dashboard, 'a2b-usage-summary'))).to.include(totalTokens.toLocaleString('en-US'));
  });

  it('D7: never lets a slow old answer replace a newer one, in any card', async () => {
    const client = new FakeClient();
    const dashboard = await fixture<A2bDashboard>(html`<a2b-dashboard .messages=${{}}></a2b-dashboard>`);
    const elements = cards(dashboard).filter(({localName}) => localName.startsWith('a2b-usage'));
    elements.forEach((element) => (element.client = client));
    for (const range of ['7d', '90d', 'mtd'] as const) {
      dashboard.usage.set({range});
      await Promise.all(elements.map((element) => element.updateComplete));
      await new Promise((resolve) => setTimeout(resolve));
    }
    const of = (range: string) => client.questions.filter(({query}) => (query as {range: string}).range === range);
    const answer = (question: Question, tokens: number) => question.answer({...(everyday[question.name] as object), totalTokens: tokens, totals: {totalTokens: tokens}});
    of('mtd').forEach((question) => answer(question, 777_001));
    await Promise.all(elements.map((element) => reaches(element, 'ready')));
    [...of('7d'), ...of('90d')].forEach((question) => answer(question, 111_001));
    await Promise.all(elements.map((element) => element.updateComplete));
    expect(textOf(card(dashboard, 'a2b-usage-summary'))).to.include('777,001').and.not.include('111,001');
    expect(textOf(card(dashboard, 'a2b-usage-log'))).to.not.include('111,001');
  });

  it('leads from the wallet to the history on the same page', async () => {
    const dashboard = await realDashboard();
    const wallet = card(dashboard, 'a2b-wallet');
    const asked = oneEvent(dashboard, 'a2b-open-history');
    wallet.shadowRoot?.querySelector<HTMLButtonElement>('[part~=history]')?.click();
    expect((await asked).defaultPrevented).to.equal(true);
    expect(dashboard.shadowRoot?.activeElement?.localName).to.equal('a2b-billing-history');
  });

  it('has no accessibility violation, light and dark', async () => {
    const dashboard = await realDashboard();
    await expect(dashboard).to.be.accessible();
    dashboard.theme = 'dark';
    await dashboard.updateComplete;
    await expect(dashboard).to.be.accessible();
  });
});
