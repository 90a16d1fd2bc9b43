/** What the three pictures share: their data, their result, and the rules of safe drawing. */

import type {ChartOption} from '../echarts.js';
import type {ChartTheme} from '../theme.js';

/** One named amount. `label` is shown, never interpreted; `color` is any CSS colour, `var(--x)` included. */
export interface Slice {
  /** Identity, for the caller; ECharts never sees it. */
  key: string;
  label: string;
  value: number;
  color: string;
}

/** The inner size of the box in px. */
export interface ChartSize {
  width: number;
  height: number;
}

/** A picture ready for ECharts, and what it does not show. */
export interface Drawing {
  option: ChartOption;
  /** Amounts left out because they are negative or not finite. Say so in words. */
  notDrawn: number;
  /** Slices, rows or series past the limit: drawn together as one grey piece, or (rows) in the table only. */
  folded: number;
  /** What a point's `seriesIndex` stands for: keys of the model's series or segments; '' is the folded rest. */
  seriesKeys: string[];
  /** What a point's `dataIndex` 0 stands for: index into the model's slices, rows or buckets. */
  firstIndex: number;
  /** Equal for equal pictures, texts included. */
  signature: string;
}

/** Whether an amount can be drawn: finite and not negative. */
export function isDrawable(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

/** What stands in for an amount that is not drawn. ECharts leaves it out and keeps the places of the others. */
export const NOTHING = '-';

/** The amount, or {@link NOTHING}. */
export function drawable(value: number | null): number | typeof NOTHING {
  return value !== null && isDrawable(value) ? value : NOTHING;
}

/** The opaque name of entry `index`: names like `hasOwnProperty` crash ECharts, so it sees none. */
export function opaqueId(index: number): string {
  return `p${index}`;
}

/** The index in an {@link opaqueId}. */
export function opaqueIndex(id: string | number): number {
  return Number(String(id).slice(1));
}

const DURATION = 180;

/** The settings every picture starts with: no sound, no texts of ECharts, motion under 200 ms or none. */
export function baseOption(theme: ChartTheme) {
  return {
    aria: {enabled: false},
    animation: theme.animate,
    animationDuration: DURATION,
    animationDurationUpdate: DURATION,
    stateAnimation: {duration: theme.animate ? DURATION : 0},
    textStyle: {fontFamily: theme.font, fontSize: theme.fontSize, color: theme.text},
    backgroundColor: 'transparent',
  };
}

/** Wraps a finished option. `labels` are the texts that formatters hold and the option itself does not show. */
export function drawing(
  option: ChartOption, labels: unknown, rest: Partial<Omit<Drawing, 'option' | 'signature'>>,
): Drawing {
  const signature = JSON.stringify([option, labels]);
  return {option, notDrawn: 0, folded: 0, seriesKeys: [], firstIndex: 0, ...rest, signature};
}
