import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/a2b-usage-summary.js';
import {watchTrees} from '../../src/base/language.js';
import {loadLanguage} from '../../src/i18n/languages.js';
import {everyday} from '../../src/testing/scenarios.js';
import type {A2bUsageSummary} from '../../src/widgets/usage-summary/usage-summary.js';
import {textOf} from '../support/states.js';
import {waitUntil} from '../support/wait.js';

const turn = () => new Promise((resolve) => setTimeout(resolve));

async function summaryIn(outer: Element): Promise<A2bUsageSummary> {
  const host = document.createElement('div');
  outer.append(host);
  const element = document.createElement('a2b-usage-summary');
  element.data = everyday.summary;
  host.attachShadow({mode: 'open'}).append(element);
  await element.updateComplete;
  return element;
}

describe('the language of the surroundings', () => {
  before(() => Promise.all(['de', 'fr', 'ar'].map(loadLanguage)));

  it('E16: is followed within one update, texts, digits and direction, from outside the shadow root', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const element = await summaryIn(outer);
    const frame = element.shadowRoot?.querySelector<HTMLElement>('.frame');
    const read = async (lang: string) => {
      outer.lang = lang;
      await turn();
      return [textOf(element, 'h2'), textOf(element, '[part~=totals]').includes('314.000'), frame?.dir];
    };
    expect(textOf(element, '[part~=totals]')).to.include('314,000');
    expect(await read('de')).to.deep.equal(['Nutzung', true, 'ltr']);
    expect(await read('ar-EG')).to.deep.equal(['الاستخدام', false, 'rtl']);
    expect(textOf(element, '[part~=totals]')).to.include('٣١٤٬٠٠٠');
    expect(await read('en')).to.deep.equal(['Usage', false, 'ltr']);
  });

  it('changes also where the nearest lang stands inside another shadow root', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const element = await summaryIn(outer);
    const host = (element.getRootNode() as ShadowRoot).host as HTMLElement;
    host.lang = 'fr';
    await turn();
    expect(textOf(element, 'h2')).to.equal('Utilisation');
  });

  it('is no longer watched once nobody listens', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="en"><p></p></div>`);
    let calls = 0;
    const stop = watchTrees(outer.firstElementChild as Element, () => (calls += 1));
    outer.lang = 'de';
    await turn();
    stop();
    outer.lang = 'fr';
    await turn();
    expect(calls).to.equal(1);
  });
});

describe('right to left', () => {
  it('G12: sets names and numbers apart from the direction of the text', async () => {
    const element = await fixture<A2bUsageSummary>(html`<a2b-usage-summary locale="ar-EG" .data=${everyday.summary}></a2b-usage-summary>`);
    await element.updateComplete;
    const toggle = () => element.shadowRoot?.querySelector<HTMLElement>('[part~=table-toggle]');
    await waitUntil(toggle, 'the trend comes', {timeout: 8000});
    toggle()?.click();
    await element.updateComplete;
    const cells = [...(element.shadowRoot?.querySelectorAll('tbody td, tbody th') ?? [])];
    expect(cells.length).to.be.above(10);
    expect(cells.filter((cell) => cell.firstElementChild?.localName !== 'bdi')).to.deep.equal([]);
  });
});
