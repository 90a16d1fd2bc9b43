import {expect} from '@open-wc/testing';
import {A2bError} from '../../../src/client/errors.js';
import {pageUsage} from '../../../src/store/page.js';
import {NO_FILTERS} from '../../../src/store/usage-store.js';
import {FakeClient} from '../../../src/testing/fake-client.js';
import {footprint} from '../../../src/testing/footprint.js';
import {reaches} from '../../support/states.js';
import {estimate} from './footprint.js';
import {all, card, chartsArrived, drawn, filled, find, has, told} from './sustainability-card.js';
import {expectWarning} from '../../support/gate.js';
import {waitUntil} from '../../support/wait.js';

before(chartsArrived);
beforeEach(() => pageUsage.set({range: '30d', compare: 'previous', metric: 'tokens', filters: NO_FILTERS}));

describe('what the sustainability card shows without figures', () => {
  it('has a place-holder, then the figures', async () => {
    const client = new FakeClient();
    const element = await card({client});
    await reaches(element, 'loading');
    expect(has(element, '.bone')).to.equal(true);
    await waitUntil(() => client.questions.length === 1);
    client.questions[0]?.answer(footprint);
    await reaches(element, 'ready');
  });

  it('is calm where the server has nothing of the kind, and asks once', async () => {
    let asked = 0;
    const error = new A2bError('not-available', 'GET /sustainability/metrics failed with status 501', {status: 501});
    const client = {get: () => { asked += 1; return Promise.reject(error); }, claimAuthNotice: () => false};
    let failures = 0;
    const element = await card({client});
    element.addEventListener('a2b-error', () => (failures += 1));
    await reaches(element, 'unavailable');
    pageUsage.set({range: '7d'});
    await element.updateComplete;
    expect(told(element)).to.include('Sustainability data is not available on this server yet.');
    expect([asked, failures]).to.deep.equal([1, 0]);
    expect(has(element, '[part=restoration]')).to.equal(false);
  });

  it('says that nothing was used, and keeps the contributions', async () => {
    const zero = {...footprint, totals: {co2e: estimate(0, 0, 0)}, byModel: [], equivalents: [], timeseries: undefined, coverage: {requests: 0, outputTokens: 0, estimatedOutputTokens: 0}};
    const element = await card({data: zero});
    await reaches(element, 'empty');
    expect(told(element)).to.include('No AI use in this period.').and.not.to.include(' 0 g');
    expect(has(element, '[part=restoration]')).to.equal(true);
  });

  it('offers to try again after a failure, and keeps old figures when a refresh fails', async () => {
    const client = new FakeClient();
    const element = await card({client});
    await waitUntil(() => client.questions.length === 1);
    client.questions[0]?.fail(new A2bError('server', 'GET /sustainability/metrics failed with status 503', {status: 503}));
    await reaches(element, 'error');
    find(element, '[part=retry]').click();
    await waitUntil(() => client.questions.length === 2);
    client.questions[1]?.answer(footprint);
    await reaches(element, 'ready');
    const refreshed = element.refresh();
    await waitUntil(() => client.questions.length === 3);
    client.questions[2]?.fail(new A2bError('server', 'GET /sustainability/metrics failed with status 503', {status: 503}));
    await refreshed.catch(() => undefined);
    await reaches(element, 'stale');
    expect(told(element)).to.include('≈ 200 g CO₂e');
  });

  it('says how old figures are that nobody made anew', async () => {
    expect(told(await filled({generatedAt: '2020-01-02T10:00:00Z'}))).to.include('As of Jan 2, 2020');
  });

  it('reads the older forms and says that they have no range', async () => {
    const element = await card({data: {totalKWh: 0.5, totalWaterL: 2, totalCO2e: 0.2, totalM2Restored: 12}});
    await reaches(element, 'ready');
    expect(told(element)).to.include('≈ 200 g CO₂e No range supplied').and.to.include('≈ 2.0 L (no range supplied)');
    expect(told(element, '[part=restoration]')).not.to.include('12');
  });

  it('refuses an answer that nets one against the other', async () => {
    const element = await card({data: {...footprint, totals: {...footprint.totals, netCo2e: 0}}});
    await reaches(element, 'error');
    expect(has(element, '[part=totals]')).to.equal(false);
  });
});

describe('the sustainability card in many places', () => {
  for (const width of [280, 310, 400, 640, 1200]) {
    it(`keeps to its box at ${width} px`, async () => {
      const long = 'an-unusually-long-model-name-'.repeat(8);
      const [first, ...others] = footprint.byModel;
      const element = await filled({byModel: [{...first, model: long}, ...others]}, {}, width);
      find<HTMLDetailsElement>(element, 'details').open = true;
      await drawn(element);
      const edges = all(element, '[part=card] *, [part=restoration] *').filter((node) => !node.closest('.scroll, .tooltip, .visually-hidden, .track, .intervals .name > *'));
      const right = element.getBoundingClientRect().right;
      expect(edges.filter((node) => node.getBoundingClientRect().right > right + 0.5).map(({className}) => className)).to.deep.equal([]);
    });
  }

  it('shows hostile names as text and follows no hostile address', async () => {
    expectWarning(/expected https URL/);
    const name = '<img src=x onerror="window.hurt=true">';
    const [funded] = footprint.restoration.contributions;
    const project = {name, partner: name, url: 'javascript:alert(1)'};
    const element = await filled({
      byModel: [{...footprint.byModel[0], model: name, provider: name}],
      factors: [{id: 'x', label: name, value: 1, unit: name, source: name, url: 'javascript:alert(1)'}],
      restoration: {...footprint.restoration, contributions: [{...funded, project, receiptUrl: 'data:text/html,x'}]},
    });
    expect(has(element, 'img')).to.equal(false);
    expect(told(element)).to.include(name);
    expect(all(element, 'a').every((link) => (link as HTMLAnchorElement).href.startsWith('https://'))).to.equal(true);
    expect(told(element, '[part=stages]')).to.include('Funded none yet');
  });

  for (const [theme, lang] of [['light', 'en'], ['dark', 'en'], ['light', 'de'], ['dark', 'ar']] as const) {
    it(`is accessible in ${theme}, ${lang}`, async () => {
      const element = await filled({}, {theme, lang});
      await drawn(element);
      find<HTMLDetailsElement>(element, 'details').open = true;
      await expect(element).to.be.accessible();
      for (const toggle of all(element, '[part=table-toggle]')) toggle.click();
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });
  }

  it('speaks German, and is read from the right where people do', async () => {
    const german = await filled({}, {lang: 'de'});
    await waitUntil(() => told(german).includes('geschätzte Spanne 160–250 g'));
    expect(told(german)).to.include('≈ 0,49 kWh (0,37–0,61)');
    const arabic = await filled({}, {lang: 'ar'});
    expect(all(arabic, '.frame').map(({dir}) => dir)).to.deep.equal(['rtl', 'rtl']);
  });
});
