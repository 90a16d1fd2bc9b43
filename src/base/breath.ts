/** ms of work at a stretch: a third of a frame, so that the page can paint and answer its user in the rest. */
const PATIENCE = 5;

/**
 * A turn of the event loop: without the 4 ms that nested timers wait, and, unlike `scheduler.yield()`, behind the
 * timers and clicks that wait already.
 */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Makes a function to be awaited within long work: it lets the page breathe whenever that took longer than that. */
export function breathing(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < PATIENCE) return;
    await nextTurn();
    last = performance.now();
  };
}
