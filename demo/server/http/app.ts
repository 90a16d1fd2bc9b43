import {Hono, type Context} from 'hono';
import {authRoutes} from '../auth/routes.js';
import {signedIn} from '../auth/session.js';
import {demoRoutes} from '../billing/demo-routes.js';
import {billingRoutes, type BillingOptions} from '../billing/routes.js';
import {openApiDocument} from '../openapi/document.js';
import {staticRoutes} from '../static.js';
import {DEFAULT_SETTINGS} from '../sustainability/settings.js';
import type {Api, ApiEnv, ApiOptions} from './environment.js';
import {failureResponse, Problem} from './problem.js';
import {sustainabilityRoutes} from './sustainability-routes.js';
import {usageRoutes} from './usage-routes.js';
import {userRoutes} from './user-routes.js';

/** The API below `/api`, and the host page and built package when their directories are given. */
export function createApp(options: ApiOptions): Hono<ApiEnv> {
  const defaults = {now: () => new Date(), log: console.error, sustainability: DEFAULT_SETTINGS};
  const api: Api = {...defaults, ...defined(options)};
  const app = new Hono<ApiEnv>();
  app.onError((failure, context) => failureResponse(context, failure, api.log));
  app.use(harmless);
  app.use('/checkout/*', strictPolicy);
  const deliver = async (request: Request): Promise<Response> => app.fetch(request);
  app.route('/api', apiRoutes(api, {...options.billing, deliver}));
  app.route('/', staticRoutes(api, options));
  return app;
}

function apiRoutes(api: Api, billing: BillingOptions): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.use(neverStored);
  routes.get('/openapi.json', (context) => context.json(openApiDocument()));
  routes.route('/auth', authRoutes(api));
  const forUsers = signedIn(api);
  for (const path of ['/user/*', '/usage/*', '/sustainability/*', '/demo/*']) routes.use(path, forUsers);
  routes.route('/user', userRoutes(api));
  routes.route('/usage', usageRoutes(api));
  routes.route('/billing', billingRoutes(api, billing));
  routes.route('/demo', demoRoutes(api));
  routes.route('/sustainability', sustainabilityRoutes(api));
  refuseOtherMethods(routes);
  routes.all('*', () => {
    throw new Problem(404, 'There is no such endpoint. GET /api/openapi.json lists them.');
  });
  return routes;
}

/** Answers other methods on known paths with 405 and `Allow`. */
function refuseOtherMethods(routes: Hono<ApiEnv>): void {
  const known = routes.routes.filter(({method, path}) => method !== 'ALL' && !path.includes('*'));
  for (const {method, path} of known) {
    routes.all(path, () => {
      const allowed = method === 'GET' ? 'GET, HEAD' : method;
      throw new Problem(405, `This endpoint answers ${allowed} only.`, undefined, {Allow: allowed});
    });
  }
}

/**
 * Headers of every answer. They are set ahead of it, as those below are: a header that is added to an answer makes
 * it anew, its body a stream.
 */
async function harmless(context: Context, next: () => Promise<void>): Promise<void> {
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'same-origin');
  await next();
}

/** The pages that stand in for a payment page load nothing from elsewhere and stand in no frame. */
async function strictPolicy(context: Context, next: () => Promise<void>): Promise<void> {
  context.header(
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
      "form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  );
  await next();
}

async function neverStored(context: Context, next: () => Promise<void>): Promise<void> {
  context.header('Cache-Control', 'private, no-store');
  await next();
}

function defined<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}
