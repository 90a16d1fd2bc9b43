import {expect, fixture, html} from '@open-wc/testing';
import type {A2bElement} from '../../src/base/a2b-element.js';
import {loadCharts} from '../../src/chart/load.js';
import {everyday} from '../../src/testing/scenarios.js';
import '../../src/elements/a2b-usage-log.js';
import '../../src/elements/a2b-usage-breakdown.js';
import {reaches} from '../support/states.js';
import {waitUntil} from '../support/wait.js';

type Card = A2bElement & {data: unknown};
const MEGABYTE = 1024 * 1024;

const rows = (count: number) => Array.from({length: count}, (_, index) => ({
  id: `r${index}`, date: new Date(1.76e12 + index * 60_000).toISOString(), project: {id: `p${index % 7}`, name: `Project ${index % 7}`},
  provider: {id: 'openai', name: 'OpenAI'}, model: `model ${index % 11}`, inputTokens: (index * 7919) % 10_007, outputTokens: index % 97,
  totalTokens: ((index * 7919) % 10_007) + (index % 97), cost: {amount: `0.${String(index).padStart(6, '0')}`, currency: 'EUR'},
}));

/** Elements of the card, those in shadow roots below it too. */
function nodesOf(root: ParentNode): number {
  const all = [...root.querySelectorAll('*')];
  return all.reduce((sum, {shadowRoot}) => sum + (shadowRoot ? nodesOf(shadowRoot) : 0), all.length);
}

describe('a large page', function largeTests() {
  this.timeout(60_000);

  it('C14: of 10,000 charges in one answer is at most 1,500 nodes, and put in another order within 100 ms', async () => {
    const element = await fixture<Card>(html`<a2b-usage-log .data=${{items: rows(10_000), nextCursor: null, total: 10_000}}></a2b-usage-log>`);
    await reaches(element, 'ready');
    const root = element.shadowRoot as ShadowRoot;
    expect(nodesOf(root)).to.be.at.most(1_500);
    const columns = root.querySelectorAll<HTMLElement>('[part~=sort]');
    const best = Array.from(columns, () => [Infinity, Infinity]);
    const slowest = () => Math.max(...best.flat());
    // Others share the machine: the best of some turns tells what a column needs, in each of its directions.
    for (let turn = 0; turn < 3 || (turn < 12 && slowest() > 100); turn += 1) {
      for (const [column, button] of columns.entries()) {
        for (const direction of [0, 1]) {
          const start = performance.now();
          button.click();
          await element.updateComplete;
          (best[column] as number[])[direction] = Math.min(best[column]?.[direction] ?? Infinity, performance.now() - start);
        }
      }
    }
    expect(nodesOf(root)).to.be.at.most(1_500);
    expect(best.length).to.be.at.least(5);
    expect(slowest(), `ms per column: ${best.join('; ')}`).to.be.at.most(100);
  });

  it('E15: of fifty charts on a phone with three pixels to a point needs at most 100 MB of canvas', async () => {
    await loadCharts();
    Object.defineProperty(window, 'devicePixelRatio', {value: 3, configurable: true});
    const box = await fixture<HTMLElement>(html`<div .style=${'width: 390px; display: grid'}></div>`);
    const elements = Array.from({length: 50}, () => box.appendChild(Object.assign(document.createElement('a2b-usage-breakdown'), {data: everyday.breakdown}) as unknown as Card));
    const canvases = () => elements.flatMap(({shadowRoot}) => [...(shadowRoot?.querySelectorAll('canvas') ?? [])]);
    for (const [index, element] of elements.entries()) {
      element.scrollIntoView();
      await waitUntil(() => canvases().length > index, 'drawn', {timeout: 9_000});
    }
    const bytes = canvases().reduce((sum, {width, height}) => sum + width * height * 4, 0);
    const first = canvases()[0] as HTMLCanvasElement;
    Reflect.deleteProperty(window, 'devicePixelRatio');
    expect(canvases()).to.have.length(50);
    expect(first.width / first.clientWidth).to.be.closeTo(2, 0.02);
    expect(bytes / MEGABYTE).to.be.at.most(100);
  });
});
