import {readdir} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {ImportError} from '../errors.js';
import {inputFiles, statOf, textChunks, type InputFile} from '../files.js';
import {jsonDocuments, type JsonFields} from '../readers/json-documents.js';
import type {Ledger} from './money.js';

/** A collection of LibreChat that is read. */
export type Collection = 'transactions' | 'conversations' | 'agents' | 'balances';
/** The files of each collection. */
export type Sources = Readonly<Record<Collection, readonly InputFile[]>>;

const COLLECTIONS: readonly Collection[] = ['transactions', 'conversations', 'agents', 'balances'];
const ignore = (): void => {};

/**
 * Sorts files by the collection their first document belongs to, or by their name when they are empty. Of a folder,
 * files (`.json`, `.jsonl`) of other collections are left out.
 *
 * @throws {ImportError} when a named file is of no known collection, or no file holds transactions
 */
export async function findSources(paths: readonly string[]): Promise<Sources> {
  const sources: Record<Collection, InputFile[]> = {transactions: [], conversations: [], agents: [], balances: []};
  for (const path of paths) {
    for (const {file, collection} of await recognised(path)) sources[collection].push(file);
  }
  if (sources.transactions.length > 0) return sources;
  throw new ImportError(`No transactions among ${paths.join(', ')}: export that collection too.`);
}

async function recognised(path: string): Promise<{file: InputFile; collection: Collection}[]> {
  const isFolder = (await statOf(path)).isDirectory();
  const files = await inputFiles(isFolder ? await jsonFilesIn(path) : [path]);
  const found = [];
  for (const file of files) {
    const collection = await collectionOf(file);
    if (collection) found.push({file, collection});
    else if (!isFolder) throw new ImportError(`${path} is not an export of ${COLLECTIONS.join(', ')}.`);
  }
  return found;
}

async function jsonFilesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /\.(json|jsonl|ndjson)$/i.test(name)).sort();
  return names.map((name) => join(folder, name));
}

async function collectionOf(file: InputFile): Promise<Collection | undefined> {
  for await (const document of jsonDocuments(file, ignore)) {
    if (document.kind === 'document') return collectionOfFields(document.fields);
  }
  return COLLECTIONS.find((name) => basename(file.path).toLowerCase().includes(name));
}

/** What a document's fields tell of its collection. */
export function collectionOfFields(fields: JsonFields): Collection | undefined {
  if ('tokenType' in fields) return 'transactions';
  if ('tokenCredits' in fields) return 'balances';
  if (typeof fields.id === 'string' && fields.id.startsWith('agent_')) return 'agents';
  const isConversation = 'conversationId' in fields && ('endpoint' in fields || 'title' in fields);
  return isConversation && !('messageId' in fields) ? 'conversations' : undefined;
}

/** Whether credits are euros or US dollars: only hosts that count in euros write `costEUR`. */
export async function ledgerOf(files: readonly InputFile[]): Promise<Ledger> {
  for (const file of files) {
    if (await holdsText(file, '"costEUR"')) return 'eur';
  }
  return 'usd';
}

async function holdsText(file: InputFile, text: string): Promise<boolean> {
  let end = '';
  for await (const chunk of textChunks(file, ignore)) {
    if ((end + chunk).includes(text)) return true;
    end = chunk.slice(-text.length);
  }
  return false;
}
