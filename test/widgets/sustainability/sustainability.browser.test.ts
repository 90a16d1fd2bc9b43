import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {A2bExportEvent} from '../../../src/base/events.js';
import {configure, pageUsage} from '../../../src/store/page.js';
import {NO_FILTERS} from '../../../src/store/usage-store.js';
import {answeringClient, FakeClient} from '../../../src/testing/fake-client.js';
import {footprint} from '../../../src/testing/footprint.js';
import {scenarios} from '../../../src/testing/scenarios.js';
import type {A2bMethodologyOpenEvent} from '../../../src/widgets/sustainability/sustainability.events.js';
import {reaches} from '../../support/states.js';
import {all, card, chartsArrived, drawn, filled, find, has, plain, told} from './sustainability-card.js';
import {waitUntil} from '../../support/wait.js';

before(chartsArrived);
beforeEach(() => pageUsage.set({range: '30d', compare: 'previous', metric: 'tokens', filters: NO_FILTERS}));

describe('the footprint', () => {
  it('says the middle and both bounds, method and coverage, before any chart has come', async () => {
    const element = await filled();
    const text = told(element);
    expect(text).to.include('≈ 200 g CO₂e').and.to.include('estimated range 160–250 g');
    expect(text).to.include('≈ 0.49 kWh (0.37–0.61)').and.to.include('≈ 1.8 L (1.3–2.3)');
    expect(text).to.include('Estimate · EcoLogits 0.11.2 · 2025 grid data');
    expect(text).to.include('98% of answer tokens are covered by the estimate; 1 model not covered');
    expect(text).to.include('For scale: about 1.4 km of driving a petrol or diesel car (1.1–1.8 km)');
    expect(text).to.include('some-new-model groq Not estimated');
  });

  it('G4: draws the course, switches its impact and tells the same as a table', async () => {
    const element = await filled();
    await drawn(element);
    const [, energy] = all(element, '[part=impact-switch] button');
    energy?.click();
    await element.updateComplete;
    expect(find(element, '[part=trend] h3').innerText).to.equal('Energy per day');
    find(element, '[part=trend] [part=table-toggle]').click();
    await element.updateComplete;
    expect(has(element, '.chart')).to.equal(false);
    expect(told(element, '[part=trend] tfoot')).to.include('≈ 0.49 kWh 0.37–0.61 kWh');
    find(element, '[part=models] [part=table-toggle]').click();
    await element.updateComplete;
    expect(told(element, '[part=models] table')).to.include('Not estimated (unknown model)');
  });

  it('is read by the keyboard, each point with its range', async () => {
    const element = await filled();
    await drawn(element);
    const chart = find(element, '[part=chart]');
    expect(chart.getAttribute('aria-label')).to.include('CO₂e per day').and.to.have.lengthOf.at.most(150);
    expect(chart.getAttribute('aria-description')).to.include('not an expected value');
    chart.focus();
    await sendKeys({press: 'ArrowRight'});
    const spoken = all(element, '[role=status]').map(({textContent}) => plain(textContent ?? '')).join(' ');
    expect(spoken).to.include('Central ≈ 5.4 g, Estimated range 4.2–6.6 g');
  });

  it('tells factors with unit, year, source and licence, and what is not counted', async () => {
    const element = await filled();
    find<HTMLDetailsElement>(element, 'details').open = true;
    const text = told(element, '[part=how]');
    expect(text).to.include('Not counted: reading your prompts. It could add 0–0.78 kWh.');
    expect(text).to.include('0.3844 kgCO2e/kWh 2025 Our World in Data / Ember via EcoLogits 0.11.2 CC BY 4.0');
    const link = find<HTMLAnchorElement>(element, '[part=source]');
    expect([link.href, link.rel]).to.deep.equal(['https://ourworldindata.org/electricity-mix', 'noopener noreferrer']);
  });

  it('shows the impacts that are wished for', async () => {
    const element = await filled({}, {impacts: 'water'});
    expect(told(element, '[part=headline]')).to.equal('≈ 1.8 L');
    expect(told(element, '[part=totals]')).not.to.include('CO₂e').and.not.to.include('kWh');
    expect(has(element, '[part=trend]')).to.equal(false);
  });

  it('says that filters of the page do not apply', async () => {
    const element = await card({client: scenarios.everyday});
    await reaches(element, 'ready');
    expect(told(element)).not.to.include('filters do not apply');
    pageUsage.filter('model', ['gpt-4o']);
    await element.updateComplete;
    expect(told(element)).to.include('filters do not apply');
  });

  it('leads to the methodology unless the page does that itself', async () => {
    const element = await filled({}, {methodologyUrl: 'https://example.org/how'});
    find<HTMLDetailsElement>(element, 'details').open = true;
    const told = oneEvent(element, 'a2b-methodology-open') as Promise<A2bMethodologyOpenEvent>;
    element.addEventListener('a2b-methodology-open', (event) => event.preventDefault());
    const click = new MouseEvent('click', {bubbles: true, cancelable: true});
    find(element, '[part=methodology]').dispatchEvent(click);
    expect((await told).url).to.equal('https://example.org/how');
    expect(click.defaultPrevented).to.equal(true);
  });

  it('gives its files, unless the page makes its own', async () => {
    const element = await filled();
    const formats: string[] = [];
    element.addEventListener('a2b-export', (event) => formats.push((event as A2bExportEvent).format));
    expect(await (await element.exportJson())?.text()).to.include('"label": "EcoLogits 0.11.2"');
    expect(await (await element.exportCsv())?.text()).to.include('min,central,max');
    element.addEventListener('a2b-export', (event) => event.preventDefault());
    expect(await element.exportJson()).to.equal(null);
    expect(await element.exportCsv()).to.equal(null);
    expect(formats).to.deep.equal(['json', 'csv', 'json', 'csv']);
  });
});

