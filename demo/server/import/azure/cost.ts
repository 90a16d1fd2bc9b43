import {commonUnits, decimalText, parseDecimal} from '../../../../src/format/decimal.js';

/** Tokens the prices are for. */
export const PRICED_TOKENS = 1_000_000;
const PRICED_DIGITS = 6;

/**
 * Makes the function that prices a request exactly: tokens × price ÷ 1,000,000, as decimal text.
 *
 * @param price decimal texts, per 1,000,000 tokens
 */
export function pricing(price: {input: string; output: string}): (input: bigint, output: bigint) => string {
  const decimals = [price.input, price.output].map((text) => parseDecimal(text) ?? {units: 0n, scale: 0});
  const [perInput = 0n, perOutput = 0n] = commonUnits(decimals);
  const scale = Math.max(...decimals.map((decimal) => decimal.scale)) + PRICED_DIGITS;
  return (input, output) => decimalText({units: input * perInput + output * perOutput, scale});
}
