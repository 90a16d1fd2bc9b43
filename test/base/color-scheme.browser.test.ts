import {expect, fixture, html} from '@open-wc/testing';
import {surroundingScheme, watchPage} from '../../src/base/color-scheme.js';

const root = document.documentElement;

async function schemeInside(style: string): Promise<string> {
  const outer = await fixture<HTMLElement>(html`<div><p></p></div>`);
  outer.style.cssText = style;
  return surroundingScheme(outer.firstElementChild as Element);
}

describe('surroundingScheme', () => {
  afterEach(() => {
    root.className = '';
    root.removeAttribute('data-theme');
  });

  it('believes the class or data-theme of the page before anything else', async () => {
    root.classList.add('dark');
    expect(await schemeInside('background: white')).to.equal('dark');
    root.className = '';
    root.setAttribute('data-theme', 'light');
    expect(await schemeInside('background: black')).to.equal('light');
  });

  it('believes a declared color-scheme before the background', async () => {
    expect(await schemeInside('color-scheme: dark; background: white')).to.equal('dark');
  });

  it('looks at the background, through what is transparent', async () => {
    expect(await schemeInside('background: rgb(20, 20, 20)')).to.equal('dark');
    expect(await schemeInside('background: rgba(0, 0, 0, 0.1)')).to.equal('light');
  });

  it('tells when the page changes its looks, until asked to stop', async () => {
    let calls = 0;
    let told: () => void = () => undefined;
    const heard = new Promise<void>((resolve) => (told = resolve));
    const stop = watchPage(() => {
      calls += 1;
      told();
    });
    root.classList.add('dark');
    await heard;
    stop();
    root.className = '';
    await new Promise((resolve) => setTimeout(resolve));
    expect(calls).to.equal(1);
  });
});
