import {css, unsafeCSS, type CSSResult} from 'lit';
import {defaultSeries, forcedSeries, otherColor} from '../chart/palette.js';

/** Colours that follow the host: what they are when nobody sets them, and LibreChat's variable that comes before. */
const hostColors: readonly (readonly [token: string, value: string, host: string])[] = [
  ['color-text', 'light-dark(#212121, #ececec)', '--text-primary'],
  ['color-text-muted', 'light-dark(#595959, #b4b4b4)', '--text-secondary'],
  ['color-surface', 'light-dark(#ffffff, #171717)', '--surface-primary'],
  ['color-surface-muted', 'light-dark(#f7f7f8, #212121)', '--surface-secondary'],
  ['color-border', 'light-dark(#e3e3e3, #2f2f2f)', '--border-light'],
  ['color-border-strong', 'light-dark(#cdcdcd, #424242)', '--border-medium'],
  ['color-accent', '#047857', '--surface-submit'],
];

/** Public tokens of our own and what they are when nobody sets them. */
const defaults: readonly (readonly [token: string, value: string])[] = [
  ['color-on-accent', '#ffffff'],
  // Not LibreChat's --ring-primary: in its dark theme that has 2.3:1.
  ['color-focus', 'light-dark(#595959, #9b9b9b)'],
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

const all = [...hostColors.map(([name, value, host]) => [name, `var(${host}, ${value})`] as const), ...defaults, ...series];

/** Every public token that has a default, without its prefix `--a2b-`. */
export const tokenNames: readonly string[] = all.map(([name]) => name);

const resolved = unsafeCSS(all.map(([name, value]) => `--_a2b-${name}: var(--a2b-${name}, ${value});`).join('\n'));
const published = unsafeCSS(all.map(([name]) => `--a2b-${name}: var(--_a2b-${name});`).join('\n'));
const plain = unsafeCSS(hostColors.map(([name, value]) => `--_own-${name}: var(--a2b-${name}, ${value});`).join('\n'));
const chosen = unsafeCSS(hostColors.map(([name]) => `--a2b-${name}: var(--_own-${name});`).join('\n'));
const paper = unsafeCSS(hostColors.map(([name, value]) => `--a2b-${name}: ${value};`).join('\n'));
const forced = unsafeCSS(forcedSeries.map((color, index) => `--a2b-series-${index + 1}: ${color};`).join('\n'));

/**
 * The host takes what the page sets, else the default; inside the frame every public token is defined, so that
 * styles and charts read one name. Inherited properties of the page stop at the frame, the font family excepted.
 */
export const tokens: CSSResult = css`
  :host {
    display: block;
    ${resolved}
    ${plain}
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
  /* The host's variables are of the host's theme: they do not count where another one was chosen. */
  .frame[data-chosen] { ${chosen} }
  .frame[data-density='compact'] { --a2b-space: calc(0.75 * var(--_a2b-space)); }
  @media (forced-colors: active) {
    .frame { ${forced} --a2b-color-other: GrayText; }
  }
  @media print {
    .frame[data-scheme] { ${paper} color-scheme: light; }
  }
  @media (prefers-reduced-motion: reduce) {
    .frame *, .frame *::before { animation: none !important; transition: none !important; }
  }
`;
