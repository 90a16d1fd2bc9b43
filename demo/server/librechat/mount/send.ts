import type {IncomingMessage, ServerResponse} from 'node:http';
import {promisify} from 'node:util';
import {gzip} from 'node:zlib';
import {parseAccept} from 'hono/utils/accept';
import type {Answer} from '../http/answer.js';

/** Fewer bytes are not worth the work. */
const LEAST = 1024;
const zipped = promisify(gzip);

/** Sends an answer; compressed to who takes that, because proxies do it only where they are told to. */
export async function send(request: IncomingMessage, response: ServerResponse, {status, headers, body}: Answer): Promise<void> {
  const content = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const isLong = content.length >= LEAST;
  const isZipped = isLong && takesGzip(request);
  const sent = isZipped ? await zipped(content) : content;
  response.writeHead(status, {
    ...headers,
    ...(isLong && {Vary: 'Accept-Encoding'}),
    ...(isZipped && {'Content-Encoding': 'gzip'}),
    ...(status !== 304 && {'Content-Length': sent.length}),
  });
  response.end(request.method === 'HEAD' || status === 304 ? undefined : sent);
}

function takesGzip({headers: {'accept-encoding': accepted = ''}}: IncomingMessage): boolean {
  return parseAccept(String(accepted)).some(({type, q}) => type.toLowerCase() === 'gzip' && q > 0);
}
