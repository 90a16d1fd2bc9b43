import {expect} from '@open-wc/testing';
import {LitElement} from 'lit';
import {Late, lazy, use} from '../../src/base/lazy.js';

class LateHost extends LitElement {
  updates = 0;
  override updated(): void {
    this.updates += 1;
  }
}
customElements.define('test-late-host', LateHost);

async function host(): Promise<LateHost> {
  const element = document.createElement('test-late-host') as LateHost;
  element.style.display = 'block';
  document.body.append(element);
  await element.updateComplete;
  return element;
}

const until = async (isTrue: () => boolean) => {
  while (!isTrue()) await new Promise((resolve) => requestAnimationFrame(resolve));
};

describe('a late part', () => {
  it('is brought once for all who ask', async () => {
    let brought = 0;
    const part = lazy(async () => ({count: (brought += 1)}));
    expect(part.value).to.equal(undefined);
    expect(await Promise.all([part.load(), part.load()])).to.deep.equal([{count: 1}, {count: 1}]);
    expect(part.value).to.deep.equal({count: 1});
  });

  it('updates its host when it is here, and is tried again with the next update after a failure', async () => {
    const element = await host();
    let attempts = 0;
    const part = lazy(async () => {
      attempts += 1;
      if (attempts === 1) throw new TypeError('offline');
      return 'here';
    });
    expect(use(element, part)).to.equal(undefined);
    await part.load().catch(() => undefined);
    const {updates} = element;
    expect(use(element, part)).to.equal(undefined);
    await until(() => element.updates > updates);
    expect(use(element, part)).to.equal('here');
    element.remove();
  });

  it('waits until its element is near the screen', async () => {
    let attempts = 0;
    const part = lazy(async () => (attempts += 1));
    const element = document.createElement('test-late-host') as LateHost;
    element.style.cssText = 'display: block; position: absolute; top: 5000px';
    const late = new Late(element, part, (made) => `made ${made}`);
    document.body.append(element);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect([attempts, late.value]).to.deep.equal([0, undefined]);
    element.style.top = '0';
    await until(() => late.value !== undefined);
    expect(late.value).to.equal('made 1');
    element.remove();
  });

  it('says that it failed, and can be asked for again', async () => {
    let attempts = 0;
    const part = lazy(async () => {
      attempts += 1;
      if (attempts === 1) throw new TypeError('offline');
      return attempts;
    });
    const element = document.createElement('test-late-host') as LateHost;
    element.style.display = 'block';
    const late = new Late(element, part, (made) => made);
    document.body.append(element);
    await until(() => late.hasFailed);
    late.retry();
    await until(() => late.value === 2);
    expect(late.hasFailed).to.equal(false);
    element.remove();
  });
});
