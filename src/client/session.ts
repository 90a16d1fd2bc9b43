import type {GetToken} from './config.js';
import {A2bError} from './errors.js';

/**
 * The signed-in user as the API sees them: one token for any number of widgets. The host is asked once,
 * once more when a token was refused, and then not again until somebody calls `reset()`.
 */
export class Session {
  readonly #getToken: GetToken | undefined;
  #token: Promise<string | null> | undefined;
  #renewed = false;
  #refused = false;
  #noticeGiven = false;

  constructor(getToken?: GetToken) {
    this.#getToken = getToken;
  }

  /** The current token; null means cookies. */
  token(): Promise<string | null> {
    this.#token ??= this.#firstToken();
    return this.#token;
  }

  /**
   * Another token instead of the refused one, or null when there is none to be had, also because the host failed to
   * get one. Callers that were refused with the same token share one question.
   */
  async renew(refused: string | null): Promise<string | null> {
    const current = await this.#tokenOr(refused);
    if (current !== refused) return current;
    const fresh = await this.#renewOnce(refused);
    this.#refused = fresh === null || fresh === refused;
    return this.#refused ? null : fresh;
  }

  /** Whether the server refused all the host could offer. */
  get isRefused(): boolean {
    return this.#refused;
  }

  /** An answer came back: the next refusal is a new one. */
  confirm(): void {
    this.#renewed = false;
    this.#refused = false;
    this.#noticeGiven = false;
  }

  /** True for the first caller since the session was last good: that one tells the page. */
  claimNotice(): boolean {
    const isFirst = !this.#noticeGiven;
    this.#noticeGiven = true;
    return isFirst;
  }

  /** Forgets the token: the next request asks with reason `initial`. */
  reset(): void {
    this.#token = undefined;
    this.#renewed = false;
    this.#refused = false;
    this.#noticeGiven = false;
  }

  /** A host that fails keeps the old token: it is not asked again until somebody calls `reset()`. */
  async #renewOnce(refused: string | null): Promise<string | null> {
    if (this.#renewed || this.#getToken === undefined) return null;
    this.#renewed = true;
    this.#token = this.#ask('expired').catch(() => refused);
    return this.#token;
  }

  /** A host that fails is asked again by the next request; by then another user may have asked. */
  #firstToken(): Promise<string | null> {
    const token = this.#ask('initial');
    token.catch(() => {
      if (this.#token === token) this.#token = undefined;
    });
    return token;
  }

  async #tokenOr(refused: string | null): Promise<string | null> {
    return this.token().catch(() => refused);
  }

  async #ask(reason: 'initial' | 'expired'): Promise<string | null> {
    try {
      return (await this.#getToken?.({reason})) || null;
    } catch (cause) {
      throw new A2bError('auth', 'getToken() failed, so nothing was asked of the API', {cause});
    }
  }
}

const cookieSession = new Session();
const sessions = new WeakMap<GetToken, Session>();

/** The page's session for a token source; the same source is the same session, whoever asks. */
export function sessionOf(getToken: GetToken | undefined): Session {
  if (getToken === undefined) return cookieSession;
  const known = sessions.get(getToken) ?? new Session(getToken);
  sessions.set(getToken, known);
  return known;
}
