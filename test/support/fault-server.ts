import {Faults} from './faults.mjs';
import {startServer} from './http-server.js';

/** A script of faults; see `faults.mjs`. */
export type Script = ConstructorParameters<typeof Faults>[0];

/** A server that answers by a script, on an origin of its own. */
export interface FaultServer {
  readonly url: string;
  /** Everything asked so far. */
  readonly log: Faults['log'];
  /** Other answers from now on. */
  turnTo(script: Script): void;
  close(): Promise<void>;
}

/** Starts a fault server; the API's base is `<url>/api`. */
export async function startFaultServer(script: Script): Promise<FaultServer> {
  const faults = new Faults(script);
  const server = await startServer((request, response) => faults.answer(request, response, (request.url ?? '').replace(/^\/api/, '')));
  return {url: server.url, log: faults.log, turnTo: (next) => faults.turnTo(next), close: server.close};
}
