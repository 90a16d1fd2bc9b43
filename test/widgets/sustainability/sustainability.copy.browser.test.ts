import {expect, fixture, html} from '@open-wc/testing';
import type {A2bElement} from '../../../src/base/a2b-element.js';
import '../../../src/elements/a2b-usage-breakdown.js';
import '../../../src/elements/a2b-usage-log.js';
import {languages, loadLanguage} from '../../../src/i18n/languages.js';
import {configure, pageUsage} from '../../../src/store/page.js';
import {NO_FILTERS} from '../../../src/store/usage-store.js';
import {answeringClient} from '../../../src/testing/fake-client.js';
import {footprint} from '../../../src/testing/footprint.js';
import {everyday, scenarios} from '../../../src/testing/scenarios.js';
import {forbiddenIn, saidBy} from '../../support/copy.js';
import {reaches} from '../../support/states.js';
import {estimate} from './footprint.js';
import {all, card, type Properties} from './sustainability-card.js';
import {waitUntil} from '../../support/wait.js';

const clean = (words: readonly string[], names: readonly string[] = []) => words.flatMap((line) => forbiddenIn(line, names));
const saidIn = (element: A2bElement) => saidBy(element.shadowRoot as ShadowRoot);

beforeEach(() => pageUsage.set({range: '30d', compare: 'previous', metric: 'tokens', filters: NO_FILTERS}));

describe('every word of the sustainability card', () => {
  const names = ['Green Belt e.V.', 'Climate neutral forest'];
  const [funded, planned] = footprint.restoration.contributions;
  const claimed = {...footprint, restoration: {...footprint.restoration, contributions: [
    {...funded, project: {name: names[1], partner: names[0]}}, {...funded, id: 'x', status: 'verified'}, planned,
    {...funded, id: 'y', kind: 'removal', quantity: {value: 2, unit: 'kgCO2e'}}, {...planned, id: 'z', status: 'cancelled'},
  ]}};
  const flat = {...footprint, totals: {co2e: estimate(0.1, 0.1, 0.1)}, generatedAt: '2020-01-02T10:00:00Z'};
  const unknown = {...footprint, totals: {co2e: estimate(0, 0, 0)}, byModel: [], coverage: {outputTokens: 9, estimatedOutputTokens: 0, notEstimated: footprint.coverage.notEstimated}};
  const states: [string, Properties][] = [
    ['everyday', {data: footprint}], ['claimed', {data: claimed}], ['no width', {data: flat}], ['unknown', {data: unknown}],
    ['older', {data: {co2e: {value: 0.2}, restoration: {value: 3}}}],
    ...(['loading', 'empty', 'failed', 'signedOut', 'unavailable'] as const).map((name): [string, Properties] => [name, {client: scenarios[name]}]),
  ];

  async function wordsOf(properties: Properties): Promise<readonly string[]> {
    const element = await card(properties);
    await waitUntil(() => element.state !== 'loading' || properties.client === scenarios.loading, 'an answer', {timeout: 8_000});
    await element.updateComplete;
    const before = saidBy(element.shadowRoot as ShadowRoot);
    for (const toggle of all(element, '[part=table-toggle]')) toggle.click();
    await element.updateComplete;
    return [...before, ...saidBy(element.shadowRoot as ShadowRoot)];
  }

  for (const lang of languages) {
    it(`claims nothing that is banned in any state (${lang})`, async () => {
      const table = await loadLanguage(lang);
      for (const [state, properties] of states) {
        const words = await wordsOf({...properties, lang});
        expect(words, state).to.include(table['sustainability.heading']).and.to.have.length.greaterThan(1);
        expect(clean(words, names), state).to.deep.equal([]);
      }
    });

    it(`claims nothing that is banned of what the real API sends (${lang})`, async () => {
      const table = await loadLanguage(lang);
      configure({getToken: () => 'demo', timeZone: 'Europe/Berlin'});
      const words = await wordsOf({lang});
      configure({getToken: undefined, timeZone: undefined});
      expect(words).to.include(table['sustainability.factor.gpu.gwp']).and.to.include(table['restoration.notNetted']);
      expect(clean(words)).to.deep.equal([]);
    });
  }

  it('is really looked at: planted claims are found in text and in what is read out', async () => {
    const planted = await wordsOf({data: footprint, messages: {'sustainability.how': 'Climate neutral', 'common.showTable': 'Klimaneutral'}});
    expect(planted.flatMap((line) => forbiddenIn(line)).length).to.be.greaterThan(1);
    expect((await wordsOf({data: claimed})).flatMap((line) => forbiddenIn(line))).to.include('Green').and.to.include('neutral');
  });
});

describe('every word other cards have for CO₂e', () => {
  const known = {co2e: {...estimate(0.1, 0.2, 0.3), estimatedOutputTokens: 40}, outputTokens: 90};
  const [first, ...rest] = (everyday['breakdown'] as {items: object[]}).items;
  const items = (everyday['log'] as {items: object[]}).items.map((row, index) => (index === 0 ? {...row, ...known} : row));
  const client = answeringClient({
    ...everyday,
    breakdown: {...(everyday['breakdown'] as object), items: [{...first, ...known}, ...rest]},
    log: {...(everyday['log'] as object), items},
  });

  for (const lang of languages) {
    it(`claims nothing that is banned (${lang})`, async () => {
      const table = await loadLanguage(lang);
      for (const view of ['donut', 'bar', 'table']) {
        const element = await fixture<A2bElement>(html`<a2b-usage-breakdown lang=${lang} metric="co2e" view=${view} .client=${client}></a2b-usage-breakdown>`);
        await reaches(element, 'ready');
        const words = saidIn(element);
        expect(words.join(' '), view).to.include('CO₂e');
        expect(clean(words), view).to.deep.equal([]);
      }
      const log = await fixture<A2bElement>(html`<a2b-usage-log lang=${lang} columns="date,model,co2e" .client=${client}></a2b-usage-log>`);
      await reaches(log, 'ready');
      log.shadowRoot?.querySelector<HTMLElement>('tbody button[aria-expanded]')?.click();
      await log.updateComplete;
      expect(saidIn(log).join(' ')).to.include(table['log.co2eMissing']);
      expect(clean(saidIn(log))).to.deep.equal([]);
    });
  }

  it('is really looked at: a planted claim is found', async () => {
    const messages = {'log.co2eMissing': 'Carbon neutral'};
    const log = await fixture<A2bElement>(html`<a2b-usage-log columns="date,co2e" .client=${client} .messages=${messages}></a2b-usage-log>`);
    await reaches(log, 'ready');
    expect(clean(saidIn(log))).to.include('neutral');
  });
});
