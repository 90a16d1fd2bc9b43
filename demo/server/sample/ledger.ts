/** One charge as the ledger sees it: when, and how many thousandths of a credit. */
export interface Charge {
  at: string;
  thousandths: bigint;
}

/** One entry of the sample's ledger, with the columns of `ledger_entry`. Credits are decimal strings. */
export interface SampleEntry {
  entry_id: string;
  at: string;
  type: string;
  description: string;
  tokens: string | null;
  amount: string | null;
  status: string;
  balance_after: string | null;
  receipt_url: string | null;
}

/** The sample's ledger and what it leaves in the wallet. */
export interface SampleLedger {
  entries: SampleEntry[];
  /** Sum of the entries' tokens. */
  credits: string;
}

/** Credits below which the wallet is low and fills itself up. */
export const LOW_CREDITS = 2_000_000;
/** Credits of a full wallet. */
export const FULL_CREDITS = 20_000_000;
/** Credits of one refill, bought at 1,000,000 for 1 EUR. */
const REFILL_CREDITS = 5_000_000;
/** Days after a refill before the next one. */
const REFILL_PAUSE_DAYS = 14;
/** Grants that are part of the balance, by days before now; a grant expires so many days after now. */
export const GRANTS = [
  {id: 'welcome', daysAgo: 118, credits: 1_000_000, description: 'Welcome credits', expiresInDays: null},
  {id: 'beta', daysAgo: 20, credits: 500_000, description: 'Thank you for testing', expiresInDays: 41},
] as const;

const DAY = 86_400_000;

/** A planned movement: so many days ago, at a time of day (UTC). */
type Movement = Omit<SampleEntry, 'entry_id' | 'at' | 'tokens' | 'balance_after'> & {
  daysAgo: number;
  time: string;
  credits: number | null;
};

const DECLINED = {
  status: 'failed',
  credits: null,
  receipt_url: null,
  description: 'Credit purchase, card declined',
};
const REFUND = {
  type: 'refund',
  credits: -10_000_000,
  amount: '-10.00',
  description: 'Refund of a purchase made twice',
  receipt_url: null,
};

const MOVEMENTS: readonly Movement[] = [
  purchase(119, '07:48', 5),
  {...grant(GRANTS[0]), time: '09:00'},
  {...purchase(96, '18:21', 5), ...DECLINED},
  purchase(96, '18:24', 5),
  purchase(60, '12:05', 10),
  {...purchase(60, '12:06', 10), status: 'refunded'},
  {...purchase(58, '08:30', 10), ...REFUND},
  {...grant(GRANTS[1]), time: '10:15'},
  purchase(9, '16:42', 5),
];

function purchase(daysAgo: number, time: string, euros: number): Movement {
  return {
    daysAgo,
    time,
    type: 'top_up',
    description: 'Credit purchase',
    credits: euros * 1_000_000,
    amount: `${euros}.00`,
    status: 'succeeded',
    receipt_url: `https://example.com/receipts/${daysAgo}-${time.replace(':', '')}`,
  };
}

function grant({daysAgo, credits, description}: (typeof GRANTS)[number]): Omit<Movement, 'time'> {
  return {daysAgo, credits, description, type: 'grant', amount: null, status: 'succeeded', receipt_url: null};
}

/**
 * Keeps the books: usage is booked in one entry before each other movement, so that every balance is a sum.
 */
class Book {
  readonly entries: SampleEntry[] = [];
  lastRefill: string | undefined;
  #balance = 0n;
  #unbooked = 0n;

  /** What is left, in thousandths of a credit, with usage that is not booked yet. */
  get left(): bigint {
    return this.#balance - this.#unbooked;
  }

  /** What is booked, in credits. */
  get credits(): string {
    return decimal(this.#balance);
  }

  spend(thousandths: bigint): void {
    this.#unbooked += thousandths;
  }

  move(at: string, {daysAgo: _, time: __, credits, ...rest}: Movement): void {
    this.bookUsage(at, 'succeeded');
    this.#add(at, rest, credits === null ? null : BigInt(credits) * 1000n);
  }

  refill(at: string): void {
    const euros = REFILL_CREDITS / 1_000_000;
    this.move(at, {
      ...purchase(0, '', euros),
      type: 'auto_refill',
      description: 'Automatic refill',
      receipt_url: null,
    });
    this.lastRefill = at;
  }

  bookUsage(at: string, status: 'succeeded' | 'pending'): void {
    if (this.#unbooked === 0n) return;
    const description = status === 'pending' ? 'Usage, not invoiced yet' : 'Usage';
    const spent = this.#unbooked;
    this.#unbooked = 0n;
    this.#add(at, {type: 'usage', description, amount: null, status, receipt_url: null}, -spent);
  }

  #add(at: string, rest: Omit<Movement, 'daysAgo' | 'time' | 'credits'>, thousandths: bigint | null): void {
    this.#balance += thousandths ?? 0n;
    this.entries.push({
      ...rest,
      entry_id: `s_${String(this.entries.length + 1).padStart(3, '0')}`,
      at,
      tokens: thousandths === null ? null : decimal(thousandths),
      balance_after: thousandths === null ? null : decimal(this.#balance),
    });
  }
}

/** Makes the ledger that goes with charges (oldest first) up to `now`. */
export function sampleLedger(charges: readonly Charge[], now: Date): SampleLedger {
  const book = new Book();
  const due = MOVEMENTS.map((movement) => ({movement, at: instantOf(movement, now)}));
  for (const {at, thousandths} of charges) {
    while (due[0] !== undefined && due[0].at <= at) move(book, due.shift());
    if (isRefillDue(book, at)) book.refill(at);
    book.spend(thousandths);
  }
  while (due.length > 0) move(book, due.shift());
  book.bookUsage(now.toISOString(), 'pending');
  return {entries: book.entries, credits: book.credits};
}

function move(book: Book, due: {movement: Movement; at: string} | undefined): void {
  if (due !== undefined) book.move(due.at, due.movement);
}

function isRefillDue(book: Book, at: string): boolean {
  if (book.left >= BigInt(LOW_CREDITS) * 1000n || book.entries.length === 0) return false;
  return book.lastRefill === undefined || before(new Date(at), REFILL_PAUSE_DAYS) >= book.lastRefill;
}

function instantOf({daysAgo, time}: Movement, now: Date): string {
  return `${before(now, daysAgo).slice(0, 10)}T${time}:00.000Z`;
}

function before(now: Date, days: number): string {
  return new Date(now.getTime() - days * DAY).toISOString();
}

function decimal(thousandths: bigint): string {
  const digits = String(thousandths < 0n ? -thousandths : thousandths).padStart(4, '0');
  return `${thousandths < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
}
