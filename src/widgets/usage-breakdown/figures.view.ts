import {withCurrency, type ViewContext} from '../../base/view-context.js';
import type {Money} from '../../contract/primitives.js';
import type {Co2e} from '../../contract/sustainability-estimate.js';
import {
  addDecimals,
  commonUnits,
  decimalText,
  parseDecimal,
  toNumber,
  type Decimal,
} from '../../format/decimal.js';
import {co2eText} from '../../format/estimate.js';
import {coinsOf, formatMoney} from '../../format/money.js';
import {formatCompact, formatTokens, shares, UNKNOWN} from '../../format/numbers.js';
import {SHARED_METRICS, type SharedMetric} from '../../store/usage-store.js';

/** What a breakdown measures. */
export type BreakdownMetric = SharedMetric;

/** What an item, or a part of one, brings along. */
export interface Counted {
  readonly totalTokens: bigint;
  readonly requests?: bigint | undefined;
  readonly cost?: Money | null | undefined;
  readonly outputTokens?: bigint | undefined;
  readonly co2e?: Co2e | undefined;
}

/** Sums of estimates in kg. */
export type Footprint = Readonly<Record<'min' | 'central' | 'max', number>>;

/** The exact sum of any number of items, and what is missing in it. */
export interface Figures {
  readonly tokens: bigint;
  /** Null when nobody said. */
  readonly requests: bigint | null;
  /** Items whose requests are not known. */
  readonly uncounted: number;
  /** One sum per currency, in the order they were met; '' is an amount without one. */
  readonly costs: ReadonlyMap<string, Decimal>;
  /** The same in the smallest coins of each currency, rounded so that the rows of a table sum to its total. */
  readonly coins?: ReadonlyMap<string, bigint>;
  /** Items without a price. */
  readonly unpriced: number;
  /** Their tokens. */
  readonly unpricedTokens: bigint;
  /** Null when nothing is estimated. */
  readonly co2e: Footprint | null;
  /** Items that are not or only partly estimated. */
  readonly unestimated: number;
}

type Draft = {-readonly [Key in keyof Figures]: Figures[Key]} & {costs: Map<string, Decimal>};
type Context = Pick<ViewContext, 'currency'>;

function addTo(costs: Map<string, Decimal>, currency: string, amount: Decimal): void {
  const before = costs.get(currency);
  costs.set(currency, before ? addDecimals(before, amount) : amount);
}

function addCost(sum: Draft, {cost, totalTokens}: Counted, context: Context): void {
  const money = cost ? withCurrency(cost, context) : null;
  const amount = money && parseDecimal(money.amount);
  if (money && amount) return addTo(sum.costs, money.currency, amount);
  sum.unpriced += 1;
  sum.unpricedTokens += totalTokens;
}

function nothing(): Draft {
  return {tokens: 0n, requests: null, uncounted: 0, costs: new Map(), unpriced: 0, unpricedTokens: 0n, co2e: null, unestimated: 0};
}

function plus(a: Footprint | null, b: Footprint | null | undefined): Footprint | null {
  if (a === null || !b) return a ?? b ?? null;
  return {min: a.min + b.min, central: a.central + b.central, max: a.max + b.max};
}

function isPartial({co2e, outputTokens}: Counted): boolean {
  const {estimatedOutputTokens = outputTokens} = co2e ?? {};
  return co2e === undefined || (estimatedOutputTokens ?? 0n) < (outputTokens ?? 0n);
}

/** Adds up items; amounts of different currencies are kept apart. */
export function addUp(items: Iterable<Counted>, context: Context): Figures {
  const sum = nothing();
  for (const item of items) {
    sum.tokens += item.totalTokens;
    if (item.requests === undefined) sum.uncounted += 1;
    else sum.requests = (sum.requests ?? 0n) + item.requests;
    addCost(sum, item, context);
    sum.co2e = plus(sum.co2e, item.co2e);
    if (isPartial(item)) sum.unestimated += 1;
  }
  return sum;
}

/** The sum of sums. */
export function together(parts: readonly Figures[]): Figures {
  const sum = nothing();
  for (const {tokens, requests, uncounted, costs, unpriced, unpricedTokens, co2e, unestimated} of parts) {
    sum.tokens += tokens;
    if (requests !== null) sum.requests = (sum.requests ?? 0n) + requests;
    sum.uncounted += uncounted;
    for (const [currency, amount] of costs) addTo(sum.costs, currency, amount);
    sum.unpriced += unpriced;
    sum.unpricedTokens += unpricedTokens;
    sum.co2e = plus(sum.co2e, co2e);
    sum.unestimated += unestimated;
  }
  return sum;
}

/** Figures that stand below each other, their costs rounded so that those of a currency sum to its rounded sum. */
export function roundedTogether(rows: readonly Figures[]): Figures[] {
  const all = rows.map(() => new Map<string, bigint>());
  for (const currency of new Set(rows.flatMap(({costs}) => [...costs.keys()]))) {
    const priced = rows.flatMap(({costs}, row) => {
      const amount = costs.get(currency);
      return amount === undefined ? [] : [{row, amount}];
    });
    const coins = coinsOf(priced.map(({amount}) => amount), currency);
    for (const [index, {row}] of priced.entries()) all[row]?.set(currency, coins[index] ?? 0n);
  }
  return rows.map((figures, row) => ({...figures, coins: all[row] ?? new Map<string, bigint>()}));
}

