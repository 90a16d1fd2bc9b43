import type {Answers, EndpointName} from './paths.js';
import type {Wire} from './primitives.js';

/** Picks the schema that reads this very body; older shapes have one of their own. @internal */
export type Reader<Name extends EndpointName = EndpointName> = (body: unknown) => Wire<Answers[Name]>;

const readers: {readonly [Name in EndpointName]: () => Promise<Reader<Name>>} = {
  balance: async () => (await import('./balance.js')).readBalance,
  transactions: async () => (await import('./transactions.js')).readTransactions,
  summary: async () => (await import('./summary.js')).readSummary,
  breakdown: async () => (await import('./breakdown.js')).breakdownAnswer,
  log: async () => (await import('./log.js')).logAnswer,
  sustainability: async () => (await import('./sustainability.js')).sustainabilityAnswer,
};

/** Brings what reads an endpoint's answers: only the schemas of the widgets on a page are loaded. @internal */
export function readerOf<Name extends EndpointName>(name: Name): Promise<Reader<Name>> {
  return readers[name]();
}
