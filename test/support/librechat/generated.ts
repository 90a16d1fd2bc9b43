import type {Document} from '../../../demo/server/librechat/ledger/reader.js';
import {USER} from './data.js';

/** Rows of one conversation, a prompt and a completion each. */
const ROWS_PER_CONVERSATION = 20;
/** Rows of a batch: about 10 MB of a wire message that holds 48. */
const BATCH = 50_000;
const DAY = 86_400_000;
const MODELS = ['gpt-4o', 'gpt-4o-mini', 'claude-3-5-sonnet-20241022', 'gemini-1.5-flash'];
const ENDPOINTS = ['openAI', 'openAI', 'anthropic', 'google'];

/** A ledger of any size. */
export interface GeneratedLedger {
  /** Newest last, in batches. */
  readonly transactions: Generator<Document[]>;
  readonly conversations: Document[];
}

/**
 * A ledger in euros whose rows are spread evenly over the days before `until`: prompt and completion by turns, in
 * conversations of twenty rows. The same for the same arguments.
 *
 * @param objectId makes ids: the n-th row has the n-th id
 */
export function generatedLedger(rows: number, days: number, until: Date, objectId: (hex: string) => unknown): GeneratedLedger {
  const at = (call: number): number => until.getTime() - ((rows - call) * days * DAY) / rows;
  return ledgerOf(rows, {at, index: (position) => position, objectId});
}

/** Rows of {@link ledgerWithHistory} that are no history. */
export const RECENT_ROWS = 25;
const RECENT_DAYS = 29;
const HISTORY_DAYS = 1000;

/**
 * A ledger whose last 30 days are the same whatever its size: {@link RECENT_ROWS} rows, and all others in the thousand
 * days before, in conversations of their own.
 */
export function ledgerWithHistory(rows: number, until: Date, objectId: (hex: string) => unknown): GeneratedLedger {
  const firstOld = Math.ceil(RECENT_ROWS / ROWS_PER_CONVERSATION) * ROWS_PER_CONVERSATION;
  const recently = (call: number): number => ((RECENT_ROWS - call) * RECENT_DAYS * DAY) / RECENT_ROWS;
  const before = (call: number): number => RECENT_DAYS * DAY + DAY + ((call - firstOld) * HISTORY_DAYS * DAY) / rows;
  const at = (call: number): number => until.getTime() - (call < firstOld ? recently(call) : before(call));
  const index = (position: number): number => (position < RECENT_ROWS ? position : position - RECENT_ROWS + firstOld);
  return ledgerOf(rows, {at, index, objectId});
}

/** What tells one ledger from another. */
interface Frame {
  /** Instant of a call by the index of its prompt, ms since 1970. */
  readonly at: (call: number) => number;
  /** Number of the row at a position: of its id, and by twenty of its conversation. */
  readonly index: (position: number) => number;
  readonly objectId: (hex: string) => unknown;
}

function ledgerOf(rows: number, frame: Frame): GeneratedLedger {
  const user = frame.objectId(USER);
  const conversations = Array.from({length: conversationOf(frame.index(rows - 1)) + 1}, (_, index) => ({
    conversationId: `conversation-${index}`, user: USER, endpoint: ENDPOINTS[index % ENDPOINTS.length],
  }));
  return {transactions: batches(rows, (position) => row(frame.index(position), frame, user)), conversations};
}

const conversationOf = (index: number): number => Math.floor(index / ROWS_PER_CONVERSATION);

function* batches(rows: number, make: (position: number) => Document): Generator<Document[]> {
  for (let start = 0; start < rows; start += BATCH) {
    yield Array.from({length: Math.min(BATCH, rows - start)}, (_, index) => make(start + index));
  }
}

function row(index: number, {at, objectId}: Frame, user: unknown): Document {
  const conversation = conversationOf(index);
  const isPrompt = index % 2 === 0;
  const tokens = 100 + (index % 900);
  return {
    _id: objectId(`68e0${index.toString(16).padStart(20, '0')}`),
    user,
    conversationId: `conversation-${conversation}`,
    tokenType: isPrompt ? 'prompt' : 'completion',
    context: 'message',
    model: MODELS[conversation % MODELS.length],
    rawAmount: -tokens,
    tokenValue: -tokens * 2,
    costEUR: tokens / 500_000,
    exchangeRate: 0.92,
    createdAt: new Date(at(index - (index % 2)) + (isPrompt ? 0 : 40)),
  };
}
