import {join} from 'node:path';
import {MongoClient, ObjectId} from 'mongodb';
import type {DatabaseLike} from '../ledger/reader.js';
import {createSidecar} from './sidecar.js';
import {hostOf} from './options.js';
import {readEnvironment} from './environment.js';

/** Runs the side-car by what the environment says, until it is told to stop. */
async function main(): Promise<void> {
  const {uri, port, hostname, keys, title, options} = readEnvironment(process.env);
  const client = await new MongoClient(uri, {readPreference: 'secondaryPreferred', appName: 'aim2balance-widgets'}).connect();
  const database = client.db() as unknown as DatabaseLike;
  const host = hostOf({database: () => database, objectId: (hex) => new ObjectId(hex)}, options, keys.jwtSecret);
  const server = createSidecar(host, keys, {directory: join(__dirname, '../cdn'), title, addCreditsUrl: options.addCreditsUrl});
  server.listen(port, hostname, () => {
    const address = server.address();
    console.log(`a2b side-car: http://${hostname}:${typeof address === 'object' ? address?.port : port}`);
  });
  const stop = (): void => {
    server.close(() => void client.close());
    server.closeAllConnections();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
