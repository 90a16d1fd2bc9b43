import {query} from '@electric-sql/pglite/template';
import {Hono, type Context} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import * as z from 'zod/mini';
import type {Database} from '../db/database.js';
import type {Api, ApiEnv} from '../http/environment.js';
import {Problem} from '../http/problem.js';
import type {Viewer} from '../usage/viewer.js';
import {closeSession, notSignedIn, openSession, viewerOf, viewerOfToken} from './session.js';

const MAX_BODY_BYTES = 4096;
const signInBody = z.object({token: z.string().check(z.minLength(1), z.maxLength(1000))});

/** `/auth/sign-in`, `/auth/sign-out` and `/auth/session`: the cookie sign-in of the demo. */
export function authRoutes(api: Api): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  const small = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => {
      throw new Problem(413, `The body may have at most ${MAX_BODY_BYTES} bytes.`);
    },
  });
  routes.post('/sign-in', small, async (context) => {
    const token = await tokenInBody(context);
    const viewer = await viewerOfToken(token, api);
    if (viewer === undefined) throw new Problem(401, 'This token belongs to nobody.');
    openSession(context, token);
    return context.json(await sessionOf(api.database, viewer));
  });
  routes.post('/sign-out', (context) => {
    closeSession(context);
    return context.body(null, 204);
  });
  routes.get('/session', async (context) => {
    const viewer = await viewerOf(context, api);
    if (viewer === undefined) throw notSignedIn();
    return context.json(await sessionOf(api.database, viewer));
  });
  return routes;
}

/** JSON only: a form of another site cannot send it without asking first. */
async function tokenInBody({req}: Context): Promise<string> {
  if (!/^application\/json\b/i.test(req.header('Content-Type') ?? '')) {
    throw new Problem(415, 'Send application/json.');
  }
  const body = signInBody.safeParse(await req.json().catch(() => undefined));
  if (!body.success) throw new Problem(400, 'The body must be {"token": "<bearer token>"}.', 'token');
  return body.data.token;
}

/** Imported data replaces sample data as a whole, so the newest charge tells which it is. */
async function sessionOf(database: Database, {userId, name, currency}: Viewer) {
  const rows = await database.query<{is_sample: boolean}>(query`select coalesce(
    (select is_sample from usage_event where user_id = ${userId}::text
      order by at desc, event_id desc limit 1),
    (select is_sample from wallet where user_id = ${userId}::text),
    false) as is_sample`);
  return {name, currency, isSample: rows[0]?.is_sample ?? false};
}
