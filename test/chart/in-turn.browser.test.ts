import {expect} from '@open-wc/testing';
import {type ChartEngine, loadCharts} from '../../src/chart/load.js';
import {COLD_LOAD, type ChartHost} from './chart-host.js';
import {waitUntil} from '../support/wait.js';

/** All that one task does by promises has happened long before so many turns. */
async function endOfTask(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await null;
}

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
    const drawnWith: number[] = []; // how many were drawn until the task of each had nothing left to do
    let drawn = 0;
    const {init} = await loadCharts();
    arrive({init: (...parameters) => {
      drawn += 1;
      void endOfTask().then(() => drawnWith.push(drawn));
      return init(...parameters);
    }});
    await waitUntil(() => hosts.every(({chart}) => chart.state === 'ready'));
    expect(drawnWith).to.deep.equal([1, 2, 3]);
    hosts.forEach((host) => host.remove());
  }).timeout(COLD_LOAD);
});
