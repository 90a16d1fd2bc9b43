/** What a page in TypeScript writes without a framework. Compiled against the packed package, never run. */
import {A2bError, configure, isA2bError, notifyUsage, version, type A2bConfig, type UsageClient} from '@aim2balance/widgets';
import {A2bWallet as Registered} from '@aim2balance/widgets/elements/a2b-wallet.js';
import {A2bWallet} from '@aim2balance/widgets/classes/a2b-wallet.js';
import * as pure from '@aim2balance/widgets/pure.js';
import {isRange, readBody, type Balance, type Range} from '@aim2balance/widgets/contract.js';
import {answeringClient, everyday, FakeClient, scenarios} from '@aim2balance/widgets/testing.js';

const config: A2bConfig = {apiBase: '/api', getToken: async ({reason}) => (reason === 'expired' ? null : 'token'), range: '7d'};
configure(config);
notifyUsage();

const wallet = document.createElement('a2b-wallet');
wallet.layout = 'badge';
wallet.client = answeringClient(everyday);
// @ts-expect-error there is no such layout
wallet.layout = 'poster';
// @ts-expect-error what is shown can only be read
wallet.state = 'ready';
const same: Registered = wallet satisfies A2bWallet;

const breakdown: pure.A2bUsageBreakdown | null = document.querySelector('a2b-usage-breakdown');
breakdown?.addEventListener('a2b-filter-change', ({filters, dimension}) => console.log(filters[dimension].length));
window.addEventListener('a2b-auth-required', (event) => console.log(event.type));
document.addEventListener('a2b-error', ({kind, retryable}) => {
  if (kind === 'network' && retryable) void same.refresh();
  // @ts-expect-error there is no such kind
  if (kind === 'weather') void same.refresh();
});
same.addEventListener('a2b-balance-low', (event) => console.log(event.tokens.length, event.severity));
// @ts-expect-error a load carries no tokens
same.addEventListener('a2b-load', (event) => console.log(event.tokens));

class Wallet extends A2bWallet {
  override async refresh(): Promise<void> {
    await super.refresh();
  }
}

class Client implements UsageClient {
  readonly #fake: UsageClient = new FakeClient();
  get: UsageClient['get'] = (name, query, signal) => this.#fake.get(name, query, signal);
}

function tokensOf(body: unknown): bigint {
  try {
    const {tokens}: Balance = readBody('balance', body, 'mine').value;
    return tokens;
  } catch (error) {
    if (isA2bError(error)) console.log(error.kind, error.status ?? 0, error instanceof A2bError);
    return 0n;
  }
}

const range: Range = isRange('30d') ? '30d' : '2026-11-01..2026-11-15';
export default {Wallet, Client, tokensOf, range, version, scenarios};
