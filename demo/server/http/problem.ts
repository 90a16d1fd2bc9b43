import type {Context} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Body too large',
  415: 'Unsupported media type',
  500: 'Internal error',
  501: 'Not implemented',
  502: 'No answer from upstream',
  503: 'Busy',
};

/** An answer that is not what was asked for, told as RFC 9457 `application/problem+json`. */
export class Problem extends Error {
  override readonly name = 'Problem';

  /**
   * @param status HTTP status, one that has a title here
   * @param detail one sentence for the developer who reads it; never internals, never the value sent
   * @param parameter the query parameter at fault
   * @param headers further headers of the answer
   */
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly parameter?: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

/** A 400 that names the parameter and what it may be. */
export function badParameter(parameter: string, allowed: string): Problem {
  return new Problem(400, `The parameter "${parameter}" must be ${allowed}.`, parameter);
}

/** The body that tells a problem. */
export function problemBody({status, detail, parameter}: Problem) {
  const title = TITLES[status] ?? 'Problem';
  return {type: 'about:blank', title, status, detail, ...(parameter === undefined ? {} : {parameter})};
}

/** The answer that tells a problem. */
export function problemResponse(context: Context, problem: Problem): Response {
  const {status, headers} = problem;
  return context.json(problemBody(problem), status as ContentfulStatusCode, {
    ...headers,
    'content-type': 'application/problem+json; charset=utf-8',
  });
}

/**
 * The answer to any failure: problems as they are, a statement that ran too long as 503, the rest as a bare
 * 500.
 */
export function failureResponse(
  context: Context,
  failure: unknown,
  log: (failure: unknown) => void,
): Response {
  if (failure instanceof Problem) return problemResponse(context, failure);
  log(failure);
  if (isTimeout(failure))
    return problemResponse(context, new Problem(503, 'The database took too long. Try a shorter range.'));
  return problemResponse(context, new Problem(500, 'The server failed to answer. Its log says why.'));
}

const QUERY_CANCELED = '57014';

function isTimeout(failure: unknown): boolean {
  return (
    typeof failure === 'object' && failure !== null && 'code' in failure && failure.code === QUERY_CANCELED
  );
}
