import {expect, waitUntil} from '@open-wc/testing';
import {pageUsage} from '../../../src/store/page.js';
import {NO_FILTERS} from '../../../src/store/usage-store.js';
import {footprint} from '../../../src/testing/footprint.js';
import {scenarios} from '../../../src/testing/scenarios.js';
import {forbiddenIn, saidBy} from '../../support/copy.js';
import {estimate} from './footprint.js';
import {all, card, filled, type Properties} from './sustainability-card.js';

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
    await waitUntil(() => element.state !== 'loading' || properties.client === scenarios.loading);
    await element.updateComplete;
    const before = saidBy(element.shadowRoot as ShadowRoot);
    for (const toggle of all(element, '[part=table-toggle]')) toggle.click();
    await element.updateComplete;
    return [...before, ...saidBy(element.shadowRoot as ShadowRoot)];
  }

  for (const lang of ['en', 'de']) {
    it(`claims nothing that is banned in any state (${lang})`, async () => {
      await filled({}, {lang});
      for (const [state, properties] of states) {
        const words = await wordsOf({...properties, lang});
        expect(words.length, state).to.be.greaterThan(1);
        expect(words.flatMap((line) => forbiddenIn(line, names)), state).to.deep.equal([]);
      }
    });
  }

  it('is really looked at: planted claims are found in text and in what is read out', async () => {
    const planted = await wordsOf({data: footprint, messages: {'sustainability.how': 'Climate neutral', 'common.showTable': 'Klimaneutral'}});
    expect(planted.flatMap((line) => forbiddenIn(line)).length).to.be.greaterThan(1);
    expect((await wordsOf({data: claimed})).flatMap((line) => forbiddenIn(line))).to.include('Green').and.to.include('neutral');
  });
});
