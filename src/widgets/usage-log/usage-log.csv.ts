import type {CsvSource} from '../../base/csv-file.js';
import {recordedName} from '../../base/identity-name.js';
import {hasOwnData} from '../../base/own-data.js';
import {LARGEST_PAGE} from '../../base/pager.js';
import {readWith, type UsageClient} from '../../client/client.js';
import {logAnswer, type LogRow} from '../../contract/log.js';
import {csvCount, csvMoment, csvNumber} from '../../format/csv.js';
import type {Question} from './usage-log.book.js';
import {sortedBy} from './usage-log.columns.js';
import {arrange, type LocalQuery} from './usage-log.local.js';

/** Names of the columns. */
export const LOG_CSV_HEADER: readonly string[] = [
  'id',
  'dateUtc',
  'dateLocal',
  'timeZone',
  'project',
  'provider',
  'model',
  'inputTokens',
  'cachedInputTokens',
  'cacheWriteTokens',
  'outputTokens',
  'reasoningTokens',
  'totalTokens',
  'cost',
  'currency',
  'conversationId',
  'co2eKg',
  'co2eKgMin',
  'co2eKgMax',
];

/** A charge as cells: plain decimals, moments in UTC and in `timeZone`; unknown and unpriced stay empty. */
export function logRecord(row: LogRow, timeZone: string, currency: string | undefined): string[] {
  const [utc, local] = csvMoment(row.date, timeZone);
  const {project, provider, cost, co2e} = row;
  return [
    row.id ?? '',
    utc,
    local,
    timeZone,
    project ? recordedName(project) : '',
    provider ? recordedName(provider) : '',
    row.model,
    csvCount(row.inputTokens),
    csvCount(row.cachedInputTokens),
    csvCount(row.cacheWriteTokens),
    csvCount(row.outputTokens),
    csvCount(row.reasoningTokens),
    csvCount(row.totalTokens),
    cost?.amount ?? '',
    cost ? (cost.currency ?? currency ?? '') : '',
    row.conversationId ?? '',
    ...[co2e?.central, co2e?.min, co2e?.max].map(csvNumber),
  ];
}

/** What a file of the log is made from. */
export interface LogFile {
  /** The JSON the page handed over, if it did. */
  readonly data: unknown;
  readonly client: UsageClient;
  readonly question: Question;
  /** Filters and search for rows that were handed over. */
  readonly local: LocalQuery;
  /** Currency of costs that come without one. */
  readonly currency: string | undefined;
}

/** Every row of a question, as the server gives them or as the page handed them over. */
export function logSource({data, client, question, local, currency}: LogFile): CsvSource<LogRow> {
  const ask = async (cursor: string | undefined, signal: AbortSignal) =>
    (await client.get('log', {...question, cursor, limit: LARGEST_PAGE}, signal)).value;
  const read = async () => {
    const {value} = readWith(logAnswer, {endpoint: 'log', body: data, what: '<a2b-usage-log>.data'});
    return {...arrange({...value, nextCursor: null}, sortedBy(question), true, local), nextCursor: null};
  };
  return {
    header: LOG_CSV_HEADER,
    record: (row) => logRecord(row, question.tz, currency),
    load: hasOwnData({data}) ? read : ask,
  };
}
