import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import type {Middleware, RouterOptions} from '../../../demo/server/librechat/mount/types.js';
import {startApp, type App, type AppOptions} from './app/server.js';
import {KEYS} from './app/tokens.js';
import {OTHER_USER, USER} from './data.js';
import {mingoMongoose} from './mingo-mongoose.js';
import {recentLedger} from './recent.js';
import {snippet} from './docs.js';

const require = createRequire(import.meta.url);
/** What LibreChat's server requires: the built file. */
export const {createA2bRouter} = require('@aim2balance/widgets/librechat') as {createA2bRouter: (options: RouterOptions) => Middleware};

/** Credits of {@link OTHER_USER}. */
export const OTHER_BALANCE = 4_242_424;
/** The client as it is, unchanged. */
export const PLAIN_CLIENT = `${readFileSync(join(import.meta.dirname, 'app/client.js'), 'utf8')}\nstart();`;

/** A signed-in browser on an app. */
export interface Visit {
  readonly app: App;
  /** Where the browser is: the app, or what stands before it. */
  readonly site: string;
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page and the console. */
  readonly errors: string[];
}

/** How a visit differs from the usual one. */
export interface VisitOptions extends Partial<AppOptions> {
  /** Whether the router takes cookies. Default true. */
  readonly cookies?: boolean;
  /** Where the browser goes. Default `/`. */
  readonly path?: string;
  /** Something that stands before the app, and is closed after the visit. */
  readonly front?: (app: App) => Promise<{url: string; close(): Promise<void>}>;
}

/** Starts an app with the router in it, opens a signed-in browser, hands both to `look` and closes everything again. */
export async function visit(browser: Browser, changes: VisitOptions, look: (visit: Visit) => Promise<void>): Promise<void> {
  const {cookies = true, path = '/', front, ...options} = changes;
  const failures: unknown[] = [];
  const {balances = [], ...ledger} = recentLedger((hex) => hex);
  const mongoose = mingoMongoose({...ledger, balances: [...balances, {user: OTHER_USER, tokenCredits: OTHER_BALANCE}]});
  const router = (requireJwtAuth: Middleware) => createA2bRouter({mongoose, requireJwtAuth, cookies, keys: KEYS, log: (failure) => failures.push(failure)});
  const app = await startApp({
    express: require('express4'),
    user: USER,
    client: PLAIN_CLIENT,
    mount: (server, requireJwtAuth) => server.use(router(requireJwtAuth)),
    ...options,
  });
  const before = await front?.(app);
  const context = await browser.newContext({timezoneId: 'Europe/Berlin', locale: 'en-US'});
  try {
    const site = before?.url ?? app.url;
    await context.addCookies([{name: 'refreshToken', value: await app.signIn(), url: site, httpOnly: true, sameSite: 'Strict'}]);
    const page = await context.newPage();
    const errors = errorsOf(page);
    await page.goto(site + path);
    await look({app, site, page, context, errors});
    if (failures.length > 0) throw failures[0];
  } finally {
    await context.close();
    await before?.close();
    await app.close();
  }
}

function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({message}) => errors.push(message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  return errors;
}

/** `index.html` as the `sed` lines of the documentation leave it. */
export function withCorner(html: string): string {
  return [...snippet('index').matchAll(/^sed -i 's#(.*?)#(.*?)#' index\.html$/gm)].reduce((page, [, from = '', to = '']) => page.replace(from, to), html);
}

/** All text of an element, that of its shadow root included. */
export function shadowText(page: Page, tag: string): Promise<string> {
  return page.locator(tag).first().evaluate((element) => {
    const roots: Node[] = [element.shadowRoot ?? element];
    for (const root of roots) roots.push(...[...(root as ParentNode).querySelectorAll('*')].flatMap(({shadowRoot}) => shadowRoot ?? []));
    return roots.map(({textContent}) => textContent).join(' ');
  });
}
