import {expect, fixture, html} from '@open-wc/testing';
import type {MenuHost} from './menu-host.js';
import './menu-host.js';

const GAP = 6;
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Opens a menu inside `outer`, lets it be placed, and measures how far it is from where it belongs. */
async function misplaced(outer: HTMLElement): Promise<{readonly px: number; readonly isHit: boolean}> {
  const host = document.createElement('test-menu-host') as MenuHost;
  outer.append(host);
  await host.updateComplete;
  host.menu.open();
  await host.updateComplete;
  await frame();
  await frame();
  const [anchor, menu] = [host.find('button'), host.find('.menu')].map((part) => part?.getBoundingClientRect() as DOMRect) as [DOMRect, DOMRect];
  const isRight = getComputedStyle(host).direction === 'rtl';
  const sideways = isRight ? menu.right - anchor.right : menu.left - anchor.left;
  const down = menu.top - anchor.bottom - GAP;
  const hit = host.shadowRoot?.elementFromPoint(menu.left + menu.width / 2, menu.top + menu.height / 2);
  const isHit = hit?.closest('.menu') === host.find('.menu');
  host.remove();
  return {px: Math.max(Math.abs(sideways), Math.abs(down)), isHit};
}

const CONTAINERS: Readonly<Record<string, string>> = {
  'overflow hidden': 'overflow: hidden; height: 30px',
  'a transform': 'transform: translate(13px, 7px)',
  'contain strict': 'contain: strict; width: 300px; height: 30px',
  'a filter': 'filter: blur(0px)',
  'a container type': 'container-type: inline-size',
  perspective: 'perspective: 500px; overflow: hidden; height: 30px',
  'right to left': 'direction: rtl; width: 400px',
};

describe('the place of a menu', () => {
  before(() => import('../../src/base/floating-engine.js'));

  afterEach(() => scrollTo(0, 0));

  for (const [name, style] of Object.entries(CONTAINERS)) {
    it(`F1: is beside its button, in front of all, inside ${name}`, async () => {
      const outer = await fixture<HTMLElement>(html`<div></div>`);
      outer.style.cssText = `margin: 40px 120px; ${style}`;
      expect(await misplaced(outer)).to.satisfy(({px, isHit}: {px: number; isHit: boolean}) => px <= 1 && isHit, name);
    });
  }

  it('F1: is beside its button in what was scrolled', async () => {
    const outer = await fixture<HTMLElement>(html`<div .style=${'height: 300px; overflow: auto'}><div .style=${'height: 800px; padding: 350px 90px'}></div></div>`);
    outer.scrollTop = 250;
    const {px} = await misplaced(outer.firstElementChild as HTMLElement);
    expect(px).to.be.at.most(1);
  });

  for (const zoom of [0.8, 1.5, 2]) {
    for (const target of ['html', 'body', 'parent'] as const) {
      it(`F2: is beside its button where ${target} has zoom ${zoom}`, async () => {
        const outer = await fixture<HTMLElement>(html`<div .style=${'margin: 30px 60px'}></div>`);
        const zoomed = {html: document.documentElement, body: document.body, parent: outer}[target];
        zoomed.style.setProperty('zoom', String(zoom));
        const {px} = await misplaced(outer);
        zoomed.style.removeProperty('zoom');
        expect(px / zoom).to.be.at.most(1);
      });
    }
  }
});

describe('a menu that comes and goes', () => {
  it('F3: leaves no listener, after 100 times and after leaving while open', async () => {
    const counts = {added: 0, removed: 0};
    const targets = [EventTarget.prototype];
    const own = targets.map(({addEventListener, removeEventListener}) => ({addEventListener, removeEventListener}))[0]!;
    const isOurs = (target: unknown) => target === document || target === window;
    EventTarget.prototype.addEventListener = function add(this: EventTarget, ...args: Parameters<EventTarget['addEventListener']>) {
      if (isOurs(this)) counts.added += 1;
      return own.addEventListener.apply(this, args);
    };
    EventTarget.prototype.removeEventListener = function remove(this: EventTarget, ...args: Parameters<EventTarget['removeEventListener']>) {
      if (isOurs(this)) counts.removed += 1;
      return own.removeEventListener.apply(this, args);
    };
    try {
      const outer = await fixture<HTMLElement>(html`<div><test-menu-host></test-menu-host></div>`);
      const host = outer.querySelector('test-menu-host') as MenuHost;
      for (let turn = 0; turn < 100; turn += 1) {
        host.menu.open();
        await host.updateComplete;
        host.menu.close();
        await host.updateComplete;
      }
      host.menu.open();
      await host.updateComplete;
      host.remove();
      expect(counts.added).to.be.at.least(101);
      expect(counts.removed).to.equal(counts.added);
    } finally {
      Object.assign(EventTarget.prototype, own);
    }
  });
});
