import {isRange, datesOf, RANGE_PRESETS, type Range} from '../contract/range.js';
import {daysBetween} from '../format/dates.js';
import {supportedTimeZone} from '../format/intl-cache.js';

const MAX_DAYS = 1100;

/** Says no: which status, why, and which parameter is at fault. */
export class SampleProblem extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly parameter?: string,
  ) {
    super(message);
  }
}

/** A 400 that names the parameter and what it may be. */
export function badParameter(parameter: string, allowed: string): SampleProblem {
  return new SampleProblem(400, `The parameter "${parameter}" must be ${allowed}.`, parameter);
}

/** One word of some; `fallback` when it is not given. */
export function wordOf<Word extends string, Fallback>(
  parameters: URLSearchParams, name: string, words: readonly Word[], fallback: Fallback,
): Word | Fallback {
  const given = parameters.get(name);
  if (given === null) return fallback;
  const word = words.find((each) => each === given);
  if (word === undefined) throw badParameter(name, `one of ${words.join(', ')}`);
  return word;
}

function isShortEnough(range: string): boolean {
  const [first, last] = datesOf(range) ?? [];
  return first === undefined || last === undefined || daysBetween(first, last) < MAX_DAYS;
}

/** The parameters of every ranged endpoint. */
export function rangeOf(parameters: URLSearchParams): {range: Range; zone: string} {
  const range = parameters.get('range') ?? '30d';
  const zone = parameters.get('tz') ?? 'UTC';
  const words = `${RANGE_PRESETS.join(', ')}, or two dates as 2026-11-01..2026-11-15`;
  if (!isRange(range) || !isShortEnough(range)) throw badParameter('range', words);
  if (!supportedTimeZone(zone)) throw badParameter('tz', 'an IANA time zone such as Europe/Berlin');
  return {range, zone};
}

/** Most rows of a page, 20 when not said. */
export function limitOf(parameters: URLSearchParams): number {
  const given = parameters.get('limit') ?? '20';
  const limit = Number(given);
  if (!/^\d{1,3}$/.test(given) || limit < 1 || limit > 100) throw badParameter('limit', 'a whole number from 1 to 100');
  return limit;
}

/** What a cursor carries: the query it belongs to, when its first page was asked for, and the last row's id. */
export interface Position {
  readonly now: number;
  readonly after: string;
}

function bindingOf(parameters: URLSearchParams): string {
  return [...parameters].filter(([name]) => name !== 'cursor' && name !== 'limit').join('&');
}

/** A cursor that leads on after a row. */
export function cursorAt(parameters: URLSearchParams, {now, after}: Position): string {
  return btoa(encodeURIComponent(JSON.stringify([bindingOf(parameters), now, after])));
}

/** Where a page begins; null for the first one. */
export function positionOf(parameters: URLSearchParams): Position | null {
  const cursor = parameters.get('cursor');
  if (cursor === null) return null;
  try {
    const [binding, now, after] = JSON.parse(decodeURIComponent(atob(cursor))) as [string, number, string];
    if (binding === bindingOf(parameters)) return {now, after};
  } catch {
    // Not one of ours: said below.
  }
  throw badParameter('cursor', 'the nextCursor of a page of this very query');
}
