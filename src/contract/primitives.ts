import * as z from 'zod/mini';

/** A value as the wire carries it, read into `T`. Kept narrow so that no zod type leaks into callers. @internal */
export type Wire<T> = z.ZodMiniType<T>;

/** A price or sum. `amount` is a plain decimal string; `currency` is null when the server did not name one. */
export interface Money {
  /** Plain decimal, no exponent, e.g. `"0.004218"`. */
  readonly amount: string;
  /** ISO 4217 code, or null: then the configured currency applies. */
  readonly currency: string | null;
}

/** A provider, project or model. `id` decides the colour, `name` is shown as text only. */
export interface Identity {
  readonly id: string;
  /** Empty for `unattributed` when the server sent none. */
  readonly name: string;
  /** It is gone; its usage and its name stay. */
  readonly deleted?: boolean | undefined;
}

/** Id of usage that belongs to no known provider or project. */
export const UNATTRIBUTED = 'unattributed';

const DIGITS = /^\d{1,40}$/;
const SIGNED_DIGITS = /^-?\d{1,40}$/;
const DECIMAL = /^-?\d{1,40}(\.\d{1,40})?$/;
const CURRENCY = /^[A-Za-z]{3}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;

/** What makes a number a whole one; the API's document knows it by this. @internal */
export const isWhole = z.refine(Number.isSafeInteger, {error: 'number'});

/** A whole number, as far as numbers are exact. @internal */
export const whole = z.number({error: 'number'}).check(isWhole);

function integer(digits: RegExp, minimum: number): Wire<bigint> {
  const asNumber = whole.check(z.gte(minimum));
  const asDigits = z.string({error: 'number'}).check(z.regex(digits));
  return z.pipe(z.union([asNumber, asDigits], {error: 'number'}), z.transform((value) => BigInt(value)));
}

/** A count of tokens or requests: whole, not negative, a JSON number or a digit string of any length. @internal */
export const count: Wire<bigint> = integer(DIGITS, 0);

/** A whole number that may be negative: balances and ledger movements. @internal */
export const signedCount: Wire<bigint> = integer(SIGNED_DIGITS, Number.MIN_SAFE_INTEGER);

function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

const amount: Wire<string> = z.pipe(
  z.union([z.string().check(z.regex(DECIMAL)), z.number().check(z.gte(-1e15), z.lte(1e15))], {error: 'decimal string'}),
  z.transform((value) => (typeof value === 'number' ? plainDecimal(value) : value)),
);

/** `{amount, currency}`; the amount may be a decimal string or a number. @internal */
export const money: Wire<Money> = z.object(
  {
    amount,
    currency: z.pipe(z.string().check(z.regex(CURRENCY)), z.transform((code) => code.toUpperCase())),
  },
  {error: 'money'},
);

/** A bare number or decimal string of the older forms; its currency is the configured one. @internal */
export const bareMoney: Wire<Money> = z.pipe(amount, z.transform((value) => ({amount: value, currency: null})));

/** Money where null means "not priced", which is not zero. @internal */
export const price: Wire<Money | null> = z.nullable(z.union([money, bareMoney], {error: 'money or null'}));

/** A decimal string or number, e.g. a price per million tokens. @internal */
export const decimal: Wire<string> = amount;

/** An RFC 3339 instant with offset. @internal */
export const instant: Wire<string> = z.string({error: 'RFC 3339 instant'}).check(
  z.regex(INSTANT, {error: 'RFC 3339 instant'}),
  z.refine((text) => !Number.isNaN(Date.parse(text)), {error: 'RFC 3339 instant'}),
);

/** A provider, project or model reference; only `unattributed` may come without a name. @internal */
export const identity: Wire<Identity> = z.pipe(
  z.object({id: z.string(), name: z.optional(z.string()), deleted: z.optional(z.boolean())}).check(
    z.refine(({id, name}) => name !== undefined || id === UNATTRIBUTED, {error: 'string', path: ['name']}),
  ),
  z.transform(({id, name, deleted}) => ({id, name: name ?? '', ...(deleted && {deleted})})),
);

/** The half-open span `[from, to)` an answer speaks of, cut in `timeZone`. */
export interface Period {
  /** RFC 3339 instant, included. */
  readonly from: string;
  /** RFC 3339 instant, excluded. */
  readonly to: string;
  /** IANA zone of the viewer. */
  readonly timeZone: string;
}

/** The period of a ranged answer. @internal */
export const period: Wire<Period> = z.object({from: instant, to: instant, timeZone: z.string()});
