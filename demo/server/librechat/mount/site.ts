import type {IncomingMessage} from 'node:http';
import {Problem} from '../../http/problem.js';
import {answerTo, PATHS, problemAnswer, type Answer} from '../http/answer.js';
import type {Host} from '../ledger/host.js';
import {fileAnswer} from './files.js';
import type {PageOptions} from './page.js';

/** Where the endpoints stand, below the host's root. */
const API = '/api';
const BASE = 'http://localhost';

/** What is served beside the endpoints. */
export interface SiteFiles extends PageOptions {
  /** Directory of the script-tag build. */
  readonly directory: string;
}

/** The endpoint that a request is for, without the mount point; null when it is none of ours. */
export function endpointOf(request: IncomingMessage): string | null {
  const {pathname} = new URL(request.url ?? '/', BASE);
  const path = pathname.startsWith(`${API}/`) ? pathname.slice(API.length) : '';
  return PATHS.includes(path) ? path : null;
}

/** Answers an endpoint to a user; null = nobody is signed in. Other methods than reading ones are refused. */
export async function endpointAnswer(host: Host, request: IncomingMessage, path: string, userId: string | null): Promise<Answer> {
  if (userId === null) return problemAnswer(new Problem(401, 'Nobody is signed in, or the token has expired.'));
  return answerTo(host, userId, path, new URL(request.url ?? '/', BASE).href);
}

/** The refusal of a method that does not read, or null. */
export function methodRefusal({method}: IncomingMessage): Answer | null {
  if (method === 'GET' || method === 'HEAD') return null;
  return problemAnswer(new Problem(405, 'This endpoint answers GET, HEAD only.', undefined, {Allow: 'GET, HEAD'}));
}

/** The answer to a file of ours, or null. */
export function filesAnswer(request: IncomingMessage, files: SiteFiles): Promise<Answer | null> {
  const {cookie, 'if-none-match': ifNoneMatch} = request.headers;
  return fileAnswer({path: new URL(request.url ?? '/', BASE).pathname, cookie, ifNoneMatch}, files.directory, files);
}
