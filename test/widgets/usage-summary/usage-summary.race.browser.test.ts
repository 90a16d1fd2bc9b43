import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import '../../../src/elements/a2b-usage-summary.js';
import type {UsageClient} from '../../../src/client/client.js';
import {readBody} from '../../../src/client/read-body.js';
import type {DateRange} from '../../../src/contract/range.js';
import {pageUsage} from '../../../src/store/page.js';
import {NO_FILTERS} from '../../../src/store/usage-store.js';
import type {A2bUsageSummary} from '../../../src/widgets/usage-summary/usage-summary.js';

/** A client that answers in the order a test chooses, and whose answers arrive although nobody waits any more. */
class StubbornClient implements UsageClient {
  readonly #waiting = new Map<string, () => void>();
  readonly asked: string[] = [];

  readonly get: UsageClient['get'] = (name, query) => {
    const {range} = query as {range: string};
    this.asked.push(range);
    return new Promise((resolve) => {
      this.#waiting.set(range, () => resolve(readBody(name, bodyOf(range), 'GET summary') as never));
    });
  };

  release(range: string): void {
    this.#waiting.get(range)?.();
  }
}

const rangeOf = (index: number): DateRange => `2026-01-${String(index + 1).padStart(2, '0')}..2026-01-28`;

/** Day n has n thousand tokens, so that figures tell which range they are of. */
function bodyOf(range: string) {
  const [from = '', to = ''] = range.split('..');
  const day = Number(from.slice(-2));
  return {
    period: {from: `${from}T00:00:00Z`, to: `${to}T23:59:59Z`, timeZone: 'UTC'},
    totalTokens: day * 1000,
    cost: {amount: String(day), currency: 'EUR'},
    series: [{start: from, totalTokens: day * 1000}],
  };
}

/** Which day the label, the total, the cost and the trend are of; undefined where nothing is shown yet. */
function shownDays(element: A2bUsageSummary): Set<number> {
  const text = (selector: string) =>
    element.shadowRoot?.querySelector<HTMLElement>(selector)?.textContent ?? '';
  const found = [
    /Jan (\d+)/.exec(text('.period'))?.[1],
    /(\d+),000/.exec(text('.tile.tokens .value'))?.[1],
    /(\d+)\.00/.exec(text('.tile.cost .value'))?.[1],
    /Jan (\d+)/.exec(text('.sentences'))?.[1],
  ];
  return new Set(found.filter((each) => each !== undefined).map(Number));
}

async function settle(element: A2bUsageSummary): Promise<void> {
  await nextFrame();
  await element.updateComplete;
}

async function flipped(count: number): Promise<{element: A2bUsageSummary; client: StubbornClient}> {
  const client = new StubbornClient();
  pageUsage.set({range: rangeOf(0)});
  const element = await fixture<A2bUsageSummary>(
    html`<a2b-usage-summary lang="en" time-zone="UTC" .client=${client}></a2b-usage-summary>`,
  );
  for (let index = 0; index < count; index += 1) {
    pageUsage.set({range: rangeOf(index)});
    await settle(element);
  }
  return {element, client};
}

/** Releases the answers one by one: what is shown is always of one range, and only the last one wished for stays. */
async function check(count: number, order: readonly number[]): Promise<void> {
  const {element, client} = await flipped(count);
  expect(client.asked).to.deep.equal(Array.from({length: count}, (_, index) => rangeOf(index)));
  for (const index of order) {
    client.release(rangeOf(index));
    await settle(element);
    const days = [...shownDays(element)];
    expect(days.length, `after ${index} of ${order.join()}`).to.be.lessThan(2);
    expect(
      days.every((day) => day === count),
      `${days.join()} after ${index} of ${order.join()}`,
    ).to.equal(true);
  }
  expect([...shownDays(element)], order.join()).to.deep.equal([count]);
  element.remove();
}

function permutations(list: readonly number[]): number[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((first) =>
    permutations(list.filter((each) => each !== first)).map((rest) => [first, ...rest]),
  );
}

beforeEach(() => pageUsage.set({compare: 'previous', metric: 'tokens', filters: NO_FILTERS}));

describe('answers that come late', () => {
  for (const order of permutations([0, 1, 2, 3])) {
    it(`never replace newer ones: ${order.join(' ')}`, () => check(4, order));
  }

  it('never replace newer ones in ten flips, first to last and last to first', async () => {
    const order = Array.from({length: 10}, (_, index) => index);
    await check(10, order);
    await check(10, order.reverse());
  });

  it('never replace newer ones in ten flips, answered crosswise', async () => {
    for (const step of [3, 7])
      await check(
        10,
        Array.from({length: 10}, (_, index) => (index * step) % 10),
      );
  });

  it('leave the former figures with the former label while a new range is under way', async () => {
    const {element, client} = await flipped(1);
    client.release(rangeOf(0));
    await settle(element);
    pageUsage.set({range: rangeOf(1)});
    await settle(element);
    expect([...shownDays(element)]).to.deep.equal([1]);
    expect(element.shadowRoot?.querySelector('.body')?.getAttribute('aria-busy')).to.equal('true');
    client.release(rangeOf(1));
    await settle(element);
    expect([...shownDays(element)]).to.deep.equal([2]);
  });
});
