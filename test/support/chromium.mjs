import {existsSync} from 'node:fs';
import {spawnSync} from 'node:child_process';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--force-color-profile=srgb',
];

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

async function packagedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  if (!hasLibraries()) process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'; // makes it unpack its own copies
  const {default: chromium} = await import('@sparticuz/chromium');
  return chromium.executablePath();
}

function hasLibraries() {
  const {stdout = ''} = spawnSync('ldconfig', ['-p'], {encoding: 'utf8'});
  return ['libnss3.so', 'libnspr4.so', 'libexpat.so.1'].every((name) => stdout.includes(name));
}

/**
 * Launch options of a Chromium: `CHROME_PATH`, else the one from the npm registry, else an installed Chrome.
 * @throws Error that says what to do when there is none
 */
export async function chromiumOptions() {
  const executablePath = process.env.CHROME_PATH ?? (await packagedChromium()) ?? INSTALLED.find((path) => existsSync(path));
  if (!executablePath) throw new Error('No Chromium found. Install Chrome, or set CHROME_PATH to its binary.');
  return {executablePath, args: FLAGS, headless: true};
}
