/** What a chart needs to know of the page's look: plain values a canvas understands, no CSS variables. */

import {defaultSeries, otherColor} from './palette.js';

/** The look of a chart. Made by `resolveTheme()` from the tokens of an element, or by {@link plainTheme}. */
export interface ChartTheme {
  /** Main text. */
  text: string;
  /** Axis labels and notes. */
  textMuted: string;
  /** Hairlines. */
  grid: string;
  /** What the chart lies on; also the gap between segments. */
  surface: string;
  /** Ten colours, slot 1 first. */
  series: string[];
  /** "Other" and "Unattributed". */
  other: string;
  /** A CSS font-family list. */
  font: string;
  /** Size of labels in px, 12 or more. */
  fontSize: number;
  /** Side from which a line is read. */
  direction: 'ltr' | 'rtl';
  /** False under reduced motion. */
  animate: boolean;
  /** Turns any CSS colour, `var(--x)` included, into one a canvas understands. Pure for a given theme. */
  paint(color: string): string;
}

const SLOT = /--a2b-series-(\d+)/;

/** Reads `var(--a2b-series-3)` and the grey from the theme itself; other colours are left as they are. */
export function paintFromSlots(theme: Pick<ChartTheme, 'series' | 'other'>, color: string): string {
  if (color.includes('--a2b-color-other')) return theme.other;
  const slot = SLOT.exec(color)?.[1];
  return slot === undefined ? color : theme.series[Number(slot) - 1] ?? theme.other;
}

const LOOK = {
  light: {text: '#212121', textMuted: '#595959', grid: '#e3e3e3', surface: '#ffffff'},
  dark: {text: '#ececec', textMuted: '#b4b4b4', grid: '#2f2f2f', surface: '#0d0d0d'},
};

/** A theme without a page: the default colours of one mode. For tests, and where no element can be asked. */
export function plainTheme(mode: 'light' | 'dark' = 'light', changes: Partial<ChartTheme> = {}): ChartTheme {
  const theme: ChartTheme = {
    ...LOOK[mode],
    series: [...defaultSeries[mode]],
    other: otherColor[mode],
    font: 'sans-serif',
    fontSize: 12,
    direction: 'ltr',
    animate: false,
    paint: color => paintFromSlots(theme, color),
    ...changes,
  };
  return theme;
}
