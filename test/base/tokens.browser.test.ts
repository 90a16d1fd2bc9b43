import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/a2b-wallet.js';
import '../../src/elements/a2b-dashboard.js';
import '../../src/elements/a2b-usage-summary.js';
import {tokenNames} from '../../src/base/tokens.js';
import {everyday, scenarios} from '../../src/testing/scenarios.js';
import type {A2bWallet} from '../../src/widgets/wallet/wallet.js';

const root = document.documentElement;
const turn = () => new Promise((resolve) => setTimeout(resolve));

async function walletIn(style: string, template = html`<a2b-wallet .data=${everyday.balance}></a2b-wallet>`): Promise<A2bWallet> {
  const outer = await fixture<HTMLElement>(html`<div>${template}</div>`);
  outer.style.cssText = style;
  const wallet = outer.querySelector('a2b-wallet') as A2bWallet;
  await wallet.updateComplete;
  return wallet;
}

const part = (element: Element, selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector) as HTMLElement;
const look = (element: Element, selector = '.card') => getComputedStyle(part(element, selector));

describe('the tokens', () => {
  afterEach(() => {
    root.className = '';
    root.removeAttribute('style');
  });

  it('have a default inside the frame, every one', async () => {
    const style = look(await walletIn(''), '.frame');
    const without = tokenNames.filter((name) => style.getPropertyValue(`--a2b-${name}`).trim() === '');
    expect(without).to.deep.equal([]);
  });

  it('come from the page, then from LibreChat’s variables', async () => {
    expect(look(await walletIn('--surface-primary: rgb(1, 2, 3)')).backgroundColor).to.equal('rgb(1, 2, 3)');
    const both = await walletIn('--surface-primary: rgb(1, 2, 3); --a2b-color-surface: rgb(4, 5, 6)');
    expect(look(both).backgroundColor).to.equal('rgb(4, 5, 6)');
  });

  it('do not take the variables of a dark page where light was chosen', async () => {
    const page = '--text-primary: rgb(236, 236, 236); --surface-primary: rgb(13, 13, 13)';
    root.classList.add('dark');
    const dark = await walletIn(page);
    expect(look(dark).backgroundColor).to.equal('rgb(13, 13, 13)');
    const light = await walletIn(page, html`<a2b-wallet theme="light" .data=${everyday.balance}></a2b-wallet>`);
    expect([look(light).backgroundColor, look(light).color]).to.deep.equal(['rgb(255, 255, 255)', 'rgb(33, 33, 33)']);
  });

  it('make the same card tighter when it is compact, in proportion to the space of the page', async () => {
    const padding = async (density: 'comfortable' | 'compact', style = '') =>
      look(await walletIn(style, html`<a2b-wallet density=${density} .data=${everyday.balance}></a2b-wallet>`)).paddingTop;
    expect([await padding('comfortable'), await padding('compact')]).to.deep.equal(['20px', '15px']);
    expect(await padding('compact', '--a2b-space: 8px')).to.equal('30px');
  });

  it('turn with the page in elements inside of elements as well', async () => {
    root.classList.add('dark');
    const outer = await fixture<HTMLElement>(html`<a2b-usage-summary .data=${everyday.summary}></a2b-usage-summary>`);
    const inner = () => outer.shadowRoot?.querySelector('a2b-range-picker') as A2bWallet | null;
    await turn();
    expect(inner()?.scheme).to.equal('dark');
    root.classList.remove('dark');
    await turn();
    expect(inner()?.scheme).to.equal('light');
  });

  it('follow the nearest data-theme, live', async () => {
    const wallet = await walletIn('');
    wallet.parentElement?.setAttribute('data-theme', 'dark');
    await turn();
    expect([wallet.scheme, look(wallet).backgroundColor]).to.deep.equal(['dark', 'rgb(23, 23, 23)']);
    wallet.parentElement?.setAttribute('data-theme', 'light');
    await turn();
    expect(wallet.scheme).to.equal('light');
  });
});

describe('the page around', () => {
  const HOSTILE = `font-size: 0; color: transparent; visibility: hidden; pointer-events: none; letter-spacing: 9px;
    line-height: 0; text-transform: uppercase; text-indent: 99px; white-space: nowrap; cursor: none; opacity: 1; direction: rtl; word-spacing: 40px`;

  it('E10: leaks nothing in by inheritance, and hidden still hides', async () => {
    const wallet = await walletIn(HOSTILE);
    const texts = [...(wallet.shadowRoot?.querySelectorAll<HTMLElement>('[part]') ?? [])].filter((element) => element.checkVisibility());
    expect(texts.length).to.be.above(5);
    for (const element of texts) {
      const {fontSize, color, visibility, pointerEvents, letterSpacing, textTransform, textIndent} = getComputedStyle(element);
      expect(parseFloat(fontSize), element.getAttribute('part') ?? '').to.be.at.least(12);
      expect([visibility, pointerEvents, textTransform, textIndent]).to.deep.equal(['visible', 'auto', 'none', '0px']);
      expect([color, letterSpacing]).not.to.include('rgba(0, 0, 0, 0)').and.not.to.include('9px');
    }
    wallet.hidden = true;
    expect(wallet.getBoundingClientRect().height).to.equal(0);
  });

  it('E11: may hide us with !important, on purpose or not, and leaves us readable with all: unset', async () => {
    const style = document.head.appendChild(document.createElement('style'));
    try {
      style.textContent = '* { all: unset !important }';
      const wallet = await walletIn('');
      expect(look(wallet).backgroundColor).to.equal('rgb(255, 255, 255)');
      expect(parseFloat(look(wallet, '[part~=balance]').fontSize)).to.be.at.least(14);
      style.textContent = 'a2b-wallet { display: none !important }';
      expect(wallet.checkVisibility()).to.equal(false);
    } finally {
      style.remove();
    }
  });

  it('E12: looks the same before and after us, element by element', async () => {
    const page = await fixture<HTMLElement>(html`<article>${Array.from({length: 10}, () => html`<h2>a</h2><p>b <b>c</b></p>
      <table><tbody><tr><td>d</td></tr></tbody></table><button>e</button><ul><li>f</li></ul>`)}</article>`);
    const elements = [...page.querySelectorAll<HTMLElement>('*'), document.body, root];
    const looks = () => elements.map((element) => [...getComputedStyle(element)]
      .filter((name) => !/^(height|block-size|perspective-origin|transform-origin)$/.test(name))
      .map((name) => `${name}: ${getComputedStyle(element).getPropertyValue(name)}`).join(';'));
    const [before, sheets] = [looks(), document.styleSheets.length];
    const dashboard = document.createElement('a2b-dashboard');
    dashboard.client = scenarios.everyday;
    document.body.append(dashboard);
    await dashboard.updateComplete;
    expect(looks()).to.deep.equal(before);
    expect([document.styleSheets.length, document.adoptedStyleSheets.length]).to.deep.equal([sheets, 0]);
    dashboard.remove();
  });
});
