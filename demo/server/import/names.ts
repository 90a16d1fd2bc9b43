import type {Party} from './records.js';

/** Providers as people know them, by the id they have here. */
const NAMES: Readonly<Record<string, string>> = {
  ai21: 'AI21',
  anthropic: 'Anthropic',
  azure: 'Azure OpenAI',
  bedrock: 'Amazon Bedrock',
  cohere: 'Cohere',
  deepseek: 'DeepSeek',
  google: 'Google',
  groq: 'Groq',
  huggingface: 'Hugging Face',
  mistral: 'Mistral',
  moonshot: 'Moonshot AI',
  ollama: 'Ollama',
  openai: 'OpenAI',
  openrouter: 'OpenRouter',
  perplexity: 'Perplexity',
  qwen: 'Qwen',
  together: 'Together AI',
  xai: 'xAI',
};

/** Other spellings that hosts use for the same provider, in lower case. */
const SAME_AS: Readonly<Record<string, string>> = {
  'amazon bedrock': 'bedrock',
  'azure openai': 'azure',
  'hugging face': 'huggingface',
  'mistral ai': 'mistral',
  'moonshot ai': 'moonshot',
  'together ai': 'together',
  'together.ai': 'together',
  assistants: 'openai',
  azureassistants: 'azure',
  azureopenai: 'azure',
  gptplugins: 'openai',
  mistralai: 'mistral',
  vertexai: 'google',
};

/** Beginnings of model names that only one provider uses. */
const MODEL_PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^(gpt-|chatgpt|o[134](-|$)|text-embedding-|dall-e)/, 'openai'],
  [/^claude/, 'anthropic'],
  [/^(models\/)?gemini/, 'google'],
  [/^(mistral|codestral|magistral|ministral|pixtral)/, 'mistral'],
  [/^deepseek-(chat|reasoner)/, 'deepseek'],
  [/^grok/, 'xai'],
  [/^command/, 'cohere'],
];

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** The provider a host calls `text`: a lower-case id, and the name people know (else as the host wrote it). */
export function providerOf(text: string): Party {
  const key = text.trim().toLowerCase();
  const id = own(SAME_AS, key) ?? key;
  return {id, name: own(NAMES, id) ?? text.trim()};
}

/** The provider of a model by how its name begins; null when that does not tell. */
export function providerOfModel(model: string): Party | null {
  const name = model.toLowerCase();
  const found = MODEL_PREFIXES.find(([prefix]) => prefix.test(name));
  return found ? providerOf(found[1]) : null;
}
