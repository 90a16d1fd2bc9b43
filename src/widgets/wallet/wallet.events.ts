const OPEN: EventInit = {bubbles: true, composed: true};

/** The user wants to see the billing history; cancel it to show your own. */
export class A2bOpenHistoryEvent extends Event {
  static readonly type = 'a2b-open-history';
  constructor() {
    super(A2bOpenHistoryEvent.type, {...OPEN, cancelable: true});
  }
}

/** The balance is another one than before. */
export class A2bBalanceChangeEvent extends Event {
  static readonly type = 'a2b-balance-change';
  /** Tokens before, as digits. */
  readonly previous: string;
  /** Tokens now, as digits. */
  readonly tokens: string;

  constructor(previous: bigint, tokens: bigint) {
    super(A2bBalanceChangeEvent.type, OPEN);
    this.previous = String(previous);
    this.tokens = String(tokens);
  }
}

/** The balance became low, or is low on the first look. */
export class A2bBalanceLowEvent extends Event {
  static readonly type = 'a2b-balance-low';
  /** Tokens now, as digits. */
  readonly tokens: string;
  /** How low it is. */
  readonly severity: string;

  constructor(tokens: bigint, severity: string) {
    super(A2bBalanceLowEvent.type, OPEN);
    this.tokens = String(tokens);
    this.severity = severity;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'a2b-open-history': A2bOpenHistoryEvent;
    'a2b-balance-change': A2bBalanceChangeEvent;
    'a2b-balance-low': A2bBalanceLowEvent;
  }
}
