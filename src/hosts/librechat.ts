import type {A2bConfig, GetToken, TokenRequest} from '../client/config.js';
import {logout, refresh} from '../store/page.js';
import {hasBase, librechatBase} from './librechat-base.js';
import {isOutside, onEveryPage, userOf} from './librechat-session.js';

/** What `librechat()` can be told by a client that was changed to do so. */
export interface LibreChatOptions {
  /** The access token that the app holds in memory now. Missing = the refresh cookie says who is signed in. */
  readonly getToken?: (() => string | null | undefined) | undefined;
  /**
   * Makes the app ask its own server something, so that it notices that its token has expired and gets another. The
   * widgets never ask for one themselves: two at a time would sign the user out.
   */
  readonly wake?: (() => unknown) | undefined;
  /** Longest time to wait for the app's next token, in milliseconds. Default 8,000. */
  readonly wait?: number | undefined;
}

/** What newer versions of LibreChat put on `window` while they get another token. */
interface AuthRecovery {
  readonly refreshPromise?: Promise<unknown> | null;
}

const LONGEST_WAIT = 8_000;

/**
 * Settings for a page of LibreChat: `configure(librechat())`. Without options the cookie decides, which the server's
 * part reads without rotating it; `getToken` hands over the token instead. After a refusal the app's running refresh is
 * waited for, then the token it announces by `tokenUpdated` is used. Figures leave the screen when the app leads its user
 * to a page for who is signed out, or announces the token of another user. LibreChat's balances are credits. Language,
 * theme and colours need no setting. The last call on a page counts.
 */
export function librechat({getToken, wake, wait = LONGEST_WAIT}: LibreChatOptions = {}): A2bConfig {
  const app = new TokenWatch(getToken);
  const ask: GetToken = ({reason}: TokenRequest) => (reason === 'initial' ? app.initial() : app.next(wake, wait));
  return {...librechatBase(), getToken: ask};
}

/** Whether the app shows a page for who is not signed in. */
function isSignedOut(): boolean {
  const root = hasBase() ? new URL('.', document.baseURI).pathname : '/';
  return isOutside(globalThis.location?.pathname ?? '', root);
}

let listening = new AbortController();

/** The app's tokens, as far as it lets us see them. The page has one: a newer one stops the older listening. */
class TokenWatch {
  readonly #current: () => string | null | undefined;
  #heard: string | null = null;
  #given: string | null = null;
  #gaveUp = false;
  #user: string | null = null;
  #isOut = isSignedOut();
  readonly #waiting = new Set<() => void>();

  constructor(current: () => string | null | undefined = () => null) {
    this.#current = current;
    listening.abort();
    listening = new AbortController();
    const {signal} = listening;
    globalThis.window?.addEventListener('tokenUpdated', (event) => this.#hear((event as CustomEvent<unknown>).detail), {signal});
    globalThis.window?.addEventListener('authRedirectStarted', () => this.#leave(), {signal});
    onEveryPage(() => this.#look(), signal);
  }

  /** The token the app holds; none = cookies. */
  initial(): string | null {
    this.#gaveUp = false;
    this.#given = this.#current() || null;
    this.#user = userOf(this.#given ?? '') ?? this.#user;
    return this.#given;
  }

  /** A token other than the refused one, or null when the app has none in time. */
  async next(wake: (() => unknown) | undefined, wait: number): Promise<string | null> {
    const late = timeout(wait);
    await Promise.race([running(), late]);
    if (this.#other() === null && (await Promise.race([this.#woken(wake), late])) === 'late') this.#gaveUp = true;
    this.#given = this.#other();
    return this.#given;
  }

  /** Settles with the app's next token. */
  #woken(wake: (() => unknown) | undefined): Promise<unknown> {
    const heard = new Promise<void>((resolve) => this.#waiting.add(resolve));
    if (wake === undefined) return heard;
    return Promise.race([heard, settled(wake).then(() => (this.#other() === null ? heard : undefined))]);
  }

  #other(): string | null {
    return [this.#current(), this.#heard].find((token) => token && token !== this.#given) ?? null;
  }

  #hear(token: unknown): void {
    if (typeof token !== 'string' || token === '') return;
    const user = userOf(token);
    const isAnother = this.#user !== null && user !== null && user !== this.#user;
    if (isAnother) this.#leave();
    this.#user = user ?? this.#user;
    this.#heard = token;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
    if (isAnother || this.#gaveUp) this.#enter();
    this.#gaveUp = false;
  }

  /** Signing out and in are steps within the page: its figures go with the user, and come with the next one. */
  #look(): void {
    const isOut = isSignedOut();
    if (isOut === this.#isOut) return;
    this.#isOut = isOut;
    if (isOut) this.#leave();
    else refresh();
  }

  /** Not before the app has left its pages for who is signed out. */
  #enter(): void {
    if (!this.#isOut) refresh();
  }

  /** The former user's token may be valid still: it is never handed over again. */
  #leave(): void {
    this.#heard = this.#given = this.#user = null;
    logout();
  }
}

/** Settles when the app's running refresh has ended, however it did. */
function running(): Promise<unknown> {
  const {__librechatAuthRecovery: recovery} = globalThis as {__librechatAuthRecovery?: AuthRecovery};
  return settled(() => recovery?.refreshPromise);
}

async function settled(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch {
    // The app tells its own failures; here only matters whether there is another token now.
  }
}

function timeout(ms: number): Promise<'late'> {
  return new Promise((resolve) => setTimeout(() => resolve('late'), ms));
}