/** How a figure is written: all of it, at most one digit behind the point, or (money) every digit sent. */
export type FigureStyle = 'full' | 'compact' | 'exact';

type TextContext = Pick<ViewContext, 't' | 'locale' | 'currency'>;

function count(value: bigint, locale: string, style: FigureStyle): string {
  return style === 'compact' ? formatCompact(value, locale) : formatTokens(value, locale);
}

function atLeast(text: string, isPartial: boolean, {t}: TextContext): string {
  return isPartial ? t('common.atLeast', {amount: text}) : text;
}

/** One sum; where more stands beside it, "less than a cent" would make no sense and all digits are written. */
function sumText(
  [currency, sum]: readonly [string, Decimal],
  {coins, isAlone}: {coins: bigint | undefined; isAlone: boolean},
  {locale}: TextContext,
  style: FigureStyle,
): string {
  const money = {amount: decimalText(sum), currency};
  const short = formatMoney(money, locale, {coins});
  return style === 'exact' || (!isAlone && /^[<>]/.test(short))
    ? formatMoney(money, locale, {style: 'exact'})
    : short;
}

function costText({costs, coins, unpriced}: Figures, context: TextContext, style: FigureStyle): string {
  if (costs.size === 0) return context.t('common.unpriced');
  const isAlone = costs.size === 1 && unpriced === 0;
  const sums = [...costs].map((cost) => sumText(cost, {coins: coins?.get(cost[0]), isAlone}, context, style));
  return atLeast(sums.join(' + '), unpriced > 0, context);
}

/** Never told as certain; `exact` says the range as well. */
function footprintText({co2e}: Figures, {locale}: TextContext, style: FigureStyle): string {
  if (co2e === null) return UNKNOWN;
  const {approx, span} = co2eText(co2e, locale);
  return style === 'exact' && span !== null ? `${approx} (${span})` : approx;
}

/** A figure as text: "≥" where a part is missing, "Unpriced" where all is, sums of several currencies side by side. */
export function figureText(
  figures: Figures,
  metric: BreakdownMetric,
  context: TextContext,
  style: FigureStyle = 'full',
): string {
  const {locale} = context;
  if (metric === 'cost') return costText(figures, context, style);
  if (metric === 'co2e') return footprintText(figures, context, style);
  if (metric === 'tokens') return count(figures.tokens, locale, style);
  if (figures.requests === null) return UNKNOWN;
  return atLeast(count(figures.requests, locale, style), figures.uncounted > 0, context);
}

/** A figure for lengths and angles, never for text; 0 where it is not known or is of several currencies. */
export function plainNumber({tokens, requests, costs, co2e}: Figures, metric: BreakdownMetric): number {
  if (metric === 'co2e') return co2e?.central ?? 0;
  if (metric === 'tokens') return Number(tokens);
  if (metric === 'requests') return Number(requests ?? 0n);
  const [only, ...others] = costs.values();
  return only === undefined || others.length > 0 ? 0 : toNumber(only);
}

/** The measures that any item says something about; tokens always. */
export function knownMetrics(items: readonly Counted[]): readonly BreakdownMetric[] {
  const isKnown = {
    tokens: () => true,
    requests: () => items.some(({requests}) => requests !== undefined),
    cost: () => items.some(({cost}) => cost !== undefined),
    co2e: () => items.some(({co2e}) => co2e !== undefined),
  };
  return SHARED_METRICS.filter((metric) => isKnown[metric]());
}

function costUnits(items: readonly Counted[], context: Context): (bigint | null)[] {
  const decimals = items.map(({cost}) => (cost ? parseDecimal(cost.amount) : null));
  const units = commonUnits(decimals.map((decimal) => decimal ?? {units: 0n, scale: 0}));
  const currencies = new Set(items.flatMap(({cost}) => (cost ? [withCurrency(cost, context).currency] : [])));
  return units.map((amount, index) => (decimals[index] && currencies.size === 1 ? amount : null));
}

/** Estimates are floats; as whole numbers their shares sum to exactly 100 as well. */
function nanograms(kg: number): bigint {
  return BigInt(Math.round(kg * 1e12));
}

/**
 * What each item weighs, as whole numbers of one and the same unit. Null where it is not known, or where currencies
 * differ and amounts cannot be compared.
 */
export function weights(items: readonly Counted[], metric: BreakdownMetric, context: Context): (bigint | null)[] {
  if (metric === 'co2e') return items.map(({co2e}) => (co2e ? nanograms(co2e.central) : null));
  if (metric === 'cost') return costUnits(items, context);
  return items.map(({totalTokens, requests}) => (metric === 'tokens' ? totalTokens : (requests ?? null)));
}

/** Shares in tenths of a percent, which sum to exactly 100.0 %; null for what has no weight. */
export function sharesOf(amounts: readonly (bigint | null)[]): (bigint | null)[] {
  const known = shares(amounts.filter((amount) => amount !== null));
  let next = 0;
  return amounts.map((amount) => (amount === null ? null : (known[next++] ?? null)));
}

/** The sum of what is known; null when nothing is. */
export function sumKnown(amounts: readonly (bigint | null)[]): bigint | null {
  return amounts.reduce((sum, amount) => (amount === null ? sum : (sum ?? 0n) + amount), null);
}
