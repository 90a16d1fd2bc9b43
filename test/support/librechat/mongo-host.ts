import {randomBytes} from 'node:crypto';
import {MongoClient, ObjectId, type CommandStartedEvent, type Db} from 'mongodb';
import {mongoReader, type CollectionName, type DatabaseLike} from '../../../demo/server/librechat/ledger/reader.js';
import type {Host} from '../../../demo/server/librechat/ledger/host.js';
import type {Collections} from './data.js';
import {hostOver} from './mingo-host.js';

/** A database of its own on the server under test, which is dropped at the end. */
export interface TestDatabase {
  readonly db: Db;
  /** Where it is, with its name. */
  readonly uri: string;
  readonly host: Host;
  /** Every command sent since it was opened or last emptied. */
  readonly commands: CommandStartedEvent[];
  close(): Promise<void>;
}

/** Ids of the driver. */
export const objectId = (hex: string): ObjectId => new ObjectId(hex);

/** Opens a database and fills it. */
export async function openDatabase(collections: Collections, changes: Partial<Host> = {}): Promise<TestDatabase> {
  const server = process.env['A2B_TEST_SERVER'];
  if (!server) throw new Error('Run these tests by `npm run test:mongo`.');
  const client = await new MongoClient(server, {monitorCommands: true, serverSelectionTimeoutMS: 10_000}).connect();
  const commands: CommandStartedEvent[] = [];
  client.on('commandStarted', (event) => commands.push(event));
  const db = client.db(`a2b_test_${randomBytes(4).toString('hex')}`);
  await fill(db, collections);
  commands.length = 0;
  const host = hostOver(mongoReader(() => db as unknown as DatabaseLike), {objectId, ...changes});
  const close = async (): Promise<void> => {
    await db.dropDatabase();
    await client.close();
  };
  const uri = new URL(server);
  uri.pathname = `/${db.databaseName}`;
  return {db, uri: uri.href, host, commands, close};
}

/** Adds documents to collections. */
export async function fill(db: Db, collections: Collections): Promise<void> {
  for (const [name, documents] of Object.entries(collections) as [CollectionName, Record<string, unknown>[]][]) {
    for (let start = 0; start < documents.length; start += 10_000) {
      await db.collection(name).insertMany(documents.slice(start, start + 10_000));
    }
  }
}
