import type {Estimate} from '../contract/sustainability-estimate.js';
import {numberFormat} from '../format/intl-cache.js';

/** An estimate in words. */
export interface Co2eText {
  /** "12 g" */
  readonly central: string;
  /** "8.0–20 g" in the unit of the middle; null where it tells no range. */
  readonly range: string | null;
}

/** Units and the kg from which on each is used. */
const UNITS = [
  {symbol: 'kg', perKg: 1, from: 1},
  {symbol: 'g', perKg: 1e3, from: 1e-3},
  {symbol: 'mg', perKg: 1e6, from: 0},
] as const;
const DIGITS = 2;

/** CO₂e with the two digits that an estimate can claim; both bounds are in the unit of the middle. */
export function co2eText({min, central, max}: Pick<Estimate, 'min' | 'central' | 'max'>, locale: string): Co2eText {
  const rounded = Number(central.toPrecision(DIGITS));
  const {symbol, perKg} = UNITS.find(({from}) => rounded >= from) ?? UNITS[2];
  const format = numberFormat(locale, {minimumSignificantDigits: DIGITS, maximumSignificantDigits: DIGITS});
  const write = (kg: number) => (kg === 0 ? '0' : format.format(Number((kg * perKg).toPrecision(DIGITS))));
  const [low, high] = [write(min), write(max)];
  const range = low === high ? null : `${low}–${high}\u00a0${symbol}`;
  return {central: `${write(central)}\u00a0${symbol}`, range};
}
