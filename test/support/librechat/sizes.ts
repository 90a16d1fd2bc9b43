const SIZES = [25, 1000, 100_000, 1_000_000];

/**
 * Sizes of ledgers to ask over the wire: to `A2B_MONGO_ROWS` rows where it is set, else to a million on a MongoDB of
 * one's own (`A2B_TEST_MONGODB_URI`), and to 100,000 on the server in memory, which has no index on times.
 */
export function ledgerSizes(): number[] {
  const {A2B_MONGO_ROWS: rows, A2B_TEST_MONGODB_URI: own} = process.env;
  const largest = rows === undefined ? (own ? 1_000_000 : 100_000) : Number(rows);
  if (!(largest >= 25)) throw new Error('A2B_MONGO_ROWS is a number of rows, at least 25.');
  return SIZES.filter((size) => size <= largest);
}
