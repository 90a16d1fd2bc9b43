import {expect, fixture, html, nextFrame, oneEvent} from '@open-wc/testing';
import {A2bError} from '../../../src/client/errors.js';
import type {A2bUsageLog} from '../../../src/widgets/usage-log/usage-log.js';
import {reaches, textOf} from '../../support/states.js';
import {after, all, charge, charges, column, one, SlowClient} from './log-page.js';

describe('a2b-usage-log and its answers', () => {
  it('turns numbered pages of a server without cursors, and shows no row twice', async () => {
    const client = new SlowClient();
    const element = await fixture<A2bUsageLog>(
      html`<a2b-usage-log lang="en" page-size="2" .client=${client}></a2b-usage-log>`,
    );
    await client.answer(0, {items: [charge(0), charge(1)], page: 1, pages: 2});
    await reaches(element, 'ready');
    one(element, '[part=next]').click();
    await after(element, () => client.answer(1, {items: [charge(1), charge(2)], page: 2, pages: 2}));
    expect(client.questions[1]?.cursor).to.equal('page:2');
    expect(column(element, 3)).to.deep.equal(['model-2']);
    expect(textOf(element, '[part=page]')).to.equal('Page 2');
  });

  it('keeps the last page, dimmed, until the newest answer; a late one never replaces it', async () => {
    const client = new SlowClient();
    const element = await fixture<A2bUsageLog>(
      html`<a2b-usage-log lang="en" .client=${client}></a2b-usage-log>`,
    );
    await client.answer(0, {items: [charge(0)], nextCursor: null});
    await reaches(element, 'ready');
    element.range = '7d';
    while (client.questions.length < 2) await nextFrame();
    element.range = '90d';
    while (client.questions.length < 3) await nextFrame();
    expect(column(element, 3)).to.deep.equal(['model-0']);
    expect(one(element, '.body').getAttribute('aria-busy')).to.equal('true');
    await after(element, () => client.answer(2, {items: [charge(9)], nextCursor: null}));
    await client.answer(1, {items: [charge(7)], nextCursor: null});
    await nextFrame();
    expect(column(element, 3)).to.deep.equal(['model-9']);
  });

  it('keeps what it showed when the next page fails, says so, and can go on after', async () => {
    const client = new SlowClient();
    const element = await fixture<A2bUsageLog>(
      html`<a2b-usage-log lang="en" .client=${client}></a2b-usage-log>`,
    );
    await client.answer(0, {items: [charge(0)], nextCursor: 'x'});
    await reaches(element, 'ready');
    one(element, '[part=next]').click();
    await client.answer(1, new A2bError('server', 'broken'));
    await reaches(element, 'stale');
    expect(column(element, 3)).to.deep.equal(['model-0']);
    expect(textOf(element, '[part=page]')).to.equal('Page 1');
    one(element, '[part=retry]').click();
    await client.answer(2, {items: [charge(1)], nextCursor: null});
    await reaches(element, 'ready');
    expect(textOf(element, '[part=page]')).to.equal('Page 2');
  });

  it('says when there is nothing, when it failed, and when the server has no log', async () => {
    const empty = await fixture<A2bUsageLog>(html`<a2b-usage-log lang="en" .data=${[]}></a2b-usage-log>`);
    await reaches(empty, 'empty');
    expect(textOf(empty)).to.include('No requests in this period.');
    for (const [kind, state] of [
      ['server', 'error'],
      ['not-available', 'unavailable'],
      ['auth', 'unauthorized'],
    ] as const) {
      const client = new SlowClient();
      const element = await fixture<A2bUsageLog>(
        html`<a2b-usage-log lang="en" .client=${client}></a2b-usage-log>`,
      );
      await client.answer(0, new A2bError(kind, 'no'));
      await reaches(element, state);
      expect(all(element, 'input, table').length).to.equal(0);
    }
  });

  it('can be cancelled while it makes a file, and makes none when the page says so', async () => {
    const client = new SlowClient();
    const element = await fixture<A2bUsageLog>(
      html`<a2b-usage-log lang="en" .client=${client}></a2b-usage-log>`,
    );
    await client.answer(0, {items: [charge(0)], nextCursor: 'x'});
    await reaches(element, 'ready');
    one(element, '[part=export]').click();
    await client.answer(1, {items: charges(100), nextCursor: 'y'});
    while (client.questions.length < 3) await nextFrame();
    expect(client.questions[1]).to.include({limit: 100, cursor: undefined});
    expect(textOf(element, '.actions')).to.include('100');
    one(element, '[part=export-cancel]').click();
    while (all(element, '[part=export]').length === 0) await nextFrame();
    expect(element.state).to.equal('ready');
    element.addEventListener('a2b-export', (event) => event.preventDefault());
    expect(await element.exportCsv()).to.equal(null);
    expect(client.questions.length).to.equal(3);
  });

  it('shows a file that failed without losing the table', async () => {
    const client = new SlowClient();
    const element = await fixture<A2bUsageLog>(
      html`<a2b-usage-log lang="en" .client=${client}></a2b-usage-log>`,
    );
    await client.answer(0, {items: [charge(0)], nextCursor: 'x'});
    await reaches(element, 'ready');
    const failed = oneEvent(element, 'a2b-error');
    one(element, '[part=export]').click();
    await client.answer(1, new A2bError('server', 'broken'));
    expect(await failed).to.include({kind: 'server'});
    await element.updateComplete;
    expect(textOf(element, '.actions')).to.include('The download failed.');
    expect(column(element, 3)).to.deep.equal(['model-0']);
  });
});
