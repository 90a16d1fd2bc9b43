/** How estimates are written: two digits that count, one unit for the middle and both bounds. Pure. */

import type {Estimate} from '../../contract/sustainability-estimate.js';
import {numberFormat} from '../../format/intl-cache.js';
import {UNKNOWN} from '../../format/numbers.js';

/** A unit amounts may be written in. */
interface Step {
  readonly symbol: string;
  /** How many of it are one unit of the wire. */
  readonly factor: number;
  /** From which amount on, in units of the wire, it is used. */
  readonly from: number;
}

const SCALES: Readonly<Record<string, readonly Step[]>> = {
  kgCO2e: [{symbol: 'g', factor: 1000, from: 0}, {symbol: 'kg', factor: 1, from: 1}],
  kWh: [{symbol: 'Wh', factor: 1000, from: 0}, {symbol: 'kWh', factor: 1, from: 0.1}],
  L: [{symbol: 'mL', factor: 1000, from: 0}, {symbol: 'L', factor: 1, from: 1}],
  // Amounts of a thousand tokens are far below a gram for small models.
  kgCO2ePerThousand: [{symbol: 'mg', factor: 1e6, from: 0}, {symbol: 'g', factor: 1000, from: 1e-4}, {symbol: 'kg', factor: 1, from: 1}],
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

function stepOf(value: number, steps: readonly Step[]): Step {
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
export function amountText(value: number, locale: string, isSmallest = true): string {
  if (!Number.isFinite(value)) return UNKNOWN;
  return isSmallest && value > 0 && value < LIMIT ? `< ${limitText(locale)}` : write(value, locale);
}

function withUnit(text: string, symbol: string): string {
  return symbol === '' ? text : `${text}${NO_BREAK_SPACE}${symbol}`;
}

/** Which units an estimate is written in: those of its own unit, or others. */
export type ScaleName = keyof typeof SCALES;

/**
 * Writes an estimate with one unit for its middle and both bounds; a unit there is no scale for stands as it is.
 * @param scale the units to choose from; default: the estimate's own
 */
export function estimateText(estimate: Estimate, locale: string, scale: ScaleName = estimate.unit): EstimateText {
  const steps = SCALES[scale] ?? [{symbol: estimate.unit, factor: 1, from: 0}];
  const step = stepOf(estimate.central, steps);
  const {symbol, factor} = step;
  const isSmallest = step.from === 0;
  const text = (value: number) => amountText(value * factor, locale, isSmallest);
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

/** The text of a tick: an amount of the wire in the unit its axis is written in. */
export function tickText(value: number, peak: number, unit: string, locale: string): string {
  const {symbol, factor} = stepOf(peak, SCALES[unit] ?? [{symbol: unit, factor: 1, from: 0}]);
  const format = numberFormat(locale, {maximumSignificantDigits: 3});
  return withUnit(format.format(value * factor), symbol);
}

/** The sum of estimates, bound by bound: their errors point the same way. Null for none. */
export function addEstimates(estimates: readonly Estimate[]): Estimate | null {
  const [first, ...others] = estimates;
  if (first === undefined) return null;
  return others.reduce((sum, {min, central, max}) => (
    {...sum, min: sum.min + min, central: sum.central + central, max: sum.max + max}
  ), first);
}

const TOLERANCE = 1e-6;

/** Whether two estimates are the same but for floating point. */
export function isSameEstimate(a: Estimate, b: Estimate): boolean {
  const isNear = (one: number, other: number) => Math.abs(one - other) <= TOLERANCE * Math.max(one, other);
  return isNear(a.min, b.min) && isNear(a.central, b.central) && isNear(a.max, b.max);
}

/** An estimate for each thousand of `tokens`; null for none. */
export function perThousand({min, central, max, unit}: Estimate, tokens: bigint): Estimate | null {
  const thousands = Number(tokens) / 1000;
  return thousands > 0 ? {min: min / thousands, central: central / thousands, max: max / thousands, unit} : null;
}

const HECTARE = 10_000;

/** An area as text; from a hectare on in hectares. What was paid for keeps its digits: "0.26 m²", "1,234.5 m²". */
export function areaText(squareMetres: number, locale: string): string {
  const isLarge = squareMetres >= HECTARE;
  const [value, symbol] = isLarge ? [squareMetres / HECTARE, 'ha'] : [squareMetres, 'm²'];
  const digits = value < 1 ? {maximumSignificantDigits: DIGITS} : {maximumFractionDigits: 2};
  return withUnit(numberFormat(locale, digits).format(value), symbol);
}

/** A mass as text, in g below a kilogram. */
export function massText(kilograms: number, locale: string): string {
  const {symbol, factor} = stepOf(kilograms, SCALES.kgCO2e ?? []);
  return withUnit(numberFormat(locale, {maximumFractionDigits: 2}).format(kilograms * factor), symbol);
}
