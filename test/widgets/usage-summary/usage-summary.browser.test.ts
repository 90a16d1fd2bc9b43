import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../../src/elements/a2b-usage-summary.js';
import type {A2bMetricChangeEvent} from '../../../src/base/events.js';
import {loadCharts} from '../../../src/chart/load.js';
import {A2bError} from '../../../src/client/errors.js';
import {configure, pageUsage} from '../../../src/store/page.js';
import {NO_FILTERS} from '../../../src/store/usage-store.js';
import {answeringClient, FakeClient} from '../../../src/testing/fake-client.js';
import type {A2bRangePicker} from '../../../src/widgets/range-picker/range-picker.js';
import type {A2bUsageSummary} from '../../../src/widgets/usage-summary/usage-summary.js';
import {reaches, textOf} from '../../support/states.js';
import {threeDays} from './summary-answer.js';
import {waitUntil} from '../../support/wait.js';

function find<T extends HTMLElement = HTMLElement>(element: Element, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

const has = (element: Element, selector: string) => element.shadowRoot?.querySelector(selector) !== null;
const heightOf = (element: Element, selector: string) =>
  find(element, selector).getBoundingClientRect().height;

type Properties = Partial<Pick<A2bUsageSummary, 'data' | 'client' | 'metrics' | 'picker' | 'range' | 'timeZone'>>;

async function summary(properties: Properties): Promise<A2bUsageSummary> {
  const element = Object.assign(document.createElement('a2b-usage-summary'), {lang: 'en', currency: 'EUR', ...properties});
  await fixture(html`<div>${element}</div>`);
  return element;
}

async function filled(data: unknown = threeDays, properties: Properties = {}): Promise<A2bUsageSummary> {
  const element = await summary({data, ...properties});
  await reaches(element, 'ready');
  await waitUntil(() => !has(element, '.trend .bone'), 'the trend is here');
  return element;
}

async function drawn(element: A2bUsageSummary): Promise<void> {
  await waitUntil(() => has(element, '.chart canvas'), 'the trend is drawn', {timeout: 8_000});
}

before(async function () {
  this.timeout(60_000);
  await loadCharts();
});

beforeEach(() => pageUsage.set({range: '30d', compare: 'previous', metric: 'tokens', filters: NO_FILTERS}));

describe('the usage summary', () => {
  it('shows its figures before the chart engine has arrived, in a box of final height', async () => {
    const element = await filled();
    expect(textOf(element)).to.include('Total tokens 600').and.to.include('Total cost €0.60');
    const height = heightOf(element, '.card');
    await drawn(element);
    expect(heightOf(element, '.card')).to.equal(height);
    expect(heightOf(element, '.chart')).to.equal(200);
  });

  it('has a place-holder as high as the figures', async () => {
    const element = await summary({client: new FakeClient()});
    await reaches(element, 'loading');
    const height = heightOf(element, '.card');
    element.data = threeDays;
    await reaches(element, 'ready');
    expect(Math.abs(heightOf(element, '.card') - height)).to.be.lessThan(6);
  });

  it('is accessible as chart, as table and without usage', async () => {
    const element = await filled();
    await drawn(element);
    await expect(element).to.be.accessible();
    find(element, '[part=table-toggle]').click();
    find<HTMLDetailsElement>(element, 'details').open = true;
    await element.updateComplete;
    await expect(element).to.be.accessible();
    element.data = {totalTokens: 0, cost: null};
    await reaches(element, 'empty');
    await expect(element).to.be.accessible();
    expect(textOf(element)).to.include('No usage in this period.');
  });

  it('asks for range, zone, filters, comparison and providers in one request', async () => {
    const client = new FakeClient();
    pageUsage.filter('model', ['m1']);
    const element = await summary({client, timeZone: 'Asia/Kathmandu'});
    await waitUntil(() => client.questions.length > 0);
    expect(client.questions.map(({query}) => query)).to.deep.equal([
      {
        range: '30d',
        tz: 'Asia/Kathmandu',
        provider: [],
        project: [],
        model: ['m1'],
        compare: 'previous',
        split: 'provider',
      },
    ]);
    element.compare = 'none';
    await waitUntil(() => client.questions.length > 1);
    expect(client.questions[1]?.query).not.to.have.property('compare');
  });

  it('shows what a minimal backend sends, and breaks nothing', async () => {
    const element = await filled({totalTokens: 51600, totalCost: 1.234});
    expect(textOf(element)).to.include('51,600').and.to.include('€1.23');
    for (const selector of ['.trend', 'details', '.change'])
      expect(has(element, selector), selector).to.equal(false);
  });

  it('says that a cost without all prices is a lower bound', async () => {
    const element = await filled({...threeDays, unpricedTokens: 100});
    expect(textOf(element)).to.include('≥ €0.60').and.to.include('100 tokens have no price yet');
  });

  it('shows the wished totals only', async () => {
    const element = await filled(threeDays, {metrics: 'cost,average'});
    expect(
      [...(element.shadowRoot?.querySelectorAll('dt') ?? [])].slice(0, 2).map(({textContent}) => textContent),
    ).to.deep.equal(['Total cost', 'Average cost per request']);
    expect(find(element, 'h3').textContent).to.equal('Cost per day');
    expect(has(element, '.switch')).to.equal(false);
  });

  it('keeps the last figures when a refresh fails, and says so', async () => {
    const client = new FakeClient();
    const element = await summary({client});
    await waitUntil(() => client.questions.length > 0);
    client.questions[0]?.answer(threeDays);
    await reaches(element, 'ready');
    void element.refresh();
    await waitUntil(() => client.questions.length > 1);
    client.questions[1]?.fail(
      new A2bError('server', 'GET /usage/summary failed with status 500', {status: 500}),
    );
    await reaches(element, 'stale');
    expect(textOf(element)).to.include('600').and.to.include('could not be refreshed');
  });
});

describe('the trend', () => {
  it('changes its measure for the page, and says so', async () => {
    const element = await filled();
    const event = oneEvent(element, 'a2b-metric-change');
    find(element, '.switch button:nth-child(2)').click();
    expect(((await event) as unknown as A2bMetricChangeEvent).metric).to.equal('cost');
    await element.updateComplete;
    expect(pageUsage.value.metric).to.equal('cost');
    expect(find(element, 'h3').textContent).to.equal('Cost per day');
    expect(find(element, '.switch [aria-pressed=true]').textContent?.trim()).to.equal('Cost');
  });

  it('G4: is one click away as a table of the same numbers', async () => {
    const element = await filled();
    find(element, '[part=table-toggle]').click();
    await element.updateComplete;
    const rows = [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])];
    expect(rows.map((row) => [...row.children].map(({textContent}) => textContent))).to.deep.equal([
      ['Wed, Nov 18, 2026', '75', '25', '100'],
      ['Thu, Nov 19, 2026', '150', '50', '200'],
      ['Fri, Nov 20, 2026 (so far)', '225', '75', '300'],
    ]);
    find(element, '[part=table-toggle]').click();
    await element.updateComplete;
    await drawn(element);
  });

  it('is read with the arrow keys, aloud', async () => {
    const element = await filled();
    await drawn(element);
    find(element, '.chart').focus();
    await sendKeys({press: 'ArrowLeft'});
    expect(find(element, '.tooltip').matches(':popover-open')).to.equal(true);
    const spoken = 'Fri, Nov 20, 2026 (so far), OpenAI 225, Anthropic 75, Total 300';
    expect(
      [...(element.shadowRoot?.querySelectorAll('[role=status]') ?? [])].map(({textContent}) => textContent),
    ).to.include(spoken);
    await sendKeys({press: 'Tab'});
    expect(find(element, '.tooltip').matches(':popover-open')).to.equal(false);
  });

  it('G4: has a short name, and says in words what it shows', async () => {
    const element = await filled();
    const chart = find(element, '.chart');
    expect(chart.getAttribute('aria-label')).to.match(/^Tokens per day/);
    expect(chart.getAttribute('aria-label')?.length).to.be.at.most(150);
    expect(chart.getAttribute('aria-description'))
      .to.include('Tokens per day')
      .and.to.include('Highest: 300 tokens')
      .and.to.include('OpenAI 75.0%');
  });

  it('keeps names as text', async () => {
    const segments = [{id: 'x', name: '<img src=x onerror=alert(1)>', totalTokens: 600}];
    const element = await filled({...threeDays, series: [{start: '2026-11-20', totalTokens: 600, segments}]});
    await drawn(element);
    expect(has(element, 'img')).to.equal(false);
    expect(textOf(element)).to.include('<img src=x onerror=alert(1)>');
  });
});

