import type {Ledger} from '../../import/librechat/money.js';
import type {SustainabilitySettings} from '../../sustainability/settings.js';
import {allOf, type Reader} from './reader.js';

/** A LibreChat: its data, and what the data does not tell. */
export interface Host {
  readonly reader: Reader;
  /** Makes the driver's ObjectId of 24 hexadecimal digits. */
  readonly objectId: (hex: string) => unknown;
  /** The currency the host keeps its credits in. */
  readonly ledger: () => Promise<Ledger>;
  /** EUR per USD, decimal text, for charges that were never converted while no row tells a rate. */
  readonly exchangeRate: string;
  /** How footprints are estimated; null = not at all. */
  readonly sustainability: SustainabilitySettings | null;
  readonly now: () => Date;
  /** Key that cursors are signed with. */
  readonly secret: Buffer;
  /** Told of failures that are the server's own. */
  readonly log: (failure: unknown) => void;
}

/** The signed-in user of a request. */
export interface Owner {
  /** 24 hexadecimal digits. */
  readonly id: string;
  /** The same as the driver's ObjectId. */
  readonly user: unknown;
  readonly ledger: Ledger;
  /** ISO 4217 code of the ledger. */
  readonly currency: string;
}

/** The owner of the rows that a request is about. */
export async function ownerOf(host: Host, id: string): Promise<Owner> {
  const ledger = await host.ledger();
  return {id, user: host.objectId(id), ledger, currency: ledger.toUpperCase()};
}

/** How many of the newest rows are looked at to tell the ledger's currency. */
const SAMPLE = 100;

/**
 * Tells whether a ledger is in euros by its newest rows, since only the fork writes `costEUR`; kept once told. A
 * ledger without rows is taken for one of dollars, and asked again.
 */
export function detectedLedger(reader: Reader): () => Promise<Ledger> {
  let known: Ledger | undefined;
  return async () => {
    if (known !== undefined) return known;
    const pipeline = [{$sort: {_id: -1}}, {$limit: SAMPLE}, {$project: {costEUR: 1}}];
    const rows = await allOf(reader.documents('transactions', pipeline));
    const ledger = rows.some(({costEUR}) => typeof costEUR === 'number') ? 'eur' : 'usd';
    if (rows.length > 0) known = ledger;
    return ledger;
  };
}
