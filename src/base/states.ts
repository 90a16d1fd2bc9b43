/** What an element shows, as its `state` property and as `:state(…)`. */
export const STATES = ['loading', 'ready', 'stale', 'empty', 'error', 'unauthorized', 'unavailable'] as const;
/** A state of an element. */
export type ElementState = (typeof STATES)[number];

/** Keeps the custom states of an element equal to its one state, and to the scheme around it. */
export function showStates(internals: ElementInternals, state: ElementState, scheme: 'light' | 'dark'): void {
  for (const name of [...STATES, 'dark']) internals.states.delete(name);
  internals.states.add(state);
  if (scheme === 'dark') internals.states.add('dark');
}
