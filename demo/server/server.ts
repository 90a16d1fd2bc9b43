import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {serve} from '@hono/node-server';

/** The demo binds to the loopback interface only. */
const HOST = '127.0.0.1';
/** Milliseconds that requests under way have to end in when the server stops. */
const GRACE = 3000;

/** How long a client may take to send, in milliseconds; whoever takes longer is answered 408 and let go. */
export interface Patience {
  /** For the header of a request. */
  headers: number;
  /** For a request as a whole. */
  request: number;
  /** How often slow clients are looked for. */
  every: number;
}

const PATIENCE: Patience = {headers: 10_000, request: 20_000, every: 1_000};

/** Longer than proxies keep a connection, a minute as a rule: else one is reset that they are just about to use. */
const KEEP_ALIVE = 65_000;

/** A server that listens. */
export interface RunningServer {
  /** Its address, without a slash at the end. */
  url: string;
  /** Stops listening and waits for requests under way, 3 s at most. */
  close(): Promise<void>;
}

/**
 * Serves an app on `127.0.0.1`.
 *
 * @param port 0 = any free port
 * @throws {Error} that says what to do when the port is taken
 */
export function listen(
  app: {fetch: (request: Request) => Response | Promise<Response>},
  port: number,
  {headers: headersTimeout, request: requestTimeout, every: connectionsCheckingInterval}: Patience = PATIENCE,
): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const serverOptions = {headersTimeout, requestTimeout, connectionsCheckingInterval, keepAliveTimeout: KEEP_ALIVE};
    const server = serve({fetch: app.fetch, hostname: HOST, port, serverOptions}) as Server;
    server.once('error', (error) => reject(listenError(error, port)));
    server.once('listening', () => resolve(running(server)));
  });
}

function running(server: Server): RunningServer {
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${port}`,
    close: () =>
      new Promise((resolve) => {
        const hurry = setTimeout(() => server.closeAllConnections(), GRACE);
        server.close(() => {
          clearTimeout(hurry);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} is taken. Stop what listens there, or set PORT to another one (0 for any).`,
    );
  }
  return error;
}
