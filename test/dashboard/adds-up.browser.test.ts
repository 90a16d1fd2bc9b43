import {expect, fixture, html} from '@open-wc/testing';
import type {A2bElement} from '../../src/base/a2b-element.js';
import type {A2bDashboard} from '../../src/dashboard/dashboard.js';
import '../../src/index.js';
import {configure, logout} from '../../src/store/page.js';
import {textOf} from '../support/states.js';
import {waitUntil} from '../support/wait.js';

const line = (dashboard: A2bDashboard) => dashboard.shadowRoot?.querySelector('[part=sums]')?.textContent?.trim() ?? '';
const says = (dashboard: A2bDashboard, text: string) => waitUntil(() => line(dashboard) === text, `${text} – ${line(dashboard)}`, {timeout: 15_000});
const ALL = 'Adds up: summary, breakdowns and log agree.';

async function realDashboard(range = '30d'): Promise<A2bDashboard> {
  configure({getToken: () => 'demo', timeZone: 'Europe/Berlin'});
  return fixture<A2bDashboard>(html`<a2b-dashboard lang="en" range=${range}></a2b-dashboard>`);
}

describe('the line under the cards', function addsUpTests() {
  this.timeout(60_000);
  afterEach(() => configure({getToken: undefined, timeZone: undefined}));

  it('says that the cards agree, over every range and filter of the reference API', async () => {
    const dashboard = await realDashboard();
    await says(dashboard, ALL);
    for (const range of ['24h', 'last-month', 'mtd'] as const) {
      dashboard.usage.set({range});
      await says(dashboard, ALL);
    }
    dashboard.usage.filter('provider', ['openai', 'unattributed']);
    await dashboard.updateComplete;
    expect(line(dashboard)).to.equal('');
    await says(dashboard, ALL);
    dashboard.usage.filter('model', ['gpt-5.1']);
    await says(dashboard, ALL);
  });

  it('names the difference when one card shows something else for a period that is over', async () => {
    const dashboard = await realDashboard('last-month');
    await says(dashboard, ALL);
    const log = dashboard.shadowRoot?.querySelector<A2bElement>('a2b-usage-log') as A2bElement;
    const {effectiveClient} = log;
    log.client = {
      get: async (name, query, signal) => {
        const loaded = await effectiveClient.get(name, query, signal);
        return {...loaded, value: {...(loaded.value as object), totals: {totalTokens: 7n}} as typeof loaded.value};
      },
    };
    await waitUntil(() => line(dashboard).endsWith(', log 7 tokens.'), 'the difference is named', {timeout: 15_000});
    expect(line(dashboard)).to.match(/^Does not add up: summary [\d,]+ tokens, log 7 tokens\.$/);
    const summary = textOf(dashboard.shadowRoot?.querySelector<A2bElement>('a2b-usage-summary') as A2bElement);
    expect(summary).to.include(/summary ([\d,]+)/.exec(line(dashboard))?.[1]);
  });

  it('leaves with the figures', async () => {
    const dashboard = await realDashboard('7d');
    await says(dashboard, ALL);
    logout();
    await says(dashboard, '');
  });
});
