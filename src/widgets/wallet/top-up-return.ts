import type {ReactiveController} from 'lit';
import type {A2bElement} from '../../base/a2b-element.js';
import {onAddingCredits} from '../../base/add-credits.js';
import type {UsageClient} from '../../client/client.js';
import {pageState} from '../../store/page.js';
import {whenSeen} from '../../store/when-seen.js';
import {TopUpPoll, type PollClock, type PollMember, type TopUpPhase} from './top-up-poll.js';

/** Parameter a payment page comes back with: `success`, or anything else for no payment. */
export const RETURN_PARAMETER = 'a2b_topup';
/** Where the balance before a payment is kept while the user is away; gone with the tab, the return and the sign-out. */
export const BEFORE_KEY = 'a2b-balance-before-top-up';

const pageClock: PollClock = {
  now: () => performance.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
  whenSeen,
};

const polls = new WeakMap<UsageClient, TopUpPoll>();

/** The one that looks for all wallets of a client. */
export function topUpPollOf(client: UsageClient, clock: PollClock = pageClock): TopUpPoll {
  const poll = polls.get(client) ?? new TopUpPoll(clock);
  polls.set(client, poll);
  return poll;
}

/** What the address says of a payment; the parameter is taken out of it, all others stay. Null when it says nothing. */
export function takeReturn(): string | null {
  const url = new URL(location.href);
  const outcome = url.searchParams.get(RETURN_PARAMETER);
  if (outcome === null) return null;
  const others = url.search.slice(1).split('&').filter((pair) => pair.split('=')[0] !== RETURN_PARAMETER);
  url.search = others.join('&');
  history.replaceState(history.state, '', url);
  return outcome;
}

/** Storage may be forbidden; then a payment is only seen when it arrives after the page. */
function stored<T>(act: (storage: Storage) => T): T | undefined {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}

function takeBefore(): bigint | undefined {
  const text = stored((storage) => storage.getItem(BEFORE_KEY));
  stored((storage) => storage.removeItem(BEFORE_KEY));
  return text && /^-?\d{1,40}$/.test(text) ? BigInt(text) : undefined;
}

let isForgetting = false;

/** The balance goes with its user, whether a wallet is on the page or not. */
function forgetAtSignOut(): void {
  if (isForgetting) return;
  isForgetting = true;
  pageState.subscribe(({signedIn}) => signedIn || takeBefore());
}

/** What a wallet tells of itself. */
export interface ReturnHost {
  /** The balance on screen; null without a wallet, undefined without an answer. */
  readonly tokens: () => bigint | null | undefined;
  /** Whether the API is asked at all. */
  readonly asks: () => boolean;
}

/** Keeps a wallet true when its user comes back: from paying, from another tab, from the back button. */
export class TopUpReturn implements ReactiveController {
  readonly #host: A2bElement;
  readonly #options: ReturnHost;
  readonly #member: PollMember;
  #events: AbortController | undefined;
  #poll: TopUpPoll | undefined;
  #unfollow: () => void = () => undefined;

  constructor(host: A2bElement, options: ReturnHost) {
    this.#host = host;
    this.#options = options;
    this.#member = {refresh: () => host.refresh(), requestUpdate: () => host.requestUpdate()};
    host.addController(this);
  }

  /** Where a payment stands. */
  get phase(): TopUpPhase {
    return this.#poll?.phase ?? 'none';
  }

  /** The balance before credits that arrived just now. */
  get before(): bigint | undefined {
    return this.#poll?.before;
  }

  /** Whether this wallet is the one to say aloud that the balance is now `tokens`: the first that can be perceived. */
  claimVoice(tokens: bigint): boolean {
    return this.#host.checkVisibility() && (this.#poll?.claimVoice(tokens) ?? true);
  }

  hostConnected(): void {
    this.#events = new AbortController();
    const {signal} = this.#events;
    forgetAtSignOut();
    onAddingCredits(() => this.#depart(), signal);
    window.addEventListener('pageshow', (event) => event.persisted && this.#comeBack(true), {signal});
    window.addEventListener('focus', () => this.#comeBack(), {signal});
    document.addEventListener('visibilitychange', () => document.hidden || this.#comeBack(), {signal});
  }

  hostDisconnected(): void {
    this.#events?.abort();
    this.#follow(undefined);
  }

  hostUpdate(): void {
    const {signedIn} = pageState.value;
    if (!signedIn) this.#poll?.forget();
    const {isConnected, effectiveClient} = this.#host;
    this.#follow(signedIn && isConnected && this.#options.asks() ? topUpPollOf(effectiveClient) : undefined);
    if (this.#poll !== undefined) this.#observe(this.#poll);
  }

  #observe(poll: TopUpPoll): void {
    const {state} = this.#host;
    if (state === 'loading' || state === 'unauthorized') return;
    const outcome = takeReturn();
    const before = outcome === null ? undefined : takeBefore();
    const tokens = this.#options.tokens();
    if (tokens !== undefined) poll.observe(tokens ?? 0n);
    if (outcome === 'success') poll.expect('crediting', before);
  }

  /** The user goes where credits are added. No wallet yet is a balance of zero; one that is not known is none. */
  #depart(): void {
    const tokens = this.#options.tokens();
    if (this.#poll === undefined) return;
    this.#poll.leave();
    if (tokens !== undefined) stored((storage) => storage.setItem(BEFORE_KEY, String(tokens ?? 0n)));
  }

  #comeBack(isRestored = false): void {
    if (this.#poll === undefined) return;
    if (!this.#poll.takeLeave()) return this.#poll.comeBack(isRestored);
    this.#poll.expect('checking', takeBefore());
    this.#poll.comeBack(true);
  }

  #follow(poll: TopUpPoll | undefined): void {
    if (poll === this.#poll) return;
    this.#unfollow();
    this.#poll = poll;
    this.#unfollow = poll?.join(this.#member) ?? (() => undefined);
  }
}
