import type {EndpointName} from '../contract/paths.js';
import {A2bError} from '../client/errors.js';
import type {UsageClient} from '../client/client.js';
import {answeringClient} from './fake-client.js';
import {extremes} from './extremes.js';
import {footprint} from './footprint.js';

/** JSON bodies, by endpoint, as a server would send them. */
export type Bodies = Partial<Record<EndpointName, unknown>>;

const EUR = (amount: string) => ({amount, currency: 'EUR'});
const openai = {id: 'openai', name: 'OpenAI'};
const anthropic = {id: 'anthropic', name: 'Anthropic'};
const mistral = {id: 'mistral', name: 'Mistral'};
const period = {from: '2026-11-13T23:00:00Z', to: '2026-11-20T18:00:00Z', timeZone: 'Europe/Berlin'};

const DAYS = [52, 61, 48, 12, 9, 74, 58].map((thousands, index) => {
  const part = (who: typeof openai, share: number, cents: number) => {
    const totalTokens = (thousands * 1000 * share) / 10;
    return {...who, totalTokens, cost: EUR(((totalTokens * cents) / 1e7).toFixed(6))};
  };
  return {
    start: `2026-11-${14 + index}`,
    totalTokens: thousands * 1000,
    inputTokens: thousands * 800,
    outputTokens: thousands * 200,
    requests: thousands,
    complete: index < 6,
    segments: [part(openai, 5, 30), part(anthropic, 4, 60), part(mistral, 1, 10)],
  };
});

/** A week of everyday use: every field the contract has, small enough to add up by hand. */
export const everyday: Bodies = {
  balance: {
    tokens: 1234567,
    estimatedValue: EUR('1.23'),
    asOf: '2026-11-20T18:00:00Z',
    percentage: 42,
    burnRate: {tokensPerDay: 98000, low: 71000, high: 140000, basisDays: 30},
    grants: [{id: 'g1', tokens: 500000, expiresAt: '2026-12-31T23:00:00Z'}],
  },
  transactions: {
    items: [
      {id: 't2', date: '2026-11-03T09:12:00Z', type: 'top_up', description: 'Credit purchase', tokens: 5000000,
        amount: EUR('5.00'), status: 'succeeded', balanceAfter: 5734567, receiptUrl: 'https://pay.example/receipts/2'},
      {id: 't1', date: '2026-10-01T08:00:00Z', type: 'grant', description: 'Welcome', tokens: 1000000, status: 'succeeded', balanceAfter: 1000000},
    ],
    nextCursor: null,
    total: 2,
  },
  summary: {
    period,
    totalTokens: 314000, inputTokens: 251200, outputTokens: 62800, cachedInputTokens: 90000, reasoningTokens: 8000,
    cost: EUR('1.2560'), unpricedTokens: 0, requests: 314,
    previous: {totalTokens: 280000, cost: EUR('1.10'), requests: 290},
    interval: 'day',
    series: DAYS.map((day) => ({...day, cost: EUR(((day.totalTokens * 40) / 1e7).toFixed(6))})),
  },
  breakdown: {
    period,
    totalTokens: 314000, cost: EUR('1.2560'),
    items: [
      {...openai, totalTokens: 157000, requests: 150, cost: EUR('0.4710')},
      {...anthropic, totalTokens: 125600, requests: 130, cost: EUR('0.7536')},
      {...mistral, totalTokens: 31400, requests: 34, cost: EUR('0.0314')},
    ],
  },
  log: {
    items: [
      {id: 'u2', date: '2026-11-20T17:59:12Z', project: {id: 'agent_7b', name: 'Research Assistant'}, provider: anthropic,
        model: 'claude-sonnet-4-5', inputTokens: 1840, outputTokens: 512, totalTokens: 2352, cachedInputTokens: 1024, reasoningTokens: 0,
        cost: EUR('0.0104352'),
        price: {input: '3.00', cachedInput: '0.30', output: '15.00', per: 1000000, currency: 'EUR'}},
      {id: 'u1', date: '2026-11-20T09:03:40Z', project: {id: 'unattributed'}, provider: openai, model: 'gpt-4o',
        inputTokens: 400, outputTokens: 90, totalTokens: 490, cost: null},
    ],
    nextCursor: null, total: 2, totals: {totalTokens: 2842, cost: EUR('0.0104352')},
  },
  sustainability: footprint,
};

/** Nothing happened yet. */
export const nothing: Bodies = {
  transactions: {items: [], nextCursor: null, total: 0},
  summary: {period, totalTokens: 0, cost: EUR('0'), requests: 0, series: []},
  breakdown: {period, totalTokens: 0, cost: EUR('0'), items: []},
  log: {items: [], nextCursor: null, total: 0},
  sustainability: {
    totals: {co2e: {min: 0, central: 0, max: 0, unit: 'kgCO2e'}},
    coverage: {requests: 0, outputTokens: 0, estimatedOutputTokens: 0},
    restoration: null,
  },
};

/** The names of {@link scenarios}. */
export type Scenario = 'everyday' | 'extremes' | 'loading' | 'empty' | 'failed' | 'signedOut' | 'unavailable';

/** States every widget can be in, each by a client that brings it there. */
export const scenarios: Readonly<Record<Scenario, UsageClient>> = {
  everyday: answeringClient(everyday),
  extremes: answeringClient(extremes),
  loading: answeringClient({}),
  empty: {
    get: async (name, query, signal) => {
      if (name === 'balance') return {value: null as never, unreadableRows: 0};
      return answeringClient(nothing).get(name, query, signal);
    },
  },
  failed: failingClient(new A2bError('server', 'GET /example failed with status 503', {status: 503})),
  signedOut: failingClient(new A2bError('auth', 'GET /example failed with status 401', {status: 401})),
  unavailable: failingClient(new A2bError('not-available', 'GET /example failed with status 501', {status: 501})),
};

/** The `state` elements that ask are in, once a scenario has answered them. */
export const statesOf: Readonly<Record<Scenario, string>> = {
  everyday: 'ready',
  extremes: 'ready',
  loading: 'loading',
  empty: 'empty',
  failed: 'error',
  signedOut: 'unauthorized',
  unavailable: 'unavailable',
};

function failingClient(error: A2bError): UsageClient {
  return {get: () => Promise.reject(error), claimAuthNotice: () => false};
}
