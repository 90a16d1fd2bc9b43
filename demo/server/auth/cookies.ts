/** Name of the cookie that holds the bearer token. */
export const SESSION_COOKIE = 'a2b_session';
/** Name of the cookie that keeps a user who signed out signed out. */
export const SIGNED_OUT_COOKIE = 'a2b_signed_out';
