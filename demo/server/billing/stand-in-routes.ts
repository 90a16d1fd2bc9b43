import {Hono, type Context} from 'hono';
import * as z from 'zod/mini';
import type {Api, ApiEnv} from '../http/environment.js';
import {Problem} from '../http/problem.js';
import {jsonBody, limited, originOf} from './requests.js';
import {paidEvent, readSession, type StandInSession} from './stand-in.js';

/** What the stand-in's endpoints need. */
export interface StandInOptions {
  /** What events are signed with. */
  readonly secret: string;
  /** Hands a request to this very server. */
  readonly deliver: (request: Request) => Promise<Response>;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;
const MAX_SESSION = 3000;
const payBody = z.object({session: z.string().check(z.minLength(1), z.maxLength(MAX_SESSION))});

/** What the stand-in's page asks: what is to be paid, and that it is. Under a loopback name only. */
export function standInRoutes(api: Api, {secret, deliver}: StandInOptions): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.use(async (context, next) => {
    if (!LOOPBACK.test(new URL(context.req.url).hostname)) throw new Problem(404, 'There is nothing here.');
    await next();
  });
  routes.get('/session', (context) => {
    const {order, cancel} = sessionIn(context, api, context.req.query('session') ?? '');
    const {amount, currency, credits} = order;
    return context.json({amount: String(amount), currency, credits, cancelUrl: cancel});
  });
  routes.post('/pay', limited, async (context) => {
    const body = payBody.safeParse(await jsonBody(context));
    const {order, success} = sessionIn(context, api, body.success ? body.data.session : '');
    const webhook = `${originOf(context)}/api/billing/webhook`;
    const answer = await deliver(paidEvent(order, webhook, {secret, now: api.now()}));
    if (!answer.ok) throw new Problem(500, `The webhook answered ${answer.status}.`);
    return context.json({url: success});
  });
  return routes;
}

function sessionIn({var: {viewer}}: Context<ApiEnv>, api: Api, session: string): StandInSession {
  const read = readSession(api.secret, viewer.userId, session);
  if (read === null)
    throw new Problem(400, 'The field "session" must be one that this server made for you.', 'session');
  return read;
}
