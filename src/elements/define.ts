import {warnOnce} from '../client/warn.js';

/** Registers an element once; where another class holds the tag already, it stays and we say so. */
export function define(tag: string, element: CustomElementConstructor): void {
  const holder = globalThis.customElements?.get(tag);
  if (holder === element || globalThis.customElements === undefined) return;
  if (holder === undefined) customElements.define(tag, element);
  else warnOnce('a2b: another copy of @aim2balance/widgets is on this page already; the first one is used.');
}
