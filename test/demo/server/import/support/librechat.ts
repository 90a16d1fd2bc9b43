import {parseDecimal, type Decimal} from '../../../../../src/format/decimal.js';
import type {Spend} from '../../../../../demo/server/import/librechat/money.js';
import type {Transaction} from '../../../../../demo/server/import/librechat/transaction.js';

/** An exact decimal. */
export function dec(text: string): Decimal {
  const value = parseDecimal(text);
  if (!value) throw new Error(`${text} is not a decimal`);
  return value;
}

/** A transaction with plain values, but for those given. */
export function transaction(given: Partial<Transaction> = {}): Transaction {
  return {
    id: 't1',
    user: 'u1',
    conversationId: 'c1',
    messageId: null,
    tokenType: 'prompt',
    context: 'message',
    model: 'gpt-4o',
    at: 1_000_000,
    rawAmount: dec('-100'),
    tokenValue: dec('-250'),
    costEur: null,
    rates: null,
    readTokens: null,
    writeTokens: null,
    provider: null,
    endpoint: null,
    ...given,
  };
}

/** A priced prompt or completion with plain values, but for those given. */
export function spend(given: Partial<Spend> = {}): Spend {
  return {...transaction(given), cost: dec('0.25'), ...given};
}
