import type {IncomingMessage, ServerResponse} from 'node:http';

/** What both ways to mount can be told. */
export interface CommonOptions {
  /** Currency of the ledger: `EUR` for the aim2balance fork, `USD` upstream. Default: told by the newest rows. */
  readonly currency?: 'EUR' | 'USD' | undefined;
  /** EUR per USD for charges the fork never converted, while no row tells a rate. Default `0.92`, the fork's own. */
  readonly exchangeRate?: string | undefined;
  /** Longest time of one aggregation in ms. Default 15,000. */
  readonly maxTimeMS?: number | undefined;
  /** `false` = no footprint: the endpoint answers 501. Default true. */
  readonly sustainability?: boolean | undefined;
  /** Where *Add credits* leads on the page of its own: a path of the site, or an https address. Default: nowhere. */
  readonly addCreditsUrl?: string | undefined;
  /** What cursors are signed with. Default: made from the JWT secret, so that all processes of a host share it. */
  readonly secret?: string | undefined;
  /** Told of failures that are the server's own. Default `console.error`. */
  readonly log?: ((failure: unknown) => void) | undefined;
}

/** LibreChat's keys, as its `.env` has them. */
export interface Keys {
  /** `JWT_SECRET`: access tokens are signed with it. Missing = no access token is accepted. */
  readonly jwtSecret?: string | undefined;
  /** `JWT_REFRESH_SECRET`: the refresh cookie is signed with it. Missing = no cookie is accepted. */
  readonly refreshSecret?: string | undefined;
}

/** As much of mongoose as is used: the host's own, so that its connection is shared. */
export interface MongooseLike {
  readonly connection: {readonly db?: unknown};
  readonly mongo: {readonly ObjectId: new (hex: string) => unknown};
}

/** Passes a request on, or a failure. */
export type Next = (error?: unknown) => void;
/** A middleware of Express 4, Express 5 or connect. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => unknown;

/** What `createA2bRouter()` takes. */
export interface RouterOptions extends CommonOptions {
  /** LibreChat's mongoose. */
  readonly mongoose: MongooseLike;
  /** LibreChat's middleware that checks the access token and sets `req.user`. */
  readonly requireJwtAuth: Middleware;
  /** Whether the refresh cookie says who is signed in where no token is sent. Default true. */
  readonly cookies?: boolean | undefined;
  /** Default: `JWT_SECRET` and `JWT_REFRESH_SECRET` of the process. */
  readonly keys?: Keys | undefined;
  /** What the host calls itself, on the page of its own. Default: `APP_TITLE` of the process. */
  readonly title?: string | undefined;
  /** Directory of the script-tag build. Default: the package's own. */
  readonly directory?: string | undefined;
}
