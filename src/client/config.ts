import type {EndpointName} from '../contract/paths.js';
import type {Range} from '../contract/range.js';

/** Why a token is asked for: for the first time, or because the server refused the last one. */
export interface TokenRequest {
  readonly reason: 'initial' | 'expired';
}

/** Hands over the bearer token, or nothing to use cookies. */
export type GetToken = (request: TokenRequest) => string | null | undefined | Promise<string | null | undefined>;

/** How the API is reached. */
export interface ConnectionConfig {
  /** Base of the API, resolved against `document.baseURI`. Default `/api`. */
  apiBase?: string | undefined;
  /** Replacements for single paths, absolute or below `apiBase`. */
  endpoints?: Partial<Record<EndpointName, string>> | undefined;
  /** Bearer token of the signed-in user; asked for once, and once more when it was refused. */
  getToken?: GetToken | undefined;
  /** Replacement for the page's `fetch`. */
  fetch?: typeof fetch | undefined;
  /** Default `same-origin`. */
  credentials?: RequestCredentials | undefined;
  /** Origins besides the page's own that may receive the token. */
  allowedOrigins?: readonly string[] | undefined;
}

/** Everything `configure()` takes. */
export interface A2bConfig extends ConnectionConfig {
  /** BCP 47 tag; default: the nearest `lang` attribute, else the browser's. */
  locale?: string | undefined;
  /** ISO 4217 code for amounts that come without one. There is no default. */
  currency?: string | undefined;
  /** IANA zone days are cut in; default: the viewer's. */
  timeZone?: string | undefined;
  /** Shared range. Default `30d`. */
  range?: Range | undefined;
  /** Compare with the period before. Default `previous`. */
  compare?: 'previous' | 'none' | undefined;
  /** Replacements for single texts. */
  messages?: Readonly<Record<string, unknown>> | undefined;
  /** What balances are counted in: `tokens` (default), `credits`, or a word that is shown as it is. */
  unit?: string | undefined;
  /** Where *Add credits* leads. */
  addCreditsUrl?: string | undefined;
  /** Where *View history* leads. */
  billingHistoryUrl?: string | undefined;
  /** Seconds between refreshes; 0 = never. */
  refreshInterval?: number | undefined;
}
