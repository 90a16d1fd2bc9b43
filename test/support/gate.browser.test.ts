import {expect} from '@open-wc/testing';
import {LitElement, html} from 'lit';
import {engine, itIf} from './engine.js';
import {expectWarning, takeFindings} from './gate.js';
import {waitUntil} from './wait.js';

/** Settles with the first findings. */
async function findings(): Promise<readonly string[]> {
  let found: readonly string[] = [];
  await waitUntil(() => (found = takeFindings()).length > 0, 'something was found');
  return found;
}

/** Mocha takes errors of the window for failures by itself; here they are wanted. */
async function withoutMocha(act: () => void): Promise<readonly string[]> {
  const {onerror} = window;
  window.onerror = null;
  act();
  const found = await findings();
  window.onerror = onerror;
  return found;
}

class Unruly extends LitElement {
  protected override render() {
    return html`<p style="color: red"></p>`;
  }
}
customElements.define('a2b-unruly', Unruly);

describe('the gate behind every browser test', () => {
  it('finds what is said in the console, unless the test expected it', () => {
    console.error('no');
    console.warn('unexpected');
    expectWarning(/^expected/);
    console.warn('expected');
    expect(takeFindings()).to.deep.equal(['console.error: no', 'console.warn: unexpected']);
    expect(takeFindings()).to.deep.equal([]);
  });

  it('forgets what one test expected', () => {
    console.warn('expected');
    expect(takeFindings()).to.deep.equal(['console.warn: expected']);
  });

  it('finds errors of the window, those of a ResizeObserver among them', async () => {
    const message = 'ResizeObserver loop completed with undelivered notifications.';
    const found = await withoutMocha(() => dispatchEvent(new ErrorEvent('error', {message})));
    expect(found).to.include(`error: ${message}`);
  });

  it('finds promises whose failure nobody heard', async () => {
    const found = await withoutMocha(() => dispatchEvent(new PromiseRejectionEvent('unhandledrejection', {promise: Promise.resolve(), reason: 'x'})));
    expect(found).to.include('unhandled rejection: x');
  });

  itIf(engine !== 'webkit', 'WebKit tells of style attributes on the document, not on the element')('finds a style attribute inside one of the elements, and lets tests have theirs', async () => {
    const own = document.body.appendChild(document.createElement('p'));
    own.setAttribute('style', 'color: red');
    const element = document.body.appendChild(document.createElement('a2b-unruly'));
    const found = await findings();
    own.remove();
    element.remove();
    expect(found).to.have.length(1);
    expect(found[0]).to.match(/^style-src-attr/);
  });

  it('finds requests to another origin, those that failed too', async () => {
    const elsewhere = `http://${location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${location.port}/nothing`;
    await fetch(elsewhere, {mode: 'no-cors'}).catch(() => undefined);
    expect(await findings()).to.deep.equal([`request to ${elsewhere}`]);
  });
});
