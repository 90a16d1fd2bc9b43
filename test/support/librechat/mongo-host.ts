import {randomBytes} from 'node:crypto';
import {MongoClient, ObjectId, type CommandStartedEvent, type CommandSucceededEvent, type Db} from 'mongodb';
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
  /** How many documents the server has sent since it was opened, by the driver's monitoring of commands. */
  readonly received: () => number;
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
  let documents = 0;
  client.on('commandSucceeded', (event) => {
    documents += documentsIn(event);
  });
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
  return {db, uri: uri.href, host, commands, received: () => documents, close};
}

/** The documents of a cursor's batch. */
function documentsIn({reply}: CommandSucceededEvent): number {
  const {cursor} = reply as {cursor?: {firstBatch?: unknown[]; nextBatch?: unknown[]}};
  return (cursor?.firstBatch ?? cursor?.nextBatch ?? []).length;
}

/** Documents of one message: about 10 MB of the 48 it may hold. */
const BATCH = 50_000;

/** Adds documents to collections. */
export async function fill(db: Db, collections: Collections): Promise<void> {
  for (const [name, documents] of Object.entries(collections) as [CollectionName, Record<string, unknown>[]][]) {
    for (let start = 0; start < documents.length; start += BATCH) {
      await db.collection(name).insertMany(documents.slice(start, start + BATCH), {ordered: false});
    }
  }
}

/** Documents that a real MongoDB read for a pipeline over `transactions`; null where the server cannot explain. */
export async function examined({db}: Pick<TestDatabase, 'db'>, pipeline: readonly object[]): Promise<number | null> {
  try {
    const plan = (await db.collection('transactions').aggregate(pipeline as object[]).explain('executionStats')) as Record<string, unknown>;
    return Number(/"totalDocsExamined":(\d+)/.exec(JSON.stringify(plan))?.[1]);
  } catch (error) {
    if (/no such command|not supported|not implemented/i.test(String(error))) return null;
    throw error;
  }
}
