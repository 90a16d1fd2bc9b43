import {magnitude} from './extended-json.js';
import type {Spend} from './money.js';

/** One call of a model: its prompt, its completion, or both, and the reasoning that was also charged apart. */
export interface Call {
  prompt?: Spend;
  completion?: Spend;
  /** Tokens of the reasoning row that follows; part of the completion's. */
  reasoningTokens?: bigint;
}

interface Held extends Call {
  /** Count of rows read when it began. */
  readonly begun: number;
}

/** Most time between the rows of one call, in microseconds: they are written one right after the other. */
const SPAN = 30_000_000;
/** Calls are given out after so many further rows: by then their rows have come, and memory stays bounded. */
const WINDOW = 10_000;

/**
 * Joins prompt, completion and reasoning rows to calls. There is no key for that in older ledgers: the oldest prompt
 * of the same conversation, model, context (and message, where told) that waits is the one a completion answers, if
 * it is at most 30 s older. A row that finds no other is a call of its own, so no token and no charge is lost.
 * Rows come in the order they were written, as `mongoexport` gives them; the last 10,000 calls are kept in memory.
 */
export class Pairing {
  readonly #held = new Set<Held>();
  readonly #waiting = new Map<string, Held[]>();
  readonly #answered = new Map<string, Held>();
  #rows = 0;

  /** Takes the next prompt or completion, and gives the calls that are complete for certain. */
  add(row: Spend): Call[] {
    this.#rows += 1;
    if (row.context === 'reasoning') this.#reason(row);
    else if (row.tokenType === 'prompt') this.#wait(row);
    else this.#answer(row);
    return this.#due(WINDOW);
  }

  /** All calls that are left. */
  end(): Call[] {
    return this.#due(-1);
  }

  #hold(call: Call): Held {
    const held = {...call, begun: this.#rows};
    this.#held.add(held);
    return held;
  }

  #wait(prompt: Spend): void {
    const key = keyOf(prompt, prompt.context);
    const held = this.#hold({prompt});
    const queue = this.#waiting.get(key);
    if (queue) queue.push(held);
    else this.#waiting.set(key, [held]);
  }

  #answer(completion: Spend): void {
    const call = this.#takeWaiting(completion) ?? this.#hold({});
    call.completion = completion;
    this.#answered.set(keyOf(completion, ''), call);
  }

  /** The oldest prompt that can be the completion's; those too old for it have none, and stop waiting. */
  #takeWaiting(completion: Spend): Held | undefined {
    const key = keyOf(completion, completion.context);
    const queue = this.#waiting.get(key) ?? [];
    while (queue[0]?.prompt && completion.at - queue[0].prompt.at > SPAN) queue.shift();
    const isIts = queue[0]?.prompt && isSoonAfter(queue[0].prompt, completion);
    const call = isIts ? queue.shift() : undefined;
    if (queue.length === 0) this.#waiting.delete(key);
    return call;
  }

  /** Notes the tokens at the last answer; the charge itself stays a call of its own. */
  #reason(row: Spend): void {
    const answer = this.#answered.get(keyOf(row, ''));
    const isIts = answer?.completion && isSoonAfter(answer.completion, row);
    if (answer && isIts) answer.reasoningTokens ??= magnitude(row.rawAmount);
    this.#hold({completion: row});
  }

  #due(window: number): Call[] {
    const due: Held[] = [];
    for (const call of this.#held) {
      if (this.#rows - call.begun <= window) break;
      this.#release(call);
      due.push(call);
    }
    return due;
  }

  #release(call: Held): void {
    this.#held.delete(call);
    if (call.prompt && !call.completion) this.#stopWaiting(call, keyOf(call.prompt, call.prompt.context));
    const answered = call.completion && keyOf(call.completion, '');
    if (answered !== undefined && this.#answered.get(answered) === call) this.#answered.delete(answered);
  }

  /** Calls are released in the order they began, so one that still waits is the first of its queue. */
  #stopWaiting(call: Held, key: string): void {
    const queue = this.#waiting.get(key);
    if (queue?.[0] === call) queue.shift();
    if (queue?.length === 0) this.#waiting.delete(key);
  }
}

function keyOf({conversationId, model, messageId}: Spend, context: string): string {
  return JSON.stringify([conversationId, model, messageId, context]);
}

function isSoonAfter(first: Spend, second: Spend): boolean {
  return second.at >= first.at && second.at - first.at <= SPAN;
}
