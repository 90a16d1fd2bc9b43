import {createHash, createHmac, timingSafeEqual} from 'node:crypto';

/** The user who owns the generated sample data and the demo token. */
export const SAMPLE_USER = 'demo';

/** Keys that bearer tokens are checked with. */
export interface TokenKeys {
  /** The bearer token of the sample user. */
  demoToken: string;
  /** The server's secret. */
  secret: Buffer;
}

/**
 * The bearer token of a user: `demoToken` for the sample user; for others their id and its HMAC under the
 * server's secret, so that it needs no storage and nobody without the secret can make it.
 */
export function tokenOf(userId: string, {demoToken, secret}: TokenKeys): string {
  if (userId === SAMPLE_USER) return demoToken;
  return `${Buffer.from(userId).toString('base64url')}.${signatureOf(userId, secret)}`;
}

/** Whose token it is, or `undefined`. Takes the same time for a near miss as for nonsense. */
export function userOf(token: string, keys: TokenKeys): string | undefined {
  const userId = claimedUser(token, keys);
  return isSame(token, tokenOf(userId, keys)) ? userId : undefined;
}

function claimedUser(token: string, {demoToken}: TokenKeys): string {
  if (isSame(token, demoToken)) return SAMPLE_USER;
  return Buffer.from(token.split('.')[0] ?? '', 'base64url').toString();
}

function signatureOf(userId: string, secret: Buffer): string {
  return createHmac('sha256', secret).update(`token of ${userId}`).digest('base64url');
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
