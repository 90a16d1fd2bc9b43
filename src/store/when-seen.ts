function isSeen(): boolean {
  return !(globalThis.document?.hidden ?? false) && (globalThis.navigator?.onLine ?? true);
}

/**
 * Acts at once while the page is seen and online, else once as soon as it is both: what nobody sees needs no
 * request. The returned function calls it off.
 */
export function whenSeen(act: () => void): () => void {
  const events = new AbortController();
  const tryNow = (): void => {
    if (events.signal.aborted || !isSeen()) return;
    events.abort();
    act();
  };
  tryNow();
  if (events.signal.aborted) return () => undefined;
  globalThis.document?.addEventListener('visibilitychange', tryNow, {signal: events.signal});
  globalThis.addEventListener?.('online', tryNow, {signal: events.signal});
  return () => events.abort();
}
