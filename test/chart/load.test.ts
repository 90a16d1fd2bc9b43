import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {chunkUrl, retryingLoader} from '../../src/chart/load.js';

const BASE = 'https://cdn.example/a2b/a2b.js';

describe('chunkUrl', () => {
  it('finds the address in the words of Chromium and Firefox', () => {
    const url = 'https://cdn.example/a2b/echarts-x1.js';
    assert.equal(chunkUrl(new TypeError(`Failed to fetch dynamically imported module: ${url}`), BASE), url);
    assert.equal(chunkUrl(new TypeError(`error loading dynamically imported module: ${url}`), BASE), url);
  });

  it('A3: takes no address of another origin', () => {
    assert.equal(chunkUrl(new TypeError('Failed to fetch: https://evil.example/x.js'), BASE), undefined);
  });

  it('takes no other words', () => {
    assert.equal(chunkUrl(new TypeError('Importing a module script failed.'), BASE), undefined);
    assert.equal(chunkUrl('https://cdn.example/a2b/x.js', BASE), undefined);
  });
});

describe('retryingLoader', () => {
  const failed = new TypeError('Failed to fetch dynamically imported module: https://cdn.example/a2b/echarts-x1.js');

  it('asks once for all callers', async () => {
    let asked = 0;
    const load = retryingLoader(async () => ++asked, async () => 0, BASE);
    assert.deepEqual(await Promise.all([load(), load(), load()]), [1, 1, 1]);
    assert.equal(await load(), 1);
  });

  it('A3: forgets a failure and asks under a new address each time', async () => {
    const urls: string[] = [];
    const load = retryingLoader<string>(() => Promise.reject(failed), url => {
      urls.push(url);
      return urls.length < 3 ? Promise.reject(new TypeError(`Failed: ${url}`)) : Promise.resolve('charts');
    }, BASE);
    for (let i = 0; i < 3; i++) await assert.rejects(load());
    assert.equal(await load(), 'charts');
    assert.deepEqual(urls.map(url => new URL(url).search), ['?a2b-retry=1', '?a2b-retry=2', '?a2b-retry=3']);
    assert.ok(urls.every(url => url.startsWith('https://cdn.example/a2b/echarts-x1.js?')));
  });

  it('asks by name again where the browser tells no address', async () => {
    let asked = 0;
    const load = retryingLoader(() => ++asked < 2 ? Promise.reject(new TypeError('Importing a module script failed.'))
      : Promise.resolve('charts'), () => Promise.reject(new Error('not wanted')), BASE);
    await assert.rejects(load());
    assert.equal(await load(), 'charts');
  });
});
