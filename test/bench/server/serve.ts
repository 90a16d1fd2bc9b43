import {openDatabase} from '../../../demo/server/db/database.js';
import {createApp} from '../../../demo/server/http/app.js';
import {listen} from '../../../demo/server/server.js';
import {tokenOf} from '../../../demo/server/auth/tokens.js';
import {HEAVY_USERS, SEEDED_UP_TO} from './seed.js';

/** The reference server over a database that is there, in a process of its own; tells its parent where it is. */
const {A2B_BENCH_DATABASE_URL: databaseUrl, A2B_BENCH_DATA_DIR: dataDir} = process.env;
const {A2B_BENCH_HOST_DIR: hostDir, A2B_BENCH_DIST_DIR: distDir} = process.env;
const keys = {demoToken: 'demo', secret: Buffer.alloc(32, 1)};
const database = await openDatabase({databaseUrl, dataDir});
const app = createApp({...keys, database, hostDir, distDir, now: () => SEEDED_UP_TO});
const server = await listen(app, 0);

process.send?.({url: server.url, tokens: HEAVY_USERS.map((user) => tokenOf(user, keys))});
process.on('message', () => void stop());

async function stop(): Promise<void> {
  await server.close();
  await database.close();
  process.exit(0);
}
