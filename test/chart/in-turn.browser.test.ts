import {expect, waitUntil} from '@open-wc/testing';

import {type ChartEngine, loadCharts} from '../../src/chart/load.js';
import {COLD_LOAD, type ChartHost} from './chart-host.js';

describe('charts in turn', () => {
  it('draws those that waited for the same library one per task', async () => {
    let arrive: (loaded: ChartEngine) => void = () => undefined;
    const library = new Promise<ChartEngine>((resolve) => (arrive = resolve));
    const hosts = await Promise.all([1, 2, 3].map(async () => {
      const host = document.createElement('test-chart-host') as ChartHost;
      host.load = () => library;
      document.body.append(host);
      await waitUntil(() => host.chart.state === 'loading');
      return host;
    }));
    const tasks: number[] = [];
    let task = 0;
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => { task++; port2.postMessage(0); };
    port2.postMessage(0);
    const {init} = await loadCharts();
    arrive({init: (...parameters) => { tasks.push(task); return init(...parameters); }});
    await waitUntil(() => hosts.every(({chart}) => chart.state === 'ready'));
    port1.close();
    expect(new Set(tasks).size).to.equal(3);
    hosts.forEach((host) => host.remove());
  }).timeout(COLD_LOAD);
});
