import {readFile} from 'node:fs/promises';
import {DEFAULT_MIX, mixOf, type Mix} from './azure/mix.js';
import {ImportError, UsageError} from './errors.js';
import {inputFiles, statOf, type InputFile, type OnBytes} from './files.js';
import {instantText} from './instant.js';
import {findSources, ledgerOf} from './librechat/sources.js';
import type {Options} from './options.js';
import {readAzureTrace} from './readers/azure-trace.js';
import {readCsv} from './readers/csv.js';
import {readJsonLines} from './readers/jsonl.js';
import {readLibreChat} from './readers/librechat.js';
import type {SourceRecord, WalletRecord} from './records.js';

/** Opened data, ready to be read once. */
export interface Source {
  /** Bytes {@link Source.records} will read. */
  readonly bytes: number;
  /** ISO 4217 code of all its costs. */
  readonly currency: string;
  /** Reads no faster than the records are taken. */
  records(onBytes: OnBytes): AsyncIterable<SourceRecord>;
}

const DEFAULT_CURRENCY = 'EUR';

/**
 * Finds the files and what is needed to read them.
 *
 * @param now moment the import began
 * @throws {ImportError} for missing files
 */
export function openSource(options: Options, now: Date): Promise<Source> {
  switch (options.format) {
    case 'azure-trace':
      return openAzureTrace(options, now);
    case 'librechat':
      return openLibreChat(options);
    default:
      return openTable(options, now);
  }
}

async function openAzureTrace(options: Options, now: Date): Promise<Source> {
  const files = await inputFiles(options.paths);
  const mix = await mixFor(options);
  const until = options.until ?? now.getTime() * 1000;
  return {
    bytes: sizeOf(files),
    currency: mix.currency,
    records: (onBytes) => withWallet(readAzureTrace(files, {...options, mix, until}, onBytes), options.balance, until),
  };
}

async function mixFor({mixPath, currency}: Options): Promise<Mix> {
  const mix = mixPath === null ? DEFAULT_MIX : mixOf(await textOf(mixPath), mixPath);
  if (currency === null || currency === mix.currency) return mix;
  throw new UsageError(`--currency "${currency}" is not allowed; the prices of the mix are in ${mix.currency}.`);
}

async function textOf(path: string): Promise<string> {
  if ((await statOf(path)).isFile()) return readFile(path, 'utf8');
  throw new ImportError(`${path} is not a file.`);
}

async function openLibreChat({paths, ledger: asked, fx, mongoUser}: Options): Promise<Source> {
  const sources = await findSources(paths);
  const ledger = asked ?? (await ledgerOf(sources.transactions));
  return {
    bytes: sizeOf(Object.values(sources).flat()),
    currency: ledger.toUpperCase(),
    records: (onBytes) => readLibreChat(sources, {ledger, fx, mongoUser}, onBytes),
  };
}

async function openTable({format, paths, currency: asked, balance}: Options, now: Date): Promise<Source> {
  const files = await inputFiles(paths);
  const currency = asked ?? DEFAULT_CURRENCY;
  const read = format === 'csv' ? readCsv : readJsonLines;
  return {
    bytes: sizeOf(files),
    currency,
    records: (onBytes) => withWallet(read(files, {currency}, onBytes), balance, now.getTime() * 1000),
  };
}

function sizeOf(files: readonly InputFile[]): number {
  return files.reduce((sum, file) => sum + file.size, 0);
}

/** The records, then the wallet that the command line gives. */
async function* withWallet(
  records: AsyncIterable<SourceRecord>,
  credits: string | null,
  at: number,
): AsyncGenerator<SourceRecord> {
  yield* records;
  if (credits !== null) yield walletOf(credits, at);
}

function walletOf(credits: string, at: number): WalletRecord {
  return {kind: 'wallet', credits, autoRefill: null, asOf: instantText(at)};
}