describe('the range filter of the card', () => {
  const inner = (element: Element) => find<A2bRangePicker>(element, 'a2b-range-picker');
  const choose = async (element: Element, range: string) => {
    const picker = inner(element);
    find(picker, '.trigger').click();
    await picker.updateComplete;
    find(picker, `[data-value="${range}"]`).click();
    await picker.updateComplete;
  };

  it('changes the range of the page', async () => {
    const element = await filled();
    await choose(element, '7d');
    expect(pageUsage.value.range).to.equal('7d');
  });

  it('changes only this card when that has a range of its own', async () => {
    const element = await filled(threeDays, {range: '90d'});
    const event = oneEvent(element, 'a2b-range-change');
    await choose(element, 'mtd');
    await event;
    expect([element.range, inner(element).range, pageUsage.value.range]).to.deep.equal(['mtd', 'mtd', '30d']);
  });

  it('can be left out', async () => {
    const element = await filled(threeDays, {picker: 'none'});
    expect(has(element, 'a2b-range-picker')).to.equal(false);
  });

  it('stays where nothing was used, so that another range can be chosen', async () => {
    const element = await summary({data: {totalTokens: 0, cost: null}});
    await reaches(element, 'empty');
    expect(has(element, 'a2b-range-picker')).to.equal(true);
  });
});

describe('the file', () => {
  it('holds the series', async () => {
    const element = await filled();
    const text = await (await element.exportCsv())?.text();
    expect(text?.split('\r\n').slice(1, 3)).to.deep.equal([
      '2026-11-18,100,,,1,0.10,EUR,true,75,0.06,25,0.04',
      '2026-11-19,200,,,2,0.20,EUR,true,150,0.12,50,0.08',
    ]);
  });

  it('is announced before, once, and can be cancelled', async () => {
    const element = await filled();
    let count = 0;
    element.addEventListener('a2b-export', (event) => {
      count += 1;
      event.preventDefault();
    });
    expect([await element.exportCsv(), count]).to.deep.equal([null, 1]);
  });
});

describe('the usage summary over the real API', () => {
  it('shows sums that add up', async () => {
    configure({getToken: () => 'demo'});
    const element = await summary({});
    await reaches(element, 'ready');
    expect(textOf(element))
      .to.match(/Total tokens [1-9][\d,]+/)
      .and.not.to.include('Parts add up');
    await drawn(element);
  });

  it('shows nothing but the totals of a client that knows no more', async () => {
    const client = answeringClient({summary: {totalTokens: 7, totalCost: '0.10'}});
    const element = await summary({client});
    await reaches(element, 'ready');
    expect(textOf(element)).to.include('Last 30 days').and.to.include('€0.10');
  });
});
