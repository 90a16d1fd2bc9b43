import type {Database} from './database.js';

const READ_ONLY = {query: 'set transaction isolation level repeatable read, read only', params: []};

/** Runs several reads that all see the database as it was at one moment, so that their sums agree. */
export function readSnapshot<T>(database: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return database.transaction(async (tx) => {
    await tx.query(READ_ONLY);
    return work(tx);
  });
}
