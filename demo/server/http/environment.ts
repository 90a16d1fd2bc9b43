import type {Gateway} from '../billing/gateway.js';
import type {BillingSettings} from '../billing/settings.js';
import type {Database} from '../db/database.js';
import type {SustainabilitySettings} from '../sustainability/settings.js';
import type {Viewer} from '../usage/viewer.js';

/** What the API needs from outside. */
export interface ApiOptions {
  /** The data. */
  database: Database;
  /** Bearer token of the sample user. */
  demoToken: string;
  /** Key that tokens of other users and cursors are signed with: 32 random bytes, kept across restarts. */
  secret: Buffer;
  /** The clock. Default: the system's. */
  now?: (() => Date) | undefined;
  /** Told of failures that are the server's own. Default: `console.error`. */
  log?: ((failure: unknown) => void) | undefined;
  /** How credits are paid for. Default: a local page stands in for Stripe. */
  billing?: (BillingSettings & {gateway?: Gateway | undefined}) | undefined;
  /** How footprints are estimated; null = not at all. Default: EcoLogits' zones, no quote. */
  sustainability?: SustainabilitySettings | null | undefined;
  /** Directory of the host page, served at `/`; none = API only. */
  hostDir?: string | undefined;
  /** Directory of the built package, served at `/dist/`. */
  distDir?: string | undefined;
}

/** {@link ApiOptions} with nothing left open. */
export type Api = Required<Pick<ApiOptions, 'database' | 'demoToken' | 'secret' | 'now' | 'log'>> & {
  sustainability: SustainabilitySettings | null;
};

/** Type of the Hono context: who is signed in. */
export interface ApiEnv {
  Variables: {viewer: Viewer};
}
