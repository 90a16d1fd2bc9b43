/** Runs before the elements of the script tag's file, so that they come up with its settings and not twice. */
import {lazy} from './base/lazy.js';
import type {A2bConfig} from './client/config.js';
import {isRange} from './contract/range.js';
import {librechatBase} from './hosts/librechat-base.js';
import {preset} from './store/page.js';

const PLAIN = ['apiBase', 'locale', 'currency', 'timeZone', 'unit', 'addCreditsUrl', 'billingHistoryUrl'] as const;

const librechatPreset = lazy(() => import('./hosts/librechat.js'));

/** The preset of a page of LibreChat: what knows its users is for no other page to load, and comes at once. */
function inLibrechat(): A2bConfig {
  const whole = librechatPreset.load().then(({librechat}) => librechat());
  whole.catch(() => undefined);
  return {...librechatBase(), getToken: async (request) => (await whole).getToken?.(request)};
}

/** Settings written on the script tag as `data-a2b-…`. */
function settingsOf({dataset}: HTMLScriptElement): A2bConfig {
  const read = (name: string) => dataset[`a2b${name.charAt(0).toUpperCase()}${name.slice(1)}`];
  const plain = Object.fromEntries(PLAIN.map((name) => [name, read(name)]).filter(([, value]) => value !== undefined));
  const range = read('range');
  const seconds = Number(read('refreshInterval'));
  const host = read('host') === 'librechat' ? inLibrechat() : {};
  return {...host, ...plain, ...(range && isRange(range) && {range}), ...(seconds > 0 && {refreshInterval: seconds})};
}

const script = [...document.scripts].find(({src}) => src === import.meta.url);
if (script !== undefined) preset(settingsOf(script));
