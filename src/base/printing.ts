const listeners = new Set<() => void>();
let stop: (() => void) | undefined;
let isPrepared = false;

/** Whether the page is on its way to paper: charts give way to tables then. */
export function isPrinting(): boolean {
  return isPrepared || (globalThis.matchMedia?.('print').matches ?? false);
}

function startWatching(): () => void {
  const ended = new AbortController();
  const {signal} = ended;
  const become = (prepared: boolean) => () => {
    isPrepared = prepared;
    listeners.forEach((listener) => listener());
  };
  addEventListener('beforeprint', become(true), {signal});
  addEventListener('afterprint', become(false), {signal});
  matchMedia('print').addEventListener('change', become(false), {signal});
  return () => ended.abort();
}

/** Hears when printing begins and ends. One set of listeners for all. Returns the function that ends it. */
export function watchPrinting(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= startWatching();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
    isPrepared = false;
  };
}
