import type {Database, Statement} from '../db/database.js';
import type {LedgerRecord, Party, UsageRecord, WalletRecord} from './records.js';
import {ledgerInsert, projectUpsert, providerUpsert, usageInsert, walletUpsert} from './statements.js';

/** What became of the records. */
export interface Written {
  /** Rows of usage and of the ledger that the database did not have. */
  readonly added: number;
  /** Those it had already. */
  readonly known: number;
  /** Null when no wallet came. */
  readonly wallet: 'set' | 'unchanged' | null;
}

/** Rows of one statement: more of them win no speed, and take memory. */
const BATCH = 2000;

/** Writes records of one user in batches, within the transaction it is given. A row that is there stays as it is. */
export class Writer {
  readonly #tx: Database;
  readonly #userId: string;
  readonly #providers = new KnownParties();
  readonly #projects = new KnownParties();
  #usage: UsageRecord[] = [];
  #ledger: LedgerRecord[] = [];
  #wallet: Written['wallet'] = null;
  #added = 0;
  #sent = 0;

  /**
   * @param tx the transaction
   * @param userId owner of all rows; must be in `app_user` before a wallet is written
   */
  constructor(tx: Database, userId: string) {
    this.#tx = tx;
    this.#userId = userId;
  }

  /** What became of the records that were sent so far. */
  get written(): Written {
    return {added: this.#added, known: this.#sent - this.#added, wallet: this.#wallet};
  }

  /** Takes a record; waits for the database when a batch is full. */
  async write(record: UsageRecord | LedgerRecord | WalletRecord): Promise<void> {
    if (record.kind === 'usage') this.#usage.push(record);
    else if (record.kind === 'ledger') this.#ledger.push(record);
    else await this.#writeWallet(record);
    if (this.#usage.length + this.#ledger.length >= BATCH) await this.flush();
  }

  /** Sends what is waiting. */
  async flush(): Promise<void> {
    const [usage, ledger] = [this.#usage, this.#ledger];
    [this.#usage, this.#ledger] = [[], []];
    await this.#name(usage);
    if (usage.length > 0) await this.#insert(usage.length, usageInsert(this.#userId, usage));
    if (ledger.length > 0) await this.#insert(ledger.length, ledgerInsert(this.#userId, ledger));
  }

  async #insert(sent: number, statement: Statement): Promise<void> {
    const [row] = await this.#tx.query<{added: number}>(statement);
    this.#sent += sent;
    this.#added += row?.added ?? 0;
  }

  async #name(usage: readonly UsageRecord[]): Promise<void> {
    const providers = this.#providers.news(usage.map((row) => row.provider));
    const projects = this.#projects.news(usage.map((row) => row.project));
    if (providers.length > 0) await this.#tx.query(providerUpsert(this.#userId, providers));
    if (projects.length > 0) await this.#tx.query(projectUpsert(this.#userId, projects));
  }

  async #writeWallet(record: WalletRecord): Promise<void> {
    const [row] = await this.#tx.query<{changed: number}>(walletUpsert(this.#userId, record));
    this.#wallet = row?.changed === 1 ? 'set' : 'unchanged';
  }
}

/** Providers or projects that were written already: a bounded number, then they are written again. */
class KnownParties {
  static readonly #MOST = 10_000;
  readonly #names = new Map<string, string>();

  /** Those that are new or have a new name; of one id the last. */
  news(parties: readonly (Party | null)[]): Party[] {
    const news = new Map<string, Party>();
    for (const party of parties) {
      if (party && this.#names.get(party.id) !== party.name) news.set(party.id, party);
    }
    if (this.#names.size > KnownParties.#MOST) this.#names.clear();
    for (const {id, name} of news.values()) this.#names.set(id, name);
    return [...news.values()];
  }
}
