import {LateRoom} from './late-room.js';
import type {Lazy} from './lazy.js';

/** Brings the element of a tag. */
export type LateTags = ReadonlyMap<string, Lazy<unknown>>;

const CHILDREN = {childList: true, subtree: true} as const;

/**
 * Brings elements when their tags appear: in the page, and in open shadow roots that are there with their host.
 * Properties that were set before stay, as with every late upgrade.
 */
export class TagWatch {
  readonly #tags: LateTags;
  readonly #room = new LateRoom(document);
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
    if (localName.startsWith('a2b-')) this.#bring(this.#tags.get(localName));
    else if (shadowRoot !== null) this.watch(shadowRoot);
  }

  #bring(part: Lazy<unknown> | undefined): void {
    if (part !== undefined && part.value === undefined) this.#room.keepUntil(part.load());
  }
}
