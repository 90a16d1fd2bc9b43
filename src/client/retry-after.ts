/** Longest `Retry-After` that is waited for; beyond it the user is told the time instead. Milliseconds. */
export const LONGEST_WAIT = 60_000;

/** Longest wait that is told, and that a timer can hold: some 24 days. */
const LONGEST_TOLD = 2 ** 31 - 1;
const DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i;

/** Milliseconds until the server wants to be asked again: seconds or an HTTP date, null when unreadable. */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : DATE.test(text) ? Date.parse(text) - now : Number.NaN;
  return Number.isNaN(wait) ? null : Math.min(LONGEST_TOLD, Math.max(0, wait));
}

/** When the server says to come back: by its own clock where it tells it, since the viewer's may be wrong. */
export function retryAt(headers: Headers): Date | undefined {
  const told = Date.parse(headers.get('Date') ?? '');
  const wait = retryAfterMs(headers.get('Retry-After'), Number.isNaN(told) ? Date.now() : told);
  return wait === null ? undefined : new Date(Date.now() + wait);
}
