import {autoUpdate, computePosition, flip, offset, shift, type Placement, type ReferenceElement} from '@floating-ui/dom';

/** CSS zoom of all ancestors together: it enlarges `left` and `top` as well, which positions do not know of. */
function zoomOf(element: HTMLElement & {readonly currentCSSZoom?: number}): number {
  return element.currentCSSZoom ?? 1;
}

/** Puts `floating` (a popover in the top layer) beside `reference` once. */
export async function place(reference: ReferenceElement, floating: HTMLElement, placement: Placement): Promise<void> {
  const middleware = [offset(6), flip({padding: 8}), shift({padding: 8})];
  const {x, y} = await computePosition(reference, floating, {placement, strategy: 'fixed', middleware});
  floating.style.setProperty('inset', 'auto');
  floating.style.setProperty('left', `${x / zoomOf(floating)}px`);
  floating.style.setProperty('top', `${y / zoomOf(floating)}px`);
}

/** Keeps `floating` beside `reference` until the returned function is called. */
export function follow(reference: ReferenceElement, floating: HTMLElement, placement: Placement): () => void {
  return autoUpdate(reference, floating, () => void place(reference, floating, placement));
}
