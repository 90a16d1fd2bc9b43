import {pageBase, pageOrigin} from '../client/url.js';
import {warnOnce} from '../client/warn.js';

/** Who wrote an address: the integrator may name the page's own origin or any https, an API answer https only. */
export type LinkSource = 'integrator' | 'api';

// Browsers ignore controls and white space inside an address and read a backslash as a slash; marks that nobody sees
// or that turn text around make one address look like another. Nobody honest sends them.
const DISGUISE = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3002\ufeff\uff61\\]/;
// Full-width `／`, `：`, `ｊ` and their like become plain ones on the way.
const ASCII = /[\u0000-\u007f]/;
const AUTHORITY = /^https?:\/\/([^/?#]*)/i;
/** Separators written in percent signs at the front, which a server may turn back: `/%2Fevil`, `javascript%3A`. */
const ENCODED = /^(?:\.{0,2}\/)*[^/?#]*%(?:0|1|20|25|2f|3a|40|5c|7f)/i;

function isLookalike(text: string): boolean {
  return [...text].some((character) => !ASCII.test(character) && ASCII.test(character.normalize('NFKC')));
}

/** An address with its host written out: nothing before or inside the host but its name and port. */
function isPlainAbsolute(text: string): boolean {
  const host = AUTHORITY.exec(text)?.[1];
  return Boolean(host) && !/[@%]/.test(host as string);
}

function isPlainRelative(text: string): boolean {
  return !text.startsWith('//') && !/^[^/?#]*:/.test(text) && !ENCODED.test(text);
}

/**
 * The address to link to, or null when it must not be one: other schemes than https (http for the own origin only),
 * user names, control and invisible characters, look-alikes of separators, backslashes, hidden separators, and for
 * API answers anything relative.
 */
export function safeHref(text: string | undefined, source: LinkSource): string | null {
  if (typeof text !== 'string' || text === '' || DISGUISE.test(text) || isLookalike(text)) return null;
  const isAbsolute = isPlainAbsolute(text);
  if (!isAbsolute && (source === 'api' || !isPlainRelative(text))) return null;
  if (!URL.canParse(text, pageBase())) return null;
  const {href, origin, protocol, username, password} = new URL(text, pageBase());
  if (username !== '' || password !== '') return null;
  const isOwn = origin === pageOrigin() && /^https?:$/.test(protocol);
  if (source === 'integrator' && isOwn) return href;
  return isAbsolute && protocol === 'https:' ? href : null;
}

/** Names an address of the integrator that leads nowhere, once; `name` is what it was given as. */
export function warnOfUnsafe(tag: string, name: string, address: string | undefined): void {
  if (!address || safeHref(address, 'integrator') !== null) return;
  const shown = JSON.stringify(String(address).slice(0, 80));
  warnOnce(`<${tag}>: ${name} ${shown} is not an address to lead to. Use a path of this page's origin or "https://…".`);
}
