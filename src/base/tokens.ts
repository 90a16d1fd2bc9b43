import {css, unsafeCSS, type CSSResult} from 'lit';
import {defaultSeries, forcedSeries, otherColor} from '../chart/palette.js';

/** Public tokens and what they are when nobody sets them: the host's own look first, LibreChat's names among it. */
const defaults: readonly (readonly [token: string, value: string])[] = [
  ['color-text', 'var(--text-primary, light-dark(#212121, #ececec))'],
  ['color-text-muted', 'var(--text-secondary, light-dark(#595959, #b4b4b4))'],
  ['color-surface', 'var(--surface-primary, light-dark(#ffffff, #171717))'],
  ['color-surface-muted', 'var(--surface-secondary, light-dark(#f7f7f8, #212121))'],
  ['color-border', 'var(--border-light, light-dark(#e3e3e3, #2f2f2f))'],
  ['color-border-strong', 'var(--border-medium, light-dark(#cdcdcd, #424242))'],
  ['color-accent', 'var(--surface-submit, light-dark(#047857, #047857))'],
  ['color-on-accent', '#ffffff'],
  ['color-focus', 'var(--ring-primary, light-dark(#595959, #9b9b9b))'],
  ['color-critical', 'light-dark(#b42318, #f97066)'],
  ['color-warning', 'light-dark(#93550a, #f0b45a)'],
  ['color-other', `light-dark(${otherColor.light}, ${otherColor.dark})`],
  ['radius', '12px'],
  ['space', '4px'],
  ['font-size', '14px'],
  ['font-size-metric', '30px'],
  ['font-size-note', '12px'],
];

const series = defaultSeries.light.map((light, index) => {
  const dark = defaultSeries.dark[index] ?? light;
  return [`series-${index + 1}`, `light-dark(${light}, ${dark})`] as const;
});

const all = [...defaults, ...series];
const resolved = unsafeCSS(all.map(([name, value]) => `--_a2b-${name}: var(--a2b-${name}, ${value});`).join('\n'));
const published = unsafeCSS(all.map(([name]) => `--a2b-${name}: var(--_a2b-${name});`).join('\n'));
const forced = unsafeCSS(forcedSeries.map((color, index) => `--a2b-series-${index + 1}: ${color};`).join('\n'));

/**
 * The host takes what the page sets, else the default; inside the frame every public token is defined, so that
 * styles and charts read one name. Inherited properties of the page stop at the frame, the font family excepted.
 */
export const tokens: CSSResult = css`
  :host {
    display: block;
    ${resolved}
  }
  :host([hidden]) { display: none; }
  .frame {
    all: initial;
    ${published}
    display: block;
    box-sizing: border-box;
    container: a2b / inline-size;
    color-scheme: light;
    color: var(--a2b-color-text);
    font-family: var(--a2b-font-family, inherit);
    font-size: var(--a2b-font-size);
    line-height: 20px;
    font-variant-numeric: tabular-nums;
    text-align: start;
    -webkit-font-smoothing: antialiased;
  }
  .frame[data-scheme='dark'] { color-scheme: dark; }
  .frame *, .frame *::before, .frame *::after { box-sizing: border-box; }
  .frame[data-density='compact'] { --a2b-space: 3px; }
  @media (forced-colors: active) {
    .frame { ${forced} --a2b-color-other: GrayText; }
  }
  @media (prefers-reduced-motion: reduce) {
    .frame *, .frame *::before { animation: none !important; transition: none !important; }
  }
`;
