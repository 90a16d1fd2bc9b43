import type {Attribution} from '../../import/librechat/attribution.js';
import {costOf, type Spend} from '../../import/librechat/money.js';
import {Pairing, type Call} from '../../import/librechat/pairing.js';
import type {Transaction} from '../../import/librechat/transaction.js';
import {usageOf} from '../../import/librechat/usage.js';
import type {UsageRecord} from '../../import/records.js';
import {Explainer} from '../ledger/explainer.js';
import type {Host, Owner} from '../ledger/host.js';
import {transactionIn} from '../ledger/documents.js';
import {ratesFor, type RatesOn} from '../ledger/rates.js';
import {DAY} from '../time/zoned.js';

/** One call of a model as the log shows it. */
export interface Charge {
  readonly record: UsageRecord;
  readonly attribution: Attribution;
  /** Of its first row, ms since 1970. */
  readonly at: number;
}

const msOf = ({at}: Transaction): number => Math.floor(at / 1000);
const dayOf = (row: Transaction): number => Math.floor(msOf(row) / DAY);
const firstRow = ({prompt, completion}: Call): Transaction | undefined => prompt ?? completion;

/** Turns rows into charges: prices them, joins what belongs together, and says whose they are. */
export class ChargeMaker {
  readonly #host: Host;
  readonly #owner: Owner;
  readonly #explainer: Explainer;

  constructor(host: Host, owner: Owner) {
    this.#host = host;
    this.#owner = owner;
    this.#explainer = new Explainer(host.reader, owner.id);
  }

  /** The charges of rows that are all there, oldest first. */
  async chargesOf(rows: readonly Transaction[]): Promise<Charge[]> {
    const pairing = new Pairing();
    const priced = await this.priced(rows);
    const calls = priced.flatMap((row) => pairing.add(row));
    return this.explained([...calls, ...pairing.end()]);
  }

  /** The charges of calls. */
  async explained(calls: readonly Call[]): Promise<Charge[]> {
    await this.#explainer.learn(calls.map(firstRow).filter((row) => row !== undefined));
    return calls.flatMap((call) => this.#chargeOf(call));
  }

  /** Rows with their cost, by the same rules and rates as the sums. */
  async priced(rows: readonly Transaction[]): Promise<Spend[]> {
    const ratesOn = await this.#ratesFor(rows);
    return rows.map((row) => ({...row, cost: costOf(row, this.#owner.ledger, ratesOn(dayOf(row)))}));
  }

  #ratesFor(rows: readonly Transaction[]): Promise<RatesOn> {
    const {reader, exchangeRate} = this.#host;
    const unconverted = this.#owner.ledger === 'eur' ? rows.filter(({costEur}) => costEur === null) : [];
    return ratesFor(reader, this.#owner.user, unconverted.map(dayOf), exchangeRate);
  }

  #chargeOf(call: Call): Charge[] {
    const row = firstRow(call);
    if (row === undefined) return [];
    const attribution = this.#explainer.attributionOf(row);
    return usageOf(call, this.#explainer.context, this.#owner.ledger).map((record) => ({record, attribution, at: msOf(row)}));
  }
}

/** Reads documents as rows; those no rule can use are left out. */
export function rowsOf(documents: readonly Readonly<Record<string, unknown>>[]): Transaction[] {
  return documents.map(transactionIn).filter((row) => row !== null);
}

