import {aTimeout, expect, fixture} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import type {MenuHost} from './menu-host.js';
import './menu-host.js';

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

  it('F5: closes with Escape and gives the focus back', async () => {
    const element = await opened();
    await sendKeys({press: 'Escape'});
    expect(isShown(element)).to.equal(false);
    expect(focused(element)).to.equal(element.find('button'));
  });

  it('F5: closes when the focus leaves it, and lets it go', async () => {
    const element = await opened();
    await sendKeys({press: 'Tab'});
    expect(isShown(element)).to.equal(false);
    expect(document.activeElement?.id).to.equal('after');
  });

  it('F4: closes with a press elsewhere, not with one inside', async () => {
    const element = await opened();
    element.find('input')?.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
    expect(element.menu.isOpen).to.equal(true);
    document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
    expect(element.menu.isOpen).to.equal(false);
  });

  it('F4: closes with a press inside another widget, and with the focus going into an iframe', async () => {
    const first = await opened();
    const second = await fixture<MenuHost>(html`<test-menu-host></test-menu-host>`);
    second.find('button')?.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
    expect(first.menu.isOpen).to.equal(false);
    second.menu.open();
    await second.updateComplete;
    const frame = await fixture<HTMLIFrameElement>(html`<iframe srcdoc="<button>x</button>"></iframe>`);
    frame.focus();
    await aTimeout(0);
    expect(second.menu.isOpen).to.equal(false);
  });

  it('closes with its host', async () => {
    const element = await opened();
    element.remove();
    expect(element.menu.isOpen).to.equal(false);
  });
});
