import {createServer, type Server} from 'node:http';
import {Problem} from '../../http/problem.js';
import {problemAnswer} from '../http/answer.js';
import type {Host} from '../ledger/host.js';
import {identify} from './identity.js';
import {send} from './send.js';
import {endpointAnswer, endpointOf, filesAnswer, methodRefusal, type SiteFiles} from './site.js';
import type {Keys} from './types.js';

/**
 * A server of its own for the same endpoints and files, to stand behind the reverse proxy that LibreChat stands behind.
 * It knows the user by LibreChat's keys, and reads the database only.
 */
export function createSidecar(host: Host, keys: Keys, files: SiteFiles): Server {
  return createServer(async (request, response) => {
    try {
      const path = endpointOf(request);
      const file = path === null ? await filesAnswer(request, files) : null;
      if (path === null) return await send(request, response, file ?? problemAnswer(new Problem(404, 'There is nothing here.')));
      const refusal = methodRefusal(request);
      await send(request, response, refusal ?? (await endpointAnswer(host, request, path, await identify(request.headers, keys))));
    } catch (failure) {
      host.log(failure);
      if (!response.headersSent) await send(request, response, problemAnswer(new Problem(500, 'The server failed to answer. Its log says why.')));
    }
  });
}
