/** How estimates are written: two digits that count, one unit for the middle and both bounds. */

import {numberFormat} from './intl-cache.js';
import {UNKNOWN} from './numbers.js';

/** An estimated amount with its bounds: `0 ≤ min ≤ central ≤ max`, in `unit`. */
export interface Estimated {
  readonly min: number;
  readonly central: number;
  readonly max: number;
  /** E.g. `kWh`, `kgCO2e`, `L`. */
  readonly unit: string;
}

/** A unit amounts may be written in. */
export interface Step {
  readonly symbol: string;
  /** How many of it are one unit of the wire. */
  readonly factor: number;
  /** From which amount on, in units of the wire, it is used. */
  readonly from: number;
}

/** The units of each unit of the wire, the smallest first. */
export const SCALES: Readonly<Record<string, readonly Step[]>> = {
  kgCO2e: [{symbol: 'g', factor: 1000, from: 0}, {symbol: 'kg', factor: 1, from: 1}],
  kWh: [{symbol: 'Wh', factor: 1000, from: 0}, {symbol: 'kWh', factor: 1, from: 0.1}],
  L: [{symbol: 'mL', factor: 1000, from: 0}, {symbol: 'L', factor: 1, from: 1}],
  // A single charge, or a thousand tokens of a small model, are far below a gram.
  smallKgCO2e: [{symbol: 'mg', factor: 1e6, from: 0}, {symbol: 'g', factor: 1000, from: 1e-4}, {symbol: 'kg', factor: 1, from: 1}],
};

const DIGITS = 2;
/** Less than this of a unit is told as "less than" it. */
const LIMIT = 0.1;
const NO_BREAK_SPACE = '\u00a0';

/** An amount with two digits that count: 249.7 → 250. */
export function roundAmount(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** An estimate as text. */
export interface EstimateText {
  /** The middle with its unit, "200 g" or "< 0.1 g". */
  readonly central: string;
  /** The same as an estimate: "≈ 200 g". */
  readonly approx: string;
  /** The lowest, without unit. */
  readonly min: string;
  /** The highest, without unit. */
  readonly max: string;
  /** "160–250 g"; null where both bounds read the same, so that they tell no range. */
  readonly span: string | null;
  /** "160–250"; null as `span`. */
  readonly bounds: string | null;
  /** "0.1 g" where all of it is below that, else null. */
  readonly below: string | null;
}

/** The unit an amount of the wire is written in. */
export function stepOf(value: number, steps: readonly Step[]): Step {
  const rounded = roundAmount(value);
  return steps.findLast(({from}) => rounded >= from) ?? steps[0] ?? {symbol: '', factor: 1, from: 0};
}

function write(value: number, locale: string): string {
  if (value === 0) return numberFormat(locale).format(0);
  const format = numberFormat(locale, {minimumSignificantDigits: DIGITS, maximumSignificantDigits: DIGITS});
  return format.format(roundAmount(value));
}

function limitText(locale: string): string {
  return numberFormat(locale, {minimumFractionDigits: 1}).format(LIMIT);
}

/**
 * An amount of a unit without the unit: "250", "0.37", "0".
 * @param isSmallest whether there is no smaller unit: then a tenth is the least that is told, "< 0.1"
 */
export function magnitudeText(value: number, locale: string, isSmallest = true): string {
  if (!Number.isFinite(value)) return UNKNOWN;
  return isSmallest && value > 0 && value < LIMIT ? `< ${limitText(locale)}` : write(value, locale);
}

/** A text with its unit behind it. */
export function withUnit(text: string, symbol: string): string {
  return symbol === '' ? text : `${text}${NO_BREAK_SPACE}${symbol}`;
}

/** Which units an estimate is written in: those of its own unit, or others. */
export type ScaleName = keyof typeof SCALES;

/**
 * Writes an estimate with one unit for its middle and both bounds; a unit there is no scale for stands as it is.
 * @param scale the units to choose from; default: the estimate's own
 */
export function estimateText(estimate: Estimated, locale: string, scale: ScaleName = estimate.unit): EstimateText {
  const steps = SCALES[scale] ?? [{symbol: estimate.unit, factor: 1, from: 0}];
  const step = stepOf(estimate.central, steps);
  const {symbol, factor} = step;
  const isSmallest = step.from === 0;
  const text = (value: number) => magnitudeText(value * factor, locale, isSmallest);
  const [min, middle, max] = [text(estimate.min), text(estimate.central), text(estimate.max)];
  const central = withUnit(middle, symbol);
  const isBelow = isSmallest && estimate.max > 0 && estimate.max * factor < LIMIT;
  const bounds = min === max || estimate.min === estimate.max ? null : `${min}–${max}`;
  return {
    central,
    approx: middle.startsWith('<') || estimate.central === 0 ? central : `≈${NO_BREAK_SPACE}${central}`,
    min,
    max,
    bounds,
    span: bounds === null ? null : withUnit(bounds, symbol),
    below: isBelow && estimate.min !== estimate.max ? withUnit(limitText(locale), symbol) : null,
  };
}

/** CO₂e of a charge or of an item in kg, from mg on. */
export function co2eText(bounds: Omit<Estimated, 'unit'>, locale: string): EstimateText {
  return estimateText({...bounds, unit: 'kgCO2e'}, locale, 'smallKgCO2e');
}
