import {expect, fixture, html} from '@open-wc/testing';
import {configure, pageUsage} from '../../src/store/page.js';
import {FakeClient} from '../../src/testing/fake-client.js';
import '../../src/elements/a2b-provider.js';
import '../../src/elements/a2b-sustainability.js';
import type {A2bProvider} from '../../src/widgets/provider/provider.js';
import type {A2bSustainability} from '../../src/widgets/sustainability/sustainability.js';

/** Runs `work` with warnings collected instead of written. */
async function warningsOf(work: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  const own = console.warn;
  console.warn = (text: string) => void texts.push(text);
  await work().finally(() => (console.warn = own));
  return texts;
}

async function mounted(template: ReturnType<typeof html>): Promise<A2bSustainability[]> {
  const root = await fixture(html`<div>${template}</div>`);
  const elements = [...root.querySelectorAll('a2b-sustainability')];
  await Promise.all(elements.map((element) => element.updateComplete));
  return elements;
}

describe('settings', () => {
  afterEach(() => {
    configure({locale: undefined, currency: undefined, timeZone: undefined});
    pageUsage.set({range: '30d'});
  });

  it('come from the own attributes, else the nearest provider, else configure()', async () => {
    configure({locale: 'fr', currency: 'CHF', timeZone: 'Asia/Tokyo'});
    const client = new FakeClient();
    const [own, provided, page] = await mounted(html`
      <a2b-provider locale="de" currency="EUR">
        <a2b-sustainability .client=${client} locale="es"></a2b-sustainability>
        <div><a2b-sustainability .client=${client}></a2b-sustainability></div>
      </a2b-provider>
      <a2b-sustainability .client=${client}></a2b-sustainability>
    `);
    const read = (element?: A2bSustainability) => [element?.effectiveLocale, element?.settings.currency, element?.effectiveTimeZone];
    expect(read(own)).to.deep.equal(['es', 'EUR', 'Asia/Tokyo']);
    expect(read(provided)).to.deep.equal(['de', 'EUR', 'Asia/Tokyo']);
    expect(read(page)).to.deep.equal(['fr', 'CHF', 'Asia/Tokyo']);
  });

  it('share a range among all widgets of the page, but not with those of a provider or pinned ones', async () => {
    const client = new FakeClient();
    const [free, pinned, provided] = await mounted(html`
      <a2b-sustainability .client=${client}></a2b-sustainability>
      <a2b-sustainability .client=${client} range="mtd"></a2b-sustainability>
      <a2b-provider range="7d"><a2b-sustainability .client=${client}></a2b-sustainability></a2b-provider>
    `);
    pageUsage.set({range: '90d'});
    expect([free?.effectiveRange, pinned?.effectiveRange, provided?.effectiveRange]).to.deep.equal(['90d', 'mtd', '7d']);
    provided?.closest<A2bProvider>('a2b-provider')?.usage.set({range: 'last-month'});
    expect([free?.effectiveRange, provided?.effectiveRange]).to.deep.equal(['90d', 'last-month']);
  });

  it('B7: name a bad range, zone and api-base, say what is allowed, and go on', async () => {
    const client = new FakeClient();
    const warnings = await warningsOf(() =>
      mounted(html`<a2b-sustainability .client=${client} range="40d" time-zone="Mars/Base" api-base="https://elsewhere.example/api"></a2b-sustainability>`),
    );
    expect(warnings).to.include('<a2b-sustainability>: "40d" is not a range. Use "7d", "30d", "mtd" or two dates; showing "30d".');
    expect(warnings.join('\n')).to.include('"Mars/Base" is not a time zone').and.include('api-base "https://elsewhere.example/api"');
    expect(client.questions[0]?.query).to.deep.include({range: '30d'});
  });

  it('find the language of the surroundings across shadow roots', async () => {
    const outer = await fixture(html`<div lang="de"></div>`);
    const inner = document.createElement('div');
    outer.append(inner);
    const element = document.createElement('a2b-sustainability');
    inner.attachShadow({mode: 'open'}).append(element);
    await element.updateComplete;
    expect(element.effectiveLocale).to.equal('de');
  });

  it('follow the page from light to dark', async () => {
    const [element] = await mounted(html`<a2b-sustainability .client=${new FakeClient()}></a2b-sustainability>`);
    expect(element?.scheme).to.equal('light');
    const frame = () => element?.shadowRoot?.querySelector<HTMLElement>('.frame')?.dataset['scheme'];
    document.documentElement.classList.add('dark');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await element?.updateComplete;
    expect([element?.scheme, frame(), element?.matches(':state(dark)')]).to.deep.equal(['dark', 'dark', true]);
    document.documentElement.classList.remove('dark');
  });
});
