/** Whom usage is attributed to: a provider or a project. */
export interface Party {
  readonly id: string;
  readonly name: string;
  /** True when the host no longer has it. */
  readonly deleted?: boolean;
}

/** One charge, normalised: what becomes a row of `usage_event`. */
export interface UsageRecord {
  readonly kind: 'usage';
  /** The same for the same source row at every import. */
  readonly eventId: string;
  /** RFC 3339 instant. */
  readonly at: string;
  /** Null = unattributed. */
  readonly provider: Party | null;
  /** Null = unattributed. */
  readonly project: Party | null;
  readonly model: string;
  /** All prompt tokens, the cached ones included. */
  readonly inputTokens: bigint;
  /** All answer tokens, the reasoning included. */
  readonly outputTokens: bigint;
  /** Part of the input; null = not told. */
  readonly cachedInputTokens: bigint | null;
  /** Part of the input; null = not told. */
  readonly cacheWriteTokens: bigint | null;
  /** Part of the output; null = not told. */
  readonly reasoningTokens: bigint | null;
  /** 0 for a charge that is not a request of the user. */
  readonly requests: 0 | 1;
  /** Exact decimal text in `currency`; null = not priced. */
  readonly cost: string | null;
  readonly currency: string | null;
  /** JSON of the contract's price object, as it was at the time. */
  readonly price: string | null;
  readonly conversationId: string | null;
}

/** One movement of money or credits: what becomes a row of `ledger_entry`. */
export interface LedgerRecord {
  readonly kind: 'ledger';
  /** The same for the same source row at every import. */
  readonly entryId: string;
  /** RFC 3339 instant. */
  readonly at: string;
  readonly type: 'top_up' | 'auto_refill' | 'grant' | 'refund' | 'adjustment' | 'expiry' | 'usage';
  readonly description: string | null;
  /** Credits moved, decimal text, negative when they left the wallet. */
  readonly tokens: string;
}

/** What the user has: what becomes the row of `wallet`. */
export interface WalletRecord {
  readonly kind: 'wallet';
  /** Decimal text; 1,000,000 credits are one unit of the user's currency. */
  readonly credits: string;
  /** JSON of the contract's `autoRefill`, null when the source knows of none. */
  readonly autoRefill: string | null;
  /** RFC 3339 instant the balance was true at. */
  readonly asOf: string;
}

/** A line that cannot be used, and why. It is skipped and counted. */
export interface BadLine {
  readonly kind: 'bad';
  /** As the user named the file. */
  readonly file: string;
  /** The first line of the file is 1. */
  readonly line: number;
  readonly reason: string;
}

/** What a reader gives, in the order of the source. */
export type SourceRecord = UsageRecord | LedgerRecord | WalletRecord | BadLine;
