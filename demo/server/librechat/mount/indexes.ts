/** An index that the endpoints profit from. */
export interface RecommendedIndex {
  readonly collection: string;
  readonly name: string;
  readonly key: Readonly<Record<string, 1 | -1>>;
}

/**
 * LibreChat indexes `transactions` by user, but not by time. With the first of these a range reads the rows of the
 * range, and a page of the log the rows of the page; with the second, top-ups are found without the rest of the ledger.
 */
export const INDEXES: readonly RecommendedIndex[] = [
  {collection: 'transactions', name: 'a2b_user_createdAt', key: {user: 1, createdAt: -1, _id: -1}},
  {collection: 'transactions', name: 'a2b_user_tokenType', key: {user: 1, tokenType: 1, _id: -1}},
];

/** As much of the driver's `Db` as creating indexes needs. */
interface IndexableDatabase {
  collection(name: string): {createIndex(key: Record<string, 1 | -1>, options: {name: string}): Promise<string>};
}

/** Creates what is missing of {@link INDEXES}: only when somebody asks for it, never on the way. Gives a line for each. */
export async function createIndexes(database: IndexableDatabase): Promise<string[]> {
  const lines: string[] = [];
  for (const {collection, name, key} of INDEXES) {
    const made = await database.collection(collection).createIndex({...key}, {name});
    lines.push(`${collection} ${made} ${JSON.stringify(key)}`);
  }
  return lines;
}
