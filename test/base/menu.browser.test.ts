import {expect, fixture} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {LitElement, html} from 'lit';
import {MenuPopup} from '../../src/base/menu.js';

class MenuHost extends LitElement {
  readonly menu = new MenuPopup(this, {
    anchor: () => this.find('button'),
    panel: () => this.find('.menu'),
    onOpen: () => this.find('input')?.focus(),
  });

  find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  protected override render(): unknown {
    return html`<button>Open</button><div class="menu" popover="manual" tabindex="-1"><input /></div>`;
  }
}
customElements.define('test-menu-host', MenuHost);

async function opened(): Promise<MenuHost> {
  const page = await fixture<HTMLElement>(html`<div><test-menu-host></test-menu-host><button id="after">After</button></div>`);
  const element = page.querySelector('test-menu-host') as MenuHost;
  await element.updateComplete;
  element.menu.open();
  await element.updateComplete;
  return element;
}

const isShown = (element: MenuHost) => element.find('.menu')?.matches(':popover-open');
const focused = (element: MenuHost) => element.shadowRoot?.activeElement;

describe('a popup menu', () => {
  it('opens in the top layer and takes the focus', async () => {
    const element = await opened();
    expect(isShown(element)).to.equal(true);
    expect(focused(element)).to.equal(element.find('input'));
  });

  it('closes with Escape and gives the focus back', async () => {
    const element = await opened();
    await sendKeys({press: 'Escape'});
    expect(isShown(element)).to.equal(false);
    expect(focused(element)).to.equal(element.find('button'));
  });

  it('closes when the focus leaves it, and lets it go', async () => {
    const element = await opened();
    await sendKeys({press: 'Tab'});
    expect(isShown(element)).to.equal(false);
    expect(document.activeElement?.id).to.equal('after');
  });

  it('closes with a press elsewhere, not with one inside', async () => {
    const element = await opened();
    element.find('input')?.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
    expect(element.menu.isOpen).to.equal(true);
    document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
    expect(element.menu.isOpen).to.equal(false);
  });

  it('closes with its host', async () => {
    const element = await opened();
    element.remove();
    expect(element.menu.isOpen).to.equal(false);
  });
});
