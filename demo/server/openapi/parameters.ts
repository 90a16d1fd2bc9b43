import type {EndpointName} from '../../../src/contract/endpoints.js';
import {MAX_HOURLY_DAYS} from '../time/interval.js';
import {FIRST_DATE, LAST_DATE, MAX_DAYS} from '../time/range.js';
import {parameterSchemas, type JsonSchema} from './schemas.js';

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  range:
    'A named range or two inclusive local dates. `24h` are the last 24 hours, `Nd` N local calendar days ' +
    `ending with today, \`mtd\` the month so far. Dates from ${FIRST_DATE} to ${LAST_DATE}, ` +
    `at most ${MAX_DAYS} days.`,
  tz: 'IANA time zone of the viewer: days are cut in it.',
  provider: 'Provider ids; `unattributed` for usage of no known provider. Repeat to widen.',
  project: 'Project ids; `unattributed` for usage of no project. Repeat to widen.',
  model: 'Model names. Repeat to widen.',
  compare: 'Also sums the period before: the same length, to the same elapsed point.',
  interval:
    'Width of a bucket. Default: hours up to 2 days, days up to 92, weeks up to 400, else months. ' +
    `Hours for at most ${MAX_HOURLY_DAYS} days.`,
  split: 'Splits each bucket.',
  by: 'What to break usage down by.',
  period:
    'Breaks down the period before instead: the same length, to the same elapsed point. The `period` of the answer ' +
    'says which one it is of, so that servers may leave this out.',
  cursor:
    '`nextCursor` of a page of this very query. It holds period and totals as they were on the first page.',
  limit: 'Most rows of a page.',
  sort:
    'Rows without a value come last in both orders; names are compared without case; ' +
    'ties are newest first.',
  order: 'Direction of the sort.',
  q: 'Text that the name of the model, project or provider holds, in any case. No wildcards.',
  type: 'Types of transactions. Repeat to widen.',
  granularity: 'Width of a point of the course. Default: days up to 92 days, weeks up to 400, else months.',
};

const DEFAULTS: Readonly<Record<string, unknown>> = {
  range: '30d',
  tz: 'UTC',
  limit: 20,
  sort: 'date',
  order: 'desc',
};

/** The query parameters of an endpoint, as OpenAPI has them. */
export function parametersOf(name: EndpointName): JsonSchema[] {
  const {properties, required} = parameterSchemas(name);
  return Object.entries(properties).map(([parameter, schema]) => ({
    name: parameter,
    in: 'query',
    required: required.includes(parameter),
    description: DESCRIPTIONS[parameter],
    schema: {...repeatable(schema), ...(parameter in DEFAULTS ? {default: DEFAULTS[parameter]} : {})},
  }));
}

/** "One or an array of them" is an array in OpenAPI: repeated parameters are its default style. */
function repeatable(schema: JsonSchema): JsonSchema {
  const branches = schema['anyOf'] as JsonSchema[] | undefined;
  return branches?.find(({type}) => type === 'array') ?? schema;
}
