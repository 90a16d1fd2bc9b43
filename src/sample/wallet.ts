import {TRANSACTION_TYPES, type TransactionType} from '../contract/transactions.js';
import {DAY} from '../calendar/zone.js';
import {beginningOf, chargesUntil, type Charge} from './charges.js';
import {decimal} from './figures.js';
import {badParameter, cursorAt, limitOf, positionOf} from './parameters.js';

/** Credits a euro buys; a credit is a hundred hundred-millionths of it. */
const PER_EURO = 1_000_000;
const UNITS_PER_CREDIT = 100;
const LOW = 1_000_000;
const REFILL = 5_000_000;
const FULL = 6_000_000;
const GRANT = 500_000;

/** One movement of the sample's wallet. */
interface Entry {
  readonly id: string;
  readonly date: string;
  readonly type: TransactionType;
  readonly description: string;
  readonly tokens: number;
  readonly amount?: {readonly amount: string; readonly currency: string};
  readonly status: 'succeeded' | 'pending';
  readonly balanceAfter: number;
}

/** Keeps the books: usage is booked in one entry before each other movement, so that every balance is a sum. */
class Book {
  readonly entries: Entry[] = [];
  balance = 0;
  #unbooked = 0;

  /** What is left, with usage that is not booked yet. */
  get left(): number {
    return this.balance - Math.round(this.#unbooked / UNITS_PER_CREDIT);
  }

  spend({cost}: Charge): void {
    this.#unbooked += cost ?? 0;
  }

  move(at: number, type: TransactionType, description: string, tokens: number): void {
    this.bookUsage(at, 'succeeded');
    this.#add(at, type, description, tokens, 'succeeded');
  }

  bookUsage(at: number, status: Entry['status']): void {
    const spent = this.left - this.balance;
    this.#unbooked = 0;
    if (spent !== 0) this.#add(at, 'usage', status === 'pending' ? 'Usage, not invoiced yet' : 'Usage', spent, status);
  }

  #add(at: number, type: TransactionType, description: string, tokens: number, status: Entry['status']): void {
    this.balance += tokens;
    const isPaid = type === 'top_up' || type === 'auto_refill';
    const amount = isPaid ? {amount: {amount: (tokens / PER_EURO).toFixed(2), currency: 'EUR'}} : {};
    const id = `t_${this.entries.length + 1}`;
    this.entries.push({id, date: new Date(at).toISOString(), type, description, tokens, ...amount, status, balanceAfter: this.balance});
  }
}

function bookUntil(now: number): Book {
  const book = new Book();
  const first = beginningOf(now) - DAY;
  book.move(first, 'grant', 'Welcome credits', GRANT);
  book.move(first + 600_000, 'top_up', 'Credit purchase', REFILL);
  for (const charge of chargesUntil(now)) {
    if (book.left < LOW) book.move(charge.at, 'auto_refill', 'Automatic refill', REFILL);
    book.spend(charge);
  }
  book.bookUsage(now, 'pending');
  return book;
}

/** Credits spent in each of the last `days` × 24 hours, the latest first. */
function dailySpending(now: number, days: number): number[] {
  const sums = Array.from({length: days}, () => 0);
  for (const {at, cost} of chargesUntil(now)) {
    const ago = Math.floor((now - at) / DAY);
    if (ago < days) sums[ago] = (sums[ago] ?? 0) + (cost ?? 0) / UNITS_PER_CREDIT;
  }
  return sums;
}

const mean = (values: readonly number[]): number =>
  Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);

function burnRateOf(now: number) {
  const days = dailySpending(now, 28);
  const weeks = [0, 7, 14, 21].map((week) => mean(days.slice(week, week + 7)));
  return {tokensPerDay: mean(days), low: Math.min(...weeks), high: Math.max(...weeks), basisDays: days.length};
}

/** `GET /user/balance`. Refills are off since those of the history: a wallet that fills itself does not say how long it lasts. */
export function balance(_: URLSearchParams, now: number) {
  const {balance: tokens} = bookUntil(now);
  return {
    tokens,
    estimatedValue: {amount: decimal(tokens, 6), currency: 'EUR'},
    asOf: new Date(now).toISOString(),
    percentage: Math.min(100, Math.round((tokens / FULL) * 1000) / 10),
    lowBalance: {tokens: LOW},
    autoRefill: {enabled: false, tokens: REFILL},
    grants: [{id: 'welcome', tokens: GRANT, expiresAt: new Date(now + 41 * DAY).toISOString()}],
    burnRate: burnRateOf(now),
  };
}

function typesOf(parameters: URLSearchParams): string[] {
  const types = parameters.getAll('type');
  const isKnown = types.every((type) => TRANSACTION_TYPES.some((known) => known === type));
  if (!isKnown) throw badParameter('type', `one of ${TRANSACTION_TYPES.join(', ')}`);
  return types;
}

/** `GET /user/transactions`. */
export function transactions(parameters: URLSearchParams, now: number) {
  const types = typesOf(parameters);
  const limit = limitOf(parameters);
  const position = positionOf(parameters);
  const moment = position?.now ?? now;
  const found = bookUntil(moment).entries.reverse().filter(({type}) => types.length === 0 || types.includes(type));
  const begin = position === null ? 0 : found.findIndex(({id}) => id === position.after) + 1;
  const items = found.slice(begin, begin + limit);
  const hasMore = found.length > begin + limit;
  return {
    items,
    nextCursor: hasMore ? cursorAt(parameters, {now: moment, after: items.at(-1)?.id ?? ''}) : null,
    total: found.length,
  };
}
