import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import type {A2bMetricChangeEvent} from '../../../src/base/events.js';
import '../../../src/elements/a2b-usage-summary.js';
import {pageUsage} from '../../../src/store/page.js';
import type {A2bUsageBreakdown} from '../../../src/widgets/usage-breakdown/usage-breakdown.js';
import {reaches, textOf} from '../../support/states.js';
import {PROVIDERS, all, eur, filled, find, rowTexts, startClean} from './setting.js';
import {waitUntil} from '../../support/wait.js';

const co2e = (central: number) => ({min: central / 2, central, max: central * 2, unit: 'kgCO2e'});
const ESTIMATED = {...PROVIDERS, items: PROVIDERS.items.map((item) => ({...item, co2e: co2e(item.totalTokens / 1e8)}))};
const SUMMARY = {totalTokens: 1, cost: eur('1'), series: [{start: '2026-11-20', totalTokens: 1, cost: eur('1')}]};
const choices = (element: Element) => all(element, '.switch button').map(({innerText}) => innerText.trim());

describe('the choice of the measure', () => {
  startClean();
  afterEach(() => pageUsage.offers.set({hasCo2e: false}));

  it('is offered by a breakdown that stands alone, with what its answer tells', async () => {
    const element = await filled(ESTIMATED);
    expect(choices(element)).to.deep.equal(['Tokens', 'Cost', 'Requests', 'CO₂e']);
    const told = oneEvent(element, 'a2b-metric-change');
    find(element, '.switch button:nth-child(2)').click();
    expect(((await told) as unknown as A2bMetricChangeEvent).metric).to.equal('cost');
    await element.updateComplete;
    expect(rowTexts(element)[0]).to.equal('OpenAI €7.30 59.1%');
    find(element, '.switch button:nth-child(4)').click();
    await element.updateComplete;
    expect(rowTexts(element)[0]).to.match(/^OpenAI ≈\s32\sg 62\.0%$/);
    await expect(element).to.be.accessible();
  });

  it('is not offered where there is none: one measure known, or one written on the element', async () => {
    expect(choices(await filled([{providerName: 'OpenAI', tokens: 3}]))).to.deep.equal([]);
    expect(choices(await filled(PROVIDERS, html`<a2b-usage-breakdown lang="en" metric="cost"></a2b-usage-breakdown>`))).to.deep.equal([]);
  });

  it('is offered once: by the first of several, by the summary before all, by the next when that leaves', async () => {
    const page = await fixture<HTMLElement>(html`<div>
      <a2b-usage-breakdown lang="en" .data=${PROVIDERS}></a2b-usage-breakdown>
      <a2b-usage-breakdown lang="en" by="model" .data=${PROVIDERS}></a2b-usage-breakdown>
    </div>`);
    const [first, second] = [...page.querySelectorAll<A2bUsageBreakdown>('a2b-usage-breakdown')] as [A2bUsageBreakdown, A2bUsageBreakdown];
    const counts = async () => {
      await Promise.all([first.updateComplete, second.updateComplete]);
      return [first, second].map((element) => choices(element).length);
    };
    await Promise.all([reaches(first, 'ready'), reaches(second, 'ready')]);
    expect(await counts()).to.deep.equal([3, 0]);
    const summary = Object.assign(document.createElement('a2b-usage-summary'), {data: SUMMARY, lang: 'en'});
    page.append(summary);
    await reaches(summary, 'ready');
    expect(await counts()).to.deep.equal([0, 0]);
    await waitUntil(() => textOf(summary, '.switch') === 'Tokens Cost', 'the summary offers it', {timeout: 8_000});
    expect(await counts()).to.deep.equal([0, 0]);
    summary.remove();
    expect((await counts()).toSorted()).to.deep.equal([0, 3]);
  });
});
