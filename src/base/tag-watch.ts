import type {Lazy} from './lazy.js';

/** The room of elements that are still to come, so that what stands below them does not jump when they do. */
const LATE_ROOM = `a2b-usage-breakdown:not(:defined) { display: block; min-height: 486px; }
a2b-usage-breakdown[by='project']:not(:defined) { min-height: 530px; }
a2b-usage-breakdown:is(:not([by]), [by='provider']):not([view='bar'], [view='table']):not(:defined) { min-height: 366px; }
a2b-sustainability:not(:defined), a2b-billing-history:not(:defined) { display: block; min-height: 540px; }
a2b-dashboard:not(:defined) { display: block; min-height: 100vh; }`;

/** Keeps room in `page` for late elements. */
export function keepRoom(page: Document): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LATE_ROOM);
  page.adoptedStyleSheets.push(sheet);
}

/** Brings the element of a tag. */
export type LateTags = ReadonlyMap<string, Lazy<unknown>>;

const CHILDREN = {childList: true, subtree: true} as const;

/**
 * Brings elements when their tags appear: in the page, and in open shadow roots that are there with their host.
 * Properties that were set before stay, as with every late upgrade.
 */
export class TagWatch {
  readonly #tags: LateTags;
  readonly #observer = new MutationObserver((records) => {
    for (const {addedNodes} of records) for (const node of addedNodes) this.#look(node);
  });

  constructor(tags: LateTags) {
    this.#tags = tags;
  }

  /** Looks at what is there, and at everything that comes, until the page is left. */
  watch(root: Document | ShadowRoot): void {
    this.#observer.observe(root, CHILDREN);
    for (const element of root.querySelectorAll('*')) this.#meet(element);
  }

  #look(node: Node): void {
    if (!(node instanceof Element)) return;
    this.#meet(node);
    for (const element of node.querySelectorAll('*')) this.#meet(element);
  }

  #meet({localName, shadowRoot}: Element): void {
    if (localName.startsWith('a2b-')) void this.#tags.get(localName)?.load().catch(() => undefined);
    else if (shadowRoot !== null) this.watch(shadowRoot);
  }
}
