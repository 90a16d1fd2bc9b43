import * as z from 'zod/mini';
import {endpoints, type EndpointName} from '../../../src/contract/endpoints.js';
import {
  count,
  identity,
  instant,
  isWhole,
  money,
  period,
  price,
  signedCount,
  UNATTRIBUTED,
} from '../../../src/contract/primitives.js';
import {segment} from '../../../src/contract/summary.js';

/** A JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it). */
export type JsonSchema = Record<string, unknown>;

/** Names of the answers among the schemas. */
export const ANSWER_NAMES: Readonly<Record<EndpointName, string>> = {
  balance: 'Balance',
  transactions: 'TransactionPage',
  summary: 'UsageSummary',
  breakdown: 'UsageBreakdown',
  log: 'LogPage',
  sustainability: 'SustainabilityMetrics',
};

const SHARED = {
  Count: count,
  SignedCount: signedCount,
  Money: money,
  Price: price,
  Instant: instant,
  Identity: identity,
  Period: period,
  Segment: segment,
};

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  Count: 'A whole number, not negative: a JSON number, or digits where it passes 2^53.',
  SignedCount: 'A whole number that may be negative: a JSON number, or digits where it passes 2^53.',
  Money: 'An exact amount. This server always sends a decimal string without exponent.',
  Price: 'Money; null means not priced, which is not zero.',
  Instant: 'RFC 3339 with offset.',
  Identity: 'The id decides the colour, the name is shown. Usage that belongs to nothing is `unattributed`.',
  Period: 'Half-open: `from` is included, `to` is not.',
  Segment: 'A part of a bucket or of a breakdown row.',
  SustainabilityMetrics:
    'An estimate with its bounds and, apart from it, contributions with their evidence. A key such as `offset`, ' +
    '`net` or `balance` anywhere makes the widgets refuse the whole answer.',
};

const problem: JsonSchema = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: {type: 'string'},
    title: {type: 'string'},
    status: {type: 'integer'},
    detail: {
      type: 'string',
      description: 'One sentence; for a 400 it names the parameter and what it may be.',
    },
    parameter: {type: 'string', description: 'The query parameter at fault.'},
  },
};

const session: JsonSchema = {
  type: 'object',
  required: ['name', 'currency', 'isSample'],
  properties: {
    name: {type: 'string'},
    currency: {type: 'string', description: 'ISO 4217 code that sums are told in.'},
    isSample: {type: 'boolean', description: 'Whether the data is generated sample data.'},
  },
};

const signIn: JsonSchema = {type: 'object', required: ['token'], properties: {token: {type: 'string'}}};

/** Whole numbers are so by a check in code, which no generator sees. */
const FORM = {
  io: 'input',
  override: ({zodSchema, jsonSchema}: {zodSchema: z.core.$ZodTypes; jsonSchema: JsonSchema}) => {
    if (!zodSchema._zod.def.checks?.includes(isWhole)) return;
    const {MIN_SAFE_INTEGER: minimum, MAX_SAFE_INTEGER: maximum} = Number;
    Object.assign(jsonSchema, {minimum, maximum, ...jsonSchema, type: 'integer'});
  },
} as const;

/** All schemas of the document by name, generated from the contract. */
export function schemas(): Record<string, JsonSchema> {
  const registry = z.registry<{id: string}>();
  for (const [id, schema] of Object.entries(SHARED)) registry.add(schema, {id});
  for (const [name, id] of Object.entries(ANSWER_NAMES))
    registry.add(endpoints[name as EndpointName].response, {id});
  const generated = z.toJSONSchema(registry, {...FORM, uri: refTo}).schemas as Record<string, JsonSchema>;
  const named = Object.entries(generated).map(([id, schema]) => [id, described(id, schema)] as const);
  return {...Object.fromEntries(named), Problem: problem, Session: session, SignIn: signIn};
}

/** Address of a schema in the document. */
export function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

/** JSON Schema of the parameters of an endpoint, by name. */
export function parameterSchemas(name: EndpointName): {
  properties: Record<string, JsonSchema>;
  required: string[];
} {
  const {properties = {}, required = []} = z.toJSONSchema(endpoints[name].query, FORM);
  return {properties: properties as Record<string, JsonSchema>, required};
}

function described(id: string, {$schema: _, $id: __, ...schema}: JsonSchema): JsonSchema {
  const described = DESCRIPTIONS[id] === undefined ? schema : {description: DESCRIPTIONS[id], ...schema};
  return CHECKED_BY_HAND[id]?.(described) ?? described;
}

/** Only usage that belongs to nothing needs no name. */
const NAMED = {
  anyOf: [{required: ['name']}, {properties: {id: {const: UNATTRIBUTED}}, required: ['id']}],
};
const PRICED = {anyOf: [{required: ['cost']}, {required: ['totalCost']}]};

/** What the contract checks in code, which no generator sees. */
const CHECKED_BY_HAND: Readonly<Record<string, (schema: JsonSchema) => JsonSchema>> = {
  Identity: (schema) => ({...schema, ...NAMED}),
  Segment: (schema) => ({...withIdentity(schema), ...NAMED}),
  UsageSummary: (schema) => ({...schema, ...PRICED}),
  UsageBreakdown: withNamedItems,
};

function withNamedItems(schema: JsonSchema): JsonSchema {
  const properties = schema['properties'] as {items: {items: JsonSchema}};
  const items = {...properties.items, items: {...properties.items.items, ...NAMED}};
  return {...schema, properties: {...properties, items}};
}

/** A segment is checked for its identity by hand, which no generator sees. */
function withIdentity(schema: JsonSchema): JsonSchema {
  const text = {type: 'string'};
  return {
    ...schema,
    properties: {id: text, name: text, ...(schema['properties'] as JsonSchema)},
    required: ['id', 'totalTokens'],
  };
}
