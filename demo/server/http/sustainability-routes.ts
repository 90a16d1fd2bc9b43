import {Hono} from 'hono';
import {GRANULARITIES, type Granularity} from '../../../src/contract/sustainability-model.js';
import {readSnapshot} from '../db/snapshot.js';
import {sustainabilityMetrics} from '../sustainability/metrics.js';
import {defaultInterval} from '../time/interval.js';
import type {Period} from '../time/period.js';
import type {Api, ApiEnv} from './environment.js';
import type {Call} from './log-answer.js';
import {choice, readParameters} from './parameters.js';
import {requestedPeriod} from './period.js';
import {Problem} from './problem.js';
import {ranged} from './usage-parameters.js';

const parameters = {...ranged, granularity: choice(GRANULARITIES, undefined)};
const DEFAULT_RANGE = '30d';

/** `/sustainability/metrics`; a 501 where it is switched off. */
export function sustainabilityRoutes(api: Api): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get('/metrics', async (context) => context.json(await metrics(api, context)));
  return routes;
}

async function metrics(api: Api, {req, var: {viewer}}: Call) {
  const {sustainability: settings} = api;
  if (settings === null)
    throw new Problem(501, 'Sustainability metrics are not available on this server yet.');
  const given = readParameters(req.url, parameters);
  const now = api.now();
  const period = await requestedPeriod(api, given);
  const key = new URL(req.url).searchParams.get('range') ?? DEFAULT_RANGE;
  const granularity = given.granularity ?? granularityOf(period);
  return readSnapshot(api.database, (tx) =>
    sustainabilityMetrics(tx, viewer, settings, {period, key, granularity, now}),
  );
}

function granularityOf(period: Period): Granularity {
  const interval = defaultInterval(period);
  return interval === 'hour' ? 'day' : interval;
}
