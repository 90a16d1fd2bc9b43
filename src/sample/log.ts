import {LOG_SORTS, type LogSort} from '../contract/log.js';
import {periodOf} from '../calendar/period.js';
import type {Charge} from './charges.js';
import {decimal, euros, figuresOf} from './figures.js';
import {co2eOf} from './impacts.js';
import {badParameter, cursorAt, limitOf, positionOf, rangeOf, wordOf} from './parameters.js';
import {periodValue, wanted} from './usage.js';

const MAX_TEXT = 200;

type Key = string | number | null;

/** What rows are sorted by; null comes last in both orders. */
const KEYS: Readonly<Record<LogSort, (charge: Charge) => Key>> = {
  date: ({at}) => at,
  project: ({project}) => (project.id === 'unattributed' ? null : project.name.toLowerCase()),
  model: ({model}) => model.model,
  inputTokens: ({inputTokens}) => inputTokens,
  outputTokens: ({outputTokens}) => outputTokens,
  totalTokens: ({inputTokens, outputTokens}) => inputTokens + outputTokens,
  cost: ({cost}) => cost,
};

function compare(one: Key, other: Key, direction: number): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -direction : direction;
}

/** Rows in the order asked for; `charges` come oldest first, and equal ones are newest first. */
function sorted(charges: readonly Charge[], parameters: URLSearchParams): Charge[] {
  const keyOf = KEYS[wordOf(parameters, 'sort', LOG_SORTS, 'date')];
  const direction = wordOf(parameters, 'order', ['asc', 'desc'], 'desc') === 'asc' ? 1 : -1;
  return [...charges].reverse().sort((one, other) => compare(keyOf(one), keyOf(other), direction));
}

function mentions({project, model}: Charge, text: string): boolean {
  return [model.model, project.name, model.provider.name].some((name) => name.toLowerCase().includes(text.toLowerCase()));
}

function priceOf({model: {prices}}: Charge) {
  if (prices === null) return {};
  const {input, cachedInput, output} = prices;
  const price = {input: decimal(input, 2), cachedInput: decimal(cachedInput, 2), output: decimal(output, 2)};
  return {price: {...price, per: 1_000_000, currency: 'EUR'}};
}

function rowOf(charge: Charge) {
  const {id, at, project, model, inputTokens, outputTokens, cachedInputTokens, reasoningTokens, cost} = charge;
  return {
    id,
    date: new Date(at).toISOString(),
    project,
    provider: model.provider,
    model: model.model,
    inputTokens,
    outputTokens,
    totalTokens: inputTokens + outputTokens,
    cachedInputTokens,
    reasoningTokens,
    cost: cost === null ? null : euros(cost),
    ...co2eOf([charge]),
    ...priceOf(charge),
    conversationId: `conversation_${id.slice(2, -2)}`,
  };
}

/** `GET /usage/log`: the cursor holds the moment of the first page, so that pages fit each other. */
export function log(parameters: URLSearchParams, now: number) {
  const {range, zone} = rangeOf(parameters);
  const limit = limitOf(parameters);
  const position = positionOf(parameters);
  const moment = position?.now ?? now;
  const text = parameters.get('q') ?? '';
  if (text.length > MAX_TEXT) throw badParameter('q', `at most ${MAX_TEXT} characters of text`);
  const period = periodOf(range, zone, moment);
  const found = wanted(parameters, period, moment).filter((charge) => mentions(charge, text));
  const rows = sorted(found, parameters);
  const begin = position === null ? 0 : rows.findIndex(({id}) => id === position.after) + 1;
  const page = rows.slice(begin, begin + limit);
  const hasMore = rows.length > begin + limit;
  return {
    items: page.map(rowOf),
    nextCursor: hasMore ? cursorAt(parameters, {now: moment, after: page.at(-1)?.id ?? ''}) : null,
    total: found.length,
    totals: figuresOf(found),
    period: periodValue(period),
  };
}
