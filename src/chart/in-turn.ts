/** Lets charts that wait for the same thing be drawn one after the other, so that the page can answer in between. */

let last: Promise<void> = Promise.resolve();

/** Settles in a task of its own, behind those of all who asked before. */
export function inTurn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setTimeout(resolve)));
  return last;
}
