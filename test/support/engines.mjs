import {chromeLauncher} from '@web/test-runner-chrome';
import {webdriverLauncher} from '@web/test-runner-webdriver';
import puppeteer from 'puppeteer-core';
import {startWebkitDriver} from './webkit-driver.mjs';
import {webdriverPage} from './webdriver-page.mjs';

const SIZE = {width: 800, height: 600};

/** A download would open a panel, which takes the focus from the page. */
const PREFERENCES = {'browser.download.alwaysOpenPanel': false, 'browser.download.panel.shown': true};

/** Launch options of Debian's Firefox, its clock in a part of the world. */
export function firefoxOptions(timeZone) {
  const env = {...process.env, TZ: timeZone};
  const executablePath = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';
  return {browser: 'firefox', executablePath, headless: true, env, extraPrefsFirefox: PREFERENCES};
}

/** Firefox answers before the page has had the event: an action is done when the page has drawn a frame after it. */
function settled(device, page) {
  const frame = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  for (const name of ['press', 'type', 'down', 'up', 'move', 'click']) {
    const act = device[name]?.bind(device);
    if (act) device[name] = (...args) => act(...args).then(frame);
  }
}

/** Adds to a page of Firefox what only Chromium's protocol has. */
function completed(page) {
  const {keyboard, mouse} = page;
  const press = keyboard.press.bind(keyboard);
  keyboard.press = (key, options) => press(key === 'Space' ? ' ' : key, options);
  settled(keyboard, page);
  settled(mouse, page);
  page.emulateMediaFeatures = (features) =>
    page.evaluate((told) => globalThis.__emulateMedia(told), Object.fromEntries(features.map(({name, value}) => [name, value])));
  return page;
}

/**
 * Firefox for the test runner. One page at a time: a page in the background would get no frames. And each in a tab of its
 * own: a test may leave the focus in a frame that is gone, or in a part of the browser.
 */
export function firefoxIn(timeZone) {
  const createPage = async ({context}) => {
    const page = completed(await context.newPage());
    await page.bringToFront();
    await page.mouse.click(1, 1);
    return page;
  };
  const launcher = chromeLauncher({puppeteer, launchOptions: firefoxOptions(timeZone), createPage, concurrency: 1});
  const stopSession = launcher.stopSession.bind(launcher);
  return Object.assign(launcher, {
    stopSession: async (id) => {
      const result = await stopSession(id);
      for (const {puppeteerPage} of launcher.inactivePages.splice(0)) await puppeteerPage.close();
      return result;
    },
  });
}

/**
 * WebKit for the test runner, which starts and ends its own WebDriver. The test commands know WebDriver only in part
 * (no viewport, no held keys), so the launcher passes for Playwright's and hands out a page that has them.
 */
export function webkitIn(timeZone) {
  const launcher = webdriverLauncher({capabilities: {}});
  const [start, stop] = [launcher.startSession.bind(launcher), launcher.stop.bind(launcher)];
  let webkit;
  return Object.assign(launcher, {
    type: 'playwright',
    name: 'WebKit',
    concurrency: 1,
    getPage: () => webdriverPage(launcher.driver),
    initialize: async (config) => {
      launcher.config = {...config, concurrency: 1};
      webkit = await startWebkitDriver(timeZone);
      launcher.options = webkit.options;
    },
    startSession: async (id, url) => {
      await launcher.ensureManagerInitialized();
      await webdriverPage(launcher.driver).setViewportSize(SIZE);
      return start(id, url);
    },
    stop: async () => {
      await stop();
      await webkit?.close();
    },
  });
}
