import {expect, fixture, html} from '@open-wc/testing';
import fc from 'fast-check';
import type {A2bElement} from '../../src/base/a2b-element.js';
import {A2bError} from '../../src/client/errors.js';
import {FakeClient} from '../../src/testing/fake-client.js';
import '../../src/elements/a2b-usage-log.js';
import {waitUntil} from '../support/wait.js';

const RANGES = ['7d', '30d', '90d', '24h', 'mtd'] as const;
type Rng = (typeof RANGES)[number];

const rowsOf = (range: string) => ({items: [{id: range, date: '2026-11-20T17:59:12Z', provider: {id: 'p', name: 'P'}, model: `model-${range}`, inputTokens: 1, outputTokens: 0, totalTokens: 1}], nextCursor: null});
const down = new A2bError('server', 'GET /usage/log failed with status 500', {status: 500});
const rangeOf = (question: FakeClient['questions'][number]) => (question.query as {range: Rng}).range;

describe('answers out of order', function orderTests() {
  this.timeout(60_000);

  it('D7: leave the figures of the last wish on screen, in 200 random orders with failures among them', async () => {
    const wishes = fc.uniqueArray(fc.constantFrom(...RANGES), {minLength: 2, maxLength: 5});
    const plan = fc.record({wishes, order: fc.array(fc.nat(), {minLength: 12, maxLength: 12}), fails: fc.array(fc.boolean(), {minLength: 12, maxLength: 12}), between: fc.array(fc.boolean(), {minLength: 6, maxLength: 6})});
    await fc.assert(fc.asyncProperty(plan, async ({wishes, order, fails, between}) => {
      const client = new FakeClient();
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const element = Object.assign(document.createElement('a2b-usage-log') as A2bElement, {client, range: wishes[0] as string});
      box.append(element);
      await waitUntil(() => client.questions.length > 0, 'asked', {interval: 1});
      const open = new Set(client.questions);
      const settleOne = (pick: number, isFailure: boolean) => {
        const question = [...open][pick % open.size];
        if (question === undefined) return;
        open.delete(question);
        if (isFailure && rangeOf(question) !== wishes.at(-1)) question.fail(down);
        else question.answer(rowsOf(rangeOf(question)));
      };
      for (const [index, range] of wishes.slice(1).entries()) {
        element.range = range;
        await waitUntil(() => client.questions.some((question) => rangeOf(question) === range), 'asked', {interval: 1});
        client.questions.slice(index + 1).forEach((question) => !question.signal.aborted && open.add(question));
        if (between[index]) settleOne(order[index] ?? 0, fails[index] ?? false);
        await element.updateComplete;
      }
      for (let step = 0; open.size > 0; step += 1) {
        settleOne(order[step % order.length] ?? 0, fails[step % fails.length] ?? false);
        await element.updateComplete;
      }
      const last = wishes.at(-1) as string;
      await waitUntil(() => element.state === 'ready' && element.shadowRoot?.textContent?.includes(`model-${last}`), `${last} after ${wishes.join()}`, {interval: 1});
      for (const other of RANGES.filter((range) => range !== last)) expect(element.shadowRoot?.textContent).to.not.include(`model-${other}`);
      box.remove();
    }), {numRuns: 200});
  });
});
