import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';

import {defaultSeries} from '../../src/chart/palette.js';
import {trendOption} from '../../src/chart/options/trend.js';
import {engine, itIf} from '../support/engine.js';
import {COLD_LOAD, type ChartHost, colorsOf, donut, drawnHost, frames, shown, trendModel} from './chart-host.js';
import {waitUntil} from '../support/wait.js';

function rgbOf(hex: string): string {
  return [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16)).join(',');
}

function requestsOfCharts(): number {
  return performance.getEntriesByType('resource').filter(({name}) => /\/echarts\/|chart\/echarts/.test(name)).length;
}

describe('ChartController', () => {
  before(() => emulateMedia({reducedMotion: 'reduce', colorScheme: 'light'}));
  after(() => emulateMedia({reducedMotion: 'no-preference', colorScheme: 'light'}));

  it('asks for the library only when its box comes near the screen', async () => {
    expect(requestsOfCharts()).to.equal(0);
    const page = await fixture(html`<div><div .style=${'block-size: 5000px'}></div><test-chart-host></test-chart-host></div>`);
    await frames(4);
    expect(requestsOfCharts()).to.equal(0);
    const host = page.querySelector<ChartHost>('test-chart-host')!;
    expect(host.chart.state).to.equal('idle');
    host.scrollIntoView();
    await shown(host);
    expect(requestsOfCharts()).to.be.greaterThan(0);
    window.scrollTo(0, 0);
  }).timeout(COLD_LOAD);

  it('draws in a shadow root, hidden from assistive technology', async () => {
    const host = await drawnHost();
    const colors = [...colorsOf(host.canvas!)].filter(([, count]) => count > 1500).map(([color]) => color);
    expect(colors).to.have.members(defaultSeries.light.slice(0, 3).map(rgbOf));
    expect(host.box!.firstElementChild!.getAttribute('aria-hidden')).to.equal('true');
  });

  it('has nothing to load while there is nothing to draw', async () => {
    const host = document.createElement('test-chart-host') as ChartHost;
    host.model = null;
    let loads = 0;
    host.load = async () => { loads++; throw new Error('not wanted'); };
    document.body.append(host);
    await frames(4);
    expect(loads).to.equal(0);
    host.remove();
  });

  it('follows the data on the same instance', async () => {
    const host = await drawnHost();
    host.model = donut(5);
    await host.updateComplete;
    await frames();
    expect(host.instances).to.have.length(1);
    expect([...colorsOf(host.canvas!).values()].filter(count => count > 1000)).to.have.length(1);
  });

  it('does not touch the chart when an update changes nothing in it', async () => {
    const host = await drawnHost();
    let calls = 0;
    const [instance] = host.instances;
    const setOption = instance!.setOption.bind(instance);
    instance!.setOption = ((...parameters: Parameters<typeof setOption>) => { calls++; setOption(...parameters); }) as typeof setOption;
    host.model = donut(1, 2, 3);
    await host.updateComplete;
    expect(calls).to.equal(0);
    host.model = donut(1, 2, 4);
    await host.updateComplete;
    expect(calls).to.equal(1);
  });

  it('changes from one kind of picture to another without leftovers', async () => {
    const host = await drawnHost();
    host.draw = theme => trendOption(trendModel, theme);
    host.requestUpdate();
    await host.updateComplete;
    const option = host.instances[0]!.getOption() as {series: {type: string}[]};
    expect(option.series.map(({type}) => type)).to.deep.equal(['bar']);
    host.draw = () => null;
    host.requestUpdate();
    await host.updateComplete;
    expect(host.living).to.equal(0);
    expect(host.chart.state).to.equal('idle');
  });

  it('takes the chart away with the element and draws it again when it returns', async () => {
    const host = await drawnHost();
    const parent = host.parentElement!;
    host.remove();
    await Promise.resolve();
    expect(host.living).to.equal(0);
    expect(host.box!.childElementCount).to.equal(0);
    parent.append(host);
    await waitUntil(() => host.living === 1);
    expect(host.instances).to.have.length(2);
  });

  it('keeps the chart when it is moved', async () => {
    const host = await drawnHost();
    const other = await fixture<HTMLElement>(html`<div></div>`);
    for (let i = 0; i < 50; i++) other.append(host);
    await frames();
    expect(host.instances).to.have.length(1);
    expect(host.living).to.equal(1);
  });

  it('E2: makes no chart for an element that left while the library came', async () => {
    const host = document.createElement('test-chart-host') as ChartHost;
    const real = host.load;
    let open = () => {};
    const gate = new Promise<void>(resolve => { open = resolve; });
    host.load = async () => { await gate; return real(); };
    document.body.append(host);
    await waitUntil(() => host.chart.state === 'loading');
    host.remove();
    await Promise.resolve();
    document.body.append(host);
    await waitUntil(() => host.chart.state === 'loading');
    host.remove();
    open();
    await real();
    await frames(4);
    expect(host.instances).to.have.length(0);
    document.body.append(host);
    await shown(host);
    expect(host.living).to.equal(1);
    host.remove();
  });

  it('is not failed by a load of its former life', async () => {
    const host = document.createElement('test-chart-host') as ChartHost;
    const real = host.load;
    let fail = () => {};
    host.load = () => new Promise((_, reject) => { fail = () => reject(new Error('late')); });
    document.body.append(host);
    await waitUntil(() => host.chart.state === 'loading');
    host.remove();
    await Promise.resolve();
    host.load = real;
    document.body.append(host);
    fail();
    await shown(host);
    host.remove();
  });

  it('E5: waits for a size and then has the right one', async () => {
    const page = await fixture(html`<div .style=${'display: none'}><test-chart-host></test-chart-host></div>`);
    const host = page.querySelector<ChartHost>('test-chart-host')!;
    await frames(4);
    expect(host.instances).to.have.length(0);
    (page as HTMLElement).style.display = 'block';
    await shown(host);
    expect(host.instances[0]!.getWidth()).to.equal(300);
    (page as HTMLElement).style.display = 'none';
    await frames(3);
    expect(host.instances[0]!.getWidth()).to.equal(300);
    host.box!.style.setProperty('inline-size', '220px');
    (page as HTMLElement).style.display = 'block';
    await waitUntil(() => host.instances[0]!.getWidth() === 220);
    expect(host.instances).to.have.length(1);
  });

  it('E5: waits while its box has no height', async () => {
    const host = await fixture<ChartHost>(html`<test-chart-host></test-chart-host>`);
    host.box!.style.setProperty('block-size', '0');
    await frames(4);
    expect(host.instances).to.have.length(0);
    host.box!.style.setProperty('block-size', '100px');
    await shown(host);
    expect(host.instances[0]!.getHeight()).to.equal(100);
  });

  it('E9: takes new colours on the same instance over 50 flips of the theme, each within a frame', async () => {
    const style = document.createElement('style');
    style.textContent = 'html { --a2b-series-1: #ff0000 } html.dark { --a2b-series-1: oklch(0.7 0.15 150) }';
    document.head.append(style);
    const host = await drawnHost();
    expect(colorsOf(host.canvas!).has('255,0,0')).to.equal(true);
    for (let flip = 1; flip <= 50; flip++) {
      document.documentElement.classList.toggle('dark');
      await frames(1);
      if (flip < 49) continue;
      await frames(1);
      expect(colorsOf(host.canvas!).has('255,0,0')).to.equal(flip % 2 === 0);
    }
    expect(host.instances).to.have.length(1);
    style.remove();
  });

  it('reads tokens again when told to', async () => {
    const host = await drawnHost();
    host.style.setProperty('--a2b-series-1', 'rgb(1 2 3)');
    host.chart.refreshTheme();
    await frames();
    expect(colorsOf(host.canvas!).has('1,2,3')).to.equal(true);
  });

  itIf(engine === 'chromium', 'its styles cannot be told of another colour scheme')('G7: follows reduced motion and the colour scheme of the reader, live', async () => {
    const host = await drawnHost();
    document.documentElement.style.setProperty('color-scheme', 'light dark');
    await frames();
    expect(host.chart.theme?.animate).to.equal(false);
    const before = host.chart.theme?.text;
    await emulateMedia({colorScheme: 'dark', reducedMotion: 'no-preference'});
    await waitUntil(() => host.chart.theme?.animate === true);
    expect(host.chart.theme?.text).not.to.equal(before);
    expect(host.instances).to.have.length(1);
    document.documentElement.style.removeProperty('color-scheme');
    await emulateMedia({colorScheme: 'light', reducedMotion: 'reduce'});
  });

  it('has words for a failure and tries again', async () => {
    const host = document.createElement('test-chart-host') as ChartHost;
    const real = host.load;
    let failures = 3;
    host.load = () => failures-- > 0 ? Promise.reject(new Error('offline')) : real();
    document.body.append(host);
    for (let i = 0; i < 3; i++) {
      await waitUntil(() => host.chart.state === 'failed');
      expect(host.chart.error).to.be.instanceOf(Error);
      host.chart.retry();
    }
    await shown(host);
    expect(host.living).to.equal(1);
    host.remove();
  });

  it('fails rather than leaves a broken chart when drawing throws', async () => {
    const host = await drawnHost();
    host.draw = () => { throw new Error('no picture'); };
    host.requestUpdate();
    await host.updateComplete;
    expect(host.chart.state).to.equal('failed');
    expect(host.living).to.equal(0);
  });

  it('follows its box through conditional templates', async () => {
    const host = await drawnHost();
    host.hasBox = false;
    await host.updateComplete;
    expect(host.living).to.equal(0);
    host.hasBox = true;
    await waitUntil(() => host.living === 1);
  });

  it('E1: leaves nothing behind after 200 lives', async () => {
    const parent = await fixture<HTMLElement>(html`<div></div>`);
    const host = document.createElement('test-chart-host') as ChartHost;
    const outside = document.documentElement.querySelectorAll('*').length;
    for (let i = 0; i < 200; i++) {
      parent.append(host);
      await waitUntil(() => host.living === 1, 'drawn', {interval: 1, timeout: 10_000});
      host.remove();
      await Promise.resolve();
    }
    expect(host.instances).to.have.length(200);
    expect(host.living).to.equal(0);
    expect(host.box!.childNodes).to.have.length(0);
    expect(document.documentElement.querySelectorAll('*').length).to.equal(outside);
  }).timeout(30_000);

  it('E4: draws in another document after being adopted', async () => {
    const host = await drawnHost();
    const frame = await fixture<HTMLIFrameElement>(html`<iframe .style=${'inline-size: 400px; block-size: 300px'}></iframe>`);
    host.box!.style.setProperty('block-size', '200px');
    frame.contentDocument!.body.append(host);
    await waitUntil(() => host.living === 1 && host.instances.length === 2);
    expect(host.instances[1]!.getWidth()).to.be.greaterThan(0);
  });
});
