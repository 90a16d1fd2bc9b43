import {A2bError} from './errors.js';
import {warnOnce} from './warn.js';

/** What addresses are resolved against: the page's base, or localhost outside a page. */
export function pageBase(): string {
  return globalThis.document?.baseURI ?? 'http://localhost/';
}

/** The page's origin. */
export function pageOrigin(): string {
  return globalThis.location?.origin ?? new URL(pageBase()).origin;
}

/**
 * Address of an endpoint. `path` is appended to `apiBase`, unless it is an address of its own.
 * @throws A2bError kind `request` when the result is not http(s) or carries a user name
 */
export function endpointUrl(apiBase: string, path: string): URL {
  const isAbsolute = /^[a-z][a-z\d+.-]*:/i.test(path);
  const base = apiBase.replace(/\/+$/, '');
  const text = isAbsolute ? path : `${base}${path.startsWith('/') ? '' : '/'}${path}`;
  const url = URL.canParse(text, pageBase()) ? new URL(text, pageBase()) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new A2bError('request', `"${apiBase}" is not an API base. Use a path such as "/api" or an http(s) address.`);
  }
  return url;
}

/** Whether the token may go to `url`: the page's own origin, and those the integrator listed. */
export function mayReceiveToken(url: URL, allowedOrigins: readonly string[]): boolean {
  if (url.origin === pageOrigin() || allowedOrigins.includes(url.origin)) return true;
  warnOnce(`a2b: ${url.origin} is not the page's origin, so no token is sent there. List it in configure({allowedOrigins}).`);
  return false;
}
