import assert from 'node:assert/strict';
import {answerTo} from '../../../demo/server/librechat/http/answer.js';
import type {Host} from '../../../demo/server/librechat/ledger/host.js';
import {USER} from './data.js';

/** Money as it is sent. */
export interface Money {
  amount: string;
  currency: string;
}

/** Figures as they are sent. */
export interface Figures {
  id: string;
  name: string;
  totalTokens: number;
  inputTokens: number;
  outputTokens: number;
  cachedInputTokens?: number;
  cacheWriteTokens?: number;
  reasoningTokens?: number;
  unpricedTokens: number;
  requests: number;
  cost: Money | null;
}

/** The JSON of an endpoint, as it goes over the network; fails for anything but 200. */
export async function get<T>(host: Host, pathAndQuery: string, user = USER): Promise<T> {
  const {status, body} = await ask(host, pathAndQuery, user);
  assert.equal(status, 200, JSON.stringify(body));
  return body as T;
}

/** Status and body of an endpoint. */
export async function ask(host: Host, pathAndQuery: string, user = USER): Promise<{status: number; body: unknown}> {
  const url = new URL(pathAndQuery, 'http://host/');
  const {status, body} = await answerTo(host, user, url.pathname, url.href);
  return {status, body: JSON.parse(JSON.stringify(body)) as unknown};
}

/** Tokens and cost with six digits. */
export function figure({totalTokens, cost}: Pick<Figures, 'totalTokens' | 'cost'>): [number, string] {
  return [totalTokens, Number(cost?.amount).toFixed(6)];
}
