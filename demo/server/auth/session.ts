import {query} from '@electric-sql/pglite/template';
import type {Context, MiddlewareHandler} from 'hono';
import {deleteCookie, getCookie, setCookie} from 'hono/cookie';
import type {Database} from '../db/database.js';
import {shared} from '../db/shared.js';
import type {Api, ApiEnv} from '../http/environment.js';
import {Problem} from '../http/problem.js';
import type {Viewer} from '../usage/viewer.js';
import {SESSION_COOKIE, SIGNED_OUT_COOKIE} from './cookies.js';
import {SAMPLE_USER, tokenOf, userOf, type TokenKeys} from './tokens.js';

const COOKIE = {path: '/', httpOnly: true, sameSite: 'Strict'} as const;
const DAY = 86_400;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Lets a request through with its user as `viewer`, or answers 401. */
export function signedIn(api: Api): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const userId = userIn(context, api);
    const viewer = userId === undefined ? undefined : await viewerFor(api.database, userId);
    if (viewer === undefined) throw notSignedIn();
    context.set('viewer', viewer);
    await next();
  };
}

/** The 401 of every endpoint. */
export function notSignedIn(): Problem {
  const detail = 'Send "Authorization: Bearer <token>", or sign in at POST /api/auth/sign-in.';
  return new Problem(401, detail, undefined, {'WWW-Authenticate': 'Bearer'});
}

/** Who sent a request: by the bearer token when there is an `Authorization` header, else by the cookie. */
export async function viewerOf(context: Context, api: Api): Promise<Viewer | undefined> {
  const userId = userIn(context, api);
  return userId === undefined ? undefined : viewerOfUser(api.database, userId);
}

/** The user of a token, when the database has them. */
export async function viewerOfToken(
  token: string,
  api: TokenKeys & {database: Database},
): Promise<Viewer | undefined> {
  const userId = userOf(token, api);
  return userId === undefined ? undefined : viewerOfUser(api.database, userId);
}

async function viewerOfUser(database: Database, userId: string): Promise<Viewer | undefined> {
  if (userId.includes('\0')) return undefined;
  const rows = await database.query<{name: string; currency: string}>(
    query`select name, currency from app_user where user_id = ${userId}::text`,
  );
  return rows[0] && {userId, ...rows[0]};
}

/** The requests of a dashboard come at once, of one user. */
const viewerFor = shared(viewerOfUser);

function userIn(context: Context, api: Api): string | undefined {
  const token = tokenIn(context);
  return token === undefined ? undefined : userOf(token, api);
}

function tokenIn(context: Context): string | undefined {
  const header = context.req.header('Authorization');
  if (header === undefined) return getCookie(context, SESSION_COOKIE);
  return /^Bearer +(\S+)$/i.exec(header)?.[1] ?? '';
}

/** Signs the browser in for 30 days. */
export function openSession(context: Context, token: string): void {
  setCookie(context, SESSION_COOKIE, token, {...COOKIE, maxAge: 30 * DAY});
  deleteCookie(context, SIGNED_OUT_COOKIE, COOKIE);
}

/** Signs the browser out, and keeps it so. */
export function closeSession(context: Context): void {
  deleteCookie(context, SESSION_COOKIE, COOKIE);
  setCookie(context, SIGNED_OUT_COOKIE, '1', {...COOKIE, maxAge: 30 * DAY});
}

/**
 * Signs a browser that opens the host page in as the sample user, unless it is signed in or has signed out.
 * Only under a loopback name: a foreign name that was made to lead here gets nothing.
 */
export async function welcome(context: Context, api: Api): Promise<void> {
  const isLocal = LOOPBACK.test(context.req.header('Host') ?? new URL(context.req.url).host);
  if (!isLocal || getCookie(context, SIGNED_OUT_COOKIE) !== undefined) return;
  if ((await viewerOf(context, api)) === undefined) openSession(context, tokenOf(SAMPLE_USER, api));
}
