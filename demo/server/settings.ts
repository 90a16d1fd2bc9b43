/** What the environment says (design: `PORT`, `A2B_DATA_DIR`, `DATABASE_URL`, `A2B_DEMO_TOKEN`). */
export interface Settings {
  /** 0 = any free port. */
  port: number;
  dataDir: string;
  databaseUrl: string | undefined;
  demoToken: string;
}

/**
 * Reads the settings from environment variables; empty ones count as not set.
 *
 * @throws {Error} when `PORT` is no port
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const port = environment['PORT'] || '4400';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Error('PORT must be a number from 0 to 65535.');
  return {
    port: Number(port),
    dataDir: environment['A2B_DATA_DIR'] || '.data',
    databaseUrl: environment['DATABASE_URL'] || undefined,
    demoToken: environment['A2B_DEMO_TOKEN'] || 'demo',
  };
}
