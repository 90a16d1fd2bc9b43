/** The clock of the page, or one that a test turns. */
export interface PollClock {
  /** Milliseconds, counting up. */
  readonly now: () => number;
  /** Acts once after so many milliseconds; the returned function calls it off. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  /** Acts at once where somebody looks, else as soon as somebody does; the returned function calls it off. */
  readonly whenSeen: (act: () => void) => () => void;
}

/** A wallet that follows. */
export interface PollMember {
  /** Asks for the balance; members that ask at the same moment share one request. */
  readonly refresh: () => Promise<void>;
  readonly requestUpdate: () => void;
}

/**
 * What is known of a payment: nothing, perhaps one was made, one was received, it takes long, its credits are there.
 */
export type TopUpPhase = 'none' | 'checking' | 'crediting' | 'slow' | 'credited';

/** Seconds between two looks after a payment; all of them are a little less than three minutes. */
export const POLL_DELAYS: readonly number[] = [2, 3, 5, 8, 13, 21, 30, 30, 30, 30];
/** How many of them pass before the wait is called long. */
export const LONG_AFTER = 5;
/** How long credits that arrived are spoken of, in milliseconds. */
export const CREDITED_FOR = 12_000;
/** Ordinary returns to the page ask at most this often, in milliseconds. */
export const RETURN_WITHIN = 10_000;
/** All events of one return from the back/forward cache come within this time, in milliseconds. */
const ONE_RETURN = 1_000;

/** Follows the balance of one client for all wallets that show it: after a payment, and when somebody comes back. */
export class TopUpPoll {
  readonly #clock: PollClock;
  readonly #members = new Set<PollMember>();
  #phase: TopUpPhase = 'none';
  #tokens: bigint | undefined;
  #before: bigint | undefined;
  #told: bigint | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;
  #looks = 0;
  #isSure = false;
  #isAway = false;
  #callOffTimer: () => void = () => undefined;
  #callOffSight: () => void = () => undefined;

  constructor(clock: PollClock) {
    this.#clock = clock;
  }

  /** Where a payment stands. */
  get phase(): TopUpPhase {
    return this.#phase;
  }

  /** The balance before the credits that arrived just now; undefined at any other time. */
  get before(): bigint | undefined {
    return this.#phase === 'credited' ? this.#before : undefined;
  }

  /** Lets a wallet follow until the returned function is called; without any, nothing is asked. */
  join(member: PollMember): () => void {
    this.#members.add(member);
    return () => {
      this.#members.delete(member);
      if (this.#members.size === 0) this.stop();
    };
  }

  /**
   * Begins to look for credits: `crediting` when a payment was received, `checking` when one may have been made.
   * `before` is the balance before the payment. Where it is not known, the credits may be there already: then the wait
   * ends with the last look, since by then the balance on screen is the one there is.
   */
  expect(phase: 'crediting' | 'checking', before?: bigint): void {
    const now = this.#tokens;
    this.stop();
    if (before !== undefined && now !== undefined && now > before) return this.#credit(before);
    this.#tokens = now ?? before;
    this.#looks = 0;
    this.#isSure = phase === 'crediting' && before !== undefined;
    this.#show(phase);
    this.#wait();
  }

  /** A balance arrived: more than before is the payment, less is only usage. */
  observe(tokens: bigint): void {
    const before = this.#tokens;
    this.#tokens = tokens;
    this.#askedAt = Math.max(this.#askedAt, this.#clock.now());
    const isAwaited = this.#phase !== 'none' && this.#phase !== 'credited';
    if (isAwaited && before !== undefined && tokens > before) this.#credit(before);
  }

  /** True for the first who wants to tell this balance, so that it is told once. */
  claimVoice(tokens: bigint): boolean {
    const isNew = this.#told !== tokens;
    this.#told = tokens;
    return isNew;
  }

  /** Somebody goes where credits are added. */
  leave(): void {
    this.#isAway = true;
  }

  /** True once for each time somebody went there. */
  takeLeave(): boolean {
    const wasAway = this.#isAway;
    this.#isAway = false;
    return wasAway;
  }

  /** Somebody came back to the page; `isRestored` when the page was away and shows what it showed then. */
  comeBack(isRestored = false): void {
    const age = this.#clock.now() - this.#askedAt;
    if (age < (isRestored ? ONE_RETURN : RETURN_WITHIN)) return;
    this.#askAll();
  }

  /** Looks no further and says nothing of a payment. */
  stop(): void {
    this.#callOffTimer();
    this.#callOffSight();
    this.#show('none');
  }

  /** Forgets the balance as well: another user may be next. */
  forget(): void {
    this.stop();
    this.#isAway = false;
    this.#tokens = this.#before = this.#told = undefined;
  }

  #credit(before: bigint): void {
    this.stop();
    this.#before = before;
    this.#show('credited');
    this.#callOffTimer = this.#clock.after(CREDITED_FOR, () => this.stop());
  }

  #wait(): void {
    const seconds = POLL_DELAYS[this.#looks] ?? 0;
    this.#callOffTimer = this.#clock.after(seconds * 1000, () => {
      this.#callOffSight = this.#clock.whenSeen(() => this.#look());
    });
  }

  #look(): void {
    this.#looks += 1;
    this.#askAll();
    if (this.#phase === 'crediting' && this.#looks >= LONG_AFTER) this.#show('slow');
    const isOver = this.#looks >= (this.#phase === 'checking' ? LONG_AFTER : POLL_DELAYS.length);
    if (!isOver) this.#wait();
    else if (!this.#isSure) this.stop();
  }

  #askAll(): void {
    this.#askedAt = this.#clock.now();
    for (const member of [...this.#members]) void member.refresh();
  }

  #show(phase: TopUpPhase): void {
    if (phase === this.#phase) return;
    this.#phase = phase;
    for (const member of [...this.#members]) member.requestUpdate();
  }
}
