import {RANGE_PRESETS} from '../contract/range.js';
import {ENDPOINT_NAMES} from '../check/check.js';

/** What `a2b --help` says. */
export const HELP = `a2b – tools for backends of @aim2balance/widgets

  npx @aim2balance/widgets check <apiBase> [options]

  tests a running API against the contract, with GET requests only

  --token <token>         bearer token of a user with usage; rather in the environment, as A2B_TOKEN
  --header "Name: value"  another header, e.g. a cookie; can be repeated
  --range <range>         where usage is looked for: ${RANGE_PRESETS.join(', ')} or 2026-11-01..2026-11-15 (30d)
  --tz <zone>             IANA time zone of the viewer (this machine's)
  --only <names>          some endpoints: ${ENDPOINT_NAMES.join(',')}
  --endpoint name=/path   a path that is not the contract's; can be repeated
  --origin <origin>       origin of the page, when it is not the API's: checks CORS
  --timeout <seconds>     for one request (15)
  --json                  findings as JSON
  --help, --version

  Exit code: 0 no errors, 1 errors found, 2 the command line cannot be read.

  A2B_TOKEN=… npx @aim2balance/widgets check http://localhost:3080/api
`;
