import {randomBytes} from 'node:crypto';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Middleware} from '../../../../demo/server/librechat/mount/types.js';
import {accessToken, hashOf, KEYS, refreshToken, userOf} from './tokens.js';

/** An Express application, as far as version 4 and 5 agree. */
export interface ExpressApp {
  (request: IncomingMessage, response: ServerResponse): void;
  use(...handlers: unknown[]): unknown;
  get(path: string, ...handlers: unknown[]): unknown;
  post(path: string, ...handlers: unknown[]): unknown;
}

/** How the app of a test behaves. */
export interface AppOptions {
  /** `express()` of version 4 or 5. */
  readonly express: () => ExpressApp;
  /** The lines that were added to its server, before the fallback. */
  readonly mount?: (app: ExpressApp, requireJwtAuth: Middleware) => void;
  /** Its `index.html`, as it is read at boot. */
  readonly index?: (html: string) => string;
  /** Script of its client. */
  readonly client?: string;
  /** Lifetime of access tokens in seconds: 900 in a real one. */
  readonly tokenSeconds?: number;
  /** Header for `index.html`; `NONCE` in it is replaced. */
  readonly policy?: string | undefined;
  readonly user: string;
}

/** A running app. */
export interface App {
  readonly url: string;
  /** Path and status of each request below /api, in order. */
  readonly log: {path: string; status: number; authorization: string | undefined}[];
  /** How often another token was handed out. */
  refreshes(): number;
  /** The refresh cookie of a signed-in browser. */
  signIn(): Promise<string>;
  close(): Promise<void>;
}

type Request = IncomingMessage & {user?: {id: string}; path: string};
type Response = ServerResponse;

const PLAIN = {'Content-Type': 'text/plain; charset=utf-8'};

/**
 * An app that does what LibreChat does where it matters here: the access token lives in the client's memory, the
 * refresh cookie rotates with every use, refusals are plain text, and every unknown path answers 200 with the page.
 */
export async function startApp(options: AppOptions): Promise<App> {
  const {express, mount, tokenSeconds = 900, user} = options;
  const log: App['log'] = [];
  const state = {hash: '', refreshes: 0};
  const begin = async (id: string, response: Response) => {
    const next = await refreshToken(id);
    state.hash = hashOf(next);
    const headers = {'Content-Type': 'application/json', 'Set-Cookie': `refreshToken=${next}; Path=/; HttpOnly; SameSite=Strict`};
    return response.writeHead(200, headers).end(JSON.stringify({token: await accessToken(id, tokenSeconds), user: {id}}));
  };
  const app = express();
  app.use((request: Request, response: Response, next: () => void) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    response.on('finish', () => path.startsWith('/api/') && log.push({path, status: response.statusCode, authorization: request.headers.authorization}));
    next();
  });
  app.post('/api/auth/refresh', async (request: Request, response: Response) => {
    state.refreshes += 1;
    const token = /(?:^|; )refreshToken=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    if (token === undefined) return response.writeHead(200, PLAIN).end('Refresh token not provided');
    const id = await userOf(token, KEYS.refreshSecret);
    if (id === null) return response.writeHead(403, PLAIN).end('Invalid refresh token');
    if (hashOf(token) !== state.hash) return response.writeHead(401, PLAIN).end('Refresh token expired or not found for this user');
    return begin(id, response);
  });
  app.post('/api/auth/login', (request: Request, response: Response) => begin(new URL(request.url ?? '', 'http://app').searchParams.get('user') ?? '', response));
  app.post('/api/auth/logout', (_request: Request, response: Response) => {
    state.hash = '';
    response.writeHead(200, {'Set-Cookie': 'refreshToken=; Path=/; Max-Age=0'}).end();
  });
  app.get('/api/user', requireJwtAuth, (request: Request, response: Response) => {
    response.writeHead(200, {'Content-Type': 'application/json'}).end(JSON.stringify(request.user));
  });
  app.get('/assets/app.js', (_request: Request, response: Response) => {
    response.writeHead(200, {'Content-Type': 'text/javascript', 'Cache-Control': 'public, max-age=172800'}).end(options.client ?? '');
  });
  mount?.(app, requireJwtAuth as Middleware);
  const page = (options.index ?? ((html) => html))(INDEX);
  app.use((request: Request, response: Response) => sendPage(page, options.policy, request, response));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    refreshes: () => state.refreshes,
    signIn: async () => {
      const token = await refreshToken(user);
      state.hash = hashOf(token);
      return token;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** As passport answers for LibreChat: the id on the request, or plain text. */
export async function requireJwtAuth(request: Request, response: Response, next: () => void): Promise<void> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const id = await userOf(token, KEYS.jwtSecret);
  if (id === null) return void response.writeHead(401).end('Unauthorized');
  request.user = {id};
  next();
}

function sendPage(page: string, policy: string | undefined, request: Request, response: Response): void {
  const nonce = randomBytes(12).toString('base64');
  const language = /(?:^|; )lang=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'en-US';
  const html = page.replace('lang="en-US"', `lang="${language}"`);
  const headers = {'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Resource-Policy': 'same-origin'};
  if (policy === undefined) return void response.writeHead(200, headers).end(html);
  const strict = {...headers, 'Content-Security-Policy': policy.replace('NONCE', nonce)};
  response.writeHead(200, strict).end(html.replaceAll('<script', `<script nonce="${nonce}"`));
}

const INDEX = `<!doctype html>
<html lang="en-US">
  <head>
    <meta charset="utf-8" />
    <base href="/" />
    <title>LibreChat</title>
    <script type="module" crossorigin src="/assets/app.js"></script>
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>
`;
