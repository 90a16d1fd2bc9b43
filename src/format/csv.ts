/**
 * What every CSV file of the widgets keeps to, so that sheets and scripts can rely on them:
 *
 * - Columns have the same English names in every language: camelCase, with the unit where there is one (`co2eKg`).
 * - Numbers are plain decimals with a point and every digit, never an exponent, a separator or a sign of currency.
 * - Moments are RFC 3339, days `YYYY-MM-DD`; `dateLocal` is what a clock of `timeZone` showed.
 * - An empty cell is "not known" or "not priced"; nothing at all is `0`.
 * - A name is the one the server has, else the id.
 */

import {instantOf, localDateOf} from './dates.js';
import {decimalText, parseDecimal} from './decimal.js';
import {dateTimeFormat, supportedTimeZone} from './intl-cache.js';

const MEDIA_TYPE = 'text/csv;charset=utf-8';
/** Tells spreadsheets that the text is UTF-8; readers of the text never see it. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

const NUMBER = /^-?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * Texts that a spreadsheet may run as a formula: a sign of one at the start, also full-width, also behind
 * signs that are trimmed. Apostrophes in front are looked through, so taking one away gives back the original.
 */
const FORMULA = /^(?:'*[\t\r\n\u0000]|['\s\p{Cf}\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;

/** A text a spreadsheet would take for a formula gets an apostrophe in front; plain numbers stay numbers. */
function harmless(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** One cell: harmless, and in quotes where commas, quotes, line ends or outer spaces ask for them. */
export function csvCell(text: string): string {
  const safe = harmless(text);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record with its CRLF. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(csvCell).join(',') + LINE_END;
}

/** All records, the header first, as a UTF-8 file. A text is taken as records made by `csvLine`. */
export function csvBlob(lines: Iterable<readonly string[] | string>): Blob {
  const parts = [BYTE_ORDER_MARK];
  for (const line of lines) parts.push(typeof line === 'string' ? line : csvLine(line));
  return new Blob(parts, {type: MEDIA_TYPE});
}

/** A count as a cell; empty when it is not known. */
export function csvCount(count: bigint | undefined): string {
  return count === undefined ? '' : String(count);
}

/** A number as a cell: every digit and no exponent, which some sheets take for text; empty when it is not known. */
export function csvNumber(value: number | undefined): string {
  const decimal = value === undefined ? null : parseDecimal(String(value));
  return decimal === null ? '' : decimalText(decimal);
}

/**
 * A moment for two columns: in UTC as RFC 3339, and as calendar and clock of `timeZone` show it
 * (`2026-11-20 18:59:12`). Both empty for text that is no moment.
 */
export function csvMoment(instant: string, timeZone: string): readonly [utc: string, local: string] {
  const at = instantOf(instant);
  if (at === null) return ['', ''];
  const utc = new Date(at).toISOString().replace('.000Z', 'Z');
  return [utc, `${localDateOf(at, timeZone)} ${clockOf(at, timeZone)}`];
}

function clockOf(at: number, timeZone: string): string {
  const format = dateTimeFormat('en-GB', {
    timeZone: supportedTimeZone(timeZone) ? timeZone : 'UTC',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return format.format(at);
}
