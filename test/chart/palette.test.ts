import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';

import {
  SERIES_COUNT, defaultSeries, forcedSeries, forgetSeriesSlots, identityColor, otherColor, providerProperty,
  seriesColorVar, seriesSlot,
} from '../../src/chart/palette.js';
import {contrast, leastDistance} from './color-science.js';

const SURFACES = {light: ['#ffffff', '#f7f7f8'], dark: ['#0d0d0d', '#212121']};

/** OKLab distances; 0.02 is just noticeable side by side, so 0.06 is three steps even for a colour-blind reader. */
const ANY_PAIR = 0.06;
const FIRST_FIVE = 0.1;
const FROM_GREY = 0.05;

function pairs(colors: readonly string[]): [string, string][] {
  return colors.flatMap((a, index) => colors.slice(index + 1).map(b => [a, b] as [string, string]));
}

for (const mode of ['light', 'dark'] as const) {
  describe(`the ${mode} series colours`, () => {
    const colors = defaultSeries[mode];

    it('are ten', () => assert.equal(new Set(colors).size, SERIES_COUNT));

    it('G10: keep 3:1 against both surfaces, the grey too', () => {
      for (const color of [...colors, otherColor[mode]]) {
        for (const surface of SURFACES[mode]) assert.ok(contrast(color, surface) >= 3, `${color} on ${surface}`);
      }
    });

    it('G10: stay apart for every kind of colour vision', () => {
      for (const [a, b] of pairs(colors)) assert.ok(leastDistance(a, b) >= ANY_PAIR, `${a} ${b}`);
    });

    it('are the most distinct in the first five', () => {
      for (const [a, b] of pairs(colors.slice(0, 5))) assert.ok(leastDistance(a, b) >= FIRST_FIVE, `${a} ${b}`);
    });

    it('stay apart from the grey of Other', () => {
      for (const color of colors) assert.ok(leastDistance(color, otherColor[mode]) >= FROM_GREY, color);
    });
  });
}

describe('seriesSlot', () => {
  beforeEach(forgetSeriesSlots);

  it('gives well-known providers fixed slots, however they are written', () => {
    assert.equal(seriesSlot('provider', 'openAI'), seriesSlot('provider', 'openai'));
    assert.equal(seriesSlot('provider', 'azure-openai'), seriesSlot('provider', 'azureOpenAI'));
  });

  it('gives the first five well-known providers five different slots', () => {
    const slots = ['openai', 'anthropic', 'google', 'mistral', 'deepseek'].map(id => seriesSlot('provider', id));
    assert.equal(new Set(slots).size, 5);
  });

  it('keeps the slot of an identity whatever comes between', () => {
    const before = seriesSlot('project', 'p-7');
    for (let i = 0; i < 100; i++) seriesSlot('project', `other-${i}`);
    assert.equal(seriesSlot('project', 'p-7'), before);
  });

  it('avoids taken slots while there are free ones', () => {
    const slots = Array.from({length: 10}, (_, index) => seriesSlot('model', `model-${index}`));
    assert.equal(new Set(slots).size, 10);
  });

  it('lets an unknown provider give way to a known one that came first', () => {
    const known = seriesSlot('provider', 'groq');
    const unknown = Array.from({length: 9}, (_, index) => seriesSlot('provider', `private-${index}`));
    assert.ok(!unknown.includes(known));
  });

  it('is a pure function of the id once all slots are taken', () => {
    for (let i = 0; i < 50; i++) seriesSlot('model', `m${i}`);
    assert.equal(seriesSlot('model', 'late'), seriesSlot('model', 'late'));
  });

  it('stays within 1 to 10 for hostile ids', () => {
    for (const id of ['', '__proto__', 'hasOwnProperty', 'constructor', '😀'.repeat(2500), '\u202Eabc', '{b}']) {
      const slot = seriesSlot('provider', id);
      assert.ok(Number.isInteger(slot) && slot >= 1 && slot <= SERIES_COUNT, id);
    }
  });

  it('is grey for what has no identity', () => {
    assert.equal(seriesColorVar(seriesSlot('provider', 'other')), 'var(--a2b-color-other)');
    assert.equal(seriesColorVar(seriesSlot('project', 'unattributed')), 'var(--a2b-color-other)');
  });
});

describe('colours as CSS', () => {
  beforeEach(forgetSeriesSlots);

  it('names the token of a slot', () => assert.equal(seriesColorVar(3), 'var(--a2b-series-3)'));

  it('is grey out of range', () => {
    for (const slot of [-1, 0, 11, 1.5, NaN]) assert.equal(seriesColorVar(slot), 'var(--a2b-color-other)');
  });

  it('lets a page override a provider', () => {
    assert.equal(identityColor('provider', 'openAI'), 'var(--a2b-provider-openai, var(--a2b-series-1))');
    assert.match(identityColor('model', 'openAI'), /^var\(--a2b-series-\d+\)$/);
    assert.equal(identityColor('provider', 'unattributed'), 'var(--a2b-color-other)');
  });

  it('leaves nothing of an id that could leave the property name', () => {
    assert.equal(providerProperty('a;}*{color:red'), '--a2b-provider-a-color-red');
    assert.equal(providerProperty('日本'), null);
    assert.ok((providerProperty('x'.repeat(5000)) ?? '').length < 100);
  });

  it('has a system colour for every slot', () => assert.equal(forcedSeries.length, SERIES_COUNT));
});
