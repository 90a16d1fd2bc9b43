import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import {configure, logout, pageUsage} from '../../../src/store/page.js';
import {FakeClient, type Question} from '../../../src/testing/fake-client.js';
import type {A2bUsageBreakdown} from '../../../src/widgets/usage-breakdown/usage-breakdown.js';
import {reaches, textOf} from '../../support/states.js';
import {PROVIDERS, asking, find, serverDown, startClean} from './setting.js';
import {waitUntil} from '../../support/wait.js';

const BEFORE = {
  ...PROVIDERS,
  period: {...PROVIDERS.period, from: '2026-09-21T22:00:00Z', to: '2026-10-21T18:00:00Z'},
  items: [
    {id: 'openai', name: 'OpenAI', totalTokens: 540},
    {id: 'anthropic', name: 'Anthropic', totalTokens: 460},
  ],
};
const change = (element: A2bUsageBreakdown) => element.shadowRoot?.querySelector<HTMLElement>('[part=change]');
const told = 'Compared with the previous period: OpenAI 62.0%, up 8 points; Anthropic 20.0%, down 26 points.';

async function compared(): Promise<{element: A2bUsageBreakdown; client: FakeClient; quiet: Question}> {
  const client = new FakeClient();
  const element = await asking(client);
  const asked = client.next();
  client.questions[0]?.answer(PROVIDERS);
  await reaches(element, 'ready');
  return {element, client, quiet: await asked};
}

describe('what changed since the period before', function changeTests() {
  this.timeout(30_000);
  startClean();
  beforeEach(() => pageUsage.set({compare: 'previous'}));

  it('is asked once the card is filled, and told without moving anything', async () => {
    const {element, client, quiet} = await compared();
    const {range, ...rest} = client.questions[0]?.query as {range: string};
    expect(quiet.query).to.deep.equal({range, ...rest, period: 'previous'});
    const {height} = find(element, '.card').getBoundingClientRect();
    quiet.answer(BEFORE);
    await waitUntil(() => change(element)?.innerText === told, change(element)?.innerText);
    expect(find(element, '.card').getBoundingClientRect().height).to.equal(height);
    find(element, '[part=toggle-table]').click();
    await element.updateComplete;
    expect(textOf(element, 'table')).to.include('Change (points)').and.include('+8.0').and.include('new');
    await nextFrame();
    expect(client.questions).to.have.length(2);
  });

  it('is not told by a server that answers with another period, or not at all', async () => {
    for (const act of [(question: Question) => question.answer(PROVIDERS), (question: Question) => question.fail(serverDown)]) {
      const {element, quiet, client} = await compared();
      const failures: Event[] = [];
      element.addEventListener('a2b-error', (event) => failures.push(event));
      act(quiet);
      await nextFrame();
      await element.updateComplete;
      expect(change(element)?.innerText).to.equal('');
      expect([element.state, failures.length, client.questions.length]).to.deep.equal(['ready', 0, 2]);
      element.remove();
    }
  });

  it('is not asked where nothing is compared, or the page handed the figures over', async () => {
    const {element, client, quiet} = await compared();
    pageUsage.set({compare: 'none'});
    await element.updateComplete;
    await waitUntil(() => quiet.signal.aborted, 'the question is called off');
    expect(change(element)).to.equal(null);
    pageUsage.set({compare: 'previous'});
    element.data = PROVIDERS;
    await element.updateComplete;
    await nextFrame();
    expect(client.questions).to.have.length(2);
    expect(change(element)).to.equal(null);
  });

  it('leaves with the user who saw it', async () => {
    const {element, client, quiet} = await compared();
    quiet.answer(BEFORE);
    await waitUntil(() => change(element)?.innerText === told);
    logout();
    await reaches(element, 'unauthorized');
    const asked = client.next();
    configure({});
    (await asked).answer(PROVIDERS);
    await reaches(element, 'ready');
    expect(change(element)?.innerText).to.equal('');
  });

  it('is what the reference API says of both periods', async () => {
    configure({getToken: () => 'demo'});
    const element = await fixture<A2bUsageBreakdown>(
      html`<a2b-usage-breakdown lang="en" by="model" range="7d" time-zone="Europe/Berlin"></a2b-usage-breakdown>`,
    );
    const says = /^Compared with the previous period: .+ [\d.]+%, (up|down) [\d.]+ points?(; .+)?\.$/;
    await waitUntil(() => says.test(change(element)?.innerText ?? ''), change(element)?.innerText, {timeout: 10_000});
    configure({getToken: undefined});
  });
});
