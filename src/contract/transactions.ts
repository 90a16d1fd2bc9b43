import * as z from 'zod/mini';
import {instant, money, signedCount, count, type Money, type Wire} from './primitives.js';

/** What kind of movement a transaction is. */
export const TRANSACTION_TYPES = ['top_up', 'auto_refill', 'grant', 'refund', 'adjustment', 'expiry', 'usage'] as const;
/** A kind of movement. */
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** How far a transaction got. */
export const TRANSACTION_STATUSES = ['pending', 'succeeded', 'failed', 'refunded'] as const;
/** A stage of a transaction. */
export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number];

/** One movement of the wallet. */
export interface Transaction {
  readonly id: string;
  /** RFC 3339 instant. */
  readonly date: string;
  readonly type: TransactionType;
  readonly description?: string | undefined;
  /** Signed: what the balance moved by. */
  readonly tokens?: bigint | undefined;
  readonly amount?: Money | undefined;
  readonly status?: TransactionStatus | undefined;
  readonly balanceAfter?: bigint | undefined;
  /** As sent; shown as a link only when it is https. */
  readonly receiptUrl?: string | undefined;
}

/** `GET /user/transactions`: one page, newest first. */
export interface TransactionPage {
  readonly items: readonly Transaction[];
  readonly nextCursor: string | null;
  readonly total?: bigint | undefined;
}

const row = z.object({
  id: z.string(),
  date: instant,
  type: z.enum(TRANSACTION_TYPES, {error: TRANSACTION_TYPES.join(' | ')}),
  description: z.optional(z.string()),
  tokens: z.optional(signedCount),
  amount: z.optional(money),
  status: z.optional(z.enum(TRANSACTION_STATUSES, {error: TRANSACTION_STATUSES.join(' | ')})),
  balanceAfter: z.optional(signedCount),
  receiptUrl: z.optional(z.string()),
});

/** Reads a page of transactions; a missing cursor is the last page. @internal */
export const transactionsAnswer: Wire<TransactionPage> = z.pipe(
  z.object({items: z.array(row), nextCursor: z.optional(z.nullable(z.string())), total: z.optional(count)}),
  z.transform((page) => ({...page, nextCursor: page.nextCursor ?? null})),
);

/** The reader of every body of this endpoint. @internal */
export const readTransactions = (): typeof transactionsAnswer => transactionsAnswer;
