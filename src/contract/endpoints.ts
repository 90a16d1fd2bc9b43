import * as z from 'zod/mini';
import {balanceAnswer} from './balance.js';
import {breakdownAnswer, breakdownDocument} from './breakdown.js';
import {DIMENSIONS} from './dimension.js';
import {LOG_SORTS, logAnswer, logDocument} from './log.js';
import {paths, type Answers, type EndpointName} from './paths.js';
import {whole, type Wire} from './primitives.js';
import {rangeParameter} from './range.js';
import {INTERVALS, summaryAnswer} from './summary.js';
import {GRANULARITIES} from './sustainability-model.js';
import {sustainabilityAnswer, sustainabilityDocument} from './sustainability.js';
import {TRANSACTION_TYPES, transactionsAnswer} from './transactions.js';

export type {Answers, EndpointName} from './paths.js';

/** All there is to know of one endpoint. @internal */
export interface Endpoint<T> {
  /** Path below `apiBase`. */
  readonly path: string;
  /** One line for the API's document. */
  readonly summary: string;
  /** Parameters, for the API's document. */
  readonly query: z.ZodMiniObject;
  /** The documented answer. */
  readonly response: Wire<T>;
  /** The schema that reads this very body; older shapes have one of their own. */
  readonly reader: (body: unknown) => Wire<T>;
}

const text = z.string().check(z.regex(/^.{0,200}$/su));
const many = z.optional(z.union([text, z.array(text)]));
const paging = {cursor: z.optional(z.string()), limit: z.optional(whole.check(z.gte(1), z.lte(100)))};
const ranged = {range: z.optional(rangeParameter), tz: z.optional(text)};
const filtered = {...ranged, provider: many, project: many, model: many};

function endpoint<T>(path: string, summary: string, query: z.core.$ZodShape, response: Wire<T>, reader: (body: unknown) => Wire<T> = () => response) {
  return {path, summary, query: z.object(query), response, reader} as Endpoint<T>;
}

/** Every endpoint the widgets know: path, parameters and answer in one place. @internal */
export const endpoints: {readonly [Name in EndpointName]: Endpoint<Answers[Name]>} = {
  balance: endpoint(paths.balance, 'What the user has', {}, balanceAnswer),
  transactions: endpoint(
    paths.transactions,
    'What moved the balance, newest first',
    {...paging, type: z.optional(z.union([z.enum(TRANSACTION_TYPES), z.array(z.enum(TRANSACTION_TYPES))]))},
    transactionsAnswer,
  ),
  summary: endpoint(
    paths.summary,
    'Totals of a range and their course',
    {
      ...filtered,
      compare: z.optional(z.enum(['previous'])),
      interval: z.optional(z.enum(INTERVALS)),
      split: z.optional(z.enum(DIMENSIONS)),
    },
    summaryAnswer,
  ),
  breakdown: endpoint(
    paths.breakdown,
    'Usage of a range by provider, project or model',
    {by: z.enum(DIMENSIONS), ...filtered, period: z.optional(z.enum(['previous']))},
    breakdownDocument,
    breakdownAnswer,
  ),
  log: endpoint(
    paths.log,
    'Charges of a range, one by one',
    {
      ...filtered,
      ...paging,
      sort: z.optional(z.enum(LOG_SORTS)),
      order: z.optional(z.enum(['asc', 'desc'])),
      q: z.optional(text),
    },
    logDocument,
    logAnswer,
  ),
  sustainability: endpoint(
    paths.sustainability,
    'Estimated footprint of a range and, apart from it, contributions',
    {...ranged, granularity: z.optional(z.enum(GRANULARITIES))},
    sustainabilityDocument,
    sustainabilityAnswer,
  ),
};
