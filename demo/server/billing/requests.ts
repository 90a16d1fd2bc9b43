import type {Context} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {Problem} from '../http/problem.js';

const MAX_BODY_BYTES = 4096;

/** Refuses bodies that are longer than any of ours. */
export const limited = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new Problem(413, `The body may have at most ${MAX_BODY_BYTES} bytes.`);
  },
});

/**
 * The JSON of a body, undefined when it is none. JSON only: a form of another site cannot send it without
 * asking.
 */
export async function jsonBody({req}: Context): Promise<unknown> {
  if (!/^application\/json\b/i.test(req.header('Content-Type') ?? '')) {
    throw new Problem(415, 'Send application/json.');
  }
  return req.json().catch(() => undefined);
}

/** Origin that the browser knows this server by. */
export function originOf({req}: Context): string {
  return new URL(req.url).origin;
}
