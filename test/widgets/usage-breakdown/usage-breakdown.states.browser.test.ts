import {expect, fixture, html} from '@open-wc/testing';
import {pageUsage} from '../../../src/store/page.js';
import {NO_FILTERS} from '../../../src/store/usage-store.js';
import {FakeClient} from '../../../src/testing/fake-client.js';
import type {A2bUsageBreakdown} from '../../../src/widgets/usage-breakdown/usage-breakdown.js';
import {reaches, textOf} from '../../support/states.js';
import {PROVIDERS, asking, find, many, rowTexts, serverDown, startClean} from './setting.js';
import {waitUntil} from '../../support/wait.js';

describe('states of a2b-usage-breakdown', () => {
  startClean();

  it('shows a skeleton as high as the filled card', async () => {
    const client = new FakeClient();
    const element = await asking(client);
    expect(element.state).to.equal('loading');
    expect(find(element, '.bone')).to.exist;
    const {height} = find(element, '.card').getBoundingClientRect();
    client.questions[0]?.answer(PROVIDERS);
    await reaches(element, 'ready');
    expect(find(element, '.card').getBoundingClientRect().height).to.equal(height);
  });

  it('says that there is no usage, and where filters are the reason lets them go', async () => {
    const element = await fixture<A2bUsageBreakdown>(
      html`<a2b-usage-breakdown lang="en" .data=${{items: []}}></a2b-usage-breakdown>`,
    );
    await reaches(element, 'empty');
    expect(textOf(element)).to.include('No usage in this period.');
    pageUsage.filter('model', ['gpt-4o']);
    const client = new FakeClient();
    const filtered = await asking(client);
    client.questions[0]?.answer({items: []});
    await reaches(filtered, 'empty');
    expect(textOf(filtered)).to.include('No usage matches these filters.');
    find(filtered, '.message button').click();
    expect(pageUsage.value.filters).to.deep.equal(NO_FILTERS);
  });

  it('offers to try again after a failure, at the same height', async () => {
    const client = new FakeClient();
    const element = await asking(client);
    const {height} = find(element, '.card').getBoundingClientRect();
    client.questions[0]?.fail(serverDown);
    await reaches(element, 'error');
    expect(find(element, '.card').getBoundingClientRect().height).to.equal(height);
    const asked = client.next();
    find(element, '[part="retry"]').click();
    (await asked).answer(PROVIDERS);
    await reaches(element, 'ready');
    expect(rowTexts(element)).to.have.length(4);
  });

  it('keeps the last figures when a refresh fails', async () => {
    const client = new FakeClient();
    const element = await asking(client);
    client.questions[0]?.answer(PROVIDERS);
    await reaches(element, 'ready');
    const asked = client.next();
    const done = element.refresh();
    (await asked).fail(serverDown);
    await done;
    expect(element.state).to.equal('stale');
    expect(textOf(element)).to.include('OpenAI').and.include('could not be refreshed');
  });

  it('keeps the old dimension with its heading until the new one has arrived', async () => {
    const client = new FakeClient();
    const element = await asking(client);
    client.questions[0]?.answer(PROVIDERS);
    await reaches(element, 'ready');
    const asked = client.next();
    element.by = 'model';
    const question = await asked;
    await element.updateComplete;
    expect(textOf(element, 'h2')).to.equal('Usage by provider');
    question.answer(many(3));
    await waitUntil(() => textOf(element, 'h2') === 'Usage by model');
    expect(rowTexts(element)[0]).to.include('model 0');
  });
});
