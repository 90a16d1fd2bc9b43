import {aTimeout, expect, fixture} from '@open-wc/testing';
import {LitElement, html} from 'lit';
import {ChartTooltip, pointByKey} from '../../src/base/tooltip.js';
import {waitUntil} from '../support/wait.js';

class TooltipHost extends LitElement {
  readonly tooltip = new ChartTooltip(this, () => this.renderRoot.querySelector('.box'));

  protected override render(): unknown {
    return html`<div class="box"></div>${this.tooltip.elements}`;
  }
}
customElements.define('test-tooltip-host', TooltipHost);

const content = {title: '20 Nov', rows: [{label: '<b>OpenAI</b>', value: '1,200', color: 'red'}], footer: {label: 'Total', value: '1,200'}};

async function host(): Promise<TooltipHost> {
  return fixture<TooltipHost>(html`<test-tooltip-host></test-tooltip-host>`);
}

function popupOf(element: TooltipHost): HTMLElement {
  return element.renderRoot.querySelector<HTMLElement>('.tooltip') as HTMLElement;
}

describe('the tooltip of a chart', () => {
  before(() => import('../../src/base/floating-engine.js'));

  it('shows its lines as text, and no markup of them', async () => {
    const element = await host();
    element.tooltip.show({x: 10, y: 20}, content);
    const popup = popupOf(element);
    expect(popup.matches(':popover-open')).to.equal(true);
    expect(popup.textContent).to.include('<b>OpenAI</b>');
    expect(popup.querySelectorAll('.rows b').length).to.equal(0);
  });

  it('stands above its point', async () => {
    const element = await host();
    element.style.cssText = 'display: block; margin: 200px';
    element.tooltip.show({x: 30, y: 20}, content);
    await waitUntil(() => popupOf(element).style.left !== '');
    const box = element.renderRoot.querySelector('.box') as HTMLElement;
    const point = box.getBoundingClientRect();
    const place = popupOf(element).getBoundingClientRect();
    expect(place.bottom).to.be.closeTo(point.top + 20 - 6, 1);
    expect((place.left + place.right) / 2).to.be.closeTo(point.left + 30, 1);
  });

  it('G5: is read out only when asked, in a region that stood there empty', async () => {
    const element = await host();
    const voice = element.renderRoot.querySelector('[role=status]') as HTMLElement;
    element.tooltip.show({x: 0, y: 0}, content);
    expect(voice.textContent).to.equal('');
    element.tooltip.show({x: 0, y: 0}, content, {aloud: true});
    expect(voice.textContent).to.equal('20 Nov, <b>OpenAI</b> 1,200, Total 1,200');
  });

  it('goes with Escape', async () => {
    const element = await host();
    element.tooltip.show({x: 0, y: 0}, content);
    document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
    expect(element.tooltip.isOpen).to.equal(false);
  });

  it('leaves the screen with its host', async () => {
    const element = await host();
    element.tooltip.show({x: 0, y: 0}, content);
    element.remove();
    await aTimeout(0);
    expect(element.tooltip.isOpen).to.equal(false);
  });
});

describe('reading a chart by keyboard', () => {
  it('begins at the side the key comes from', () => {
    expect(pointByKey('ArrowRight', -1, 5)).to.equal(0);
    expect(pointByKey('ArrowLeft', -1, 5)).to.equal(4);
  });

  it('stops at the ends and follows the reading direction', () => {
    expect(pointByKey('ArrowRight', 4, 5)).to.equal(4);
    expect(pointByKey('ArrowLeft', 0, 5)).to.equal(0);
    expect(pointByKey('ArrowLeft', 1, 5, 'rtl')).to.equal(2);
    expect(pointByKey('Home', 3, 5)).to.equal(0);
    expect(pointByKey('End', 3, 5)).to.equal(4);
    expect(pointByKey('Tab', 3, 5)).to.equal(null);
  });
});
