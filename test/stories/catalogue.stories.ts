import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {launchBrowser} from '../support/built-page.js';
import {entries, serveCatalogue, type CatalogueServer} from './catalogue-server.js';
import {inspect, read, type Faults} from './sweep.js';

const SIDE_BY_SIDE = 2;
const STATES = ['Simple', 'Loading', 'Empty', 'Failed', 'Signed Out', 'Extremes', 'Dark Rtl'];
const WITHOUT_FIGURES = /Range picker|Provider/;

const all = await entries();
const only = process.env['A2B_STORY'] ?? '';
const stories = all.filter(({type, id}) => type === 'story' && id.includes(only));
const guides = all.filter(({type, title}) => type === 'docs' && title.startsWith('Guides/'));
const titles = [...new Set(stories.map(({title}) => title))];

describe('the catalogue', () => {
  let browser: Browser;
  let server: CatalogueServer;
  const found = new Map<string, Faults>();

  before(async () => {
    [browser, server] = [await launchBrowser(), await serveCatalogue()];
    const waiting = [...stories];
    const work = async (): Promise<void> => {
      for (let story = waiting.shift(); story; story = waiting.shift()) found.set(story.id, await inspect(browser, server, story));
    };
    await Promise.all(Array.from({length: SIDE_BY_SIDE}, work));
  });

  after(async () => {
    await browser.close();
    server.close();
  });

  for (const title of titles) {
    const list = stories.filter((story) => story.title === title);
    describe(title, () => {
      const finds = (row: keyof Faults) => () => {
        const faults = list.flatMap(({id, name}) => (found.get(id)?.[row] ?? ['not seen']).map((fault) => `${name}: ${fault}`));
        assert.deepEqual(faults, []);
      };
      it('G1: has no accessibility violation, light and dark, left to right and right to left', finds('G1'));
      it('G8: does not scroll sideways and cuts no text at 320 px and at 400 %', finds('G8'));
      it('G9: has targets of 24 × 24 px, or room around them', finds('G9'));
      it('G11: cuts no text when texts are spaced out', finds('G11'));
      it('G12: begins on the right when it is read from there', finds('G12'));
      it('has no text under 12 px', finds('text'));
      it('writes no error and asks nobody else', finds('clean'));

      it('has a story for each state', {skip: only !== '' || WITHOUT_FIGURES.test(title)}, () => {
        assert.deepEqual(STATES.filter((state) => !list.some(({name}) => name === state)), []);
      });
    });
  }

  for (const {id, title} of guides) {
    it(`has the page ${title}`, async () => {
      assert.deepEqual(await read(browser, server, `iframe.html?id=${id}&viewMode=docs`, '#storybook-docs h1'), []);
    });
  }

  it('opens as a whole from a folder of a plain static host, and asks nobody else', async () => {
    assert.deepEqual(await read(browser, server, 'index.html', '#storybook-explorer-tree'), []);
  });
});
