import type {Loaded, Queries, Result, UsageClient} from '../client/client.js';
import {readBody} from '../client/read-body.js';
import type {EndpointName} from '../contract/paths.js';

/** One question a fake client was asked; the test decides when and how it is answered. */
export interface Question {
  readonly name: EndpointName;
  readonly query: Queries[EndpointName];
  readonly signal: AbortSignal;
  /** Answers with the endpoint's JSON. */
  answer(body: unknown): void;
  /** Fails. */
  fail(error: Error): void;
}

/** A client for the `client` property: collects questions, and answers the way a test or story wants. */
export class FakeClient implements UsageClient {
  /** Everything asked so far, oldest first. */
  readonly questions: Question[] = [];
  readonly #waiting: ((question: Question) => void)[] = [];

  /** Collects the question. */
  get<Name extends EndpointName>(name: Name, query: Queries[Name], signal: AbortSignal): Promise<Loaded<Result<Name>>> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), {once: true});
      const answer = (body: unknown) => resolve(readBody(name, body, `GET ${name}`) as Loaded<Result<Name>>);
      this.#collect({name, query, signal, answer, fail: reject});
    });
  }

  /** The next question that comes, for tests that await it. */
  next(): Promise<Question> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #collect(question: Question): void {
    this.questions.push(question);
    this.#waiting.shift()?.(question);
  }
}

/** A client that answers every endpoint with a fixed JSON body; endpoints without one never answer. */
export function answeringClient(bodies: Partial<Record<EndpointName, unknown>>): UsageClient {
  return {
    get: (name, _query, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), {once: true});
        if (name in bodies) resolve(readBody(name, bodies[name], `GET ${name}`) as never);
      }),
  };
}
