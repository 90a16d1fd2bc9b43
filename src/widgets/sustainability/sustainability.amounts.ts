/** Amounts of the footprint that are added, shared out or measured. Pure. */

import type {Estimate} from '../../contract/sustainability-estimate.js';
import {SCALES, stepOf, withUnit} from '../../format/estimate.js';
import {numberFormat} from '../../format/intl-cache.js';

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
const DIGITS = 2;

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
