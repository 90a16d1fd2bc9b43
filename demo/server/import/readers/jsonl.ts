import {valueOrReason} from '../errors.js';
import type {InputFile, OnBytes} from '../files.js';
import type {BadLine, UsageRecord} from '../records.js';
import {usageFieldOf, usageRecordOf, type UsageFields} from '../usage-fields.js';
import {jsonDocuments, type JsonFields} from './json-documents.js';

/**
 * Reads usage from objects in JSON, one per line or in one array: rows of the contract's log, or flat ones.
 *
 * @param currency ISO 4217 code of the account
 * @throws {ImportError} for a file that is not JSON
 */
export async function* readJsonLines(
  files: readonly InputFile[],
  {currency}: {currency: string},
  onBytes: OnBytes,
): AsyncGenerator<UsageRecord | BadLine> {
  for (const file of files) {
    for await (const document of jsonDocuments(file, onBytes)) {
      yield document.kind === 'bad' ? document : recordOf(file.path, document, currency);
    }
  }
}

function recordOf(
  file: string,
  {fields, line}: {fields: JsonFields; line: number},
  currency: string,
): UsageRecord | BadLine {
  const record = valueOrReason(() => usageRecordOf(usageFieldsOf(fields), {line, currency}));
  return 'reason' in record ? {kind: 'bad', file, line, ...record} : record;
}

function usageFieldsOf(fields: JsonFields): UsageFields {
  const named = Object.entries(fields).map(([key, value]) => [usageFieldOf(key) ?? key, value]);
  return Object.fromEntries(named) as UsageFields;
}
