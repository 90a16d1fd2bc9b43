import type {PollClock} from '../../../src/widgets/wallet/top-up-poll.js';

/** A clock that a test turns; nothing waits for real. */
export class HandClock implements PollClock {
  time = 1_000_000;
  isSeen = true;
  #timers: {at: number; act: () => void}[] = [];
  #waiting: (() => void)[] = [];

  readonly now = () => this.time;

  readonly after = (milliseconds: number, act: () => void) => {
    const timer = {at: this.time + milliseconds, act};
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
  };

  readonly whenSeen = (act: () => void) => {
    if (this.isSeen) act();
    else this.#waiting.push(act);
    return () => void (this.#waiting = this.#waiting.filter((other) => other !== act));
  };

  turn(seconds: number): void {
    const end = this.time + seconds * 1000;
    for (;;) {
      const next = this.#timers.filter(({at}) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.time = next.at;
      next.act();
    }
    this.time = end;
  }

  show(): void {
    this.isSeen = true;
    for (const act of this.#waiting.splice(0)) act();
  }

  get pending(): number {
    return this.#timers.length + this.#waiting.length;
  }
}
