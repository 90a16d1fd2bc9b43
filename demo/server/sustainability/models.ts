import {HOSTING, type Host} from './factors.js';
import {interval, type Interval} from './interval.js';

/** A model as the method needs it. Sizes in billions of parameters. */
export interface ModelSize {
  /** Parameters that work on a token. */
  active: Interval;
  /** Parameters in memory; the same as `active` for a dense model. */
  total: Interval;
  /** Output tokens per second as measured by OpenRouter; null = not known. */
  tps: number | null;
  /** Seconds to the first token; null = not known. */
  ttft: number | null;
  /** EcoLogits' codes of what makes it uncertain. */
  basis: readonly string[];
}

const NOT_RELEASED = 'model-arch-not-released';
const MULTIMODAL = 'model-arch-multimodal';
const ESTIMATED = [NOT_RELEASED, MULTIMODAL];
const RELEASED: readonly string[] = [];

/** A mixture of experts whose maker tells no sizes. */
function mixture(least: number, most: number, total: number, tps: number, ttft: number): ModelSize {
  return {active: interval(least, most), total: interval(total), tps, ttft, basis: ESTIMATED};
}

/** A dense model whose maker tells no size. */
function dense(least: number, most: number, tps: number, ttft: number): ModelSize {
  return {active: interval(least, most), total: interval(least, most), tps, ttft, basis: ESTIMATED};
}

/** The same, for a model that EcoLogits does not warn of as multimodal. */
function textOnly(size: ModelSize): ModelSize {
  return {...size, basis: [NOT_RELEASED]};
}

/** A model whose size is published: the interval of its estimate has no width, which is not certainty. */
function published(active: number, total: number, tps: number | null, ttft: number | null): ModelSize {
  return {active: interval(active), total: interval(total), tps, ttft, basis: RELEASED};
}

/**
 * Models of a chat app, from EcoLogits 0.11.2. Sizes of OpenAI, Anthropic and Google are estimates from
 * leaks, benchmarks and prices. A model that is not here is not estimated: there is no average to stand in
 * for it.
 */
const MODELS: Readonly<Record<Host, Readonly<Record<string, ModelSize>>>> = {
  openai: {
    'gpt-4-turbo': mixture(88, 264, 880, 7.5, 1.17),
    'gpt-4o': mixture(44, 132, 440, 41, 0.65),
    'gpt-4o-mini': dense(8, 28, 58, 0.53),
    'gpt-4.1': mixture(35, 106, 352, 45, 0.95),
    'gpt-5': mixture(30, 90, 300, 59, 3.02),
    'gpt-5-mini': dense(25, 70, 76.5, 4.57),
    'gpt-5-nano': dense(5, 18.5, 84.5, 1.57),
    'gpt-5.1': mixture(30, 90, 300, 37.8, 1.15),
    'gpt-5.2': mixture(42, 126, 420, 48, 3.45),
    'gpt-5.4': mixture(45, 150, 450, 58, 1.69),
    'gpt-5.5': mixture(90, 300, 900, 47, 2.16),
  },
  anthropic: {
    'claude-haiku-4-5': textOnly(dense(10, 35, 60, 0.61)),
    'claude-sonnet-4-5': textOnly(mixture(44, 132, 440, 44, 1.18)),
    'claude-sonnet-5-5': mixture(29, 88, 293, 91, 3.35),
    'claude-opus-4-5': textOnly(mixture(67, 200, 670, 33, 1.24)),
    'claude-opus-5-5': mixture(70, 200, 670, 75.5, 3.43),
  },
  google_genai: {
    'gemini-2.5-flash-lite': dense(8, 28, 87.5, 0.78),
    'gemini-2.5-flash': mixture(44, 132, 440, 70.5, 0.87),
    'gemini-2.5-pro': mixture(200, 600, 2000, 88, 2.45),
    'gemini-3.5-flash': mixture(90, 240, 900, 84.5, 1.82),
  },
  mistralai: {
    'mistral-large-latest': published(41, 675, 42.5, 0.64),
    'mistral-medium-3-5': {...published(128, 128, 27, 0.36), basis: [MULTIMODAL]},
    'mistral-small-2603': published(8, 119, 94.2, 0.39),
  },
  cohere: {
    'c4ai-aya-expanse-32b': published(32.3, 32.3, null, null),
    'command-a-03-2025': published(111, 111, 63, 0.95),
    'command-a-plus-05-2026': {...published(25, 218, 139.5, 0.23), basis: [MULTIMODAL]},
  },
  huggingface_hub: {},
};

/** Other names of the very same model. Other dated versions have figures of their own and are no aliases. */
const ALIASES: Readonly<Record<string, string>> = {
  'claude-haiku-4-5-20251001': 'claude-haiku-4-5',
  'claude-sonnet-4-5-20250929': 'claude-sonnet-4-5',
  'claude-opus-4-5-20251101': 'claude-opus-4-5',
  'gpt-4-turbo-2024-04-09': 'gpt-4-turbo',
  'gpt-4.1-2025-04-14': 'gpt-4.1',
  'gpt-5-2025-08-07': 'gpt-5',
  'gpt-5-mini-2025-08-07': 'gpt-5-mini',
  'gpt-5-nano-2025-08-07': 'gpt-5-nano',
  'gpt-5.1-2025-11-13': 'gpt-5.1',
  'gpt-5.2-2025-12-11': 'gpt-5.2',
  'gpt-5.4-2026-03-05': 'gpt-5.4',
  'gpt-5.5-2026-04-23': 'gpt-5.5',
  'mistral-large-3': 'mistral-large-latest',
};

/** EcoLogits' names of the providers a host knows. Groq, xAI, DeepSeek, OpenRouter and others have none. */
const HOSTS: Readonly<Record<string, Host>> = {
  openai: 'openai',
  azure: 'openai',
  azureopenai: 'openai',
  anthropic: 'anthropic',
  bedrock: 'anthropic',
  google: 'google_genai',
  vertexai: 'google_genai',
  mistral: 'mistralai',
  mistralai: 'mistralai',
  cohere: 'cohere',
  huggingface: 'huggingface_hub',
};

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** A model and who runs it. */
export interface KnownModel {
  host: Host;
  /** EcoLogits' name of the model. */
  name: string;
  size: ModelSize;
}

/** EcoLogits' name of a provider; null where it knows none. */
export function hostOf(provider: string): Host | null {
  const name = provider.toLowerCase().replace(/[\s_-]/g, '');
  return own(HOSTS, name) ?? (Object.hasOwn(HOSTING, provider) ? (provider as Host) : null);
}

/** The model of a provider (as the usage names both), or null: then there is no estimate. */
export function modelOf(provider: string | null, model: string): KnownModel | null {
  const host = provider === null ? null : hostOf(provider);
  if (host === null) return null;
  const bare = bareName(model);
  const name = own(ALIASES, bare) ?? bare;
  const size = own(MODELS[host], name);
  return size === undefined ? null : {host, name, size};
}

/**
 * The model's own name, without what Bedrock (`eu.anthropic.claude-…-v1:0`) and Google (`models/…`) put
 * around it.
 */
function bareName(model: string): string {
  return model
    .toLowerCase()
    .replace(/^models\//, '')
    .replace(/^(?:[a-z]+\.)?anthropic\.(.+?)(?:-v\d+(?::\d+)?)?$/, '$1');
}
