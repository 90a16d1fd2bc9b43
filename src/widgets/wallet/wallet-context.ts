import type {ViewContext} from '../../base/view-context.js';
import {formatTokens} from '../../format/numbers.js';
import type {RunOut} from './run-out.js';

/** What the view needs to know of its surroundings. */
export interface WalletContext extends ViewContext {
  /** What the balance is counted in: `tokens`, `credits`, or a word of the integrator's. */
  readonly unit: string;
  /** What the usage of the last days says, where the server says nothing. */
  readonly forecast?: RunOut | null | undefined;
}

/** The unit in words, as many as there are. */
export function unitWord(tokens: bigint, {t, unit}: WalletContext): string {
  const word = unit.trim();
  if (word === 'tokens' || word === '') return t('wallet.unit.tokens', {count: tokens});
  return word === 'credits' ? t('wallet.unit.credits', {count: tokens}) : word;
}

/** "1,234,567 tokens", every digit. */
export function amountText(tokens: bigint, context: WalletContext): string {
  return `${formatTokens(tokens, context.locale)} ${unitWord(tokens, context)}`;
}
