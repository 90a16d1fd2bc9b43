import type {Placement, ReferenceElement} from '@floating-ui/dom';
import {lazy} from './lazy.js';

const engine = lazy(() => import('./floating-engine.js'));

/** Nothing is seen at a wrong place meanwhile; where the engine cannot be had, the browser's own place has to do. */
async function whenHere(floating: HTMLElement, act: (module: typeof import('./floating-engine.js')) => unknown): Promise<void> {
  const isHere = engine.value !== undefined;
  if (!isHere) floating.style.setProperty('opacity', '0');
  try {
    await act(await engine.load());
  } catch {
    // It stays where the browser puts it.
  }
  if (!isHere) floating.style.removeProperty('opacity');
}

/** Puts `floating` (a popover in the top layer) beside `reference` once. */
export function placeBeside(reference: ReferenceElement, floating: HTMLElement, placement: Placement): Promise<void> {
  return whenHere(floating, ({place}) => place(reference, floating, placement));
}

/** Keeps `floating` beside `reference` until the returned function is called. */
export function stayBeside(reference: ReferenceElement, floating: HTMLElement, placement: Placement): () => void {
  let stop = (): void => undefined;
  let hasEnded = false;
  void whenHere(floating, async ({place, follow}) => {
    if (hasEnded) return;
    await place(reference, floating, placement);
    if (!hasEnded) stop = follow(reference, floating, placement);
  });
  return () => {
    hasEnded = true;
    stop();
  };
}
