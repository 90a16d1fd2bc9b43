/** What stands around columns over time: both axes, and the room for their texts. */

import {estimateWidth, plainLine} from '../graphemes.js';
import type {ChartTheme} from '../theme.js';
import {type ChartSize, opaqueId, opaqueIndex} from './drawing.js';

/** Among so many last labels is the one that is drawn at the end. */
const LAST_LABELS = 3;
/** Lines of labels by the size of their font: scripts with deep descenders need it. */
const LINE = 1.6;
/** px between an axis and its texts, and at the end of the time axis. */
const GAP = 8;
/** px for fonts that run wider than estimated. */
const SLACK = 4;
/** px above the columns, and where a sign stands above one. */
const TOP = {plain: 8, marked: 16};
/** Ticks are a few times one of these, by a power of ten. */
const TICK_STEPS = [1, 2, 2.5, 3, 5, 10];
const TICK_COUNTS = [1, 2, 3, 4];

function lineHeight({fontSize}: ChartTheme): number {
  return Math.round(fontSize * LINE);
}

/** The axis of time; ECharts sees ids, the labels are read by their place. */
export function timeAxis(labels: string[], theme: ChartTheme) {
  return {
    type: 'category' as const,
    inverse: theme.direction === 'rtl',
    data: labels.map((_, index) => opaqueId(index)),
    axisLine: {show: true, lineStyle: {color: theme.grid, width: 1}},
    axisTick: {show: false},
    axisLabel: {
      interval: 'auto' as const,
      hideOverlap: true,
      margin: GAP,
      color: theme.textMuted,
      fontSize: theme.fontSize,
      lineHeight: lineHeight(theme),
      formatter: (id: string | number) => labels[opaqueIndex(id)] ?? '',
    },
  };
}

/** How far a label at the end of the axis, in the middle of its column, reaches beyond it. */
function overhang(labels: string[], room: number, {fontSize}: ChartTheme): number {
  const widest = labels.slice(-LAST_LABELS).reduce((most, label) => Math.max(most, estimateWidth(label, fontSize)), 0);
  // The room at the end is taken from the columns too: o = (widest - (room - o) / n) / 2, solved for o.
  const count = Math.max(1, labels.length);
  return Math.ceil(Math.max(0, widest + SLACK - room / count) / (2 - 1 / count));
}

/** Room for the texts of whatever ticks may stand on the axis. */
function tickWidth(peak: number, formatTick: (value: number) => string, {fontSize}: ChartTheme): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(peak, Number.MIN_VALUE) / 3));
  const ticks = TICK_STEPS.flatMap((step) => TICK_COUNTS.map((count) => formatTick(Number((count * step * size).toPrecision(3)))));
  return Math.ceil(Math.max(...[...ticks, formatTick(0)].map((text) => estimateWidth(plainLine(text), fontSize))));
}

interface Surroundings {
  peak: number;
  labels: string[];
  isMarked: boolean;
  formatTick: (value: number) => string;
}

/**
 * Fixed room for the texts around the columns of a box of `size` px, instead of ECharts' own search for it, which
 * gives most of a narrow box away, and more when read from the right.
 */
export function columnGrid({peak, labels, isMarked, formatTick}: Surroundings, theme: ChartTheme, size: ChartSize) {
  const [start, end] = theme.direction === 'ltr' ? ['left', 'right'] : ['right', 'left'];
  const before = tickWidth(peak, formatTick, theme) + GAP;
  return {
    [start]: before,
    [end]: overhang(labels, size.width - before, theme),
    top: isMarked ? TOP.marked : TOP.plain,
    bottom: GAP + lineHeight(theme),
    outerBoundsMode: 'none' as const,
  };
}

/** The axis of amounts, on the side one reads from. */
export function amountAxis(peak: number, formatTick: (value: number) => string, minStep: number, theme: ChartTheme) {
  return {
    type: 'value' as const,
    position: theme.direction === 'ltr' ? 'left' as const : 'right' as const,
    min: 0,
    splitNumber: 3,
    minInterval: minStep,
    ...(peak > 0 ? {} : {max: 1}),
    axisLine: {show: false},
    axisTick: {show: false},
    splitLine: {show: true, lineStyle: {color: theme.grid, width: 1}},
    axisLabel: {
      color: theme.textMuted,
      fontSize: theme.fontSize,
      formatter: (value: number) => peak > 0 || value === 0 ? plainLine(formatTick(value)) : '',
    },
  };
}
