/** Origins that said 429, and the moment (ms since 1970) until which nobody on this page asks them anything. */
const closedUntil = new Map<string, number>();

/** Nobody asks `origin` before `at`. */
export function closeOrigin(origin: string, at: Date): void {
  closedUntil.set(origin, Math.max(at.getTime(), closedUntil.get(origin) ?? 0));
}

/** Milliseconds until `origin` may be asked again; 0 = now. */
export function closedFor(origin: string): number {
  const wait = (closedUntil.get(origin) ?? 0) - Date.now();
  if (wait <= 0) closedUntil.delete(origin);
  return Math.max(0, wait);
}

/** Forgets all of it: another user has a quota of their own. */
export function openOrigins(): void {
  closedUntil.clear();
}
