import {warnOnce} from '../client/warn.js';

/** Kept on the page, so that of several copies only one speaks. */
const SAID = Symbol.for('@aim2balance/widgets/another-copy');

function warnOfCopy(): void {
  const page = globalThis as {[SAID]?: boolean};
  if (page[SAID] === true) return;
  page[SAID] = true;
  warnOnce('a2b: another copy of @aim2balance/widgets is on this page already; the first one is used.');
}

/** Registers an element once; where another class holds the tag already, it stays and we say so. */
export function define(tag: string, element: CustomElementConstructor): void {
  const holder = globalThis.customElements?.get(tag);
  if (holder === element || globalThis.customElements === undefined) return;
  if (holder === undefined) customElements.define(tag, element);
  else warnOfCopy();
}
