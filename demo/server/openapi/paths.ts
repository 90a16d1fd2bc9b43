import {endpoints, type EndpointName} from '../../../src/contract/endpoints.js';
import {parametersOf} from './parameters.js';
import {ANSWER_NAMES, refTo, type JsonSchema} from './schemas.js';

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'A parameter has a value it may not have; the problem names it.',
  401: 'Nobody is signed in.',
  404: 'This user has no wallet yet.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  429: 'Too many requests. This server has no limit; one that has says when to come back.',
  500: 'The server failed.',
  501: 'This server has no such data yet.',
  503: 'The database took too long.',
};

const RETRY_AFTER = {'Retry-After': {description: 'Seconds, or an HTTP date.', schema: {type: 'string'}}};
const NO_STORE = {'Cache-Control': {schema: {type: 'string', const: 'private, no-store'}}};

/** All paths of the document: the contract's endpoints, then the demo's sign-in. */
export function paths(): Record<string, JsonSchema> {
  const ofContract = (Object.keys(endpoints) as EndpointName[]).map(
    (name) => [endpoints[name].path, {get: operationOf(name)}] as const,
  );
  return {...Object.fromEntries(ofContract), ...authPaths()};
}

function operationOf(name: EndpointName): JsonSchema {
  return {
    operationId: name,
    summary: endpoints[name].summary,
    security: [{bearer: []}, {cookie: []}],
    parameters: parametersOf(name),
    responses: {
      200: {description: 'The answer.', headers: NO_STORE, ...json(ANSWER_NAMES[name])},
      ...problems(400, 401, ...furtherProblems(name), 500, 503),
      429: {...problems(429)[429], headers: RETRY_AFTER},
    },
  };
}

function furtherProblems(name: EndpointName): number[] {
  if (name === 'balance') return [404];
  return name === 'sustainability' ? [501] : [];
}

function authPaths(): Record<string, JsonSchema> {
  const session = {description: 'Who is signed in.', ...json('Session')};
  return {
    '/auth/sign-in': {
      post: {
        operationId: 'signIn',
        summary: 'Sets the session cookie for a bearer token',
        security: [],
        requestBody: {required: true, ...json('SignIn')},
        responses: {200: session, ...problems(400, 401, 413, 415, 500)},
      },
    },
    '/auth/sign-out': {
      post: {
        operationId: 'signOut',
        summary: 'Clears the session cookie',
        security: [],
        responses: {204: {description: 'Signed out.'}},
      },
    },
    '/auth/session': {
      get: {
        operationId: 'session',
        summary: 'Who is signed in',
        security: [{bearer: []}, {cookie: []}],
        responses: {200: session, ...problems(401, 500)},
      },
    },
  };
}

function problems(...statuses: number[]): Record<number, JsonSchema> {
  const schema = {$ref: refTo('Problem')};
  const entries = statuses.map((status) => [
    status,
    {description: PROBLEMS[status], content: {'application/problem+json': {schema}}},
  ]);
  return Object.fromEntries(entries) as Record<number, JsonSchema>;
}

function json(name: string): JsonSchema {
  return {content: {'application/json': {schema: {$ref: refTo(name)}}}};
}
