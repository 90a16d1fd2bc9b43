import type {Money} from '../contract/primitives.js';
import {formatMoney} from '../format/money.js';
import type {Translate} from '../i18n/translator.js';

/** What pure views know of their surroundings. */
export interface ViewContext {
  readonly t: Translate;
  /** BCP 47 tag numbers and dates are written in. */
  readonly locale: string;
  /** IANA zone days are cut in. */
  readonly timeZone: string;
  /** Currency of amounts that come without one; there is no default. */
  readonly currency: string | undefined;
  readonly now: Date;
}

/** Money with its currency filled in from the configuration; an unknown one stays empty and is never invented. */
export function withCurrency(money: Money, {currency}: Pick<ViewContext, 'currency'>): {amount: string; currency: string} {
  return {amount: money.amount, currency: money.currency ?? currency ?? ''};
}

/** Money as text; null is "Unpriced", which is not zero. */
export function moneyText(
  money: Money | null,
  context: Pick<ViewContext, 't' | 'locale' | 'currency'>,
  style: 'short' | 'exact' = 'short',
): string {
  return money === null ? context.t('common.unpriced') : formatMoney(withCurrency(money, context), context.locale, {style});
}
