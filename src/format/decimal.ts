/** Exact decimals: a whole number of units of 10^-scale. No floating point touches an amount. */
export interface Decimal {
  /** The digits as a whole number, with the sign. */
  readonly units: bigint;
  /** How many of the digits stand behind the point, ≥ 0. */
  readonly scale: number;
}

const SHAPE = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
const MAX_LENGTH = 1000;
const MAX_EXPONENT = 400;

const pow10 = (exponent: number): bigint => 10n ** BigInt(exponent);
const abs = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * Reads `"12.50"`, `"-.5"`, `"1e-7"`.
 * Null for anything else, for more than 1,000 characters and for exponents beyond ±400.
 */
export function parseDecimal(text: string): Decimal | null {
  const found = text.length <= MAX_LENGTH ? SHAPE.exec(text) : null;
  if (!found) return null;
  const [, sign, whole = '', fraction = '', exponentText = '0'] = found;
  const exponent = Number(exponentText);
  if (whole + fraction === '' || Math.abs(exponent) > MAX_EXPONENT) return null;
  const units = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - exponent;
  return scale >= 0 ? {units, scale} : {units: units * pow10(-scale), scale: 0};
}

/** A whole number as a decimal. */
export function decimalOf(value: bigint): Decimal {
  return {units: value, scale: 0};
}

/** Plain text without exponent, without trailing zeros behind the point, never "-0". */
export function decimalText({units, scale}: Decimal): string {
  const digits = abs(units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

function unitsAt(value: Decimal, scale: number): bigint {
  return value.units * pow10(scale - value.scale);
}

/** The units of all values at their largest scale, so that they can be compared, summed and shared out. */
export function commonUnits(values: readonly Decimal[]): bigint[] {
  const scale = values.reduce((largest, value) => Math.max(largest, value.scale), 0);
  return values.map((value) => unitsAt(value, scale));
}

/** `a + b`, exact. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return {units: unitsAt(a, scale) + unitsAt(b, scale), scale};
}

/** `a − b`, exact. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, {units: -b.units, scale: b.scale});
}

/** `a × b`, exact. */
export function multiplyDecimal(a: Decimal, b: Decimal): Decimal {
  return {units: a.units * b.units, scale: a.scale + b.scale};
}

/** The exact sum of decimal texts; 0 for none, null as soon as one of them is not a decimal. */
export function sumDecimals(texts: readonly string[]): Decimal | null {
  let sum = decimalOf(0n);
  for (const text of texts) {
    const value = parseDecimal(text);
    if (!value) return null;
    sum = addDecimals(sum, value);
  }
  return sum;
}

/** −1, 0 or 1, as a sort function wants it. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const difference = subtractDecimals(a, b).units;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

function halfEven(numerator: bigint, denominator: bigint): bigint {
  const [over, under] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const quotient = abs(over) / under;
  const twice = (abs(over) % under) * 2n;
  const isUp = twice > under || (twice === under && quotient % 2n === 1n);
  const rounded = isUp ? quotient + 1n : quotient;
  return over < 0n ? -rounded : rounded;
}

/** `value ÷ divisor` with `scale` digits behind the point, halves to even; null for a divisor of 0. */
export function divideDecimal(value: Decimal, divisor: bigint, scale: number): Decimal | null {
  if (divisor === 0n) return null;
  const raised = Math.max(scale, value.scale);
  return {units: halfEven(unitsAt(value, raised), divisor * pow10(raised - scale)), scale};
}

/** `value` with at most `scale` digits behind the point, halves to even. */
export function roundDecimal(value: Decimal, scale: number): Decimal {
  return value.scale <= scale ? value : {units: halfEven(value.units, pow10(value.scale - scale)), scale};
}

/** The nearest floating point number: for lengths in pixels, never for text. */
export function toNumber(value: Decimal): number {
  return Number(decimalText(value));
}
