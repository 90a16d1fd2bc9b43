/** Tells charts that the page's look changed: one set of listeners per document, however many charts. */

const QUERIES = [
  '(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-reduced-motion: reduce)', 'print',
];

class ThemeWatch {
  readonly #listeners = new Set<() => void>();
  readonly #observer = new MutationObserver(() => this.#notify());
  readonly #document: Document;
  readonly #queries: MediaQueryList[];

  constructor(doc: Document) {
    this.#document = doc;
    this.#queries = QUERIES.flatMap(query => doc.defaultView?.matchMedia(query) ?? []);
  }

  add(listener: () => void): void {
    if (this.#listeners.size === 0) this.#start();
    this.#listeners.add(listener);
  }

  remove(listener: () => void): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) this.#stop();
  }

  readonly #notify = (): void => {
    for (const listener of [...this.#listeners]) listener();
  };

  #start(): void {
    const attributeFilter = ['class', 'style', 'data-theme', 'dir'];
    this.#observer.observe(this.#document.documentElement, {attributes: true, attributeFilter});
    for (const query of this.#queries) query.addEventListener('change', this.#notify);
  }

  #stop(): void {
    this.#observer.disconnect();
    for (const query of this.#queries) query.removeEventListener('change', this.#notify);
  }
}

const watches = new WeakMap<Document, ThemeWatch>();

/**
 * Calls `listener` whenever class, style, data-theme or dir of the document's root change, or colour scheme, forced
 * colours, reduced motion or printing do. Returns the function that ends it.
 */
export function watchTheme(doc: Document, listener: () => void): () => void {
  const watch = watches.get(doc) ?? new ThemeWatch(doc);
  watches.set(doc, watch);
  watch.add(listener);
  return () => watch.remove(listener);
}
