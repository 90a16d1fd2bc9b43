import {fileURLToPath} from 'node:url';
import {readSecret} from './auth/secret.js';
import {readBillingSettings, type BillingSettings} from './billing/settings.js';
import {openDatabase, type Database} from './db/database.js';
import {createApp} from './http/app.js';
import {seedSample, type SampleOutcome} from './sample.js';
import {listen, type RunningServer} from './server.js';
import {readSettings, type Settings} from './settings.js';
import {readSustainability} from './sustainability/settings.js';

const hostDir = fileURLToPath(new URL('../host', import.meta.url));
const distDir = fileURLToPath(new URL('../../dist', import.meta.url));

try {
  await start(readSettings(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function start(settings: Settings): Promise<void> {
  const secret = await readSecret(settings.dataDir);
  const database = await openDatabase(settings);
  try {
    const outcome = await seedSample(database, {now: new Date()});
    const billing = readBillingSettings(process.env);
    const sustainability = readSustainability(process.env);
    const {demoToken} = settings;
    warnOfUnheardPayments(billing);
    const app = createApp({database, demoToken, secret, billing, sustainability, hostDir, distDir});
    const server = await listen(app, settings.port);
    stopOnSignals(server, database);
    console.log(`a2b demo: ${server.url}/usage — ${described(outcome)}`);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Without the secret no event of Stripe is believed, and what was paid would not be credited. */
function warnOfUnheardPayments({stripeKey, webhookSecret}: BillingSettings): void {
  if (stripeKey && !webhookSecret) console.warn('STRIPE_WEBHOOK_SECRET is not set: payments will not be credited.');
}

function described(outcome: SampleOutcome): string {
  return outcome === 'real data' ? 'imported data' : 'generated sample data (npm run import replaces it)';
}

function stopOnSignals(server: RunningServer, database: Database): void {
  const stop = async (): Promise<void> => {
    await server.close();
    await database.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}
