import {identityName} from '../../base/identity-name.js';
import {safeHref} from '../../base/links.js';
import {withCurrency, type ViewContext} from '../../base/view-context.js';
import type {LogRow} from '../../contract/log.js';
import {UNATTRIBUTED, type Identity, type Money} from '../../contract/primitives.js';
import {decimalText, parseDecimal, roundDecimal} from '../../format/decimal.js';
import {formatInstant, formatRelative} from '../../format/dates.js';
import {co2eText} from '../../format/estimate.js';
import {formatMoney} from '../../format/money.js';
import {formatTokens, UNKNOWN} from '../../format/numbers.js';
import {isNumeric, type LogColumn} from './usage-log.columns.js';

/** What stands in a cell. */
export interface Cell {
  readonly column: LogColumn;
  readonly label: string;
  readonly text: string;
  /** More than fits: the relative time, all digits of a cost, the whole name. */
  readonly title?: string | undefined;
  /** RFC 3339, of dates. */
  readonly instant?: string | undefined;
  /** Where the text leads, of conversations. */
  readonly href?: string | undefined;
  readonly isMuted?: boolean | undefined;
}

/** A row as text. */
export interface RowView {
  /** Tells rows of a page apart. */
  readonly key: string;
  readonly row: LogRow;
  readonly cells: readonly Cell[];
}

/** What rows are drawn with. */
export interface RowOptions {
  readonly columns: readonly LogColumn[];
  /** The integrator's address of a conversation, with `{conversationId}` and `{id}`. */
  readonly rowHref: string | undefined;
  /** Least digits behind the point of costs. */
  readonly digits?: number | undefined;
}

/** Digits behind the point that a column of costs is read with; smaller costs show all their digits. */
const READABLE_DIGITS = 6;
/** Digits that costs are aligned by at most: one tiny cost must not fill the whole column with zeros. */
const ALIGNED_DIGITS = 8;

/** Name of a project or provider; what belongs to nothing is called so. */
export function nameOf(identity: Identity | undefined, {t}: Pick<ViewContext, 't'>): string {
  if (identity === undefined) return UNKNOWN;
  return identityName(identity, t);
}

function readableAmount({amount}: Money): string {
  const value = parseDecimal(amount);
  const rounded = value === null ? null : roundDecimal(value, READABLE_DIGITS);
  return rounded === null || rounded.units === 0n ? amount : decimalText(rounded);
}

/**
 * A cost to six digits behind the point, at least `digits`; a smaller one with all of them, no price in words,
 * never 0.
 */
export function costText(cost: Money | null | undefined, context: ViewContext, digits = 0): string {
  if (cost === undefined) return UNKNOWN;
  if (cost === null) return context.t('common.unpriced');
  const money = {...withCurrency(cost, context), amount: readableAmount(cost)};
  return formatMoney(money, context.locale, {style: 'exact', digits});
}

/** Digits behind the point with which the costs of a page stand below each other. */
export function costDigits(rows: readonly LogRow[]): number {
  const digits = rows.map(({cost}) => (cost ? (readableAmount(cost).split('.')[1]?.length ?? 0) : 0));
  return Math.min(ALIGNED_DIGITS, Math.max(0, ...digits));
}

function costCell(
  cost: Money | null | undefined,
  digits: number,
  context: ViewContext,
): Pick<Cell, 'text' | 'title' | 'isMuted'> {
  const text = costText(cost, context, digits);
  if (!cost)
    return {text, isMuted: true, title: cost === null ? context.t('common.unpricedHint') : undefined};
  return {text, title: formatMoney(withCurrency(cost, context), context.locale, {style: 'exact'})};
}

/** An estimate is never told without saying so; what cannot be estimated is not zero. */
function co2eCell({co2e}: LogRow, {t, locale}: ViewContext): Pick<Cell, 'text' | 'title' | 'isMuted'> {
  if (co2e === undefined) return {text: UNKNOWN, isMuted: true, title: t('log.co2eMissing')};
  const {approx, span} = co2eText(co2e, locale);
  return {text: approx, title: span ?? undefined};
}

