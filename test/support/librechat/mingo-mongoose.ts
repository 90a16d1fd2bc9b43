import type {MongooseLike} from '../../../demo/server/librechat/mount/types.js';
import type {CollectionName, DatabaseLike, Stage} from '../../../demo/server/librechat/ledger/reader.js';
import type {Collections} from './data.js';
import {mingoReader} from './mingo-host.js';

/** Stands for the driver's ObjectId; in the data of mingo an id is its text. */
class TextId {
  constructor(readonly hex: string) {}
}

function withTextIds(value: unknown): unknown {
  if (value instanceof TextId) return value.hex;
  if (Array.isArray(value)) return value.map(withTextIds);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withTextIds(item)]));
}

/** A database whose aggregations run in this process. */
export function mingoDatabase(collections: Collections): DatabaseLike {
  const reader = mingoReader(collections);
  return {collection: (name) => ({aggregate: (pipeline) => reader.documents(name as CollectionName, withTextIds(pipeline) as Stage[])})};
}

/** What the router uses of mongoose, over such a database. */
export function mingoMongoose(collections: Collections): MongooseLike {
  return {connection: {db: mingoDatabase(collections)}, mongo: {ObjectId: TextId}};
}
