/** Longest `Retry-After` that is waited for; beyond it the user is told the time instead. Milliseconds. */
export const LONGEST_WAIT = 60_000;

/** Milliseconds until the server wants to be asked again: seconds or an HTTP date, null when unreadable. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  if (/^\d+$/.test(header.trim())) return Number(header.trim()) * 1000;
  const at = /[a-z]/i.test(header) && !/^0x/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
