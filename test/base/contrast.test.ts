import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {tokens} from '../../src/base/tokens.js';
import {contrast} from '../chart/color-science.js';

const SURFACES = ['color-surface', 'color-surface-muted'];
const TEXTS = ['color-text', 'color-text-muted', 'color-critical', 'color-warning'];

/** What a token is in one theme when nobody sets it. */
function defaultOf(name: string, theme: 'light' | 'dark'): string {
  const value = new RegExp(`--_a2b-${name}: (.*);`).exec(tokens.cssText)?.[1] ?? '';
  const [light = '', dark = light] = value.match(/#[\da-f]{6}/g) ?? [];
  assert.match(light, /^#/, name);
  return theme === 'light' ? light : dark;
}

function keeps(front: string, ground: string, least: number): void {
  for (const theme of ['light', 'dark'] as const) {
    const reached = contrast(defaultOf(front, theme), defaultOf(ground, theme));
    assert.ok(reached >= least, `${front} on ${ground} has ${reached.toFixed(2)}:1 in the ${theme} theme`);
  }
}

describe('the colours of the cards, in both themes', () => {
  for (const text of TEXTS) {
    for (const ground of SURFACES) it(`G6: ${text} has 4.5:1 on ${ground}`, () => keeps(text, ground, 4.5));
  }
  it('G6: color-on-accent has 4.5:1 on color-accent', () => keeps('color-on-accent', 'color-accent', 4.5));
  for (const ground of SURFACES) it(`G9: the ring of the focus has 3:1 on ${ground}`, () => keeps('color-focus', ground, 3));
  for (const mark of ['color-accent', 'color-other', ...Array.from({length: 10}, (_, index) => `series-${index + 1}`)]) {
    it(`G6: the mark ${mark} has 3:1 on color-surface`, () => keeps(mark, 'color-surface', 3));
  }
});
