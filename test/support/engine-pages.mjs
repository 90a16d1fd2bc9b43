import puppeteer from 'puppeteer-core';
import {remote} from 'webdriverio';
import {firefoxOptions} from './engines.mjs';
import {webdriverPage} from './webdriver-page.mjs';
import {startWebkitDriver} from './webkit-driver.mjs';

const SIZE = {width: 1280, height: 900};

/**
 * A page of an engine, for tests in Node.
 *
 * @typedef {object} EnginePage
 * @property {(url: string) => Promise<void>} open
 * @property {(expression: string) => Promise<unknown>} evaluate JSON of an expression's value
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<EnginePage>} */
async function firefox(timeZone) {
  const browser = await puppeteer.launch(firefoxOptions(timeZone));
  const page = await browser.newPage();
  await page.setViewport(SIZE);
  return {
    open: async (url) => void (await page.goto(url)),
    evaluate: (expression) => page.evaluate(expression),
    close: () => browser.close(),
  };
}

/** @returns {Promise<EnginePage>} */
async function webkit(timeZone) {
  const {options, close} = await startWebkitDriver(timeZone);
  const driver = await remote(options);
  await webdriverPage(driver).setViewportSize(SIZE);
  return {
    open: async (url) => void (await driver.navigateTo(url)),
    evaluate: (expression) => driver.execute(`return ${expression}`),
    close: async () => {
      await driver.deleteSession();
      await close();
    },
  };
}

/** How each engine opens a page. */
export const ENGINES = {Firefox: firefox, WebKit: webkit};
