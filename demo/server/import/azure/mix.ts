import * as z from 'zod/mini';
import {ImportError} from '../errors.js';

/** A model that requests are given to. */
export interface MixModel {
  readonly model: string;
  /** Provider as people write it, e.g. `OpenAI`. */
  readonly provider: string;
  /** Its share is its weight over the sum of all weights. */
  readonly weight: number;
  /** Decimal texts: price of 1,000,000 tokens in the mix's currency. Without it the requests stay unpriced. */
  readonly price?: {readonly input: string; readonly output: string} | undefined;
}

/** A project that requests are given to; without an id the request is unattributed. */
export interface MixProject {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly weight: number;
}

/** Who made the requests of a trace that names nobody. */
export interface Mix {
  /** ISO 4217 code of the prices. */
  readonly currency: string;
  readonly models: readonly MixModel[];
  readonly projects: readonly MixProject[];
}

/**
 * The mix when none is given: models of four providers and five projects of a mid-sized company, weights in percent.
 * Prices per 1,000,000 tokens are the list prices of late 2024 in US dollars × 0.92 EUR.
 */
export const DEFAULT_MIX: Mix = {
  currency: 'EUR',
  models: [
    {model: 'gpt-4o', provider: 'OpenAI', weight: 22, price: {input: '2.30', output: '9.20'}},
    {model: 'gpt-4o-mini', provider: 'OpenAI', weight: 18, price: {input: '0.138', output: '0.552'}},
    {model: 'claude-3-5-sonnet', provider: 'Anthropic', weight: 20, price: {input: '2.76', output: '13.80'}},
    {model: 'claude-3-5-haiku', provider: 'Anthropic', weight: 9, price: {input: '0.736', output: '3.68'}},
    {model: 'gemini-1.5-pro', provider: 'Google', weight: 7, price: {input: '1.15', output: '4.60'}},
    {model: 'gemini-1.5-flash', provider: 'Google', weight: 12, price: {input: '0.069', output: '0.276'}},
    {model: 'mistral-large-2411', provider: 'Mistral', weight: 7, price: {input: '1.84', output: '5.52'}},
    {model: 'mistral-small-2409', provider: 'Mistral', weight: 5, price: {input: '0.184', output: '0.552'}},
  ],
  projects: [
    {id: 'customer-support', name: 'Customer Support', weight: 31},
    {id: 'research-assistant', name: 'Research Assistant', weight: 22},
    {id: 'code-helper', name: 'Code Helper', weight: 19},
    {id: 'marketing-drafts', name: 'Marketing Drafts', weight: 12},
    {id: 'translation-desk', name: 'Translation Desk', weight: 8},
    {weight: 8},
  ],
};

const price = z.string().check(z.regex(/^\d{1,9}(\.\d{1,12})?$/, {error: 'a decimal text like "2.30"'}));
const weight = z.int({error: 'a whole number'}).check(z.gte(0, {error: '≥ 0'}), z.lte(1_000_000));
const name = z.string({error: 'a text'}).check(z.minLength(1), z.maxLength(200), z.regex(/^[^\0]*$/));
const hasWeight = z.refine<{weight: number}[]>((list) => list.some((entry) => entry.weight > 0), {
  error: 'at least one entry with a weight > 0',
});

const mix: z.ZodMiniType<Mix> = z.object({
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, {error: 'a code like "EUR"'})),
  models: z
    .array(
      z.object({model: name, provider: name, weight, price: z.optional(z.object({input: price, output: price}))}),
    )
    .check(z.maxLength(1000), hasWeight),
  projects: z
    .array(z.object({id: z.optional(name), name: z.optional(name), weight}))
    .check(z.maxLength(10_000), hasWeight),
});

/**
 * Reads a mix as JSON has it.
 *
 * @param source names it in the error
 * @throws {ImportError} naming the field and what it should be
 */
export function mixOf(json: string, source: string): Mix {
  const result = mix.safeParse(parsed(json, source));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ImportError(`${source}: ${issue?.path.join('.') || 'the mix'} – ${issue?.message ?? 'not a mix'}`);
}

function parsed(json: string, source: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ImportError(`${source} is not JSON.`);
  }
}
