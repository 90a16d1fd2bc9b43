import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {resetMouse, sendKeys, sendMouse} from '@web/test-runner-commands';
import '../../../src/elements/a2b-usage-summary.js';
import type {A2bRangeChangeEvent} from '../../../src/base/events.js';
import {NO_FILTERS} from '../../../src/store/usage-store.js';
import {pageUsage} from '../../../src/store/page.js';
import {answeringClient} from '../../../src/testing/fake-client.js';
import type {A2bUsageSummary} from '../../../src/widgets/usage-summary/usage-summary.js';
import {unusualDay} from './summary-answer.js';
import {waitUntil} from '../../support/wait.js';

const find = (element: A2bUsageSummary, selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector) as HTMLElement;

async function withShift(key: string): Promise<void> {
  await sendKeys({down: 'Shift'});
  await sendKeys({press: key});
  await sendKeys({up: 'Shift'});
}

async function drawn(): Promise<A2bUsageSummary> {
  const client = answeringClient({summary: unusualDay()});
  const element = await fixture<A2bUsageSummary>(html`<a2b-usage-summary lang="en" .client=${client}></a2b-usage-summary>`);
  await waitUntil(() => find(element, '.chart canvas'), 'the trend is drawn', {timeout: 20_000});
  await element.updateComplete;
  find(element, '.chart').focus();
  return element;
}

describe('the picture of the trend', function imageTests() {
  this.timeout(40_000);

  it('is a PNG with room for title and legend, announced before and only where it is drawn', async () => {
    const element = await drawn();
    const told = oneEvent(element, 'a2b-export');
    const blob = await element.exportImage();
    await told;
    const {width, height} = await createImageBitmap(blob as Blob);
    const box = find(element, '.chart').getBoundingClientRect();
    expect(blob?.type).to.equal('image/png');
    expect(width).to.equal(2 * (Math.round(box.width) + 40));
    expect(height).to.equal(2 * (Math.round(box.height) + 60 + 40 + 2 * 28));
    element.addEventListener('a2b-export', (event) => event.preventDefault());
    expect(await element.exportImage()).to.equal(null);
    find(element, '[part=table-toggle]').click();
    const failure = await element.exportImage().then(() => null, (reason: Error) => reason.message);
    expect(failure).to.equal('There is no chart to make an image of yet.');
  });
});

describe('choosing a part of the trend', function brushTests() {
  this.timeout(40_000);
  beforeEach(() => pageUsage.set({range: '30d', compare: 'previous', metric: 'tokens', filters: NO_FILTERS}));
  afterEach(() => resetMouse());

  it('goes by Shift, arrow keys and Enter, and a button leads back', async () => {
    const element = await drawn();
    await sendKeys({press: 'Home'});
    await withShift('ArrowRight');
    await withShift('ArrowRight');
    expect(find(element, '.brush').hidden).to.equal(false);
    const told = oneEvent(element, 'a2b-range-change');
    await sendKeys({press: 'Enter'});
    expect(((await told) as unknown as A2bRangeChangeEvent).range).to.equal('2026-11-01..2026-11-03');
    expect(pageUsage.value.range).to.equal('2026-11-01..2026-11-03');
    await element.updateComplete;
    expect(find(element, '.back').innerText.trim()).to.equal('Back to Last 30 days');
    find(element, '.back').click();
    await element.updateComplete;
    expect(pageUsage.value.range).to.equal('30d');
    expect(find(element, '.back')).to.equal(null);
  });

  it('is given up with Escape', async () => {
    const element = await drawn();
    await sendKeys({press: 'End'});
    await withShift('ArrowLeft');
    await sendKeys({press: 'Escape'});
    expect(find(element, '.brush').hidden).to.equal(true);
    await sendKeys({press: 'Enter'});
    expect(pageUsage.value.range).to.equal('30d');
  });

  it('goes by drawing over the columns', async () => {
    const element = await drawn();
    const {left, top, width, height} = find(element, '.chart').getBoundingClientRect();
    const at = (share: number): [number, number] => [Math.round(left + width * share), Math.round(top + height / 2)];
    await sendMouse({type: 'move', position: at(0.5)});
    await sendMouse({type: 'down'});
    await sendMouse({type: 'move', position: at(0.7)});
    await sendMouse({type: 'move', position: at(0.9)});
    expect(find(element, '.brush').hidden).to.equal(false);
    await sendMouse({type: 'up'});
    expect(pageUsage.value.range).to.match(/^2026-11-0\d\.\.2026-11-(09|10)$/);
  });

  it('goes by a finger from side to side, and lets it scroll up and down', async () => {
    const element = await drawn();
    const chart = find(element, '.chart');
    const {left, top, width, height} = chart.getBoundingClientRect();
    const touch = (type: string, share: number) => chart.dispatchEvent(new PointerEvent(type, {
      pointerType: 'touch', isPrimary: true, bubbles: true, composed: true, clientX: left + width * share, clientY: top + height / 2,
    }));
    touch('pointerdown', 0.5);
    touch('pointermove', 0.9);
    expect(find(element, '.brush').hidden).to.equal(false);
    touch('pointercancel', 0.9);
    expect([find(element, '.brush').hidden, pageUsage.value.range]).to.deep.equal([true, '30d']);
    expect(getComputedStyle(chart).touchAction).to.equal('pan-y pinch-zoom');
    touch('pointerdown', 0.7);
    touch('pointermove', 2);
    touch('pointerup', 2);
    expect(pageUsage.value.range).to.match(/^2026-11-0\d\.\.2026-11-10$/);
  });

  it('is not offered for hours, which no range can name', async () => {
    const client = answeringClient({summary: {
      totalTokens: 3, cost: null, interval: 'hour',
      series: [8, 9, 10].map((hour) => ({start: `2026-11-20T0${hour % 10}:00:00Z`, totalTokens: 1})),
    }});
    const element = await fixture<A2bUsageSummary>(html`<a2b-usage-summary lang="en" .client=${client}></a2b-usage-summary>`);
    await waitUntil(() => element.shadowRoot?.querySelector('.chart[aria-description]'), 'the trend is here', {timeout: 20_000});
    expect(find(element, '.chart').getAttribute('aria-description')).to.not.include('Shift');
  });
});
