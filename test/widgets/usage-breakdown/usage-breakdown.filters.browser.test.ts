import {expect, html, oneEvent} from '@open-wc/testing';
import {emulateMedia, sendMouse} from '@web/test-runner-commands';
import type {A2bFilterChangeEvent} from '../../../src/base/events.js';
import {pageUsage} from '../../../src/store/page.js';
import {FakeClient} from '../../../src/testing/fake-client.js';
import {reaches} from '../../support/states.js';
import {
  PROJECTS,
  PROVIDERS,
  all,
  asking,
  drawn,
  filled,
  find,
  many,
  rowTexts,
  startClean,
} from './setting.js';

describe('filters of a2b-usage-breakdown', () => {
  startClean();

  it('toggles the shared filter from a row, tells, and another widget asks with it', async () => {
    const client = new FakeClient();
    const other = await asking(
      client,
      html`<a2b-usage-breakdown by="model" .client=${client}></a2b-usage-breakdown>`,
    );
    client.questions[0]?.answer(many(3));
    await reaches(other, 'ready');
    const element = await filled(PROVIDERS);
    const asked = client.next();
    const told = oneEvent(window, 'a2b-filter-change') as Promise<A2bFilterChangeEvent>;
    all(element, '.row')[1]?.click();
    const {dimension, filters} = await told;
    expect([dimension, filters.provider]).to.deep.equal(['provider', ['anthropic']]);
    expect((await asked).query).to.deep.include({by: 'model', provider: ['anthropic']});
    expect(all(element, '.row').map((row) => row.getAttribute('aria-pressed'))).to.deep.equal([
      'false',
      'true',
      'false',
      'false',
    ]);
  });

  it('does not filter its own dimension, keeps all rows and offers to show all again', async () => {
    pageUsage.filter('provider', ['openai']);
    pageUsage.filter('project', ['a']);
    const client = new FakeClient();
    const element = await asking(client);
    expect(client.questions[0]?.query).to.deep.include({by: 'provider', project: ['a']});
    expect(client.questions[0]?.query).to.have.property('provider', undefined);
    client.questions[0]?.answer(PROVIDERS);
    await reaches(element, 'ready');
    expect(rowTexts(element)).to.have.length(4);
    find(element, '[part="clear"]').click();
    await element.updateComplete;
    expect(pageUsage.value.filters.provider).to.deep.equal([]);
    expect(all(element, '.row[aria-pressed="true"]')).to.deep.equal([]);
  });

  it('filters by the slice that is clicked', async () => {
    await emulateMedia({reducedMotion: 'reduce'});
    const element = await drawn(await filled(PROVIDERS));
    const told = oneEvent(element, 'a2b-filter-change') as Promise<A2bFilterChangeEvent>;
    const canvas = find(element, '.chart canvas');
    const {left, top, width} = canvas.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(left + width * 0.88), Math.round(top + width / 2)],
    });
    expect((await told).filters.provider).to.deep.equal(['openai']);
    await sendMouse({type: 'move', position: [0, 0]});
    await emulateMedia({reducedMotion: 'no-preference'});
  });

  it('tells of the slice the pointer is on and of the row the focus is on', async () => {
    const element = await drawn(
      await filled(PROJECTS, html`<a2b-usage-breakdown lang="en" by="project"></a2b-usage-breakdown>`),
    );
    all(element, '.row')[0]?.focus();
    const tooltip = find(element, '.tooltip');
    expect(tooltip.matches(':popover-open')).to.equal(true);
    expect(tooltip.innerText.trim().split(/\s+/)).to.deep.equal([
      'Research',
      'openai',
      '600',
      'anthropic',
      '300',
      'Share',
      '90.0%',
      'Tokens',
      '900',
    ]);
    all(element, '.row')[0]?.blur();
    expect(tooltip.matches(':popover-open')).to.equal(false);
  });

  it('filters by a provider of the mix', async () => {
    const element = await filled(
      PROJECTS,
      html`<a2b-usage-breakdown lang="en" by="project"></a2b-usage-breakdown>`,
    );
    all(element, 'button.key')[1]?.click();
    await element.updateComplete;
    expect(pageUsage.value.filters.provider).to.deep.equal(['anthropic']);
    expect(all(element, 'button.key')[1]?.getAttribute('aria-pressed')).to.equal('true');
  });
});
