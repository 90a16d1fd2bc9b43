import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {chromium} from 'playwright-core';
import {chromiumOptions} from '../test/support/chromium.mjs';
import {root} from './run.mjs';

/** What is photographed: the demo's usage view, in both themes and the widths people have. */
const SHOTS = [
  {name: 'dashboard-light', theme: 'light', width: 1280, height: 1000},
  {name: 'dashboard-dark', theme: 'dark', width: 1280, height: 1000},
  {name: 'dashboard-375-light', theme: 'light', width: 375, height: 812},
  {name: 'dashboard-375-dark', theme: 'dark', width: 375, height: 812},
];

const target = join(root, process.argv[2] ?? '.cache/screenshots');
const dataDir = process.env.A2B_DATA_DIR ?? mkdtempSync(join(tmpdir(), 'a2b-shots-'));
mkdirSync(target, {recursive: true});

const server = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
  cwd: root,
  env: {...process.env, PORT: '0', A2B_DATA_DIR: dataDir},
  stdio: ['ignore', 'pipe', 'inherit'],
});

async function address() {
  for await (const line of createInterface({input: server.stdout})) {
    const found = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (found) return found;
  }
  throw new Error('The demo ended before it said where it is.');
}

/** Settles when the network is quiet and, where charts are on the first screen, they have been drawn. */
async function drawn(page, width) {
  await page.waitForLoadState('networkidle');
  if (width < 880) return;
  await page.locator('a2b-usage-breakdown[by=provider] canvas').first().waitFor();
  await page.locator('a2b-usage-summary canvas').first().waitFor();
}

const base = await address();
const browser = await chromium.launch(await chromiumOptions());
try {
  for (const {name, theme, width, height} of SHOTS) {
    const context = await browser.newContext({viewport: {width, height}, deviceScaleFactor: 2, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce'});
    const page = await context.newPage();
    await page.addInitScript((value) => localStorage.setItem('color-theme', value), theme);
    await page.goto(`${base}/#usage`);
    await drawn(page, width);
    await page.screenshot({path: join(target, `${name}.png`)});
    console.log(join(target, `${name}.png`));
    await context.close();
  }
} finally {
  await browser.close();
  server.kill();
  if (!process.env.A2B_DATA_DIR) rmSync(dataDir, {recursive: true, force: true});
}
