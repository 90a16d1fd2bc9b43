import {Hono} from 'hono';
import {co2eEstimator} from '../sustainability/estimate.js';
import {defaultInterval, INTERVAL_FORM, isIntervalAllowed} from '../time/interval.js';
import {usageBreakdown} from '../usage/breakdown.js';
import {usageSummary} from '../usage/summary.js';
import type {Api, ApiEnv} from './environment.js';
import {logAnswer, type Call} from './log-answer.js';
import {oneOf, readParameters} from './parameters.js';
import {requestedPeriod} from './period.js';
import {badParameter} from './problem.js';
import {breakdownParameters, summaryParameters} from './usage-parameters.js';

/** `/usage/summary`, `/usage/breakdown` and `/usage/log`. */
export function usageRoutes(api: Api): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get('/summary', async (context) => context.json(await summary(api, context)));
  routes.get('/breakdown', async (context) => context.json(await breakdown(api, context)));
  routes.get('/log', async (context) => context.json(await logAnswer(api, context)));
  return routes;
}

async function summary(api: Api, {req, var: {viewer}}: Call) {
  const parameters = readParameters(req.url, summaryParameters);
  const now = api.now();
  const period = await requestedPeriod(api, parameters);
  const interval = parameters.interval ?? defaultInterval(period);
  if (!isIntervalAllowed(interval, period)) throw badParameter('interval', oneOf([INTERVAL_FORM]));
  const isCompared = parameters.compare !== undefined;
  const {split} = parameters;
  return usageSummary(api.database, viewer, {period, filter: parameters, interval, isCompared, split, now});
}

async function breakdown(api: Api, {req, var: {viewer}}: Call) {
  const parameters = readParameters(req.url, breakdownParameters);
  const present = await requestedPeriod(api, parameters);
  const period = parameters.period === 'previous' ? {...present, ...present.previous} : present;
  const estimate = api.sustainability === null ? undefined : co2eEstimator(api.sustainability);
  return usageBreakdown(api.database, viewer, {by: parameters.by, period, filter: parameters, estimate});
}
