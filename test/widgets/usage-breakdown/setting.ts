import {fixture, html} from '@open-wc/testing';
import {A2bError} from '../../../src/client/errors.js';
import {loadCharts} from '../../../src/chart/load.js';
import {pageUsage} from '../../../src/store/page.js';
import {NO_FILTERS} from '../../../src/store/usage-store.js';
import type {FakeClient} from '../../../src/testing/fake-client.js';
import '../../../src/elements/a2b-usage-breakdown.js';
import type {A2bUsageBreakdown} from '../../../src/widgets/usage-breakdown/usage-breakdown.js';
import {reaches} from '../../support/states.js';
import {waitUntil} from '../../support/wait.js';

/** An amount in euro. */
export const eur = (amount: string) => ({amount, currency: 'EUR'});
const PERIOD = {from: '2026-10-21T22:00:00Z', to: '2026-11-20T18:00:00Z', timeZone: 'Europe/Berlin'};
/** Four providers, one of them unattributed and unpriced. */
export const PROVIDERS = {
  by: 'provider',
  period: PERIOD,
  totalTokens: 5160000,
  items: [
    {id: 'openai', name: 'OpenAI', totalTokens: 3200000, requests: 1100, cost: eur('7.30')},
    {id: 'anthropic', name: 'Anthropic', totalTokens: 1032000, requests: 500, cost: eur('4.20')},
    {id: 'mistral', name: 'Mistral', totalTokens: 700000, requests: 200, cost: eur('0.85')},
    {id: 'unattributed', totalTokens: 228000, requests: 32, cost: null},
  ],
};
const part = (id: string, totalTokens: number) => ({id, name: id, totalTokens});
/** Two projects with their providers, one of them deleted. */
export const PROJECTS = {
  by: 'project',
  items: [
    {id: 'a', name: 'Research', totalTokens: 900, segments: [part('openai', 600), part('anthropic', 300)]},
    {id: 'b', name: 'Legal', deleted: true, totalTokens: 100, segments: [part('openai', 100)]},
  ],
};
/** That many models, each larger than the next. */
export const many = (count: number) => ({
  by: 'model',
  items: Array.from({length: count}, (_, index) => ({
    id: `m${index}`,
    name: `model ${index}`,
    totalTokens: count - index,
  })),
});
/** What a client fails with when the server is down. */
export const serverDown = new A2bError('server', 'GET /usage/breakdown failed with status 500', {
  status: 500,
  endpoint: '/usage/breakdown',
});

/** The one element that must be there. */
export function find<T extends HTMLElement = HTMLElement>(element: Element, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

/** All elements that match. */
export function all(element: Element, selector: string): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

/** The rows as the reader sees them. */
export const rowTexts = (element: Element) =>
  all(element, '.rows .row').map(({innerText}) => innerText.replace(/\s+/g, ' ').trim());
/** The cells of the table, row by row. */
export const cellTexts = (element: Element) =>
  all(element, 'tbody tr').map((row) => [...row.children].map(({textContent}) => textContent?.trim()));

/** A breakdown that shows `data`. */
export async function filled(
  data: unknown,
  template = html`<a2b-usage-breakdown lang="en"></a2b-usage-breakdown>`,
) {
  const element = await fixture<A2bUsageBreakdown>(template);
  element.data = data;
  await reaches(element, 'ready');
  return element;
}

/** Settles when the canvas is there. */
export async function drawn(element: A2bUsageBreakdown): Promise<A2bUsageBreakdown> {
  await waitUntil(() => element.shadowRoot?.querySelector('.chart canvas'), 'a chart is drawn', {
    timeout: 8_000,
  });
  await element.updateComplete;
  return element;
}

/** A breakdown whose client was asked. */
export async function asking(
  client: FakeClient,
  template = html`<a2b-usage-breakdown lang="en" .client=${client}></a2b-usage-breakdown>`,
) {
  const asked = client.next();
  const element = await fixture<A2bUsageBreakdown>(template);
  await asked;
  return element;
}

/** Loads the charts once, which takes a cold test server a while, and gives each test a page without filters. */
export function startClean(): void {
  before(async function chartsOnce() {
    this.timeout(60_000);
    await loadCharts();
  });

  beforeEach(() => pageUsage.set({compare: 'none'}));
  afterEach(() => pageUsage.set({filters: NO_FILTERS, metric: 'tokens', range: '30d', compare: 'previous'}));
}
