import {html, nothing, type TemplateResult} from 'lit';
import type {A2bElement} from '../../base/a2b-element.js';
import {A2bRangeChangeEvent} from '../../base/events.js';
import {backIcon} from '../../base/icons.js';
import {isRange, type Range} from '../../contract/range.js';

/** An element whose range and comparison may be pinned. */
type Ranged = A2bElement & {readonly compare?: 'previous' | 'none'};

/** Steps into a part of the range, and the way back. */
export class RangeSteps {
  readonly #host: Ranged;
  #step: {readonly from: Range; readonly to: Range} | null = null;

  constructor(host: Ranged) {
    this.#host = host;
  }

  /** Shows only `range`. */
  into(range: Range): void {
    const {effectiveRange} = this.#host;
    if (range === effectiveRange) return;
    this.#step = {from: effectiveRange, to: range};
    this.#go(range);
  }

  /** The button that leads back, as long as the part stepped into is what is shown. */
  render(nameOf: (range: Range) => string): TemplateResult | typeof nothing {
    const step = this.#step;
    if (step === null || step.to !== this.#host.effectiveRange) return nothing;
    return html`<div><button class="back" part="back" type="button" @click=${() => this.#go(step.from)}>
      ${backIcon}${this.#host.t('summary.back', {period: nameOf(step.from)})}</button></div>`;
  }

  #go(range: Range): void {
    const host = this.#host;
    if (isRange(host.range ?? '')) host.range = range;
    else host.scope.usage.set({range});
    host.dispatchEvent(new A2bRangeChangeEvent(range, host.compare ?? host.scope.usage.value.compare));
  }
}
