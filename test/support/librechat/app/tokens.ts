import {createHash, randomUUID} from 'node:crypto';
import {jwtVerify, SignJWT} from 'jose';

/** Keys as LibreChat's `.env` has them. */
export const KEYS = {jwtSecret: 'access-secret-of-the-tests', refreshSecret: 'refresh-secret-of-the-tests'};

const key = (secret: string): Uint8Array => new TextEncoder().encode(secret);

/** An access token of a user. */
export function accessToken(id: string, seconds = 900): Promise<string> {
  return signed({id, username: 'ada', provider: 'local', email: 'ada@example.org'}, KEYS.jwtSecret, seconds);
}

/** What the refresh cookie holds. */
export function refreshToken(id: string, seconds = 604_800): Promise<string> {
  return signed({id, sessionId: randomUUID()}, KEYS.refreshSecret, seconds);
}

function signed(payload: Record<string, unknown>, secret: string, seconds: number): Promise<string> {
  const expires = Math.floor(Date.now() / 1000) + seconds;
  return new SignJWT({...payload, jti: randomUUID()}).setProtectedHeader({alg: 'HS256'}).setIssuedAt().setExpirationTime(expires).sign(key(secret));
}

/** The user of a token, or null. */
export async function userOf(token: string, secret: string): Promise<string | null> {
  try {
    const {payload} = await jwtVerify(token, key(secret));
    return String(payload['id']);
  } catch {
    return null;
  }
}

/** As LibreChat keeps it: one hash per session, replaced at every refresh. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
