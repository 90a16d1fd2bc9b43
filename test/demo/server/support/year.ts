import type {ReferenceApi} from '../../../support/reference-api.js';
import {insertNames, insertUsage, insertUser, type UsageRow} from './fixture.js';

/** The user who has {@link yearOfUsage}. */
export const YEAR_USER = 'year';

/** One charge with all that a test adds up. */
export interface Charge extends UsageRow {
  provider_id: string | null;
  project_id: string | null;
  model: string;
  input_tokens: number;
  output_tokens: number;
  requests: number;
  cost: string | null;
}

const PROVIDERS = ['openai', 'anthropic', 'mistral', null];
const PROJECTS = ['p1', 'p2', 'gone', null, 'p1', 'unnamed'];
const MODELS = ['gpt-5', 'Claude 100%', 'mistral_large', 'gemini\\flash', 'gpt-5'];

/**
 * A charge at every full half hour of 2026 (UTC): ties in every column, unpriced and unattributed ones among
 * them.
 */
export function yearOfUsage(): Charge[] {
  const start = Date.parse('2026-01-01T00:00:00Z');
  return Array.from({length: 365 * 48}, (_, index) => ({
    event_id: `e${String(index).padStart(5, '0')}`,
    at: new Date(start + index * 1_800_000).toISOString(),
    provider_id: PROVIDERS[index % 4] ?? null,
    project_id: PROJECTS[index % 6] ?? null,
    model: MODELS[index % 5] as string,
    input_tokens: 100 + (index % 97),
    output_tokens: index % 31,
    cached_input_tokens: index % 3 === 0 ? index % 50 : null,
    requests: index % 29 === 0 ? 0 : 1,
    cost: index % 7 === 0 ? null : `0.0000${String(1 + (index % 13)).padStart(2, '0')}`,
    price: index % 7 === 0 ? null : {input: '1', output: '2', per: 1_000_000, currency: 'EUR'},
    conversation_id: index % 2 === 0 ? `c${index % 40}` : null,
  }));
}

/** Writes {@link yearOfUsage} for a user of its own and gives it back. */
export async function insertYear({database}: ReferenceApi): Promise<Charge[]> {
  const charges = yearOfUsage();
  await insertUser(database, YEAR_USER);
  await insertNames(database, YEAR_USER, {
    providers: {openai: 'OpenAI', anthropic: 'Anthropic', mistral: 'Mistral'},
    projects: {p1: {name: 'zebra'}, p2: {name: 'Alpha_1'}, gone: {name: 'Gone', deleted: true}},
  });
  await insertUsage(database, YEAR_USER, charges);
  return charges;
}

/** Sums, in whole numbers: cost in millionths. */
export function summed(charges: readonly Charge[]) {
  const priced = charges.filter(({cost}) => cost !== null);
  return {
    totalTokens: sum(charges, tokensOf),
    inputTokens: sum(charges, ({input_tokens}) => input_tokens),
    outputTokens: sum(charges, ({output_tokens}) => output_tokens),
    requests: sum(charges, ({requests}) => requests),
    unpricedTokens: sum(charges, (charge) => (charge.cost === null ? tokensOf(charge) : 0)),
    cost:
      priced.length === 0 && charges.length > 0 ? null : sum(priced, ({cost}) => millionths(cost as string)),
  };
}

/** The same figures out of an answer, to compare with {@link summed}. */
export function figuresIn(body: {
  totalTokens: number | string;
  inputTokens: number | string;
  outputTokens: number | string;
  requests: number | string;
  unpricedTokens: number | string;
  cost: {amount: string} | null;
}) {
  const {totalTokens, inputTokens, outputTokens, requests, unpricedTokens, cost} = body;
  return {
    totalTokens,
    inputTokens,
    outputTokens,
    requests,
    unpricedTokens,
    cost: cost && millionths(cost.amount),
  };
}

/** An amount of at most six decimals in millionths. */
export function millionths(amount: string): number {
  const [whole = '0', decimals = ''] = amount.split('.');
  return Number(whole) * 1_000_000 + Number(decimals.padEnd(6, '0'));
}

/** All tokens of a charge. */
export function tokensOf({input_tokens, output_tokens}: Charge): number {
  return input_tokens + output_tokens;
}

function sum(charges: readonly Charge[], of: (charge: Charge) => number): number {
  return charges.reduce((total, charge) => total + of(charge), 0);
}
