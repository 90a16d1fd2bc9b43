import {SESSION_COOKIE} from '../auth/cookies.js';
import {paths} from './paths.js';
import {schemas, type JsonSchema} from './schemas.js';

let document: JsonSchema | undefined;

/** The API as an OpenAPI 3.1 document, generated from the contract's schemas. */
export function openApiDocument(): JsonSchema {
  return (document ??= {
    openapi: '3.1.0',
    info: {
      title: '@aim2balance/widgets reference API',
      version: '1.0.0',
      description:
        'What the widgets ask a host for. Fields that are not required may be missing, unknown fields are ' +
        'ignored. Unknown parameters are ignored too, unknown values of known ones are a 400.',
      license: {name: 'MIT', identifier: 'MIT'},
    },
    servers: [{url: '/api'}],
    paths: paths(),
    components: {
      schemas: schemas(),
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token of the server; `demo` is the sample user.',
        },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: SESSION_COOKIE,
          description: 'Set by `POST /auth/sign-in`.',
        },
      },
    },
  });
}