function identityCell(
  identity: Identity | undefined,
  context: ViewContext,
): Pick<Cell, 'text' | 'title' | 'isMuted'> {
  const name = nameOf(identity, context);
  const text = identity?.deleted ? context.t('common.deletedName', {name}) : name;
  return {text, title: text, isMuted: identity === undefined || identity.id === UNATTRIBUTED};
}

function dateCell(
  date: string,
  {timeZone, locale, now}: ViewContext,
): Pick<Cell, 'text' | 'title' | 'instant'> {
  return {
    text: formatInstant(date, timeZone, locale),
    title: formatRelative(date, now, locale),
    instant: date,
  };
}

function conversationCell(
  row: LogRow,
  {rowHref}: RowOptions,
  {t}: ViewContext,
): Pick<Cell, 'text' | 'title' | 'href'> {
  const {conversationId} = row;
  if (conversationId === undefined) return {text: UNKNOWN};
  const href = conversationHref(rowHref, row);
  return href === null
    ? {text: conversationId, title: conversationId}
    : {text: t('log.openConversation'), href};
}

/** A segment of a path that stays within it; null for one that would climb or cannot be written. */
function segment(text: string): string | null {
  try {
    return /^\.{0,2}$/.test(text) ? null : encodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Address of a row's conversation by the integrator's template; null where there is none to go to. */
export function conversationHref(
  template: string | undefined,
  {id, conversationId}: Pick<LogRow, 'id' | 'conversationId'>,
): string | null {
  if (!template || conversationId === undefined) return null;
  const [conversation, row] = [segment(conversationId), segment(id ?? '')];
  if (conversation === null || row === null) return null;
  const places = new Map([
    ['{conversationId}', conversation],
    ['{id}', row],
  ]);
  return safeHref(
    template.replace(/\{(?:conversationId|id)\}/g, (place) => places.get(place) ?? place),
    'integrator',
  );
}

/** Whether a template leads to somewhere we may link to. */
export function isUsableHref(template: string | undefined): boolean {
  return conversationHref(template, {id: 'id', conversationId: 'id'}) !== null;
}

function contentOf(
  column: LogColumn,
  row: LogRow,
  options: RowOptions,
  context: ViewContext,
): Omit<Cell, 'column' | 'label'> {
  switch (column) {
    case 'date':
      return dateCell(row.date, context);
    case 'project':
    case 'provider':
      return identityCell(row[column], context);
    case 'model':
      return {text: row.model, title: row.model};
    case 'cost':
      return costCell(row.cost, options.digits ?? 0, context);
    case 'co2e':
      return co2eCell(row, context);
    case 'conversation':
      return conversationCell(row, options, context);
    default:
      return row[column] === undefined
        ? {text: UNKNOWN, isMuted: true}
        : {text: formatTokens(row[column], context.locale)};
  }
}

/** Rows as text, each with a key that stays while the page is the same. */
export function rowViews(rows: readonly LogRow[], options: RowOptions, context: ViewContext): RowView[] {
  const met = new Map<string, number>();
  return rows.map((row) => {
    const id = row.id ?? [row.date, row.model, row.inputTokens, row.outputTokens].join(' ');
    const count = met.get(id) ?? 0;
    met.set(id, count + 1);
    const cells = options.columns.map((column) => {
      return {column, label: context.t(`log.${column}`), ...contentOf(column, row, options, context)};
    });
    return {key: `${count} ${id}`, row, cells};
  });
}

/**
 * Classes of a column's cells: figures stand at the end, moments in one line, names in at most two; where
 * rows are small cards the cost is their mark, and what does not speak for itself is labelled.
 */
export function classesOf(column: LogColumn): string {
  if (column === 'cost') return 'end mark';
  if (isNumeric(column)) return 'end labelled';
  if (column === 'date') return 'when';
  return column === 'provider' || column === 'conversation' ? 'name labelled' : 'name';
}
