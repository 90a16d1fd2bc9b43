import type {CsvSource} from '../../base/csv-file.js';
import {safeHref} from '../../base/links.js';
import {hasOwnData} from '../../base/own-data.js';
import {LARGEST_PAGE} from '../../base/pager.js';
import {readWith, type Queries, type UsageClient} from '../../client/client.js';
import {readTransactions, type Transaction, type TransactionType} from '../../contract/transactions.js';
import {csvCount, csvMoment} from '../../format/csv.js';
import {onlyTypes} from './billing-history.view.js';

/** Names of the columns. */
export const HISTORY_CSV_HEADER: readonly string[] = [
  'id',
  'dateUtc',
  'dateLocal',
  'timeZone',
  'type',
  'description',
  'credits',
  'amount',
  'currency',
  'status',
  'balanceAfter',
  'receiptUrl',
];

/** A movement as cells: plain decimals, moments in UTC and in `timeZone`, only receipts one may follow. */
export function historyRecord(row: Transaction, timeZone: string, currency: string | undefined): string[] {
  const [utc, local] = csvMoment(row.date, timeZone);
  return [
    row.id,
    utc,
    local,
    timeZone,
    row.type,
    row.description ?? '',
    csvCount(row.tokens),
    row.amount?.amount ?? '',
    row.amount ? (row.amount.currency ?? currency ?? '') : '',
    row.status ?? '',
    csvCount(row.balanceAfter),
    safeHref(row.receiptUrl, 'api') ?? '',
  ];
}

/** What a file of the history is made from. */
export interface HistoryFile {
  /** The JSON the page handed over, if it did. */
  readonly data: unknown;
  readonly client: UsageClient;
  readonly question: Omit<Queries['transactions'], 'cursor'>;
  readonly types: readonly TransactionType[];
  readonly timeZone: string;
  /** Currency of amounts that come without one. */
  readonly currency: string | undefined;
}

/** Every movement of the wished kinds, as the server gives them or as the page handed them over. */
export function historySource({
  data,
  client,
  question,
  types,
  timeZone,
  currency,
}: HistoryFile): CsvSource<Transaction> {
  const ask = async (cursor: string | undefined, signal: AbortSignal) =>
    onlyTypes(
      (await client.get('transactions', {...question, cursor, limit: LARGEST_PAGE}, signal)).value,
      types,
    );
  const read = async () => {
    const {value} = readWith(readTransactions, {endpoint: 'transactions', body: data, what: '<a2b-billing-history>.data'});
    return {...onlyTypes(value, types), nextCursor: null};
  };
  return {
    header: HISTORY_CSV_HEADER,
    record: (row) => historyRecord(row, timeZone, currency),
    load: hasOwnData({data}) ? read : ask,
  };
}
