import {randomUUID} from 'node:crypto';
import {query} from '@electric-sql/pglite/template';
import {Hono} from 'hono';
import * as z from 'zod/mini';
import {SAMPLE_USER} from '../auth/tokens.js';
import type {Api, ApiEnv} from '../http/environment.js';
import {Problem} from '../http/problem.js';
import {MODELS, type SampleModel, type SamplePrice} from '../sample/catalogue.js';
import {jsonBody, limited} from './requests.js';
import {spend, type Charge} from './spend.js';

/** Most characters of a message, as the demo's composer has it. */
const MAX_CHARACTERS = 4000;
const CHARACTERS_PER_TOKEN = 4;
/** Tokens that any chat sends along: instructions, and what was said before. */
const CONTEXT_TOKENS = 900;

const spendBody = z.object({
  characters: z.int().check(z.minimum(0), z.maximum(MAX_CHARACTERS)),
  conversationId: z.optional(z.string().check(z.regex(/^[\w-]{1,100}$/))),
});

/** `POST /demo/spend`: the made-up answers of the demo's chat cost the sample user something. */
export function demoRoutes(api: Api): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.post('/spend', limited, async (context) => {
    const body = spendBody.safeParse(await jsonBody(context));
    if (!body.success) throw badBody();
    const {userId} = context.var.viewer;
    if (!(await hasSampleWallet(api, userId)))
      throw new Problem(403, 'Made-up answers are paid with sample data only.');
    const charge = chargeFor(body.data, api.now());
    const spent = await spend(api.database, userId, charge);
    if (typeof spent === 'string') throw new Problem(403, 'Made-up answers are paid with sample data only.');
    const {eventId, model, inputTokens, outputTokens} = charge;
    const cost = {amount: spent.cost, currency: model.price.currency};
    return context.json({id: eventId, model: model.model, inputTokens, outputTokens, cost});
  });
  return routes;
}

function badBody(): Problem {
  return new Problem(
    400,
    `The field "characters" must be a whole number from 0 to ${MAX_CHARACTERS}.`,
    'characters',
  );
}

async function hasSampleWallet({database}: Api, userId: string): Promise<boolean> {
  if (userId !== SAMPLE_USER) return false;
  const wallets = await database.query(
    query`select from wallet where user_id = ${userId}::text and is_sample`,
  );
  return wallets.length > 0;
}

const isPriced = (model: SampleModel): model is SampleModel & {price: SamplePrice} => model.price !== null;
const PRICED = MODELS.filter(isPriced);

/** What a model would have used: about a token per four characters, and an answer of 150 to 850 tokens. */
function chargeFor({characters, conversationId}: z.infer<typeof spendBody>, at: Date): Charge {
  return {
    eventId: `demo_${randomUUID()}`,
    at,
    model: PRICED[Math.floor(Math.random() * PRICED.length)] as (typeof PRICED)[number],
    projectId: null,
    inputTokens: CONTEXT_TOKENS + Math.ceil(characters / CHARACTERS_PER_TOKEN),
    outputTokens: 150 + Math.floor(Math.random() * 700),
    conversationId: conversationId ?? null,
  };
}
