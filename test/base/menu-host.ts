import {LitElement, html} from 'lit';
import {MenuPopup} from '../../src/base/menu.js';

/** The smallest host of a menu. */
export class MenuHost extends LitElement {
  /** What is tested. */
  readonly menu = new MenuPopup(this, {
    anchor: () => this.find('button'),
    panel: () => this.find('.menu'),
    onOpen: () => this.find('input')?.focus(),
  });

  /** A part of it. */
  find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  protected override render(): unknown {
    return html`<button>Open</button><div class="menu" popover="manual" tabindex="-1"><input /></div>`;
  }
}
customElements.define('test-menu-host', MenuHost);
