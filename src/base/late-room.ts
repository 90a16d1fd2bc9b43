/** As tall as the place-holders of these elements. */
const ROOM = `a2b-usage-breakdown:not(:defined) { display: block; min-height: 486px; }
a2b-usage-breakdown[by='project']:not(:defined) { min-height: 530px; }
a2b-usage-breakdown:is(:not([by]), [by='provider']):not([view='bar'], [view='table']):not(:defined) { min-height: 366px; }
a2b-range-picker:not(:defined) { display: block; min-height: 32px; }
a2b-usage-summary:not(:defined) { display: block; min-height: 667px; }
a2b-usage-summary[picker='none']:not(:defined) { min-height: 663px; }
a2b-usage-log:not(:defined) { display: block; min-height: 1236px; }
a2b-usage-log[page-size='10']:not(:defined) { min-height: 621px; }
a2b-sustainability:not(:defined), a2b-billing-history:not(:defined) { display: block; min-height: 540px; }
a2b-dashboard:not(:defined) { display: block; min-height: 100vh; }`;

/** The room of elements that are still to come, so that what stands below them does not jump when they do. */
export class LateRoom {
  readonly #page: Document;
  readonly #waiting = new Set<Promise<unknown>>();
  #sheet: CSSStyleSheet | undefined;

  constructor(page: Document) {
    this.#page = page;
  }

  /** Keeps the room until `arrival` is settled. The page has a style sheet of ours only as long as something is to come. */
  keepUntil(arrival: Promise<unknown>): void {
    this.#waiting.add(arrival);
    this.#keep();
    const leave = () => {
      this.#waiting.delete(arrival);
      if (this.#waiting.size === 0) this.#giveBack();
    };
    arrival.then(leave, leave);
  }

  #keep(): void {
    if (this.#sheet !== undefined) return;
    this.#sheet = new CSSStyleSheet();
    this.#sheet.replaceSync(ROOM);
    this.#page.adoptedStyleSheets.push(this.#sheet);
  }

  #giveBack(): void {
    this.#page.adoptedStyleSheets = this.#page.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    this.#sheet = undefined;
  }
}
