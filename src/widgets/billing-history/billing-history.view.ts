import {safeHref} from '../../base/links.js';
import {moneyText, type ViewContext} from '../../base/view-context.js';
import {warnOnce} from '../../client/warn.js';
import {
  TRANSACTION_TYPES,
  type Transaction,
  type TransactionPage,
  type TransactionStatus,
  type TransactionType,
} from '../../contract/transactions.js';
import {formatInstant, formatRelative} from '../../format/dates.js';
import {formatSigned, formatTokens, UNKNOWN} from '../../format/numbers.js';

/** Columns in their order; all but date and type need a row of the page that has something to say. */
export const HISTORY_COLUMNS = [
  'date',
  'type',
  'description',
  'credits',
  'amount',
  'status',
  'balanceAfter',
  'receipt',
] as const;
/** A column of the history. */
export type HistoryColumn = (typeof HISTORY_COLUMNS)[number];

/** The receipt of a row: an address to follow, or one that must not be followed. */
export type Receipt =
  {readonly kind: 'link'; readonly href: string; readonly label: string} | {readonly kind: 'refused'};

/** A movement as text. */
export interface TransactionView {
  readonly row: Transaction;
  readonly date: string;
  readonly relative: string;
  readonly type: string;
  readonly description: string;
  readonly credits: string;
  readonly amount: string;
  /** All digits of the amount. */
  readonly exactAmount: string | undefined;
  readonly status: {readonly kind: TransactionStatus; readonly word: string} | null;
  readonly balanceAfter: string;
  readonly receipt: Receipt | null;
}

const isType = (name: string): name is TransactionType =>
  (TRANSACTION_TYPES as readonly string[]).includes(name);

/** The kinds of `"top_up, refund"`; unknown ones are named and left out, none at all is all of them. */
export function typesOf(text: string | undefined, tag: string): readonly TransactionType[] {
  const names = [...new Set((text ?? '').split(/[\s,]+/).filter(Boolean))];
  for (const name of names.filter((each) => !isType(each))) {
    warnOnce(`<${tag}>: "${name}" is not a type of transaction. Use ${TRANSACTION_TYPES.join(', ')}.`);
  }
  const types = names.filter(isType);
  return types.length === 0 ? TRANSACTION_TYPES : types;
}

/** A page with the wished kinds only, also where the server or the page hands over others. */
export function onlyTypes(page: TransactionPage, types: readonly TransactionType[]): TransactionPage {
  const items = page.items.filter(({type}) => types.includes(type));
  if (items.length === page.items.length) return page;
  return {...page, items, total: page.nextCursor === null ? BigInt(items.length) : undefined};
}

/** Where a receipt leads: https only, since the address comes from an answer. */
export function receiptOf(
  {receiptUrl, date}: Transaction,
  {t, timeZone, locale}: ViewContext,
): Receipt | null {
  if (!receiptUrl) return null;
  const href = safeHref(receiptUrl, 'api');
  if (href === null) return {kind: 'refused'};
  const label = t('history.receiptOf', {date: formatInstant(date, timeZone, locale, 'date')});
  return {kind: 'link', href, label: `${label} (${t('common.newTab')})`};
}

/** A movement as text. */
export function transactionView(row: Transaction, context: ViewContext): TransactionView {
  const {t, timeZone, locale, now} = context;
  const {date, type, description, tokens, amount, status, balanceAfter} = row;
  return {
    row,
    date: formatInstant(date, timeZone, locale),
    relative: formatRelative(date, now, locale),
    type: t(`history.type.${type}`),
    description: description || UNKNOWN,
    credits: tokens === undefined ? UNKNOWN : formatSigned(tokens, locale),
    amount: amount === undefined ? UNKNOWN : moneyText(amount, context),
    exactAmount: amount === undefined ? undefined : moneyText(amount, context, 'exact'),
    status: status === undefined ? null : {kind: status, word: t(`history.status.${status}`)},
    balanceAfter: balanceAfter === undefined ? UNKNOWN : formatTokens(balanceAfter, locale),
    receipt: receiptOf(row, context),
  };
}

const SAYS_SOMETHING: Readonly<Record<HistoryColumn, (row: Transaction) => boolean>> = {
  date: () => true,
  type: () => true,
  description: ({description}) => Boolean(description),
  credits: ({tokens}) => tokens !== undefined,
  amount: ({amount}) => amount !== undefined,
  status: ({status}) => status !== undefined,
  balanceAfter: ({balanceAfter}) => balanceAfter !== undefined,
  receipt: ({receiptUrl}) => Boolean(receiptUrl),
};

/** The columns that a row has something to say in. */
export function columnsOf(rows: readonly Transaction[]): readonly HistoryColumn[] {
  return HISTORY_COLUMNS.filter((column) => rows.some(SAYS_SOMETHING[column]));
}
