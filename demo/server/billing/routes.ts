import {query} from '@electric-sql/pglite/template';
import {Hono, type Context} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {signedIn} from '../auth/session.js';
import type {Api, ApiEnv} from '../http/environment.js';
import {Problem} from '../http/problem.js';
import {returnAddresses, type Gateway} from './gateway.js';
import {jsonBody, limited, originOf} from './requests.js';
import {orderOf} from './order.js';
import {webhookSecretOf, type BillingSettings} from './settings.js';
import {standInGateway} from './stand-in.js';
import {standInRoutes} from './stand-in-routes.js';
import {stripeGateway} from './stripe-gateway.js';
import {MAX_EVENT_BYTES, receive} from './webhook.js';

/** What billing needs beside the API. */
export interface BillingOptions extends BillingSettings {
  /** In place of the one that the settings ask for. */
  readonly gateway?: Gateway | undefined;
  /** Hands a request to this very server. */
  readonly deliver: (request: Request) => Promise<Response>;
}

/**
 * `/billing`: `POST /checkout` and `GET /portal` tell where to pay and where one's payments are, `POST
 * /webhook` takes Stripe's events. These are the host's own: no widget asks them, so they are no part of the
 * contract.
 */
export function billingRoutes(api: Api, options: BillingOptions): Hono<ApiEnv> {
  const gateway = options.gateway ?? gatewayOf(api, options);
  const secret = webhookSecretOf(options, api.secret);
  const routes = new Hono<ApiEnv>();
  routes.post(
    '/webhook',
    bodyLimit({maxSize: MAX_EVENT_BYTES, onError: refuseLargeEvent}),
    async (context) => {
      const body = new Uint8Array(await context.req.arrayBuffer());
      const signature = context.req.header('Stripe-Signature') ?? '';
      await receive({body, signature}, {api, gateway, secret});
      return context.json({received: true});
    },
  );
  for (const path of ['/checkout', '/portal', '/stand-in/*']) routes.use(path, signedIn(api));
  routes.post('/checkout', limited, (context) => checkout(context, api, gateway));
  routes.get('/portal', (context) => portal(context, api, gateway));
  if (!options.stripeKey) routes.route('/stand-in', standInRoutes(api, {secret, deliver: options.deliver}));
  return routes;
}

function gatewayOf(api: Api, {stripeKey}: BillingSettings): Gateway {
  return stripeKey ? stripeGateway(stripeKey) : standInGateway(api.secret);
}

function refuseLargeEvent(): never {
  throw new Problem(400, `An event may have at most ${MAX_EVENT_BYTES} bytes.`);
}

async function checkout(context: Context<ApiEnv>, api: Api, gateway: Gateway): Promise<Response> {
  const {viewer} = context.var;
  const back = returnAddresses(originOf(context));
  const order = await orderOf(api.database, viewer, await jsonBody(context));
  const customerId = await customerOf(api, viewer.userId);
  return context.json({url: await asked(api, () => gateway.checkout(order, back, customerId))});
}

/** A script gets the address as JSON; a browser that was led here is led on. */
async function portal(context: Context<ApiEnv>, api: Api, gateway: Gateway): Promise<Response> {
  const back = `${originOf(context)}/#usage`;
  const customerId = await customerOf(api, context.var.viewer.userId);
  const url = await asked(api, () => gateway.portal(customerId, back));
  if (url === undefined) throw new Problem(404, 'There are no payments yet.');
  const isNavigation = /\btext\/html\b/.test(context.req.header('Accept') ?? '');
  return isNavigation ? context.redirect(url, 303) : context.json({url});
}

async function customerOf({database}: Api, userId: string): Promise<string | null> {
  const rows = await database.query<{customer_id: string}>(query`select checkout.customer_id
    from billing_checkout as checkout join billing_event as event using (user_id, checkout_id)
    where user_id = ${userId}::text and customer_id is not null order by event.received_at desc limit 1`);
  return rows[0]?.customer_id ?? null;
}

async function asked<T>(api: Api, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (failure) {
    api.log(failure);
    throw new Problem(502, 'The payment service did not answer as it should. The log says why.');
  }
}
