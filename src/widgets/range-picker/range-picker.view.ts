import type {ViewContext} from '../../base/view-context.js';
import {datesOf, isCalendarDate, isRangePreset, RANGE_PRESETS, type Range, type RangePreset} from '../../contract/range.js';
import {addDays, formatDays, localDateOf} from '../../format/dates.js';
import {dateTimeFormat} from '../../format/intl-cache.js';
import {formatZone} from '../../format/range-label.js';

/** First and last local day, both included. */
export type Days = readonly [first: string, last: string];

/** One entry of the menu. */
export interface RangeOption {
  readonly value: RangePreset | 'custom';
  readonly label: string;
  /** The days it means now; empty for "Custom…". */
  readonly dates: string;
  readonly isSelected: boolean;
}

/** The picker as text. */
export interface RangePickerView {
  /** "Last 30 days". */
  readonly label: string;
  /** "22 Oct – 20 Nov". */
  readonly dates: string;
  readonly options: readonly RangeOption[];
  /** "Days in Berlin (GMT+1)". */
  readonly zone: string;
}

/** Bounds of custom dates. */
export interface Bounds {
  readonly min: string | undefined;
  readonly max: string | undefined;
}

const HOURS_24 = 86_400_000;

function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

function presetDays(preset: RangePreset, now: Date, timeZone: string): Days {
  const today = localDateOf(now, timeZone);
  const lastOfMonth = addDays(monthStart(today), -1);
  switch (preset) {
    case '24h':
      return [localDateOf(now.getTime() - HOURS_24, timeZone), today];
    case 'mtd':
      return [monthStart(today), today];
    case 'last-month':
      return [monthStart(lastOfMonth), lastOfMonth];
    default:
      return [addDays(today, 1 - Number.parseInt(preset, 10)), today];
  }
}

/** The local days a range means at `now` for people in `timeZone`. */
export function daysOf(range: Range, now: Date, timeZone: string): Days {
  if (isRangePreset(range)) return presetDays(range, now, timeZone);
  return datesOf(range) ?? presetDays('30d', now, timeZone);
}

/** Days in words, without the year while all of them are in the year of `today`. */
export function daysText([first, last]: Days, today: string, locale: string): string {
  const year = today.slice(0, 4);
  if (!first.startsWith(year) || !last.startsWith(year)) return formatDays(first, last, locale);
  const format = dateTimeFormat(locale, {calendar: 'gregory', timeZone: 'UTC', day: 'numeric', month: 'short'});
  const [from, to] = [Date.parse(first), Date.parse(last)];
  return from < to ? format.formatRange(from, to) : format.format(from);
}

/** The wished presets that exist, in the wished order, and the words that are none. */
export function presetsOf(text: string | undefined): {presets: readonly RangePreset[]; unknown: readonly string[]} {
  const words = (text ?? '').split(',').map((word) => word.trim()).filter((word) => word !== '');
  if (words.length === 0) return {presets: RANGE_PRESETS, unknown: []};
  return {presets: [...new Set(words.filter(isRangePreset))], unknown: words.filter((word) => !isRangePreset(word))};
}

/** Turns range and presets into what is shown. */
export function rangePickerView(range: Range, presets: readonly RangePreset[], context: ViewContext): RangePickerView {
  const {t, locale, timeZone, now} = context;
  const today = localDateOf(now, timeZone);
  const datesText = (each: Range) => daysText(daysOf(each, now, timeZone), today, locale);
  const isPreset = isRangePreset(range);
  const options = presets.map((value) => ({
    value, label: t(`range.${value}`), dates: datesText(value), isSelected: value === range,
  }));
  const custom = {value: 'custom', label: `${t('range.custom')}…`, dates: '', isSelected: !isPreset} as const;
  return {
    label: t(isPreset ? `range.${range}` : 'range.custom'),
    dates: datesText(range),
    options: [...options, custom],
    zone: t('range.zone', {zone: formatZone(timeZone, now, locale)}),
  };
}

/** The bounds in force: days that exist, and nothing after today unless asked for. */
export function boundsOf(
  min: string | undefined, max: string | undefined, {now, timeZone}: Pick<ViewContext, 'now' | 'timeZone'>,
): Bounds {
  const isDay = (text: string | undefined) => text !== undefined && isCalendarDate(text);
  return {min: isDay(min) ? min : undefined, max: isDay(max) ? max : localDateOf(now, timeZone)};
}

/** What is wrong with custom dates, and in which field. */
export interface DateProblem {
  readonly field: 'from' | 'to';
  readonly text: string;
}

/** The first thing wrong with custom dates, or null. */
export function dateProblem(dates: Days, bounds: Bounds, context: Pick<ViewContext, 't' | 'locale'>): DateProblem | null {
  const [from, to] = dates;
  const wrongFrom = dayProblem(from, bounds, context);
  if (wrongFrom !== null) return {field: 'from', text: wrongFrom};
  const wrongTo = dayProblem(to, bounds, context);
  if (wrongTo !== null) return {field: 'to', text: wrongTo};
  return from > to ? {field: 'to', text: context.t('range.invalidOrder')} : null;
}

function dayProblem(day: string, {min, max}: Bounds, {t, locale}: Pick<ViewContext, 't' | 'locale'>): string | null {
  if (!isCalendarDate(day)) return t('range.invalidDate');
  if (min !== undefined && day < min) return t('range.tooEarly', {date: formatDays(min, min, locale)});
  if (max !== undefined && day > max) return t('range.tooLate', {date: formatDays(max, max, locale)});
  return null;
}
