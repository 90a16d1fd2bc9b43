import type {AutoRefill, Grant} from '../../contract/balance.js';
import {formatInstant, formatRelative} from '../../format/dates.js';
import {formatTokens} from '../../format/numbers.js';
import type {MessageKey} from '../../i18n/en.js';
import {amountText, type WalletContext} from './wallet-context.js';

/** The refill line: more is there already, comes at a time, or comes whenever it has to. */
export interface RefillView {
  readonly kind: 'ready' | 'next' | 'on';
  readonly text: string;
  /** The moment in full, where there is one to come. */
  readonly moment: string | null;
}

/** Grants that are shown one by one. */
export const MOST_GRANTS = 3;

const PHRASES: Readonly<Record<RefillView['kind'], readonly [amount: MessageKey, plain: MessageKey]>> = {
  ready: ['wallet.refillReady', 'wallet.refillReadyPlain'],
  next: ['wallet.refillNext', 'wallet.refillNextPlain'],
  on: ['wallet.refillOn', 'wallet.refillOnPlain'],
};

function kindOf(nextAt: string | undefined, now: Date): RefillView['kind'] {
  if (nextAt === undefined) return 'on';
  return Date.parse(nextAt) <= now.getTime() ? 'ready' : 'next';
}

/** When more is available, when the next refill comes, and how much; null while the wallet does not fill itself. */
export function refillView(refill: AutoRefill | undefined, context: WalletContext): RefillView | null {
  if (refill?.enabled !== true) return null;
  const {t, locale, timeZone, now} = context;
  const {nextAt, tokens} = refill;
  const kind = kindOf(nextAt, now);
  const isNext = kind === 'next' && nextAt !== undefined;
  const [amount, plain] = PHRASES[kind];
  return {
    kind,
    text: t(tokens ? amount : plain, {
      tokens: formatTokens(tokens ?? 0n, locale),
      time: isNext ? formatRelative(nextAt, now, locale) : '',
    }),
    moment: isNext ? formatInstant(nextAt, timeZone, locale) : null,
  };
}

const endOf = ({expiresAt}: Grant): number => (expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(expiresAt));
const bySoonest = (a: Grant, b: Grant): number => (endOf(a) === endOf(b) ? 0 : endOf(a) - endOf(b));

function grantText({tokens, expiresAt}: Grant, context: WalletContext): string {
  const {t, locale, timeZone} = context;
  const amount = amountText(tokens, context);
  if (expiresAt === undefined) return t('wallet.grantNoExpiry', {count: tokens, tokens: amount});
  return t('wallet.grantExpires', {count: tokens, tokens: amount, date: formatInstant(expiresAt, timeZone, locale, 'date')});
}

/** Grants that still count, the one that ends first on top; beyond {@link MOST_GRANTS} only their number. */
export function grantTexts(grants: readonly Grant[] | undefined, context: WalletContext): readonly string[] {
  const valid = (grants ?? []).filter((grant) => endOf(grant) > context.now.getTime()).sort(bySoonest);
  const texts = valid.slice(0, MOST_GRANTS).map((grant) => grantText(grant, context));
  const rest = valid.length - texts.length;
  return rest === 0 ? texts : [...texts, context.t('wallet.moreGrants', {count: rest})];
}
