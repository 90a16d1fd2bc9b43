import {expect, fixture, html} from '@open-wc/testing';

import {resolveColors, resolveTheme, toRgba} from '../../src/chart/resolve-colors.js';
import {plainTheme} from '../../src/chart/theme.js';

const RGBA = /^rgba?\(/;

function host(): Promise<HTMLElement> {
  return fixture<HTMLElement>(html`<div></div>`);
}

/** Pretends that `query` matches, until the returned function is called. */
function pretend(query: string): () => void {
  const original = window.matchMedia;
  window.matchMedia = asked => {
    const list = original.call(window, asked);
    return asked === query ? Object.defineProperty(list, 'matches', {value: true}) : list;
  };
  return () => { window.matchMedia = original; };
}

describe('resolveColors()', () => {
  it('turns every kind of CSS colour into rgba()', async () => {
    const element = await host();
    const colors = ['oklch(0.7 0.15 150)', 'color(display-p3 1 0 0)', 'rgb(1 2 3 / 50%)', 'color-mix(in oklab, red, blue)',
      'hsl(12 76% 61%)', 'light-dark(#fff, #000)', 'rebeccapurple', 'CanvasText'];
    for (const color of resolveColors(element, colors)) expect(color).to.match(RGBA);
  });

  it('keeps transparency', async () => {
    expect(resolveColors(await host(), ['rgb(1 2 3 / 50%)'])).to.deep.equal(['rgba(1, 2, 3, 0.5)']);
    expect(toRgba('oklch(0.7 0.15 150 / 0)')).to.match(/,0\)$/);
  });

  it('reads variables where the element stands and leaves nothing behind', async () => {
    const element = await host();
    element.attachShadow({mode: 'open'});
    element.style.setProperty('--own', 'rgb(4, 5, 6)');
    expect(resolveColors(element, ['var(--own)'])).to.deep.equal(['rgb(4, 5, 6)']);
    expect(element.shadowRoot!.childNodes).to.have.length(0);
  });
});

describe('resolveTheme()', () => {
  it('has the default colours where no token is set', async () => {
    const element = await host();
    element.style.setProperty('color-scheme', 'light');
    const theme = resolveTheme(element);
    expect(theme.series.map(color => toRgba(color))).to.deep.equal(resolveColors(element, plainTheme().series));
    element.style.setProperty('color-scheme', 'dark');
    expect(resolveTheme(element).series).to.deep.equal(resolveColors(element, plainTheme('dark').series));
  });

  it('takes the tokens of the element', async () => {
    const element = await host();
    element.style.setProperty('--a2b-color-text', 'rgb(1, 1, 1)');
    element.style.setProperty('--a2b-series-10', 'rgb(2, 2, 2)');
    element.style.setProperty('direction', 'rtl');
    element.style.setProperty('font-family', 'Georgia');
    const theme = resolveTheme(element);
    expect(theme).to.include({text: 'rgb(1, 1, 1)', direction: 'rtl', font: 'Georgia'});
    expect(theme.series[9]).to.equal('rgb(2, 2, 2)');
    expect(theme.fontSize).to.be.at.least(12);
  });

  it('lets a provider override win, and falls back to its slot', async () => {
    const element = await host();
    const {paint, series} = resolveTheme(element);
    const color = 'var(--a2b-provider-openai, var(--a2b-series-3))';
    expect(paint(color)).to.equal(series[2]);
    element.style.setProperty('--a2b-provider-openai', 'rgb(9, 8, 7)');
    expect(resolveTheme(element).paint(color)).to.equal('rgb(9, 8, 7)');
  });

  it('has an opaque surface for the gaps even where the token is transparent', async () => {
    const element = await host();
    element.style.setProperty('--a2b-color-surface', 'transparent');
    expect(resolveTheme(element).surface).to.match(/^rgb\(/);
  });

  it('G6: uses system colours alone under forced colours', async () => {
    const end = pretend('(forced-colors: active)');
    const element = await host();
    element.style.setProperty('--a2b-series-1', 'rgb(200, 200, 200)');
    element.style.setProperty('--a2b-provider-openai', 'rgb(200, 200, 200)');
    const theme = resolveTheme(element);
    const [canvasText, highlight] = resolveColors(element, ['CanvasText', 'Highlight']);
    expect(theme.series.slice(0, 2)).to.deep.equal([canvasText, highlight]);
    expect(theme.paint('var(--a2b-provider-openai, var(--a2b-series-2))')).to.equal(highlight);
    expect(theme.paint('red')).to.equal(canvasText);
    end();
  });

  it('G7: is still under reduced motion', async () => {
    const end = pretend('(prefers-reduced-motion: reduce)');
    expect(resolveTheme(await host()).animate).to.equal(false);
    end();
  });
});
