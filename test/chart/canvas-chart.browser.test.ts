import {expect} from '@open-wc/testing';
import {emulateMedia, sendMouse} from '@web/test-runner-commands';

import {loadCharts} from '../../src/chart/load.js';
import {trendOption} from '../../src/chart/options/trend.js';
import {COLD_LOAD, ChartHost, colorsOf, drawnHost, frames, trendModel} from './chart-host.js';
import {waitUntil} from '../support/wait.js';

before(async function () {
  this.timeout(COLD_LOAD);
  await loadCharts();
});

describe('the pointer in a chart', () => {
  before(() => emulateMedia({reducedMotion: 'reduce', colorScheme: 'light'}));
  after(() => emulateMedia({reducedMotion: 'no-preference', colorScheme: 'light'}));
  afterEach(() => sendMouse({type: 'move', position: [0, 0]}));

  async function pointAt(host: ChartHost, x: number, y: number): Promise<void> {
    const {left, top} = host.box!.getBoundingClientRect();
    await sendMouse({type: 'move', position: [Math.round(left + x), Math.round(top + y)]});
  }

  it('is told as a point of a slice, and as gone', async () => {
    const host = await drawnHost();
    const place = host.chart.highlight(0, 2)!;
    await pointAt(host, place.x, place.y);
    await waitUntil(() => host.points.length > 0);
    expect(host.points.at(-1)).to.include({seriesIndex: 0, dataIndex: 2});
    await pointAt(host, 150, 100);
    await waitUntil(() => host.points.at(-1) === null);
  });

  it('is told as a column where no bar is under it', async () => {
    const host = await drawnHost();
    host.draw = theme => trendOption(trendModel, theme);
    host.requestUpdate();
    await host.updateComplete;
    await frames();
    const place = host.chart.highlight(null, 1)!;
    await pointAt(host, place.x, 40);
    await waitUntil(() => host.points.length > 0);
    expect(host.points.at(-1)).to.include({seriesIndex: -1, dataIndex: 1});
  });

  it('selects with a click', async () => {
    const host = await drawnHost();
    const place = host.chart.highlight(0, 1)!;
    await pointAt(host, place.x, place.y);
    await sendMouse({type: 'down'});
    await sendMouse({type: 'up'});
    await waitUntil(() => host.selected.length > 0);
    expect(host.selected[0]).to.include({seriesIndex: 0, dataIndex: 1});
  });
});

describe('highlight()', () => {
  it('marks by keyboard and tells where', async () => {
    const host = await drawnHost();
    const before = colorsOf(host.canvas!);
    const place = host.chart.highlight(0, 0);
    await frames(3);
    expect(place).to.include({seriesIndex: 0, dataIndex: 0});
    expect([...colorsOf(host.canvas!)]).not.to.deep.equal([...before]);
    expect(host.chart.highlight(0, null)).to.equal(null);
    await frames(3);
    expect([...colorsOf(host.canvas!).keys()]).to.include.members([...before.keys()].slice(0, 1));
  });
});

describe('imageBlob()', () => {
  it('E14: is a PNG, names of emoji and half surrogates notwithstanding', async () => {
    const host = await drawnHost();
    const labels = ['😀'.repeat(200), '\uD83D', '\u202Ex', '{b}'];
    const buckets = labels.map(label => ({key: label, label, shortLabel: label, complete: false}));
    host.draw = theme => trendOption({...trendModel, buckets}, theme);
    host.requestUpdate();
    await host.updateComplete;
    const blob = await host.chart.imageBlob();
    expect(blob.type).to.equal('image/png');
    expect(blob.size).to.be.greaterThan(500);
  });

  it('is of the finished picture while the chart is still moving', async () => {
    const areaOf = async (blob: Blob): Promise<number> => {
      const bitmap = await createImageBitmap(blob);
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      const counts = [...colorsOf(canvas).values()].sort((a, b) => b - a);
      return counts.slice(1).reduce((sum, count) => sum + count, 0);
    };
    await emulateMedia({reducedMotion: 'no-preference'});
    const host = await drawnHost();
    const finished = new Promise<void>((resolve) => host.instances[0]?.on('finished', () => resolve()));
    const early = await areaOf(await host.chart.imageBlob());
    await finished;
    const late = await areaOf(await host.chart.imageBlob());
    await emulateMedia({reducedMotion: 'reduce'});
    expect(early).to.be.closeTo(late, late / 1000); // Firefox rounds some edges otherwise
  });

  it('rejects while nothing is drawn', async () => {
    const host = new ChartHost();
    const reason = await host.chart.imageBlob().catch((error: unknown) => error);
    expect(reason).to.be.instanceOf(Error);
  });
});

describe('the pixels of a chart', () => {
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  after(() => emulateMedia({reducedMotion: 'no-preference'}));

  it('E13: is the same picture, pixel by pixel, on a page with a base elsewhere', async () => {
    const picture = async () => {
      const host = await drawnHost();
      const {canvas} = host;
      const pixels = canvas!.toDataURL();
      host.remove();
      return pixels;
    };
    const plain = await picture();
    const base = document.head.appendChild(document.createElement('base'));
    base.href = '/elsewhere/';
    try {
      expect(await picture()).to.equal(plain);
    } finally {
      base.remove();
    }
  });
});
