/** Bounds of an impact per million output tokens, `[min, max]`. */
type PerMillion = readonly [min: number, max: number];

/** What a model of the sample emits per million output tokens: kgCO2e, kWh and litres, by EcoLogits 0.11.2. */
export interface ModelImpacts {
  readonly zone: string;
  readonly basis: readonly string[];
  readonly co2e: PerMillion;
  readonly energy: PerMillion;
  readonly water: PerMillion;
}

/** A provider or project with its name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly deleted?: boolean;
}

/** Cents (EUR) per million tokens. */
export interface CentPrices {
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
}

/** A model people of the sample use. */
export interface SampleModel {
  readonly model: string;
  readonly provider: Named;
  /** Null = no price is known. */
  readonly prices: CentPrices | null;
  /** Share of the answer that is reasoning, 0–1. */
  readonly reasoning: number;
  /** How often it is used, relative to the others. */
  readonly weight: number;
  /** Null = the method does not know the model. */
  readonly impacts: ModelImpacts | null;
}

/** Usage that belongs to nothing known. */
const UNATTRIBUTED: Named = {id: 'unattributed', name: 'Unattributed'};

const CLOSED = ['model-arch-not-released'];

/** Models with prices near what providers list; they explain the sample's costs and are not an offer. */
export const MODELS: readonly SampleModel[] = [
  {
    model: 'claude-sonnet-4-5', provider: {id: 'anthropic', name: 'Anthropic'}, reasoning: 0, weight: 36,
    prices: {input: 276, cachedInput: 28, output: 1380},
    impacts: {zone: 'USA', basis: CLOSED, co2e: [0.6145, 0.991], energy: [1.4286, 2.4081], water: [4.645, 9.6528]},
  },
  {
    model: 'gpt-4o', provider: {id: 'openai', name: 'OpenAI'}, reasoning: 0.3, weight: 34,
    prices: {input: 230, cachedInput: 115, output: 920},
    impacts: {zone: 'USA', basis: CLOSED, co2e: [0.6744, 1.0442], energy: [1.5803, 2.5424], water: [5.6991, 9.1686]},
  },
  {
    model: 'gemini-2.5-flash', provider: {id: 'google', name: 'Google'}, reasoning: 0.1, weight: 18,
    prices: {input: 28, cachedInput: 3, output: 230},
    impacts: {zone: 'USA', basis: CLOSED, co2e: [0.5506, 0.8866], energy: [1.3246, 2.1985], water: [5.3627, 8.9008]},
  },
  {
    model: 'mistral-large-3', provider: {id: 'mistral', name: 'Mistral'}, reasoning: 0, weight: 9,
    prices: {input: 46, cachedInput: 46, output: 138},
    impacts: {zone: 'SWE', basis: [], co2e: [0.234, 0.234], energy: [2.9706, 2.9706], water: [18.1477, 18.1477]},
  },
  {model: 'some-new-model', provider: UNATTRIBUTED, prices: null, reasoning: 0, weight: 3, impacts: null},
];

/** Projects and agents; the last one is usage of none. */
export const PROJECTS: readonly (Named & {readonly weight: number})[] = [
  {id: 'agent_research', name: 'Research Assistant', weight: 30},
  {id: 'agent_code', name: 'Code Helper', weight: 26},
  {id: 'agent_writing', name: 'Writing Coach', weight: 16},
  {id: 'agent_travel', name: 'Travel Planner', deleted: true, weight: 8},
  {...UNATTRIBUTED, weight: 12},
];
