import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/a2b-sustainability.js';
import '../../src/elements/a2b-usage-breakdown.js';
import '../../src/elements/a2b-usage-summary.js';
import type {A2bElement} from '../../src/base/a2b-element.js';
import {pageUsage} from '../../src/store/page.js';
import {NO_FILTERS} from '../../src/store/usage-store.js';
import {FakeClient} from '../../src/testing/fake-client.js';
import {scenarios} from '../../src/testing/scenarios.js';
import {reaches, textOf} from '../support/states.js';
import {waitUntil} from '../support/wait.js';

async function emptied(tag: string, answer: object): Promise<A2bElement> {
  const client = new FakeClient();
  const element = Object.assign(document.createElement(tag), {lang: 'en', client, data: null}) as unknown as A2bElement;
  const asked = client.next();
  await fixture(html`<div>${element}</div>`);
  (await asked).answer(answer);
  await reaches(element, 'empty');
  return element;
}

describe('data = null is no data', () => {
  beforeEach(() => pageUsage.set({range: '30d', compare: 'previous', metric: 'tokens', filters: NO_FILTERS}));
  afterEach(() => pageUsage.set({range: '30d', compare: 'previous', metric: 'tokens', filters: NO_FILTERS}));

  for (const [tag, answer] of [
    ['a2b-usage-breakdown', {by: 'provider', items: []}],
    ['a2b-usage-summary', {totalTokens: 0, cost: null, series: []}],
  ] as const) {
    it(`for <${tag}>: filters that leave nothing can be cleared`, async () => {
      pageUsage.filter('model', ['m1']);
      expect(textOf(await emptied(tag, answer))).to.include('Clear all filters');
    });
  }

  it('for <a2b-usage-breakdown>: it asks for the period before', async () => {
    const client = new FakeClient();
    const element = Object.assign(document.createElement('a2b-usage-breakdown'), {lang: 'en', client, data: null});
    const asked = client.next();
    await fixture(html`<div>${element}</div>`);
    const before = (await asked, client.next());
    client.questions[0]?.answer({
      by: 'provider',
      period: {from: '2026-10-21T22:00:00Z', to: '2026-11-20T18:00:00Z', timeZone: 'Europe/Berlin'},
      items: [{id: 'openai', name: 'OpenAI', totalTokens: 5}],
    });
    expect((await before).query).to.include({period: 'previous'});
  });

  it('for <a2b-sustainability>: filters of the page are said not to apply', async () => {
    pageUsage.filter('model', ['m1']);
    const element = Object.assign(document.createElement('a2b-sustainability'), {lang: 'en', client: scenarios.everyday, data: null});
    await fixture(html`<div>${element}</div>`);
    await reaches(element, 'ready');
    await waitUntil(() => textOf(element).includes('filters do not apply'), textOf(element));
  });
});
