import type {CheckOptions} from '../../src/check/options.js';
import {checkApi, ENDPOINT_NAMES, type CheckResult} from '../../src/check/check.js';

/** JSON as tests change it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

/** An answer as a planted fault may change it. */
export interface Sent {
  status: number;
  headers: Record<string, string>;
  /** Parsed JSON, or text where there is no JSON. */
  body: Json;
}

/** What was asked for. */
export interface Asked {
  /** Path below the API's base. */
  path: string;
  parameters: URLSearchParams;
  isSignedIn: boolean;
}

/** Asks the real server; parameters may be changed. */
export type Forward = (asked: Asked) => Promise<Sent>;

/** A fault between the real server and who asks it. */
export type Fault = (asked: Asked, forward: Forward) => Promise<Sent> | Sent;

/** The moment both the server and the check take for now. */
export const NOW = new Date('2026-11-20T18:00:00Z');
export const TOKEN = 'demo';
const TZ = 'Europe/Berlin';

/** A server's answers, each asked for once over the network and then repeated. */
export function rememberingForward(base: string): Forward {
  const known = new Map<string, Promise<Sent>>();
  return async ({path, parameters, isSignedIn}) => {
    const key = `${isSignedIn} ${path}?${parameters}`;
    const answer = known.get(key) ?? send(`${base}${path}?${parameters}`, isSignedIn);
    known.set(key, answer);
    answer.catch(() => known.delete(key));
    return structuredClone(await answer);
  };
}

async function send(url: string, isSignedIn: boolean): Promise<Sent> {
  const response = await fetch(url, {headers: isSignedIn ? {Authorization: `Bearer ${TOKEN}`} : {}});
  return {status: response.status, headers: Object.fromEntries(response.headers), body: await response.json()};
}

function responseOf({status, headers, body}: Sent): Response {
  const {'content-length': _, 'transfer-encoding': __, ...kept} = headers;
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {status, headers: kept});
}

/** Checks the server through a fault. */
export function checkThrough(forward: Forward, fault: Fault, options: Partial<CheckOptions> = {}): Promise<CheckResult> {
  const base = new URL('http://planted.example/api');
  return checkApi({
    apiBase: base, token: TOKEN, headers: {}, range: '30d', tz: TZ, only: ENDPOINT_NAMES, paths: {}, timeout: 10_000, now: () => NOW,
    fetch: async (url, init) => {
      const {pathname, searchParams} = new URL(url);
      const isSignedIn = new Headers(init.headers).get('Authorization') === `Bearer ${TOKEN}`;
      return responseOf(await fault({path: pathname.slice('/api'.length), parameters: searchParams, isSignedIn}, forward));
    },
    ...options,
  });
}

/** A fault that changes the body of good answers of some paths. */
export function changing(path: string, change: (body: Json, asked: Asked) => void): Fault {
  return async (asked, forward) => {
    const sent = await forward(asked);
    if (asked.path.startsWith(path) && sent.status === 200) change(sent.body, asked);
    return sent;
  };
}

/** A fault that does as if parameters had not been sent. */
export function ignoring(path: string, ...names: string[]): Fault {
  return (asked, forward) => {
    const isMeant = asked.path.startsWith(path);
    const parameters = new URLSearchParams([...asked.parameters].filter(([name]) => !isMeant || !names.includes(name)));
    return forward({...asked, parameters});
  };
}

/** All rows of a list, whatever the limit. */
export async function allRows(asked: Asked, forward: Forward): Promise<Json[]> {
  const rows: Json[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const parameters = new URLSearchParams(asked.parameters);
    parameters.set('limit', '100');
    parameters.delete('cursor');
    if (cursor) parameters.set('cursor', cursor);
    const {body} = await forward({...asked, parameters});
    rows.push(...(body.items as Json[]));
    cursor = body.nextCursor as string | null;
  }
  return rows;
}

/** Pages the log by offset, `shift` rows too far or not far enough. */
export function paging(shift: number): Fault {
  return async (asked, forward) => {
    const first = await forward(withoutCursor(asked));
    if (asked.path !== '/usage/log' || first.status !== 200 || /no-cursor/.test(asked.parameters.get('cursor') ?? '')) return forward(asked);
    const rows = await allRows(asked, forward);
    const offset = Number(asked.parameters.get('cursor') ?? 0);
    const limit = Number(asked.parameters.get('limit') ?? 20);
    const next = offset + limit + shift;
    return {...first, body: {...first.body, items: rows.slice(offset, offset + limit), nextCursor: offset + limit < rows.length ? String(next) : null}};
  };
}

function withoutCursor(asked: Asked): Asked {
  const parameters = new URLSearchParams(asked.parameters);
  parameters.delete('cursor');
  return {...asked, parameters};
}

/** Calls `visit` with every object in a body. */
export function everywhere(node: Json, visit: (object: Json) => void): void {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node)) visit(node);
  for (const child of Object.values(node)) everywhere(child, visit);
}
