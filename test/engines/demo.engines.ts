import assert from 'node:assert/strict';
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {ENGINES, type EnginePage} from '../support/engine-pages.mjs';
import {startReferenceApi, type ListeningReferenceApi} from '../support/reference-api.js';

const root = join(import.meta.dirname, '../..');
const LOOK = readFileSync(join(import.meta.dirname, 'look.js'), 'utf8').replace(/^\/\*.*?\*\/\s*/s, '').replace(/;\s*$/, '');
const ZONE = 'Europe/Berlin';

/** Comes first in the page, so that nothing that goes wrong is missed. */
const WATCH = `globalThis.problems = [];
addEventListener('error', ({message, target}) => problems.push('error: ' + (message ?? target.src)), true);
addEventListener('unhandledrejection', ({reason}) => problems.push('unhandled: ' + reason));
addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) => problems.push(violatedDirective + ': ' + blockedURI));
console.error = (...parts) => problems.push('console.error: ' + parts.join(' '));
console.warn = (...parts) => problems.push('console.warn: ' + parts.join(' '));
`;

interface Card {
  name: string;
  state: string;
  matches: boolean;
  text: number;
  colours: number[];
}
interface Look {
  seen: Card[];
  problems: string[];
}

const isDrawn = ({state, colours}: Card) => state === 'ready' && colours.every((count) => count > 3);
const pictures = (seen: readonly Card[]) => seen.flatMap(({colours}) => colours).length;

/** Looks until every card is ready and its pictures have colours; what was seen last, after 30 s. */
async function finished(page: EnginePage): Promise<Look> {
  const end = Date.now() + 30_000;
  for (;;) {
    const look = (await page.evaluate(LOOK)) as Look;
    const isDone = look.seen.length > 6 && look.seen.every(isDrawn) && pictures(look.seen) >= 4;
    if (isDone || look.problems.length > 0 || Date.now() > end) return look;
    await pause(100);
  }
}

for (const [engine, launch] of Object.entries(ENGINES)) {
  describe(`the built package on the demo's page in ${engine}`, () => {
    const hostDir = mkdtempSync(join(tmpdir(), 'a2b-host-'));
    let api: ListeningReferenceApi | undefined;
    let page: EnginePage | undefined;
    let look: Look;

    before(async () => {
      cpSync(join(root, 'demo/host'), hostDir, {recursive: true});
      writeFileSync(join(hostDir, 'boot.js'), WATCH + readFileSync(join(root, 'demo/host/boot.js'), 'utf8'));
      [api, page] = await Promise.all([startReferenceApi({hostDir, distDir: join(root, 'dist')}), launch(ZONE)]);
      await page.open(`${api.url}/#usage`);
      look = await finished(page);
    });
    after(async () => {
      await page?.close();
      await api?.close();
      rmSync(hostDir, {recursive: true, force: true});
    });

    it('shows every card of the dashboard with its figures', () => {
      assert.deepEqual(look.seen.filter(({state, text}) => state !== 'ready' || text < 20), []);
      assert.ok(look.seen.length > 6, JSON.stringify(look.seen));
    });

    it('knows the state of each card in styles', () => assert.deepEqual(look.seen.filter(({matches}) => !matches), []));

    it('draws the charts', () => {
      assert.ok(pictures(look.seen) >= 4, JSON.stringify(look.seen));
      assert.deepEqual(look.seen.filter((card) => !isDrawn(card)), []);
    });

    it('meets no error, no warning and no refusal of its policy', () => assert.deepEqual(look.problems, []));
  });
}
