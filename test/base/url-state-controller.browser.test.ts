import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import type {A2bProvider} from '../../src/widgets/provider/provider.js';
import '../../src/elements/a2b-provider.js';
import '../../src/elements/a2b-range-picker.js';
import {expectWarning} from '../support/gate.js';

const before = location.href;
const provider = (range = '30d') => fixture<A2bProvider>(html`<a2b-provider url-state range=${range}></a2b-provider>`);

/** Goes back and waits until the page heard of it. */
async function back(): Promise<void> {
  const heard = oneEvent(window, 'popstate');
  history.back();
  await heard;
}

describe('a provider with url-state', () => {
  beforeEach(() => history.replaceState({mine: 1}, '', '?tab=%20usage#top'));
  after(() => history.replaceState(null, '', before));

  it('writes what is chosen and leaves everything else of the address', async () => {
    const {usage} = await provider();
    expect(location.search).to.equal('?tab=%20usage');
    usage.set({metric: 'cost'});
    usage.toggle('model', 'gpt-4o');
    expect(location.search + location.hash).to.equal('?tab=%20usage&a2b-metric=cost&a2b-model=gpt-4o#top');
    expect(history.state).to.deep.equal({mine: 1});
    usage.set({metric: 'tokens'});
    usage.toggle('model', 'gpt-4o');
    expect(location.search).to.equal('?tab=%20usage');
  });

  it('starts as the address says, over its own range', async () => {
    history.replaceState(null, '', '?a2b-range=7d&a2b-compare=none&a2b-metric=requests&a2b-provider=openai');
    const {usage} = await provider();
    expect(usage.value.range).to.equal('7d');
    expect(usage.value.compare).to.equal('none');
    expect(usage.value.metric).to.equal('requests');
    expect(usage.value.filters.provider).to.deep.equal(['openai']);
  });

  it('goes back over the ranges, one step each, and over nothing else', async () => {
    const {usage} = await provider();
    usage.set({range: '7d'});
    usage.toggle('provider', 'openai');
    usage.set({range: '90d'});
    const steps = history.length;
    usage.set({metric: 'cost'});
    expect(history.length).to.equal(steps);
    await back();
    expect(usage.value.range).to.equal('7d');
    expect(usage.value.filters.provider).to.deep.equal(['openai']);
    await back();
    expect(usage.value.range).to.equal('30d');
    expect(usage.value.filters.provider).to.deep.equal([]);
    expect(location.search).to.equal('?tab=%20usage');
  });

  it('is not disturbed by hostile values', async () => {
    history.replaceState(null, '', '?a2b-range=__proto__&a2b-metric=%&a2b-compare=<b>');
    const {usage} = await provider('mtd');
    expect(usage.value).to.include({range: 'mtd', metric: 'tokens', compare: 'previous'});
  });

  it('leaves the address alone without being asked, and after it has gone', async () => {
    const plain = await fixture<A2bProvider>(html`<a2b-provider></a2b-provider>`);
    plain.usage.set({range: '7d'});
    expect(location.search).to.equal('?tab=%20usage');
    const element = await provider();
    const {usage} = element;
    element.remove();
    await Promise.resolve();
    usage.set({range: '7d'});
    expect(location.search).to.equal('?tab=%20usage');
  });

  it('has one owner: the first', async () => {
    expectWarning(/has the state of another element already/);
    await provider();
    const {usage} = await provider();
    usage.set({range: '7d'});
    expect(location.search).to.equal('?tab=%20usage');
  });
});
