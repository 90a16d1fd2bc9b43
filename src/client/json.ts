type Reviver = (this: unknown, key: string, value: unknown, context?: {source?: string}) => unknown;

/** Keeps the digits of integers that a double cannot hold, where the engine hands over the source text. */
const keepDigits: Reviver = (_key, value, context) => {
  const isUnsafe = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isUnsafe && context?.source !== undefined && /^-?\d+$/.test(context.source) ? context.source : value;
};

/**
 * `JSON.parse` that does not round large whole numbers silently: they come back as digit strings.
 * @throws SyntaxError when `text` is not JSON
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, keepDigits as (key: string, value: unknown) => unknown);
}
