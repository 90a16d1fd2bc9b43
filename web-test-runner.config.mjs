import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {chromiumOptions} from './test/support/chromium.mjs';
import {faultMiddleware} from './test/support/faults.mjs';
import {bundledLibraries} from './test/support/wtr-bundled-libraries.mjs';
import {countReporter} from './test/support/wtr-count-reporter.mjs';
import {gate} from './test/support/wtr-gate.mjs';
import {referenceApi} from './test/support/wtr-reference-api.mjs';

const api = referenceApi();
const strict = gate();
const chromium = await chromiumOptions();
/** Opt-in: tests of sizes that take minutes, with exact figures of memory. */
const isBig = process.env.A2B_BIG === '1';
/** What is told to the sources when they are compiled. */
const define = {'process.env.NODE_ENV': '"development"', 'process.env.A2B_BIG': JSON.stringify(String(isBig))};
const launchOptions = isBig ? {...chromium, args: [...chromium.args, '--enable-precise-memory-info']} : chromium;

/** A Chromium whose clock stands in another part of the world. */
const chromiumIn = (timeZone) =>
  chromeLauncher({
    launchOptions,
    createPage: async ({context}) => {
      const page = await context.newPage();
      await page.emulateTimezone(timeZone);
      return page;
    },
  });

const ZONED = '.zones.browser.test.ts';
const hasZoned = readdirSync('test', {recursive: true}).some((name) => name.endsWith(ZONED));
const isPartial = process.argv.includes('--files');
const inZone = (name, timeZone) => ({name, files: `test/**/*${ZONED}`, browsers: [chromiumIn(timeZone)]});

export default {
  rootDir: '.',
  files: 'test/**/*.browser.test.ts',
  nodeResolve: {exportConditions: ['browser', 'development']},
  concurrency: 2,
  testFramework: {config: {timeout: 10_000}},
  browsers: [chromiumIn('Europe/Berlin')],
  groups: hasZoned && !isPartial ? [inZone('Los Angeles', 'America/Los_Angeles'), inZone('Kathmandu', 'Asia/Kathmandu')] : [],
  reporters: [defaultReporter({reportTestResults: true, reportTestProgress: false}), countReporter(process.env.A2B_BROWSER_REPORT)],
  middleware: [strict.middleware, faultMiddleware, api.middleware],
  plugins: [
    bundledLibraries(define),
    esbuildPlugin({
      ts: true,
      js: true,
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
      target: 'es2022',
      define,
    }),
    api.plugin,
    strict.plugin,
  ],
};
