import type {A2bElement} from '../../base/a2b-element.js';
import {A2bFilterChangeEvent} from '../../base/events.js';
import {DIMENSIONS, type Dimension} from '../../contract/dimension.js';
import type {Filters} from '../../store/usage-store.js';

/** What the widgets around a breakdown are filtered by, read and changed through it. */
export class Filtering {
  readonly #host: A2bElement;

  constructor(host: A2bElement) {
    this.#host = host;
  }

  /** Ids a dimension is filtered by; none = all are shown. */
  picked(dimension: Dimension): ReadonlySet<string> {
    return new Set(this.#host.scope.usage.value.filters[dimension]);
  }

  /** All filters but those of `own`: that dimension keeps showing all and marks what is picked. */
  without(own: Dimension): Partial<Filters> {
    return {...this.#host.scope.usage.value.filters, [own]: undefined};
  }

  /** Whether anything but `own` is filtered. */
  isNarrowed(own: Dimension): boolean {
    return DIMENSIONS.some((each) => each !== own && this.picked(each).size > 0);
  }

  /** Takes an id into the filter, or out of it, and tells. */
  toggle(dimension: Dimension, id: string): void {
    this.#host.scope.usage.toggle(dimension, id);
    this.#tell(dimension);
  }

  /** Shows all of these dimensions again, and tells of each that was filtered. */
  clear(...dimensions: readonly Dimension[]): void {
    for (const dimension of dimensions.filter((each) => this.picked(each).size > 0)) {
      this.#host.scope.usage.filter(dimension, []);
      this.#tell(dimension);
    }
  }

  #tell(dimension: Dimension): void {
    this.#host.dispatchEvent(new A2bFilterChangeEvent(dimension, this.#host.scope.usage.value.filters));
  }
}
