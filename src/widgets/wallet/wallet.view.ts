import {moneyText} from '../../base/view-context.js';
import type {Balance} from '../../contract/balance.js';
import {formatInstant} from '../../format/dates.js';
import {formatCompact, formatPercent, formatTokens} from '../../format/numbers.js';
import {runOutView, type RunOutView} from './forecast.view.js';
import {grantTexts, refillView, type RefillView} from './refill.view.js';
import {amountText, unitWord, type WalletContext} from './wallet-context.js';

/** How much is left, in one word. */
export type Severity = 'ok' | 'low' | 'critical' | 'empty' | 'negative';

/** How full the wallet is. */
export interface HealthView {
  /** 0–100, the length of the bar. */
  readonly percent: number;
  readonly label: string;
  /** Whether the server said how full it is; else it is measured against the low mark. */
  readonly isTold: boolean;
}

/** The wallet as text, ready to be drawn. */
export interface WalletView {
  /** All digits, grouped. */
  readonly amount: string;
  /** Short form for narrow places. */
  readonly compact: string;
  readonly unit: string;
  /** "≈ €1.23", or null when no value was sent. */
  readonly value: string | null;
  readonly severity: Severity;
  readonly severityWord: string;
  readonly severitySentence: string;
  /** Whether anything says that an amount above zero is enough, or is not. */
  readonly isJudged: boolean;
  /** Null when nothing says how much is full. */
  readonly health: HealthView | null;
  readonly runOut: RunOutView | null;
  readonly refill: RefillView | null;
  readonly grants: readonly string[];
  /** Every digit, the unit, and the moment it was true at. */
  readonly exact: string;
}

const LOW_PERCENT = 20;
const CRITICAL_PERCENT = 5;
/** A balance below this part of the low mark is critical. */
const CRITICAL_PART = 4n;

/** How low a balance is: by its sign, by the low mark, or by how full the wallet is. */
export function severityOf({tokens, lowBalance, percentage}: Balance): Severity {
  if (tokens < 0n) return 'negative';
  if (tokens === 0n) return 'empty';
  if (lowBalance !== undefined) return belowMark(tokens, lowBalance.tokens);
  if (percentage === undefined || percentage > LOW_PERCENT) return 'ok';
  return percentage <= CRITICAL_PERCENT ? 'critical' : 'low';
}

function belowMark(tokens: bigint, mark: bigint): Severity {
  if (tokens > mark) return 'ok';
  return tokens * CRITICAL_PART <= mark ? 'critical' : 'low';
}

/** The bar: as full as the server says, else with the low mark where a told percentage becomes low. */
function healthView({tokens, percentage, lowBalance}: Balance, context: WalletContext): HealthView | null {
  const {t, locale} = context;
  if (percentage !== undefined) {
    const percent = tokens <= 0n ? 0 : percentage;
    return {percent, label: t('wallet.health', {percent: formatPercent(percent / 100, locale)}), isTold: true};
  }
  if (lowBalance === undefined || lowBalance.tokens === 0n) return null;
  const share = (tokens * BigInt(LOW_PERCENT)) / lowBalance.tokens;
  const label = t('wallet.lowMark', {tokens: formatTokens(lowBalance.tokens, locale)});
  return {percent: Number(share < 0n ? 0n : share > 100n ? 100n : share), label, isTold: false};
}

/** "≈ €1.23"; an amount too small to be written says so by itself: "< €0.01". */
function valueText({estimatedValue}: Balance, context: WalletContext): string | null {
  if (estimatedValue === undefined) return null;
  const value = moneyText(estimatedValue, context);
  return /^[<>]/.test(value) ? value : context.t('wallet.approxValue', {value});
}

function exactText({tokens, asOf}: Balance, context: WalletContext): string {
  const {t, locale, timeZone} = context;
  const moment = asOf === undefined ? [] : [t('common.asOf', {time: formatInstant(asOf, timeZone, locale)})];
  return [amountText(tokens, context), ...moment].join(' · ');
}

/** Turns a balance into the texts and figures of the card; `shown` is what the amount reads while it counts up. */
export function walletView(balance: Balance, context: WalletContext, shown = balance.tokens): WalletView {
  const {t, locale} = context;
  const {tokens, percentage, lowBalance} = balance;
  const severity = severityOf(balance);
  return {
    amount: formatTokens(shown, locale),
    compact: formatCompact(shown, locale),
    unit: unitWord(tokens, context),
    value: valueText(balance, context),
    severity,
    severityWord: t(`wallet.${severity}`),
    severitySentence: t(`wallet.${severity}Sentence`),
    isJudged: severity !== 'ok' || percentage !== undefined || lowBalance !== undefined,
    health: healthView(balance, context),
    runOut: runOutView(balance, context),
    refill: refillView(balance.autoRefill, context),
    grants: grantTexts(balance.grants, context),
    exact: exactText(balance, context),
  };
}
