import type {Script} from './fault-server.js';
import type {Faults} from './faults.mjs';

/** A script of faults on this page's own origin. */
export interface FaultPage {
  /** For `configure({apiBase})`. */
  readonly apiBase: string;
  /** Everything asked so far. */
  log(): Promise<Faults['log']>;
  /** Other answers from now on. */
  turnTo(script: Script): Promise<void>;
}

/** Orders answers from the fault server behind the test pages. */
export async function orderFaults(script: Script): Promise<FaultPage> {
  const apiBase = `/faults/${crypto.randomUUID()}`;
  const turnTo = async (next: Script) => void (await fetch(apiBase, {method: 'PUT', body: JSON.stringify(next)}));
  await turnTo(script);
  return {apiBase, turnTo, log: async () => (await fetch(`${apiBase}/log`)).json() as Promise<Faults['log']>};
}
