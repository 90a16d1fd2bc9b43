import {valueOrReason} from '../errors.js';
import type {InputFile, OnBytes} from '../files.js';
import type {Agent, Conversation} from '../librechat/attribution.js';
import {idOf} from '../librechat/extended-json.js';
import {ledgerEntryOf} from '../librechat/ledger.js';
import {costOf, defaultRates, type Ledger} from '../librechat/money.js';
import {Pairing, type Call} from '../librechat/pairing.js';
import type {Sources} from '../librechat/sources.js';
import {transactionOf, type Rates, type Transaction} from '../librechat/transaction.js';
import {usageOf} from '../librechat/usage.js';
import {UserChoice} from '../librechat/user-choice.js';
import {walletOf} from '../librechat/wallet.js';
import type {BadLine, LedgerRecord, SourceRecord, UsageRecord, WalletRecord} from '../records.js';
import {optionalText, textOf} from '../values.js';
import {jsonDocuments, type JsonFields} from './json-documents.js';

/** What a dump does not tell. */
export interface LibreChatOptions {
  readonly ledger: Ledger;
  /** Decimal text: EUR per USD for rows without `costEUR` before the first row that tells a rate. */
  readonly fx: string;
  /** `_id` of the user whose rows are read; null when the dump has one user only. */
  readonly mongoUser: string | null;
}

/**
 * Reads a LibreChat-style ledger. Conversations and agents are kept in memory (their ids, endpoint and names only);
 * transactions are streamed.
 *
 * @throws {ImportError} when the dump has several users and none was chosen, or not the chosen one
 */
export async function* readLibreChat(
  sources: Sources,
  options: LibreChatOptions,
  onBytes: OnBytes,
): AsyncGenerator<SourceRecord> {
  const conversations = new Map<string, Conversation>();
  const agents = new Map<string, Agent>();
  yield* readAll(sources.conversations, onBytes, (fields) => addConversation(conversations, fields));
  yield* readAll(sources.agents, onBytes, (fields) => addAgent(agents, fields));

  const choice = new UserChoice(options.mongoUser);
  const transactions = new TransactionReader(choice, options, (call) =>
    usageOf(call, {conversations, agents}, options.ledger),
  );
  yield* readAll(sources.transactions, onBytes, (fields, line) => transactions.read(fields, line));
  const user = choice.chosen();
  yield* transactions.end();
  yield* readAll(sources.balances, onBytes, (fields) => walletsOf(fields, user, transactions.newest));
}

/** Reads all documents of some files; a document that `read` refuses is a bad line. */
async function* readAll<T>(
  files: readonly InputFile[],
  onBytes: OnBytes,
  read: (fields: JsonFields, line: number) => Iterable<T>,
): AsyncGenerator<T | BadLine> {
  for (const file of files) {
    for await (const document of jsonDocuments(file, onBytes)) {
      yield* document.kind === 'bad' ? [document] : readOne(file.path, document.line, () => [
        ...read(document.fields, document.line),
      ]);
    }
  }
}

function readOne<T>(file: string, line: number, read: () => T[]): (T | BadLine)[] {
  const result = valueOrReason(read);
  return 'reason' in result ? [{kind: 'bad', file, line, reason: result.reason}] : result;
}

function addConversation(conversations: Map<string, Conversation>, fields: JsonFields): [] {
  conversations.set(textOf(fields.conversationId, 'conversationId'), {
    endpoint: optionalText(fields.endpoint, 'endpoint'),
    agentId: optionalText(fields.agent_id, 'agent_id'),
  });
  return [];
}

function addAgent(agents: Map<string, Agent>, fields: JsonFields): [] {
  const id = textOf(fields.id, 'id');
  agents.set(id, {
    name: optionalText(fields.name, 'name') ?? id,
    provider: optionalText(fields.provider, 'provider'),
    model: optionalText(fields.model, 'model'),
  });
  return [];
}

function walletsOf(fields: JsonFields, user: string | null, newest: number): WalletRecord[] {
  return user !== null && idOf(fields.user, 'user') === user ? [walletOf(fields, newest)] : [];
}

/** Turns transactions into usage and ledger entries, in the order of the file. */
class TransactionReader {
  readonly #choice: UserChoice;
  readonly #ledger: Ledger;
  readonly #usageOf: (call: Call) => UsageRecord[];
  readonly #pairing = new Pairing();
  #rates: Rates;
  #newest = 0;

  constructor(choice: UserChoice, {ledger, fx}: LibreChatOptions, usage: (call: Call) => UsageRecord[]) {
    this.#choice = choice;
    this.#ledger = ledger;
    this.#usageOf = usage;
    this.#rates = defaultRates(fx);
  }

  /** Microseconds since 1970 of the newest transaction. */
  get newest(): number {
    return this.#newest;
  }

  /** The ledger entry of a row, or the usage that is complete with it. */
  read(fields: JsonFields, line: number): (UsageRecord | LedgerRecord)[] {
    const row = transactionOf(fields, line);
    if (!this.#choice.isWanted(row.user) || this.#choice.isOpen) return [];
    this.#newest = Math.max(this.#newest, row.at);
    this.#rates = row.rates ?? this.#rates;
    return row.tokenType === 'credits' ? [ledgerEntryOf(row)] : this.#spend(row);
  }

  /** The usage that is left. */
  end(): UsageRecord[] {
    return this.#pairing.end().flatMap(this.#usageOf);
  }

  #spend(row: Transaction): UsageRecord[] {
    const cost = costOf(row, this.#ledger, this.#rates);
    return this.#pairing.add({...row, cost}).flatMap(this.#usageOf);
  }
}
