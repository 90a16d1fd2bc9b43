import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import type {A2bFilterChangeEvent} from '../../src/base/events.js';
import type {A2bDashboard} from '../../src/dashboard/dashboard.js';
import '../../src/index.js';
import {configure} from '../../src/store/page.js';
import type {A2bUsageLog} from '../../src/widgets/usage-log/usage-log.js';
import {reaches} from '../support/states.js';
import {waitUntil} from '../support/wait.js';

const chips = (dashboard: A2bDashboard) => [...(dashboard.shadowRoot?.querySelectorAll<HTMLElement>('.chip') ?? [])];
const texts = (dashboard: A2bDashboard) =>
  chips(dashboard).map((chip) => [...chip.querySelectorAll('.kind, .name')].map(({textContent}) => textContent).join(' '));

async function dashboard(): Promise<A2bDashboard> {
  configure({getToken: () => 'demo', timeZone: 'Europe/Berlin'});
  return fixture<A2bDashboard>(html`<a2b-dashboard lang="en" range="7d"></a2b-dashboard>`);
}

describe('the filters of a dashboard', function chipTests() {
  this.timeout(30_000);
  afterEach(() => configure({getToken: undefined, timeZone: undefined}));

  it('are chips with the names of the cards, wherever they were set; each takes itself back', async () => {
    const element = await dashboard();
    expect(chips(element)).to.have.length(0);
    element.usage.toggle('provider', 'openai');
    element.usage.toggle('model', 'gpt-5.1');
    await waitUntil(() => texts(element).join() === 'Provider OpenAI,Model gpt-5.1', `names are learnt: ${texts(element).join()}`, {timeout: 10_000});
    const told = oneEvent(element, 'a2b-filter-change');
    chips(element)[0]?.click();
    expect(((await told) as unknown as A2bFilterChangeEvent).filters.provider).to.deep.equal([]);
    await element.updateComplete;
    expect(texts(element)).to.deep.equal(['Model gpt-5.1']);
    await waitUntil(() => element.shadowRoot?.activeElement === chips(element)[0], 'the focus stays in the row');
  });

  it('are shown once: the log among the cards has none of its own', async () => {
    const element = await dashboard();
    element.usage.toggle('provider', 'openai');
    const log = element.shadowRoot?.querySelector('a2b-usage-log') as A2bUsageLog;
    await reaches(log, 'ready');
    expect(texts(element)).to.have.length(1);
    expect(log.shadowRoot?.querySelector('[part=chip]')).to.equal(null);
  });

  it('are all taken back by one button', async () => {
    const element = await dashboard();
    element.usage.set({filters: {provider: ['openai'], project: ['a', '\u202Eb'], model: []}});
    await element.updateComplete;
    expect(chips(element)).to.have.length(3);
    await expect(element.shadowRoot?.querySelector('.chips') as Element).to.be.accessible();
    const changed: string[] = [];
    element.addEventListener('a2b-filter-change', (event) => changed.push((event as A2bFilterChangeEvent).dimension));
    element.shadowRoot?.querySelector<HTMLElement>('.clear')?.click();
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('.chips')).to.equal(null);
    expect(changed).to.deep.equal(['provider', 'project']);
    expect(element.usage.value.filters.project).to.deep.equal([]);
  });
});
