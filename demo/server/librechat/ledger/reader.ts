/** A document as the driver gives it. */
export type Document = Readonly<Record<string, unknown>>;
/** A stage of an aggregation. */
export type Stage = Readonly<Record<string, unknown>>;
/** The collections of LibreChat that are read; none is ever written. */
export type CollectionName = 'transactions' | 'balances' | 'conversations' | 'agents' | 'messages';

/** Reads collections. Everything asked of the database goes through here, as an aggregation. */
export interface Reader {
  /** The documents an aggregation gives, one after the other. */
  documents(collection: CollectionName, pipeline: readonly Stage[]): AsyncIterable<Document>;
}

/** As much of the driver's `Db` as is used: mongoose's `connection.db` and the driver's own both are one. */
export interface DatabaseLike {
  collection(name: string): {
    aggregate(pipeline: Record<string, unknown>[], options: Record<string, unknown>): AsyncIterable<unknown>;
  };
}

/** Longest a single aggregation may take, in ms. */
export const MAX_TIME_MS = 15_000;

/**
 * Reads a MongoDB through its driver: from a secondary where there is one, never longer than `maxTimeMS`, and marked
 * with a comment so that an administrator finds it in the profiler.
 */
export function mongoReader(database: () => DatabaseLike, maxTimeMS = MAX_TIME_MS): Reader {
  const options = {maxTimeMS, readPreference: 'secondaryPreferred', comment: 'aim2balance widgets', allowDiskUse: true};
  return {
    documents: (collection, pipeline) =>
      database()
        .collection(collection)
        .aggregate(pipeline as Record<string, unknown>[], options) as AsyncIterable<Document>,
  };
}

/** All documents of an aggregation. */
export async function allOf(documents: AsyncIterable<Document>): Promise<Document[]> {
  const all: Document[] = [];
  for await (const document of documents) all.push(document);
  return all;
}

/** The first document of an aggregation. */
export async function firstOf(documents: AsyncIterable<Document>): Promise<Document | undefined> {
  for await (const document of documents) return document;
  return undefined;
}
