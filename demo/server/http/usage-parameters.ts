import * as z from 'zod/mini';
import {DIMENSIONS} from '../../../src/contract/breakdown.js';
import {LOG_SORTS} from '../../../src/contract/log.js';
import {INTERVALS} from '../../../src/contract/summary.js';
import {TRANSACTION_TYPES} from '../../../src/contract/transactions.js';
import {INTERVAL_FORM} from '../time/interval.js';
import {RANGE_FORM, rangeOf, type RangeRequest} from '../time/range.js';
import {choice, many, MAX_TEXT, one, oneOf, required, text} from './parameters.js';

const MAX_CURSOR = 4000;
const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 20;

const range = z.pipe(
  text(MAX_TEXT),
  z.transform((value, context): RangeRequest => {
    const request = rangeOf(value);
    if (request !== null) return request;
    context.issues.push({code: 'custom', input: value});
    return z.NEVER;
  }),
);
const limit = z.pipe(
  z.string().check(z.regex(/^\d{1,3}$/)),
  z.pipe(z.transform(Number), z.int().check(z.gte(1), z.lte(MAX_LIMIT))),
);
const search = z.string().check(z.maxLength(MAX_TEXT), z.regex(/^[^\0]*$/));
const words = `1 to ${MAX_TEXT} characters of text`;

/** Parameters of every ranged endpoint. */
export const ranged = {
  range: one(range, RANGE_FORM, {kind: 'days', days: 30} as RangeRequest),
  tz: one(text(MAX_TEXT), 'an IANA time zone such as Europe/Berlin', 'UTC'),
};

/** Ranged, and narrowed to providers, projects and models. */
export const filtered = {
  ...ranged,
  provider: many(text(MAX_TEXT), words),
  project: many(text(MAX_TEXT), words),
  model: many(text(MAX_TEXT), words),
};

const paged = {
  cursor: one(text(MAX_CURSOR), 'the nextCursor of a page of this very query', undefined),
  limit: one(limit, `a whole number from 1 to ${MAX_LIMIT}`, DEFAULT_LIMIT),
};

/** Parameters of `GET /usage/summary`. */
export const summaryParameters = {
  ...filtered,
  compare: choice(['previous'], undefined),
  interval: one(z.enum(INTERVALS), oneOf([INTERVAL_FORM]), undefined),
  split: choice(DIMENSIONS, undefined),
};

/** Parameters of `GET /usage/breakdown`. */
export const breakdownParameters = {
  ...filtered,
  by: required(z.enum(DIMENSIONS), oneOf(DIMENSIONS)),
  period: choice(['previous'], undefined),
};

/** Parameters of `GET /usage/log`. */
export const logParameters = {
  ...filtered,
  ...paged,
  sort: choice(LOG_SORTS, 'date'),
  order: choice(['asc', 'desc'], 'desc'),
  q: one(search, `at most ${MAX_TEXT} characters of text`, ''),
};

/** Parameters of `GET /user/transactions`. */
export const transactionsParameters = {
  ...paged,
  type: many(z.enum(TRANSACTION_TYPES), oneOf(TRANSACTION_TYPES)),
};
