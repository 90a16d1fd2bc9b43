/** Tag of the nearest `lang` attribute above the element, across shadow roots, else of the browser. */
export function nearestLanguage(element: Element): string {
  return nearestAttribute(element, 'lang') ?? globalThis.navigator?.language ?? 'en';
}

/** The nearest value of an attribute that is not empty, on the element or above it, across shadow roots. */
export function nearestAttribute(element: Element, name: string): string | null {
  for (const node of lineage(element)) {
    const value = node instanceof Element ? node.getAttribute(name) : null;
    if (value) return value;
  }
  return null;
}

/** The element and all that is around it, as it is drawn: slots and shadow hosts included. */
function* lineage(element: Element): Generator<Node> {
  for (let node: Node | null = element; node !== null; node = parentOf(node)) yield node;
}

function parentOf(node: Node): Node | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  return node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
}

const OBSERVED = {subtree: true, attributeFilter: ['lang', 'data-theme']};

/** One observer per tree, however many listen. */
class TreeWatch {
  readonly #listeners = new Set<() => void>();
  readonly #observer = new MutationObserver(() => [...this.#listeners].forEach((listener) => listener()));

  add(tree: Node, listener: () => void): void {
    if (this.#listeners.size === 0) this.#observer.observe(tree, OBSERVED);
    this.#listeners.add(listener);
  }

  remove(listener: () => void): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) this.#observer.disconnect();
  }
}

const watches = new WeakMap<Node, TreeWatch>();

function watchTree(tree: Node, listener: () => void): () => void {
  const watch = watches.get(tree) ?? new TreeWatch();
  watches.set(tree, watch);
  watch.add(tree, listener);
  return () => watch.remove(listener);
}

const isTree = (node: Node): boolean => node instanceof ShadowRoot || node instanceof Document;

/** Hears when a `lang` or `data-theme` changes in a tree the element stands in. Returns the function that ends it. */
export function watchTrees(element: Element, listener: () => void): () => void {
  const ends = [...lineage(element)].filter(isTree).map((tree) => watchTree(tree, listener));
  return () => ends.forEach((end) => end());
}
