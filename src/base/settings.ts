import type {A2bConfig} from '../client/config.js';
import {pageOrigin, pageBase} from '../client/url.js';
import {warnOnce} from '../client/warn.js';
import {isRange, type Range} from '../contract/range.js';
import {localTimeZone, supportedTimeZone} from '../format/intl-cache.js';

/** The range an element is pinned to, or null for the shared one; a bad value is named and ignored. */
export function ownRange(tag: string, text: string | undefined, shown: Range): Range | null {
  if (!text) return null;
  if (isRange(text)) return text;
  warnOnce(`<${tag}>: "${text}" is not a range. Use "7d", "30d", "mtd" or two dates; showing "${shown}".`);
  return null;
}

/** The zone days are cut in; an unknown one is named and the viewer's is used. */
export function effectiveZone(tag: string, wished: string | undefined): string {
  if (!wished) return localTimeZone();
  if (supportedTimeZone(wished)) return wished;
  warnOnce(`<${tag}>: "${wished}" is not a time zone. Use an IANA name such as "Europe/Berlin"; showing "${localTimeZone()}".`);
  return localTimeZone();
}

/** An `api-base` written as an attribute is honoured for the page's own origin and listed ones only. */
export function ownApiBase(tag: string, text: string | undefined, config: A2bConfig): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text, pageBase()) ? new URL(text, pageBase()) : null;
  const isOwn = url?.origin === pageOrigin() || (config.allowedOrigins ?? []).includes(url?.origin ?? '');
  if (isOwn && url?.username === '' && url.password === '') return text;
  warnOnce(`<${tag}>: api-base "${text}" is not on this page's origin. Use configure({apiBase}) for another one; using the configured one.`);
  return undefined;
}
