import {expect} from '@open-wc/testing';
import type {Lazy} from '../../src/base/lazy.js';
import {TagWatch} from '../../src/base/tag-watch.js';

/** A late element that only notes that it was asked for. */
function noted(): Lazy<unknown> & {readonly asked: Promise<number>} {
  let asks = 0;
  let settle: (count: number) => void = () => undefined;
  const asked = new Promise<number>((resolve) => (settle = resolve));
  return {
    value: undefined,
    asked,
    async load() {
      settle((asks += 1));
    },
  };
}

/** Lets mutation records be delivered. */
const delivered = () => new Promise((resolve) => setTimeout(resolve));

describe('the watch for late tags', () => {
  const box = document.createElement('div');
  beforeEach(() => document.body.append(box));
  afterEach(() => {
    box.remove();
    box.replaceChildren();
  });

  it('brings what is there, and what comes, however deep', async () => {
    const [first, second] = [noted(), noted()];
    box.innerHTML = '<p><a2b-late-one></a2b-late-one></p>';
    new TagWatch(new Map([['a2b-late-one', first], ['a2b-late-two', second]])).watch(document);
    expect(await first.asked).to.equal(1);
    box.insertAdjacentHTML('beforeend', '<section><div><a2b-late-two></a2b-late-two></div></section>');
    expect(await second.asked).to.equal(1);
  });

  it('looks into open shadow roots that come with their host', async () => {
    const inside = noted();
    new TagWatch(new Map([['a2b-late-three', inside]])).watch(document);
    const host = document.createElement('div');
    host.attachShadow({mode: 'open'});
    box.append(host);
    await delivered();
    host.shadowRoot?.append(document.createElement('a2b-late-three'));
    expect(await inside.asked).to.equal(1);
  });

  it('asks for nothing else', async () => {
    let asked = false;
    const never = {value: undefined, load: async () => void (asked = true)};
    new TagWatch(new Map([['a2b-late-four', never]])).watch(document);
    box.innerHTML = '<x-late-four></x-late-four><a2b-late></a2b-late>';
    await delivered();
    expect(asked).to.equal(false);
  });

  it('survives an element that cannot be had', async () => {
    const broken = {value: undefined, load: () => Promise.reject(new TypeError('offline'))};
    const after = noted();
    new TagWatch(new Map<string, Lazy<unknown>>([['a2b-late-five', broken], ['a2b-late-six', after]])).watch(document);
    box.innerHTML = '<a2b-late-five></a2b-late-five><a2b-late-six></a2b-late-six>';
    expect(await after.asked).to.equal(1);
  });

  it('tries again for an element that could not be had', async () => {
    let attempts = 0;
    const arrived = new Promise<void>((resolve) => {
      const late = {value: undefined, load: async () => ((attempts += 1) === 1 ? Promise.reject(new TypeError('offline')) : resolve())};
      new TagWatch(new Map([['a2b-late-seven', late]])).watch(document);
    });
    box.innerHTML = '<a2b-late-seven></a2b-late-seven>';
    await arrived;
    expect(attempts).to.equal(2);
  });

  it('tells of every element of ours, whether its code is here or not', async () => {
    const seen: string[] = [];
    new TagWatch(new Map(), ({localName}) => void seen.push(localName)).watch(document);
    box.innerHTML = '<p><a2b-late-eight></a2b-late-eight></p>';
    await delivered();
    expect(seen).to.deep.equal(['a2b-late-eight']);
  });

  it('keeps room for what is on its way, and gives the page its style sheets back when it is there', async () => {
    const own = [...document.adoptedStyleSheets];
    let arrive: (value: unknown) => void = () => undefined;
    const arrival = new Promise((resolve) => (arrive = resolve));
    new TagWatch(new Map<string, Lazy<unknown>>([['a2b-dashboard', {value: undefined, load: () => arrival}]])).watch(document);
    box.innerHTML = '<a2b-dashboard></a2b-dashboard>';
    await delivered();
    expect(document.adoptedStyleSheets.length).to.equal(own.length + 1);
    if (!customElements.get('a2b-dashboard')) expect(box.firstElementChild?.getBoundingClientRect().height).to.equal(innerHeight);
    arrive(undefined);
    await delivered();
    expect(document.adoptedStyleSheets).to.deep.equal(own);
  });
});
