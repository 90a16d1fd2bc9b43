/**
 * Cuts names for the canvas. By pattern rather than `Intl.Segmenter`: this is pure, has no locale, and Firefox before
 * 125 has no segmenter. It keeps surrogate pairs, marks, flags, skin tones and joined emoji whole.
 */

const ELLIPSIS = '…';
const MARKS_KEPT = 8;
const CLUSTER = new RegExp(
  '(?:\\p{RI}{2}|\\p{Emoji}\\uFE0F?\\u20E3|\\p{Extended_Pictographic}[\\uFE0F\\p{EMod}]?'
  + '(?:\\u200D\\p{Extended_Pictographic}[\\uFE0F\\p{EMod}]?)*|[^])'
  + `[\\p{M}\\u200D]{0,${MARKS_KEPT}}`, 'gu');
const CONTROLS = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]+/gu;
const LONE_SURROGATES = /\p{Cs}/gu;
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|\p{Extended_Pictographic}|\p{RI}/u;
const LONGEST_CLUSTER = 24;

/**
 * One line of text without control characters, direction overrides and broken surrogates: what a canvas can draw and
 * export without harm to its neighbours, and a sentence of ours can hold. On its own a text is shown unchanged.
 */
export function plainLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(CONTROLS, '').replace(LONE_SURROGATES, '\uFFFD').trim();
}

/** The signs of `text` as a reader counts them. */
export function graphemes(text: string): string[] {
  return text.match(CLUSTER) ?? [];
}

/** Roughly how wide `text` is in px in a proportional font of `fontSize` px. Errs on the wide side. */
export function estimateWidth(text: string, fontSize: number): number {
  return graphemes(text).reduce((sum, sign) => sum + signWidth(sign), 0) * fontSize;
}

function signWidth(sign: string): number {
  if (WIDE.test(sign)) return 1.25;
  return /[\p{Lu}\d@%&mw]/u.test(sign) ? 0.68 : 0.55;
}

/** `text` if it fits into `width` px, else as many of its signs as do, and `…`. Never cuts inside a sign. */
export function truncateToWidth(text: string, width: number, fontSize: number): string {
  const most = Math.max(1, Math.floor(width / fontSize / 0.55));
  const line = plainLine(text.slice(0, (most + 1) * LONGEST_CLUSTER));
  const signs = graphemes(line);
  if (signs.length <= most && estimateWidth(line, fontSize) <= width) return line;
  let room = width / fontSize - signWidth(ELLIPSIS);
  const end = signs.findIndex(sign => (room -= signWidth(sign)) < 0);
  return signs.slice(0, Math.max(1, end === -1 ? most : end)).join('').trimEnd() + ELLIPSIS;
}
