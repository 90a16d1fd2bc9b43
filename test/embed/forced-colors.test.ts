import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser} from '../support/built-page.js';
import {SCRIPT, visitHost} from '../support/hostile-page.js';
import {contrast} from '../chart/color-science.js';

const TEXTS = ['color-text', 'color-text-muted'];
const MARKS = [...Array.from({length: 10}, (_, index) => `series-${index + 1}`), 'color-other'];

let browser: Browser;
before(async () => void (browser = await launchBrowser()));
after(() => browser.close());

const hexOf = (rgb: string) => `#${(rgb.match(/\d+/g) ?? []).slice(0, 3).map((value) => Number(value).toString(16).padStart(2, '0')).join('')}`;

/** What tokens are inside a card, as the browser paints them. */
async function painted(page: Page, names: readonly string[]): Promise<readonly string[]> {
  const colors = await page.locator('a2b-usage-summary').first().evaluate((card, list) => {
    const probe = document.createElement('span');
    probe.style.setProperty('forced-color-adjust', 'none');
    card.shadowRoot?.querySelector('.frame')?.append(probe);
    const found = list.map((name) => {
      probe.style.setProperty('color', name.startsWith('--') ? `var(${name})` : name);
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return found;
  }, names);
  return colors.map(hexOf);
}

describe('forced colours', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`G6: leave text with 4.5:1, marks with 3:1, and pressed buttons apart from others, in a ${colorScheme} palette`, () =>
      visitHost(browser, {html: `<!doctype html>${SCRIPT}<a2b-dashboard></a2b-dashboard>`}, async ({page}) => {
        await page.emulateMedia({forcedColors: 'active', colorScheme});
        assert.equal(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
        await page.locator('a2b-usage-summary canvas').first().waitFor();
        const [ground = ''] = await painted(page, ['Canvas']);
        for (const [names, least] of [[TEXTS, 4.5], [MARKS, 3]] as const) {
          const colors = await painted(page, names.map((name) => `--a2b-${name}`));
          colors.forEach((color, index) => assert.ok(contrast(color, ground) >= least, `${names[index]}: ${color} on ${ground}`));
        }
        const grounds = await page.locator('a2b-usage-summary [aria-pressed]').evaluateAll((buttons) => buttons.map((button) => `${button.ariaPressed} ${getComputedStyle(button).backgroundColor}`));
        const of = (state: string) => new Set(grounds.filter((text) => text.startsWith(state)).map((text) => text.slice(state.length)));
        assert.deepEqual([...of('true')].filter((color) => of('false').has(color)), []);
        assert.ok(of('true').size > 0 && of('false').size > 0);
      }));
  }
});
