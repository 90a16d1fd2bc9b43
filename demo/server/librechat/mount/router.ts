import type {IncomingMessage, ServerResponse} from 'node:http';
import {join} from 'node:path';
import type {DatabaseLike} from '../ledger/reader.js';
import {identify} from './identity.js';
import {hostOf} from './options.js';
import {send} from './send.js';
import {endpointAnswer, endpointOf, filesAnswer, methodRefusal} from './site.js';
import type {Middleware, MongooseLike, Next, RouterOptions} from './types.js';

/**
 * A middleware for LibreChat's own process: answers the widgets' endpoints below `/api` to the user who is signed in,
 * serves the script and a page below `/api/a2b/`, and passes everything else on. It reads the database only.
 *
 * @throws {Error} naming the option that is missing or wrong
 */
export function createA2bRouter(options: RouterOptions): Middleware {
  const {mongoose, requireJwtAuth, cookies = true} = options;
  if (!mongoose?.mongo?.ObjectId) throw new Error('createA2bRouter needs {mongoose}: pass require("mongoose").');
  if (typeof requireJwtAuth !== 'function') throw new Error('createA2bRouter needs {requireJwtAuth}: pass that of ./middleware.');
  const {JWT_SECRET: jwtSecret, JWT_REFRESH_SECRET: refreshSecret, APP_TITLE} = process.env;
  const keys = options.keys ?? {jwtSecret, refreshSecret};
  const host = hostOf({database: () => connected(mongoose), objectId: (hex) => new mongoose.mongo.ObjectId(hex)}, options, keys.jwtSecret);
  const files = {directory: options.directory ?? join(__dirname, '../cdn'), title: options.title ?? APP_TITLE ?? 'LibreChat', addCreditsUrl: options.addCreditsUrl};

  const answerEndpoint = async (request: IncomingMessage, response: ServerResponse, path: string, next: Next): Promise<void> => {
    const refusal = methodRefusal(request);
    if (refusal !== null) return await send(request, response, refusal);
    const answer = async (userId: string | null) => send(request, response, await endpointAnswer(host, request, path, userId));
    const userId = cookies && !hasToken(request) ? await identify({cookie: request.headers.cookie}, keys) : null;
    if (userId !== null) return answer(userId);
    requireJwtAuth(request, response, (error) => (error ? next(error) : void answer(userIdOf(request)).catch(next)));
  };

  return async (request, response, next) => {
    try {
      const path = endpointOf(request);
      if (path !== null) return await answerEndpoint(request, response, path, next);
      const file = await filesAnswer(request, files);
      return file === null ? next() : await send(request, response, file);
    } catch (error) {
      return next(error);
    }
  };
}

function connected({connection}: MongooseLike): DatabaseLike {
  if (!connection.db) throw new Error('mongoose is not connected yet.');
  return connection.db as DatabaseLike;
}

/**
 * Whether the request brings a token. LibreChat's middleware alone decides about those: it knows of banned and deleted
 * users and of tokens of an OpenID provider. `Basic` is for a proxy in front, and no token.
 */
function hasToken({headers: {authorization = ''}}: IncomingMessage): boolean {
  return authorization !== '' && !/^basic /i.test(authorization);
}

/** The id that LibreChat's strategy put on the request; never one that the request itself names. */
function userIdOf(request: IncomingMessage): string | null {
  const {user} = request as {user?: {id?: unknown; _id?: unknown}};
  const id = String(user?._id ?? user?.id ?? '');
  return /^[0-9a-f]{24}$/i.test(id) ? id : null;
}
