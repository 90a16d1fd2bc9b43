/** Price of a model as the contract has it: EUR per 1,000,000 tokens, decimal strings. */
export interface SamplePrice {
  input: string;
  /** Missing where the model has no cached input. */
  cachedInput?: string;
  /** Missing where writing the cache costs as input does. */
  cacheWrite?: string;
  output: string;
  per: number;
  currency: string;
}

/** A model of the sample data. */
export interface SampleModel {
  model: string;
  /** Null = the provider is not known. */
  provider: string | null;
  /** Null = no price is known. */
  price: SamplePrice | null;
  /** Share of output that is reasoning, 0–1. */
  reasoning: number;
  /** How often it is used, relative to the others. */
  weight: number;
}

/** Currency of the sample user. */
export const CURRENCY = 'EUR';

/** Providers by id. */
export const PROVIDERS: Readonly<Record<string, string>> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  google: 'Google',
  mistral: 'Mistral',
};

/**
 * Sample prices: near what the providers list in USD, at 0.92 EUR per USD, rounded to thousandths. They
 * explain the sample's costs; they are not an offer.
 */
export const MODELS: readonly SampleModel[] = [
  model('openai', 'gpt-5.1', 20, 0.4, price('1.15', '9.20', '0.115')),
  model('openai', 'gpt-5-mini', 14, 0.2, price('0.23', '1.84', '0.023')),
  model('anthropic', 'claude-opus-4-5', 5, 0, price('4.60', '23.00', '0.46', '5.75')),
  model('anthropic', 'claude-sonnet-4-5', 22, 0, price('2.76', '13.80', '0.276', '3.45')),
  model('anthropic', 'claude-haiku-4-5', 9, 0, price('0.92', '4.60', '0.092', '1.15')),
  model('google', 'gemini-3-pro', 9, 0.35, price('1.84', '11.04', '0.184')),
  model('google', 'gemini-2.5-flash', 11, 0.1, price('0.276', '2.30', '0.028')),
  model('mistral', 'mistral-large-3', 5, 0, price('0.46', '1.38')),
  model('mistral', 'mistral-medium-3', 3, 0, price('0.368', '1.84')),
  model(null, 'gpt-oss-120b', 2, 0.2, null),
];

/** Projects and agents; the one without an id is usage that belongs to none. */
export const PROJECTS: readonly {id: string | null; name: string; deleted: boolean; weight: number}[] = [
  {id: 'agent_research', name: 'Research Assistant', deleted: false, weight: 26},
  {id: 'agent_code', name: 'Code Helper', deleted: false, weight: 24},
  {id: 'agent_writing', name: 'Writing Coach', deleted: false, weight: 14},
  {id: 'agent_data', name: 'Data Analyst', deleted: false, weight: 12},
  {id: 'agent_notes', name: 'Meeting Notes', deleted: false, weight: 8},
  {id: 'agent_travel', name: 'Travel Planner', deleted: true, weight: 4},
  {id: null, name: '', deleted: false, weight: 12},
];

function model(
  provider: string | null,
  name: string,
  weight: number,
  reasoning: number,
  modelPrice: SamplePrice | null,
): SampleModel {
  return {model: name, provider, price: modelPrice, reasoning, weight};
}

function price(input: string, output: string, cachedInput?: string, cacheWrite?: string): SamplePrice {
  return {
    input,
    ...(cachedInput === undefined ? {} : {cachedInput}),
    ...(cacheWrite === undefined ? {} : {cacheWrite}),
    output,
    per: 1_000_000,
    currency: CURRENCY,
  };
}
