import {LateRoom} from './late-room.js';
import type {Lazy} from './lazy.js';

/** Brings the element of a tag. */
export type LateTags = ReadonlyMap<string, Lazy<unknown>>;

const CHILDREN = {childList: true, subtree: true} as const;

/** Waits before an element is tried for once more, ms: a network that is away for a moment costs no card. */
const WAITS = [1_000, 5_000, 25_000] as const;

/** Rejects with the last failure. */
async function bringPatiently(part: Lazy<unknown>): Promise<unknown> {
  for (const wait of WAITS) {
    try {
      return await part.load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return part.load();
}

/**
 * Brings elements when their tags appear: in the page, and in open shadow roots that are there with their host.
 * Properties that were set before stay, as with every late upgrade.
 */
export class TagWatch {
  readonly #tags: LateTags;
  readonly #seen: (element: Element) => void;
  readonly #room = new LateRoom(document);
  readonly #observer = new MutationObserver((records) => {
    for (const {addedNodes} of records) for (const node of addedNodes) this.#look(node);
  });

  /** `seen` is told every element of ours, also one whose code is here. */
  constructor(tags: LateTags, seen: (element: Element) => void = () => undefined) {
    this.#tags = tags;
    this.#seen = seen;
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

  #meet(element: Element): void {
    const {localName, shadowRoot} = element;
    if (localName.startsWith('a2b-')) {
      this.#bring(this.#tags.get(localName));
      this.#seen(element);
    } else if (shadowRoot !== null) this.watch(shadowRoot);
  }

  #bring(part: Lazy<unknown> | undefined): void {
    if (part !== undefined && part.value === undefined) this.#room.keepUntil(bringPatiently(part));
  }
}
