import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import '../../../src/elements/a2b-usage-summary.js';
import {pageUsage} from '../../../src/store/page.js';
import {NO_FILTERS} from '../../../src/store/usage-store.js';
import {FakeClient, type Question} from '../../../src/testing/fake-client.js';
import type {A2bUsageSummary} from '../../../src/widgets/usage-summary/usage-summary.js';
import {reaches, textOf} from '../../support/states.js';
import {threeDays, unusualDay} from './summary-answer.js';
import {waitUntil} from '../../support/wait.js';

function find<T extends HTMLElement = HTMLElement>(element: Element, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

async function summary(properties: object): Promise<A2bUsageSummary> {
  const element = Object.assign(document.createElement('a2b-usage-summary'), {lang: 'en', currency: 'EUR', ...properties});
  await fixture(html`<div>${element}</div>`);
  return element;
}

async function filled(data: unknown = threeDays): Promise<A2bUsageSummary> {
  const element = await summary({data});
  await reaches(element, 'ready');
  await waitUntil(() => element.shadowRoot?.querySelector('.trend h3'), 'the trend is here', {timeout: 8_000});
  return element;
}

beforeEach(() => pageUsage.set({range: '30d', compare: 'previous', metric: 'tokens', filters: NO_FILTERS}));
afterEach(() => pageUsage.set({range: '30d', metric: 'tokens', filters: NO_FILTERS}));

describe('the note on an unusual day', () => {
  it('filters by who made most of it', async () => {
    const element = await filled(unusualDay());
    const note = element.shadowRoot?.querySelector<HTMLButtonElement>('[part=spike] button');
    expect(note?.innerText).to.equal('Sun, Nov 8, 2026: 4.2× usual; 80% Mistral');
    const told = oneEvent(element, 'a2b-filter-change');
    note?.click();
    await told;
    expect(pageUsage.value.filters.provider).to.deep.equal(['mistral']);
  });

  it('asks in the background for the projects of that day, and leads to that day and project', async () => {
    const client = new FakeClient();
    const element = await summary({client});
    await waitUntil(() => client.questions.length > 0);
    client.questions[0]?.answer(unusualDay());
    await reaches(element, 'ready');
    await waitUntil(() => client.questions.length > 1, 'the projects are asked for');
    const {name, query} = client.questions[1] as Question;
    expect([name, (query as {by: string}).by, (query as {range: string}).range]).to.deep.equal(['breakdown', 'project', '2026-11-08..2026-11-08']);
    client.questions[1]?.answer({items: [{id: 'legal', name: 'Legal bot', totalTokens: 400}, {id: 'wiki', name: 'Wiki', totalTokens: 20}]});
    const note = () => find<HTMLButtonElement>(element, '[part=spike] button');
    await waitUntil(() => note().innerText === 'Sun, Nov 8, 2026: 4.2× usual; 95% Legal bot', note().innerText);
    note().click();
    expect([pageUsage.value.range, pageUsage.value.filters.project]).to.deep.equal(['2026-11-08..2026-11-08', ['legal']]);
    await element.updateComplete;
    expect(textOf(element, '.back')).to.equal('Back to Last 30 days');
  });
});

describe('CO₂e among the measures', () => {
  afterEach(() => pageUsage.offers.set({hasCo2e: false}));

  it('is offered once an answer tells an estimate, and its course is said to be unknown', async () => {
    const element = await filled();
    expect(textOf(element, '.switch')).to.equal('Tokens Cost Requests');
    pageUsage.offers.set({hasCo2e: true});
    await element.updateComplete;
    find(element, '.switch button:last-child').click();
    await element.updateComplete;
    expect(pageUsage.value.metric).to.equal('co2e');
    expect(textOf(element, '.switch [aria-pressed=true]')).to.equal('CO₂e');
    expect(textOf(element)).to.include('CO₂e is estimated for the whole period, not per day. Showing Tokens.');
    expect(textOf(element, 'h3')).to.equal('Tokens per day');
  });
});
