import {endpoints} from '../contract/endpoints.js';
import type {Answers, EndpointName} from '../contract/paths.js';
import type {Reader} from '../contract/readers.js';
import {readWith, type Loaded} from './client.js';

/** `readWith()` for callers that read any endpoint, and so bring the schemas of all of them. */
export function readBody<Name extends EndpointName>(name: Name, body: unknown, what: string): Loaded<Answers[Name]> {
  return readWith(endpoints[name].reader as Reader<Name>, {endpoint: name, body, what});
}
