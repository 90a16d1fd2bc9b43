import type {UsageClient} from '../client/client.js';
import {clientOf} from '../store/clients.js';

/** Generated figures in place of an API's; the code that makes them comes with the first question. */
async function sampleFetch(input: RequestInfo | URL): Promise<Response> {
  const {sampleResponse} = await import('../sample/answer.js');
  return sampleResponse(new URL(input instanceof Request ? input.url : input), Date.now());
}

/** What answers elements with `demo`: one client for all of them, and no request leaves the page. */
export function demoClient(): UsageClient {
  return clientOf({apiBase: 'https://sample.invalid', fetch: sampleFetch});
}
