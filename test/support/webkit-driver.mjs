import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {setTimeout as pause} from 'node:timers/promises';

const LIBRARIES = {x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu'};

/** Debian's small browser around WebKitGTK. */
export const MINI_BROWSER = `/usr/lib/${LIBRARIES[process.arch]}/webkit2gtk-4.1/MiniBrowser`;

/** Software drawing, and no sandbox of its own: both fail in containers. */
const ENVIRONMENT = {LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1'};

/** Without it the browser's tool bar is 447 px wide at least, and so is every page. */
const NARROW = '* { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }';

/** A home of its own: nothing is remembered from one start to the next. */
function newHome() {
  const home = mkdtempSync(join(tmpdir(), 'a2b-webkit-'));
  mkdirSync(join(home, 'gtk-3.0'));
  writeFileSync(join(home, 'gtk-3.0', 'gtk.css'), NARROW);
  return {home, variables: {XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home}};
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  const ended = once(child, 'exit');
  child.kill();
  return ended;
}

/** A screen that nobody sees; it names itself on its third stream. */
async function startScreen() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
  for await (const number of createInterface({input: child.stdio[3]})) return {display: `:${number}`, child};
  throw new Error('Xvfb did not start.');
}

async function answers(port, child) {
  while (child.exitCode === null) {
    const status = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (status?.ok) return;
    await pause(20);
  }
  throw new Error(`WebKitWebDriver ended with ${child.exitCode}.`);
}

/** What a WebDriver client has to ask for. */
const optionsAt = (port) => ({
  hostname: '127.0.0.1',
  port,
  path: '/',
  logLevel: 'error',
  capabilities: {
    'wdio:enforceWebDriverClassic': true,
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': {binary: MINI_BROWSER, args: ['--automation']},
  },
});

/** Starts a WebKitWebDriver on a free port with a screen of its own, its clock in a part of the world. */
export async function startWebkitDriver(timeZone) {
  const [screen, port] = await Promise.all([startScreen(), freePort()]);
  const {home, variables} = newHome();
  const env = {...process.env, ...ENVIRONMENT, ...variables, DISPLAY: screen.display, TZ: timeZone};
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {env, stdio: 'ignore'});
  await answers(port, driver);
  return {
    options: optionsAt(port),
    close: async () => {
      await stop(driver);
      await stop(screen.child);
      rmSync(home, {recursive: true, force: true});
    },
  };
}
