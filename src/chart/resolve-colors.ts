/** From the tokens of an element to the plain values of a {@link ChartTheme}. Needs a document. */

import {defaultSeries, forcedSeries, otherColor, SERIES_COUNT} from './palette.js';
import {type ChartTheme, paintFromSlots, plainTheme} from './theme.js';

const CANVAS_RGB = /^rgba?\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*(,\s*[\d.]+\s*)?\)$/;
const MAX_REMEMBERED = 500;
const LABEL_REM = 0.75;
const SMALLEST_LABEL = 12;

const converted = new Map<string, string>();
let pixel: CanvasRenderingContext2D | null | undefined;

function readPixel(color: string, context: CanvasRenderingContext2D): string {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = 'rgba(0, 0, 0, 0)';
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return `rgba(${red},${green},${blue},${Number(((alpha ?? 255) / 255).toFixed(3))})`;
}

/**
 * A computed colour as `rgba()`. The chart library reads neither `oklch()` nor `color()`, so those are painted on
 * one pixel and read back.
 */
export function toRgba(computed: string): string {
  if (CANVAS_RGB.test(computed)) return computed;
  const known = converted.get(computed);
  if (known !== undefined) return known;
  pixel ??= document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = pixel ? readPixel(computed, pixel) : computed;
  if (converted.size >= MAX_REMEMBERED) converted.clear();
  converted.set(computed, rgba);
  return rgba;
}

function makeProbe(colors: readonly string[]): HTMLElement {
  const probe = document.createElement('span');
  probe.hidden = true;
  for (const color of colors) {
    const child = probe.appendChild(document.createElement('i'));
    child.style.setProperty('forced-color-adjust', 'none');
    child.style.setProperty('transition', 'none');
    child.style.setProperty('color', color);
  }
  return probe;
}

/** What `colors` are inside `host`, as `rgba()`: a hidden probe among its content is asked and removed again. */
export function resolveColors(host: HTMLElement, colors: readonly string[]): string[] {
  const probe = makeProbe(colors);
  (host.shadowRoot ?? host).append(probe);
  try {
    return [...probe.children].map(child => toRgba(getComputedStyle(child).color));
  } finally {
    probe.remove();
  }
}

function isTransparent(color: string): boolean {
  return /,\s*0\)$/.test(color);
}

function matches(host: HTMLElement, query: string): boolean {
  return host.ownerDocument.defaultView?.matchMedia(query).matches ?? false;
}

const slots = Array.from({length: SERIES_COUNT}, (_, index) => index);

function tokenColors(): string[] {
  const {light, dark} = {light: plainTheme('light'), dark: plainTheme('dark')};
  const token = (name: string, inLight = '', inDark = '') => `var(--a2b-${name}, light-dark(${inLight}, ${inDark}))`;
  return [
    token('color-text', light.text, dark.text),
    token('color-text-muted', light.textMuted, dark.textMuted),
    token('color-border', light.grid, dark.grid),
    token('color-surface', light.surface, dark.surface),
    token('color-other', otherColor.light, otherColor.dark),
    ...slots.map(slot => token(`series-${slot + 1}`, defaultSeries.light[slot], defaultSeries.dark[slot])),
  ];
}

const SYSTEM_COLORS = ['CanvasText', 'CanvasText', 'GrayText', 'Canvas', 'GrayText', ...forcedSeries];

function labelSize(host: HTMLElement): number {
  const root = Number.parseFloat(getComputedStyle(host.ownerDocument.documentElement).fontSize);
  return Math.max(SMALLEST_LABEL, Math.round(root * LABEL_REM) || SMALLEST_LABEL);
}

type Colors = Pick<ChartTheme, 'series' | 'other' | 'text'>;

const SERIES_VAR = /var\(--a2b-series-(\d+)\)/g;
const OTHER_VAR = 'var(--a2b-color-other)';
const ANY_SLOT = /--a2b-(series-\d|color-other)/;

/** Replaces the variables the theme has read already, so that they need no second look and no page to define them. */
function fillSlots(colors: Colors, color: string): string {
  return color
    .replace(SERIES_VAR, (_, slot: string) => colors.series[Number(slot) - 1] ?? colors.other)
    .replaceAll(OTHER_VAR, colors.other);
}

/** Under forced colours there are no others than those of the slots: overrides do not count. */
function forcedColor(colors: Colors, color: string): string {
  return ANY_SLOT.test(color) ? paintFromSlots(colors, color) : colors.text;
}

/** Paints with a memory, for the life of one theme. */
function painter(host: HTMLElement, colors: Colors, isForced: boolean): ChartTheme['paint'] {
  const known = new Map<string, string>();
  return color => {
    const filled = isForced ? forcedColor(colors, color) : fillSlots(colors, color);
    const painted = known.get(filled) ?? (CANVAS_RGB.test(filled) ? filled : resolveColors(host, [filled])[0]);
    known.set(filled, painted ?? colors.other);
    return painted ?? colors.other;
  };
}

/**
 * The look of `host` as it is now: its tokens, font and direction, forced colours and reduced motion of the reader.
 * Costs a style calculation: keep the result until the theme changes.
 */
export function resolveTheme(host: HTMLElement): ChartTheme {
  const isForced = matches(host, '(forced-colors: active)');
  const [text = '', textMuted = '', grid = '', surface = '', other = '', ...series] =
    resolveColors(host, isForced ? SYSTEM_COLORS : tokenColors());
  const {fontFamily, direction} = getComputedStyle(host);
  const theme = {
    text, textMuted, grid, other, series,
    surface: isTransparent(surface) ? resolveColors(host, ['Canvas'])[0] ?? surface : surface,
    font: fontFamily,
    fontSize: labelSize(host),
    direction: direction === 'rtl' ? 'rtl' as const : 'ltr' as const,
    animate: !matches(host, '(prefers-reduced-motion: reduce)'),
  };
  return {...theme, paint: painter(host, theme, isForced)};
}
