/** Money as the API sends it: an exact plain decimal and its currency. */
export interface MoneyValue {
  amount: string;
  currency: string;
}

/**
 * A whole number for JSON: a number while JavaScript holds it exactly, else its digits. `text` is a plain
 * integer.
 */
export function integerValue(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

/** An instant as PostgreSQL writes it in UTC (`2026-11-20 18:00:00.5+00`), in the form of RFC 3339. */
export function instantValue(text: string): string {
  return text.replace(' ', 'T').replace(/\+00(:00)?$/, 'Z');
}

/** Money of a decimal that the database has trimmed (`trim_scale`). */
export function moneyValue(amount: string, currency: string): MoneyValue {
  return {amount, currency};
}
