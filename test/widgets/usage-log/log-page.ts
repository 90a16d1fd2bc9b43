import {fixture, html, nextFrame, oneEvent} from '@open-wc/testing';
import type {Queries, UsageClient} from '../../../src/client/client.js';
import {readBody} from '../../../src/client/read-body.js';
import {A2bError} from '../../../src/client/errors.js';
import '../../../src/elements/a2b-usage-log.js';
import type {A2bUsageLog} from '../../../src/widgets/usage-log/usage-log.js';
import {reaches} from '../../support/states.js';

/** Money of the tests. */
export const euros = (amount: string) => ({amount, currency: 'EUR'});
/** Prices a charge is explained by. */
export const price = {input: '10.00', cachedInput: '1.00', output: '30.00', per: 1_000_000, currency: 'EUR'};

/** A charge as the API sends it, an hour older with each index. */
export function charge(index: number, change: object = {}) {
  const date = new Date(Date.UTC(2026, 10, 20, 18) - index * 3_600_000).toISOString();
  return {
    id: `u_${index}`,
    date,
    model: `model-${index}`,
    inputTokens: 100 + index,
    outputTokens: 50,
    cost: euros('0.002'),
    ...change,
  };
}

/** Charges, newest first. */
export const charges = (count: number) => Array.from({length: count}, (_, index) => charge(index));

/** A log of rows that were handed over. */
export async function logOf(data: unknown, columns?: string): Promise<A2bUsageLog> {
  const element = await fixture<A2bUsageLog>(
    html`<a2b-usage-log lang="en" .columns=${columns} .data=${data}></a2b-usage-log>`,
  );
  await reaches(element, 'ready');
  return element;
}

/** Settles when figures are on screen. */
export const loaded = (element: A2bUsageLog) => oneEvent(element, 'a2b-load');

/** Does something and settles when its answer is on screen. */
export async function after(element: A2bUsageLog, act: () => unknown): Promise<void> {
  const answered = loaded(element);
  act();
  await answered;
}

/** Elements inside the log. */
export const all = (element: A2bUsageLog, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
/** The first of them. */
export const one = (element: A2bUsageLog, selector: string) => all(element, selector)[0] as HTMLElement;
/** Texts of a column, counted from 1, as they are on screen; Firefox leaves bidi controls out of them. */
export const column = (element: A2bUsageLog, index: number) =>
  all(element, `tbody > .row > td:nth-child(${index})`).map((cell) => cell.innerText.trim());

/** A client whose answers come when the test says so. */
export class SlowClient implements UsageClient {
  readonly questions: Queries['log'][] = [];
  readonly answers: ((body: object | A2bError) => void)[] = [];

  get = (name: string, query: object, signal: AbortSignal): Promise<never> =>
    new Promise((resolve, reject) => {
      this.questions.push(query as Queries['log']);
      signal.addEventListener('abort', () => reject(signal.reason));
      this.answers.push((body) => {
        if (body instanceof A2bError) reject(body);
        else resolve(readBody('log', body, name) as never);
      });
    });

  /** Answers the question that was asked as number `index`, counted from 0, as soon as it is asked. */
  async answer(index: number, body: object | A2bError): Promise<void> {
    while (this.answers[index] === undefined) await nextFrame();
    this.answers[index]?.(body);
  }
}
