import type {EndpointName} from '../contract/endpoints.js';
import type {Range} from '../contract/range.js';

/** What is checked, and how it is asked. */
export interface CheckOptions {
  /** Base of the API, http(s). */
  readonly apiBase: URL;
  /** Bearer token; sent to the base's origin only, never told. */
  readonly token?: string | undefined;
  /** Further headers, e.g. a cookie; never told. */
  readonly headers: Readonly<Record<string, string>>;
  /** Range that usage is looked for in. */
  readonly range: Range;
  /** IANA zone of the viewer. */
  readonly tz: string;
  /** Endpoints to check. */
  readonly only: readonly EndpointName[];
  /** Paths below the base where they are not the contract's. */
  readonly paths: Partial<Record<EndpointName, string>>;
  /** Origin of the page, when it is not the API's. */
  readonly origin?: string | undefined;
  /** Milliseconds a request may take. */
  readonly timeout: number;
  /** Sends a request. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The clock. */
  readonly now: () => Date;
}