describe('the contributions', () => {
  it('stand in a card of their own with stages, table and the sentence that never changes', async () => {
    const element = await filled();
    const text = told(element, '[part=restoration]');
    expect(text).to.include('Set aside < €0.01').and.to.include('Funded €0.26').and.to.include('Verified none yet');
    expect(text).to.include('Your share of pooled donations.');
    expect(text).to.include('They are not subtracted from the footprint');
    expect(find<HTMLAnchorElement>(element, '[part=evidence]').href).to.equal('https://pay.example/receipts/2026-10.pdf');
  });

  it('are in no node that holds the footprint as well', async () => {
    const element = await filled();
    const nodes = all(element, '*');
    expect(nodes.filter((node) => node.querySelector('[part=totals]') && node.querySelector('[part=restoration]'))).to.deep.equal([]);
    const both = nodes.filter(({textContent}) => /CO₂e/.test(textContent ?? '') && /€/.test(textContent ?? ''));
    expect(both).to.deep.equal([]);
  });

  it('are hidden where there is no programme', async () => {
    const element = await filled({restoration: null});
    expect(has(element, '[part=restoration]')).to.equal(false);
  });

  it('say in words when the evidence does not reach as far as the claim', async () => {
    const [funded] = footprint.restoration.contributions;
    const element = await filled({restoration: {...footprint.restoration, contributions: [{...funded, status: 'verified'}]}});
    expect(told(element, '[part=contributions]')).to.include('Shown as “Funded”: the evidence for more is missing.');
    expect(told(element, '[part=stages]')).to.include('Verified none yet');
  });
});

describe('the sustainability card with a client', () => {
  it('asks for range and zone, and draws what answers', async () => {
    const client = new FakeClient();
    await card({client, timeZone: 'Asia/Kathmandu'});
    await waitUntil(() => client.questions.length > 0);
    expect(client.questions[0]?.query).to.deep.equal({range: '30d', tz: 'Asia/Kathmandu'});
    const element = await card({client: answeringClient({sustainability: footprint})});
    await reaches(element, 'ready');
  });
});

describe('the footprint over the real API', () => {
  const body = async () => (await fetch('/api/sustainability/metrics?range=30d&tz=Europe%2FBerlin', {headers: {Authorization: 'Bearer demo'}})).json();
  afterEach(() => configure({getToken: undefined, timeZone: undefined}));

  it('adds up, has a range everywhere and says what is not estimated', async () => {
    configure({getToken: () => 'demo', timeZone: 'Europe/Berlin'});
    const element = await card({});
    await waitUntil(() => element.state === 'ready', 'figures', {timeout: 8_000});
    const {totals, byModel, factors} = await body();
    const grams = (kilograms: number) => String(Number((kilograms * 1000).toPrecision(2)));
    expect(totals.co2e.max).to.be.within(0.01, 1, 'grams are told as they are');
    expect(told(element, '[part=headline]')).to.equal(`≈ ${grams(totals.co2e.central)} g CO₂e`);
    expect(told(element, '[part=estimated-range]')).to.equal(`estimated range ${grams(totals.co2e.min)}–${grams(totals.co2e.max)} g`);
    expect(told(element, '[part=models]')).to.include(byModel[0].model);
    expect(told(element)).to.include('EcoLogits 0.11.2').and.not.to.include('the parts add up to');
    find<HTMLDetailsElement>(element, 'details').open = true;
    expect(told(element, '[part=how]')).to.match(/Not counted: reading your prompts\. It could add 0–[\d.]+ [kMm]?Wh\./);
    expect(all(element, '[part=factors] tbody tr')).to.have.length(factors.length);
  });
});
