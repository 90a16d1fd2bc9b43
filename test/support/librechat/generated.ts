import type {Document} from '../../../demo/server/librechat/ledger/reader.js';
import {USER} from './data.js';

/** Rows of one conversation, a prompt and a completion each. */
const ROWS_PER_CONVERSATION = 20;
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
  const user = objectId(USER);
  const conversations = Array.from({length: Math.ceil(rows / ROWS_PER_CONVERSATION)}, (_, index) => ({
    conversationId: `conversation-${index}`, user: USER, endpoint: ENDPOINTS[index % ENDPOINTS.length],
  }));
  return {transactions: batches(rows, (index) => row(index, rows, {days, until, objectId, user})), conversations};
}

function* batches(rows: number, make: (index: number) => Document): Generator<Document[]> {
  for (let start = 0; start < rows; start += 10_000) {
    yield Array.from({length: Math.min(10_000, rows - start)}, (_, index) => make(start + index));
  }
}

interface Frame {
  readonly days: number;
  readonly until: Date;
  readonly objectId: (hex: string) => unknown;
  readonly user: unknown;
}

function row(index: number, rows: number, {days, until, objectId, user}: Frame): Document {
  const conversation = Math.floor(index / ROWS_PER_CONVERSATION);
  const isPrompt = index % 2 === 0;
  const tokens = 100 + (index % 900);
  const call = index - (index % 2);
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
    createdAt: new Date(until.getTime() - ((rows - call) * days * 86_400_000) / rows + (isPrompt ? 0 : 40)),
  };
}
