import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser} from '../support/built-page.js';
import {packPackage, root, type PackedPackage} from '../support/packed.js';
import {startReferenceApi} from '../support/reference-api.js';
import {buildProject, type BuiltProject} from './project.js';

/** Projects of `demo/frameworks`, and where each puts its built page. */
const PROJECTS = {
  'react-18': 'dist',
  'react-19': 'dist',
  vue: 'dist',
  svelte: 'dist',
  angular: 'dist',
  webpack: 'dist',
  next: 'out',
} as const;

const WAIT = 20_000;

let packed: PackedPackage;
let browser: Browser;
before(async () => {
  packed = packPackage();
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  packed.remove();
});

test('html: one script tag shows the figures, follows the page and tells it what was chosen', async () => {
  await seesUsage({pageDir: join(root, 'demo/frameworks/html'), remove: async () => {}});
});

for (const [name, pageDir] of Object.entries(PROJECTS)) {
  test(`${name}: the packed package installs, builds, shows the figures, follows the page and tells it what was chosen`, async () => {
    await seesUsage(await buildProject(name, packed.tarball, pageDir));
  });
}

/** Opens a page over the reference server and uses it as a visitor does. */
async function seesUsage(project: BuiltProject): Promise<void> {
  const api = await startReferenceApi({hostDir: project.pageDir, distDir: join(root, 'dist')});
  const context = await browser.newContext({locale: 'en-US', timezoneId: 'Europe/Berlin'});
  try {
    const page = await context.newPage();
    const problems = problemsOf(page, api.url);
    await page.goto(api.url);
    await showsFigures(page, api.url);
    await tellsWhatIsChosen(page);
    await followsThePage(page, api.url);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
    await api.close();
    await project.remove();
  }
}

async function showsFigures(page: Page, url: string): Promise<void> {
  const {tokens} = await answerOf<{tokens: number}>(page, `${url}/api/user/balance`);
  await page.locator('a2b-wallet').getByText(written(tokens)).first().waitFor({timeout: WAIT});
  await page.locator('a2b-wallet').getByText('My credits').first().waitFor({timeout: WAIT});
  await showsTotal(page, url, '30d');
  await page.locator('a2b-usage-breakdown').scrollIntoViewIfNeeded(); // charts come when they are near
  await page.locator('a2b-usage-breakdown canvas').first().waitFor({timeout: WAIT});
  const size = await page.locator('a2b-usage-breakdown canvas').first().boundingBox();
  assert.ok(size !== null && size.width > 50 && size.height > 50, 'the chart has a size');
}

async function tellsWhatIsChosen(page: Page): Promise<void> {
  await page.locator('a2b-usage-breakdown').getByRole('button', {name: /OpenAI/}).first().click();
  await page.locator('#chosen', {hasText: 'openai'}).waitFor({timeout: WAIT});
  await page.locator('a2b-usage-breakdown').getByRole('button', {name: /OpenAI/}).first().click();
  await page.locator('#chosen', {hasText: 'Everything'}).waitFor({timeout: WAIT});
}

async function followsThePage(page: Page, url: string): Promise<void> {
  await page.getByRole('button', {name: '7 days', exact: true}).click();
  await showsTotal(page, url, '7d');
}

async function showsTotal(page: Page, url: string, range: string): Promise<void> {
  const {totalTokens} = await answerOf<{totalTokens: number}>(page, `${url}/api/usage/summary?range=${range}&tz=Europe%2FBerlin`);
  await page.locator('a2b-usage-summary').getByText(written(totalTokens)).first().waitFor({timeout: WAIT});
}

async function answerOf<Body>(page: Page, url: string): Promise<Body> {
  const answer = await page.request.get(url);
  assert.equal(answer.status(), 200, url);
  return (await answer.json()) as Body;
}

const written = (count: number): string => new Intl.NumberFormat('en-US').format(count);

/** Notes errors and requests to elsewhere. */
function problemsOf(page: Page, url: string): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== url && !request.url().startsWith('data:')) problems.push(`asked ${request.url()}`);
  });
  return problems;
}
