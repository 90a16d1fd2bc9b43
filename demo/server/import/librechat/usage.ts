import {decimalText} from '../../../../src/format/decimal.js';
import {instantText} from '../instant.js';
import type {UsageRecord} from '../records.js';
import {attributionOf, type Context} from './attribution.js';
import {magnitude} from './extended-json.js';
import {totalCost, type Ledger, type Spend} from './money.js';
import type {Call} from './pairing.js';

/** Contexts of what people asked for; titles, summaries and the like are made for them in passing. */
export const REQUEST_CONTEXTS: ReadonlySet<string> = new Set(['message', 'incomplete']);

/** 1 for a prompt that a person sent, also when its answer was stopped; 0 for the charges around it. */
export function requestsOf({prompt}: Call): 0 | 1 {
  return prompt && REQUEST_CONTEXTS.has(prompt.context) ? 1 : 0;
}

/** Tokens of an answer. Providers count reasoning in it: the row that charges reasoning apart adds none. */
export function outputTokensOf({completion}: Call): bigint {
  return completion && completion.context !== 'reasoning' ? magnitude(completion.rawAmount) : 0n;
}

/** Tokens of the answer that were reasoning; never more than the answer has. */
export function reasoningTokensOf(call: Call): bigint | null {
  const [reasoning, output] = [call.reasoningTokens, outputTokensOf(call)];
  if (reasoning === undefined) return null;
  return reasoning < output ? reasoning : output;
}

/** Tokens of the prompt that came from a cache or went into one; together never more than the prompt has. */
export function cacheTokensOf({prompt}: Call): Pick<UsageRecord, 'cachedInputTokens' | 'cacheWriteTokens'> {
  if (prompt === undefined) return {cachedInputTokens: null, cacheWriteTokens: null};
  const input = magnitude(prompt.rawAmount);
  const cachedInputTokens = atMost(prompt.readTokens, input);
  return {cachedInputTokens, cacheWriteTokens: atMost(prompt.writeTokens, input - (cachedInputTokens ?? 0n))};
}

function atMost(part: bigint | null, whole: bigint): bigint | null {
  return part === null || part < whole ? part : whole;
}

/** The usage of one call of a model; its moment is that of its prompt. */
export function usageOf(call: Call, context: Context, ledger: Ledger): UsageRecord[] {
  const row = call.prompt ?? call.completion;
  return row ? [recordOf(row, call, context, ledger)] : [];
}

function recordOf(row: Spend, call: Call, context: Context, ledger: Ledger): UsageRecord {
  const rows = [call.prompt, call.completion].filter((part) => part !== undefined);
  const cost = totalCost(rows.map((part) => part.cost));
  return {
    kind: 'usage',
    eventId: row.id,
    at: instantText(row.at),
    ...attributionOf(row, context),
    inputTokens: call.prompt ? magnitude(call.prompt.rawAmount) : 0n,
    outputTokens: outputTokensOf(call),
    ...cacheTokensOf(call),
    reasoningTokens: reasoningTokensOf(call),
    requests: requestsOf(call),
    cost: cost && decimalText(cost),
    currency: cost && ledger.toUpperCase(),
    price: null,
    conversationId: row.conversationId,
  };
}
