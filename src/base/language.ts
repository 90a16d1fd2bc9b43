/** Tag of the nearest `lang` attribute above the element, across shadow roots, else of the browser. */
export function nearestLanguage(element: Element): string {
  for (let node: Node | null = element; node !== null; node = parentOf(node)) {
    const lang = node instanceof Element ? node.getAttribute('lang') : null;
    if (lang) return lang;
  }
  return globalThis.navigator?.language ?? 'en';
}

function parentOf(node: Node): Node | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  return node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
}
