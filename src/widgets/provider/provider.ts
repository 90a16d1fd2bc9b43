import {css, html, type CSSResultGroup, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {A2bElement} from '../../base/a2b-element.js';
import {ScopeOwner} from '../../base/scope-owner.js';
import type {ElementState} from '../../base/states.js';
import {UrlState} from '../../base/url-state-controller.js';

/**
 * Hands settings to the widgets below it, which share range, filters and metric among themselves. Draws nothing.
 *
 * @element a2b-provider
 * @slot - The widgets, and anything else
 */
export class A2bProvider extends A2bElement {
  static override styles: CSSResultGroup = css`:host { display: contents; }`;

  /** Keeps range, comparison, metric and filters in the page's address; one element of a page can. */
  @property({type: Boolean, attribute: 'url-state'}) urlState = false;

  readonly #owner = new ScopeOwner(this);

  constructor() {
    super();
    new UrlState(this, this.#owner.scope.usage, () => this.urlState);
  }

  get state(): ElementState {
    return 'ready';
  }

  /** Range, filters and metric the widgets below share. */
  get usage(): ScopeOwner['scope']['usage'] {
    return this.#owner.scope.usage;
  }

  protected override content(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'a2b-provider': A2bProvider;
  }
}
