import {pipeline, Readable} from 'node:stream';
import {parse, type CsvError, type Parser} from 'csv-parse';
import {ImportError, valueOrReason} from '../errors.js';
import {textChunks, type InputFile, type OnBytes} from '../files.js';
import type {BadLine, UsageRecord} from '../records.js';
import {REQUIRED_FIELDS, usageFieldOf, usageRecordOf, type UsageFields} from '../usage-fields.js';

interface CsvRow {
  readonly record: Readonly<Record<string, string>>;
  readonly info: {readonly lines: number};
}

const MAX_ROW = 1024 * 1024;
/** Faults after which the parser no longer knows where a row ends. */
const FATAL = new Set(['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE']);

/**
 * Reads usage from CSV with a header line. Columns are found by name; unknown ones are ignored.
 *
 * @param currency ISO 4217 code of the account
 * @throws {ImportError} when a required column is not there, and for a quoted field that never ends
 */
export async function* readCsv(
  files: readonly InputFile[],
  {currency}: {currency: string},
  onBytes: OnBytes,
): AsyncGenerator<UsageRecord | BadLine> {
  for (const file of files) yield* readFile(file, currency, onBytes);
}

async function* readFile(file: InputFile, currency: string, onBytes: OnBytes): AsyncGenerator<UsageRecord | BadLine> {
  const header = {isRead: false};
  const faults: CsvError[] = [];
  const parser = csvParser(file.path, header, faults);
  pipeline(Readable.from(textChunks(file, onBytes)), parser, () => {});
  for await (const row of parser as AsyncIterable<CsvRow>) {
    yield* badLines(file.path, faults);
    yield recordOf(file.path, row, currency);
  }
  yield* badLines(file.path, faults);
  if (!header.isRead) throw new ImportError(`${file.path} is empty; its first line must name the columns.`);
}

function csvParser(path: string, header: {isRead: boolean}, faults: CsvError[]): Parser {
  return parse({
    columns: (names: string[]) => {
      header.isRead = true;
      return columnsOf(path, names);
    },
    info: true,
    trim: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error) faults.push(error);
    },
  });
}

function columnsOf(path: string, names: readonly string[]): string[] {
  const columns = names.map((name) => usageFieldOf(name) ?? name);
  const missing = REQUIRED_FIELDS.filter((field) => !columns.includes(field));
  if (missing.length > 0) {
    const found = names.join(',').slice(0, 200);
    throw new ImportError(`${path}:1: the header "${found}" has no column ${missing.join(', ')}.`);
  }
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) throw new ImportError(`${path}:1: the header has the column "${twice}" twice.`);
  return columns;
}

/** Hands out what the parser has skipped since the last time. */
function* badLines(file: string, faults: CsvError[]): Generator<BadLine> {
  for (const {code, message, lines} of faults.splice(0) as (CsvError & {lines: number})[]) {
    if (FATAL.has(code)) throw new ImportError(`${file}:${lines}: a quoted field that began before has no end.`);
    yield {kind: 'bad', file, line: lines, reason: message.replace(/ (on|at) line \d+/, '')};
  }
}

function recordOf(file: string, {record, info}: CsvRow, currency: string): UsageRecord | BadLine {
  const line = info.lines - linesInside(record);
  const usage = valueOrReason(() => usageRecordOf(record as UsageFields, {line, currency}));
  return 'reason' in usage ? {kind: 'bad', file, line, ...usage} : usage;
}

/** Line ends within quoted fields: the parser tells the line a row ends in. */
function linesInside(record: CsvRow['record']): number {
  return Object.values(record).reduce((sum, field) => sum + field.split('\n').length - 1, 0);
}
