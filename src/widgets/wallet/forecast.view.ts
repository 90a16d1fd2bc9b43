import type {AutoRefill, Balance, BurnRate} from '../../contract/balance.js';
import {formatCount} from '../../format/numbers.js';
import {FARTHEST} from './horizon.js';
import type {RunOut} from './run-out.js';
import type {WalletContext} from './wallet-context.js';

const DAY = 86_400_000;

/** The run-out line. */
export interface RunOutView {
  readonly text: string;
  /** What it is based on. */
  readonly basis: string | null;
}

/** Whether a balance asks for a forecast that the server did not make. */
export function wantsForecast({tokens, burnRate, autoRefill}: Balance, now: Date): boolean {
  return tokens > 0n && burnRate === undefined && daysToRefill(autoRefill, now) !== 0;
}

/** Days until the wallet fills itself: 0 where it does whenever it has to, infinity where it never does. */
function daysToRefill(refill: AutoRefill | undefined, now: Date): number {
  if (refill?.enabled !== true) return Number.POSITIVE_INFINITY;
  return refill.nextAt === undefined ? 0 : Math.max(0, (Date.parse(refill.nextAt) - now.getTime()) / DAY);
}

function daysAt(tokens: bigint, perDay: number | undefined): number {
  return perDay === undefined ? Number.NaN : Math.min(FARTHEST, Number(tokens) / perDay);
}

/** What the server's pace means; an interval that does not hold the days is none. */
function byBurnRate(tokens: bigint, {tokensPerDay, low, high, basisDays = 0}: BurnRate): RunOut | null {
  if (!(tokensPerDay > 0)) return null;
  const days = daysAt(tokens, tokensPerDay);
  const bounds = {low: daysAt(tokens, high), high: daysAt(tokens, low)};
  const isHeld = bounds.low <= days && days <= bounds.high;
  return {kind: 'days', days, ...(isHeld ? bounds : {low: days, high: days}), basisDays};
}

function sentence({days, low, high}: Extract<RunOut, {kind: 'days'}>, {t, locale}: WalletContext): string {
  if (days < 1) return t('wallet.runOutToday');
  if (days >= FARTHEST) return t('wallet.runOutLong');
  const words = t('common.days', {count: Math.round(days)});
  if (low === high) return t('wallet.runOut', {days: words});
  const bounds = {low: formatCount(Math.floor(low), locale), high: formatCount(Math.ceil(high), locale)};
  return t(high >= FARTHEST ? 'wallet.runOutAtLeast' : 'wallet.runOutRange', {days: words, ...bounds});
}

/**
 * "Lasts about 12 days (9–16) at your pace", by the server's pace or by `forecast`. Null when nothing is known,
 * nothing is left, or the wallet fills itself before.
 */
export function runOutView(balance: Balance, context: WalletContext): RunOutView | null {
  const {tokens, burnRate, autoRefill} = balance;
  const {t, now, forecast = null} = context;
  const found = burnRate === undefined ? forecast : byBurnRate(tokens, burnRate);
  const refill = daysToRefill(autoRefill, now);
  if (found === null || tokens <= 0n || refill === 0) return null;
  if (found.kind === 'short-history') return {text: t('wallet.runOutShortHistory'), basis: null};
  if (found.days >= refill) return null;
  const basis = Math.round(found.basisDays);
  return {text: sentence(found, context), basis: basis > 0 ? t('wallet.runOutBasis', {count: basis}) : null};
}
