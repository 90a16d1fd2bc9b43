import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';

import {loadCharts} from '../../src/chart/load.js';
import {engine, itIf} from '../support/engine.js';
import {COLD_LOAD, type ChartHost, donut, drawnHost, frames} from './chart-host.js';
import {waitUntil} from '../support/wait.js';

/** Counts how often the chart of a host is given a size; `take` says how often since the last look. */
function resizesOf(host: ChartHost): {take(): number} {
  const [instance] = host.instances;
  const resize = instance!.resize.bind(instance);
  let count = 0;
  instance!.resize = (...parameters) => {
    count += 1;
    resize(...parameters);
  };
  return {take: () => [count, count = 0][0]!};
}

/** Different pictures of a canvas in the frames of the next `ms`. */
async function picturesOf(host: ChartHost, ms: number): Promise<number> {
  const pictures = new Set<string>();
  for (const start = performance.now(); performance.now() - start < ms;) {
    await frames(1);
    pictures.add(host.canvas!.toDataURL());
  }
  return pictures.size;
}

describe('a chart, frame by frame', function frameTests() {
  this.timeout(COLD_LOAD);
  before(() => loadCharts());
  before(() => emulateMedia({reducedMotion: 'reduce', colorScheme: 'light'}));
  after(() => emulateMedia({reducedMotion: 'no-preference', colorScheme: 'light'}));

  it('E6: follows 200 sizes without a loop error and without growing its box', async () => {
    const errors: string[] = [];
    const note = (event: ErrorEvent) => errors.push(event.message);
    window.addEventListener('error', note);
    const host = await drawnHost();
    const resizes = resizesOf(host);
    let most = 0;
    for (let i = 0; i < 200; i++) {
      host.box!.style.setProperty('inline-size', `${120.5 + (i * 37) % 200}px`);
      await frames(1);
      if (i % 2 === 1) most = Math.max(most, resizes.take());
    }
    expect(most).to.be.within(1, 2);
    await frames(3);
    window.removeEventListener('error', note);
    expect(errors).to.deep.equal([]);
    expect(host.instances[0]!.getWidth()).to.be.closeTo(host.box!.getBoundingClientRect().width, 1);
    expect(host.box!.scrollWidth).to.equal(host.box!.clientWidth);
  });

  it('E6: comes to rest on a page that changes its width by the height of the chart', async () => {
    const errors: string[] = [];
    const note = (event: ErrorEvent) => errors.push(event.message);
    window.addEventListener('error', note);
    const host = await drawnHost();
    host.style.setProperty('inline-size', '500px');
    host.box!.style.cssText = 'inline-size: 100%; block-size: auto; aspect-ratio: 2';
    const observer = new ResizeObserver(([entry]) => requestAnimationFrame(() =>
      host.style.setProperty('inline-size', `${(entry?.contentRect.height ?? 0) + 100.5}px`)));
    observer.observe(host);
    const width = () => host.getBoundingClientRect().width;
    await waitUntil(() => Math.abs(width() - 201) < 0.5, 'the page rests', {timeout: 9_000});
    await frames(4);
    const resizes = resizesOf(host);
    await frames(10);
    observer.disconnect();
    window.removeEventListener('error', note);
    expect([resizes.take(), errors]).to.deep.equal([0, []]);
    expect(host.instances[0]!.getWidth()).to.be.closeTo(width(), 1);
  });

  itIf(engine === 'chromium', 'its preference is not told at run time')('G7: moves when its data change, and in no frame after 100 ms under reduced motion', async () => {
    const host = await drawnHost();
    await emulateMedia({reducedMotion: 'no-preference', colorScheme: 'light'});
    await waitUntil(() => host.chart.theme?.animate === true);
    host.model = donut(9, 1, 1);
    await host.updateComplete;
    expect(await picturesOf(host, 400)).to.be.greaterThan(1);
    await emulateMedia({reducedMotion: 'reduce', colorScheme: 'light'});
    await waitUntil(() => host.chart.theme?.animate === false);
    host.model = donut(1, 1, 9);
    await host.updateComplete;
    await picturesOf(host, 100);
    expect(await picturesOf(host, 400)).to.equal(1);
  });

  itIf(engine === 'chromium', 'its preference is not told at run time')('draws more or fewer places than before at once, and the first picture too', async () => {
    await emulateMedia({reducedMotion: 'no-preference', colorScheme: 'light'});
    const host = await drawnHost();
    expect(host.chart.theme?.animate).to.equal(true);
    await frames(2);
    expect(await picturesOf(host, 300)).to.equal(1);
    host.model = donut(1, 2, 3, 4);
    await host.updateComplete;
    await frames(2);
    expect(await picturesOf(host, 300)).to.equal(1);
  });
});
