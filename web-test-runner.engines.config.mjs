import {readFileSync} from 'node:fs';
import {firefoxIn, webkitIn} from './test/support/engines.mjs';
import base from './web-test-runner.config.mjs';

const only = process.env.A2B_ENGINE?.toLowerCase();

/** The engines besides Chromium; `A2B_ENGINE=firefox` (or `webkit`) runs one of them. */
const browsersIn = (timeZone) => [
  ...(only === 'webkit' ? [] : [firefoxIn(timeZone)]),
  ...(only === 'firefox' ? [] : [webkitIn(timeZone)]),
];

const ZONES = {'Los Angeles': 'America/Los_Angeles', Kathmandu: 'Asia/Kathmandu'};

const media = readFileSync(new URL('test/support/emulated-media.js', import.meta.url), 'utf8');

/** Puts the emulation of media before everything else in a test page. */
const emulatedMedia = {
  name: 'emulated-media',
  transform: ({query, body}) => ('wtr-session-id' in query ? body.replace('<script', `<script>${media}</script><script`) : undefined),
};

export default {
  ...base,
  plugins: [emulatedMedia, ...base.plugins],
  concurrency: 1,
  concurrentBrowsers: 2,
  browserStartTimeout: 60_000,
  testFramework: {config: {timeout: 30_000}},
  browsers: browsersIn('Europe/Berlin'),
  groups: base.groups.map((group) => ({...group, browsers: browsersIn(ZONES[group.name])})),
};
