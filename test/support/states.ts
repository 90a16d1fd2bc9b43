import type {A2bElement} from '../../src/base/a2b-element.js';
import type {ElementState} from '../../src/base/states.js';

/** Settles when the element shows `state`; awaits updates, never the clock. */
export async function reaches(element: A2bElement, state: ElementState): Promise<void> {
  for (let updates = 0; element.state !== state; updates += 1) {
    if (updates > 600) throw new Error(`<${element.localName}> stays ${element.state}, never ${state}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await element.updateComplete;
  }
  await element.updateComplete;
}

/** Text the user sees inside the element's shadow root, white space folded. */
export function textOf(element: Element, selector = '.card'): string {
  const part = element.shadowRoot?.querySelector(selector);
  return (part as HTMLElement | null)?.innerText.replace(/\s+/g, ' ').trim() ?? '';
}
