import {errors, jwtVerify, type JWTPayload} from 'jose';
import type {Keys} from './types.js';

/** The headers that say who asks. */
export interface Credentials {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}

/** What is known by a token: nothing, or whose it is, and whether it still holds. */
interface Holder {
  readonly id: string;
  readonly isValid: boolean;
}

const ALGORITHMS = ['HS256'];
const USER_ID = /^[0-9a-f]{24}$/i;

/**
 * The id of the signed-in user (24 hexadecimal digits), or null. An access token decides; without a valid one the
 * refresh cookie does, as LibreChat itself lets it for images: it is read, never rotated, so nobody is signed out.
 * A cookie does not stand in for another user's expired token.
 */
export async function identify({authorization, cookie}: Credentials, keys: Keys): Promise<string | null> {
  const bearer = await holderOf(bearerToken(authorization), keys.jwtSecret);
  if (bearer?.isValid) return bearer.id;
  const holder = await holderOf(refreshToken(cookiesOf(cookie)), keys.refreshSecret);
  if (!holder?.isValid || (bearer && bearer.id !== holder.id)) return null;
  return holder.id;
}

function bearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

/** With OpenID the refresh token is the provider's; LibreChat then signs the user's id in a cookie of its own. */
function refreshToken(cookies: ReadonlyMap<string, string>): string | undefined {
  return cookies.get(cookies.get('token_provider') === 'openid' ? 'openid_user_id' : 'refreshToken');
}

function cookiesOf(header = ''): ReadonlyMap<string, string> {
  const pairs = header.split(';').map((pair) => pair.trim().split(/=(.*)/s));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}

async function holderOf(token: string | undefined, secret: string | undefined): Promise<Holder | null> {
  if (!token || !secret) return null;
  try {
    const {payload} = await jwtVerify(token, new TextEncoder().encode(secret), {algorithms: ALGORITHMS});
    return holder(payload, true);
  } catch (error) {
    return error instanceof errors.JWTExpired ? holder(error.payload, false) : null;
  }
}

function holder({id}: JWTPayload, isValid: boolean): Holder | null {
  return typeof id === 'string' && USER_ID.test(id) ? {id, isValid} : null;
}
