/** How often and how long an answer is tried for. Times in milliseconds. */
export interface Limits {
  /** Attempts in all. */
  readonly attempts: number;
  /** One attempt, from the first byte sent to the last one read. */
  readonly attempt: number;
  /** All attempts and the waits of our own between them; waits the server asked for are not counted. */
  readonly total: number;
}

/** What every request is given. */
export const LIMITS: Limits = {attempts: 3, attempt: 10_000, total: 30_000};
/** Longest wait of our own, in milliseconds. */
export const LONGEST_BACKOFF = 30_000;

/** Wait before attempt `next` (2, 3, …): anything between nothing and a limit that doubles, so that no two are in step. */
export function backoff(next: number): number {
  return Math.random() * Math.min(LONGEST_BACKOFF, 1000 * 2 ** (next - 2));
}

/** A wait the server asked for, and a little more, so that those who were all told the same do not come at once. */
export function spread(asked: number): number {
  return asked + Math.random() * 1000;
}

/** Settles after `ms`, or rejects with the signal's reason. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    }, ms);
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave, {once: true});
  });
}
