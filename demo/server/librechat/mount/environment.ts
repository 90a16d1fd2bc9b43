import type {CommonOptions, Keys} from './types.js';

/** What the side-car is told by its environment: LibreChat's own variables, and a few of ours. */
export interface SidecarSettings {
  readonly uri: string;
  readonly port: number;
  readonly hostname: string;
  readonly keys: Keys;
  readonly title: string;
  readonly options: CommonOptions;
}

/**
 * Reads `MONGO_URI`, `JWT_SECRET`, `JWT_REFRESH_SECRET` and `APP_TITLE` as LibreChat has them, and `A2B_PORT` (4480),
 * `A2B_HOST` (127.0.0.1), `A2B_MONGO_URI` (a read-only user instead of LibreChat's), `A2B_CURRENCY`,
 * `A2B_EXCHANGE_RATE`, `A2B_ADD_CREDITS_URL`, `A2B_SUSTAINABILITY` (`off`), `A2B_COOKIES` (`off`: access tokens only).
 *
 * @throws {Error} naming the variable that is missing or wrong
 */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): SidecarSettings {
  const read = (name: string): string | undefined => environment[name] || undefined;
  const uri = read('A2B_MONGO_URI') ?? read('MONGO_URI');
  if (uri === undefined) throw new Error('MONGO_URI is missing: LibreChat’s own .env has it.');
  const keys = keysOf(read);
  const port = read('A2B_PORT') ?? '4480';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error('A2B_PORT must be a number from 0 to 65535.');
  return {
    uri,
    port: Number(port),
    hostname: read('A2B_HOST') ?? '127.0.0.1',
    keys,
    title: read('APP_TITLE') ?? 'LibreChat',
    options: optionsOf(read),
  };
}

type Read = (name: string) => string | undefined;

function keysOf(read: Read): Keys {
  const refreshSecret = read('A2B_COOKIES') === 'off' ? undefined : read('JWT_REFRESH_SECRET');
  const keys = {jwtSecret: read('JWT_SECRET'), refreshSecret};
  if (keys.jwtSecret || keys.refreshSecret) return keys;
  throw new Error('JWT_SECRET and JWT_REFRESH_SECRET are missing: LibreChat’s own .env has them.');
}

function optionsOf(read: Read): CommonOptions {
  return {
    currency: read('A2B_CURRENCY') as CommonOptions['currency'],
    exchangeRate: read('A2B_EXCHANGE_RATE'),
    sustainability: read('A2B_SUSTAINABILITY') !== 'off',
    addCreditsUrl: read('A2B_ADD_CREDITS_URL'),
  };
}
