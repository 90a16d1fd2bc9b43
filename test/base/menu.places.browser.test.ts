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

/** Counts what is held on to outside of elements that are gone: listeners, timers, frames and observers. */
class Held {
  readonly counts = new Map<string, number>();
  readonly #undo: (() => void)[] = [];

  constructor(isCounted: (target: EventTarget) => boolean) {
    const note = (what: string, by: number) => void this.counts.set(what, (this.counts.get(what) ?? 0) + by);
    const open = (what: string) => (note(what, 1), note(`all of ${what}`, 1));
    this.#around(EventTarget.prototype, 'addEventListener', (target) => isCounted(target as EventTarget) && open('listeners'));
    this.#around(EventTarget.prototype, 'removeEventListener', (target) => isCounted(target as EventTarget) && note('listeners', -1));
    for (const {prototype} of [ResizeObserver, IntersectionObserver]) {
      const watching = new Set<unknown>();
      this.#around(prototype, 'observe', (one) => !watching.has(one) && (watching.add(one), open('observers')));
      this.#around(prototype, 'disconnect', (one) => watching.delete(one) && note('observers', -1));
    }
    this.#timers('setInterval', 'clearInterval', note, open);
    this.#timers('requestAnimationFrame', 'cancelAnimationFrame', note, open);
  }

  end(): void {
    this.#undo.forEach((undo) => undo());
  }

  #around(on: object, name: string, look: (target: unknown) => unknown): void {
    const own = Reflect.get(on, name) as (...args: unknown[]) => unknown;
    Reflect.set(on, name, function around(this: unknown, ...args: unknown[]) {
      look(this ?? window);
      return own.apply(this, args);
    });
    this.#undo.push(() => void Reflect.set(on, name, own));
  }

  #timers(start: 'setInterval' | 'requestAnimationFrame', stop: 'clearInterval' | 'cancelAnimationFrame', note: (what: string, by: number) => void, open: (what: string) => void): void {
    const [begin, end] = [window[start], window[stop]] as [(act: (...args: unknown[]) => void, ms?: number) => number, (id: number) => void];
    const running = new Set<number>();
    const done = (id: number) => running.delete(id) && note('timers', -1);
    Object.assign(window, {
      [start]: (act: (...args: unknown[]) => void, ms?: number) => {
        open('timers');
        const id = begin((...args) => (start === 'setInterval' ? 0 : done(id), act(...args)), ms);
        running.add(id);
        return id;
      },
      [stop]: (id: number) => (done(id), end(id)),
    });
    this.#undo.push(() => void Object.assign(window, {[start]: begin, [stop]: end}));
  }
}

describe('a menu that comes and goes', () => {
  it('F3: leaves no listener, timer or observer, after 100 times and after leaving while open', async () => {
    const outer = await fixture<HTMLElement>(html`<div .style=${'block-size: 100px; overflow: auto'}><test-menu-host></test-menu-host></div>`);
    const host = outer.querySelector('test-menu-host') as MenuHost;
    const ancestors = new Set<EventTarget>([window, document, document.documentElement, document.body, outer, ...(visualViewport ? [visualViewport] : [])]);
    const held = new Held((target) => ancestors.has(target));
    try {
      for (let turn = 0; turn < 100; turn += 1) {
        host.menu.open();
        await host.updateComplete;
        if (turn % 10 === 0) await frame().then(frame);
        host.menu.close();
        await host.updateComplete;
      }
      host.menu.open();
      await host.updateComplete;
      await frame();
      host.remove();
      await frame().then(frame);
      expect(held.counts.get('all of listeners')).to.be.at.least(101);
      expect(held.counts.get('all of observers')).to.be.at.least(1);
      expect(['listeners', 'observers', 'timers'].map((what) => [what, held.counts.get(what) ?? 0])).to.deep.equal([['listeners', 0], ['observers', 0], ['timers', 0]]);
    } finally {
      held.end();
    }
  });
});
