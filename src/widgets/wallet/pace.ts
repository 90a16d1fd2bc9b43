import type {ReactiveController} from 'lit';
import type {A2bElement} from '../../base/a2b-element.js';
import type {Queries, UsageClient} from '../../client/client.js';
import type {Balance} from '../../contract/balance.js';
import type {UsageSummary} from '../../contract/summary.js';
import {localDateOf} from '../../format/dates.js';
import {cacheOf} from '../../store/clients.js';
import {pageState} from '../../store/page.js';
import type {UsageState} from '../../store/usage-store.js';
import {runOutQuestion} from './daily-spend.js';
import {runOut, type RunOut} from './run-out.js';

/**
 * The question for the last 30 days. Where the usage cards of the page ask for them as well, it is their question, so
 * that both share the answer; else one for the days alone.
 */
export function paceQuery({range, compare, filters}: UsageState, tz: string): Queries['summary'] {
  const isFiltered = Object.values(filters).some((ids) => ids.length > 0);
  if (range !== '30d' || isFiltered) return {range: '30d', tz, interval: 'day'};
  return {range, tz, ...filters, ...(compare === 'previous' && {compare}), split: 'provider'};
}

/** Acts when the page has nothing better to do. */
function whenIdle(act: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act, {timeout: 2_000});
  else setTimeout(act, 200);
}

interface Asked {
  readonly client: UsageClient;
  readonly timeZone: string;
  readonly today: string;
}

/**
 * How somebody spends, asked for once a day and only after the balance is on screen. A failure is silent: a forecast
 * is an extra.
 */
export class Pace implements ReactiveController {
  readonly #host: A2bElement;
  #asked: Asked | undefined;
  #running: AbortController | undefined;
  #summary: UsageSummary | undefined;

  constructor(host: A2bElement) {
    this.#host = host;
    host.addController(this);
  }

  /** How long `balance` lasts by the usage known so far; null while nothing is known of it, or only of a former user. */
  forecast(balance: Balance): RunOut | null {
    const {interval = 'day', series = []} = this.#summary ?? {};
    if (this.#asked?.client !== this.#host.effectiveClient) return null;
    if (this.#summary === undefined || (interval !== 'day' && interval !== 'hour')) return null;
    if (series.length === 0 && this.#summary.totalTokens > 0n) return null;
    return runOut(runOutQuestion(balance, this.#summary, new Date(), this.#host.effectiveTimeZone));
  }

  /** Asks for the usage, unless it is known already. */
  ask(): void {
    const {effectiveClient: client, effectiveTimeZone: timeZone} = this.#host;
    const wish = {client, timeZone, today: localDateOf(new Date(), timeZone)};
    if (this.#asked && isSame(this.#asked, wish)) return;
    this.#forget();
    this.#asked = wish;
    whenIdle(() => this.#asked === wish && void this.#load(wish));
  }

  hostUpdate(): void {
    if (!pageState.value.signedIn) this.#forget();
  }

  /** A move within the page is no departure. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected && this.#summary === undefined) this.#forget();
    });
  }

  async #load(wish: Asked): Promise<void> {
    const {signal} = (this.#running = new AbortController());
    const query = paceQuery(this.#host.scope.usage.value, wish.timeZone);
    const loaded = await cacheOf(wish.client).get('summary', query, signal).catch(() => undefined);
    if (loaded === undefined || signal.aborted) return;
    this.#summary = loaded.value;
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.#running?.abort(new DOMException('The usage is not wanted any more.', 'AbortError'));
    this.#running = this.#asked = this.#summary = undefined;
  }
}

function isSame(a: Asked, b: Asked): boolean {
  return a.client === b.client && a.timeZone === b.timeZone && a.today === b.today;
}
