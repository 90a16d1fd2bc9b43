/**
 * Answers that go wrong, as plain data, so that tests in Node and tests in a browser order them alike.
 *
 * @typedef {object} Fault
 * @property {'json' | 'raw' | 'drip' | 'hang' | 'headers' | 'truncate' | 'redirect' | 'etag' | 'pages'} kind
 *   `json`: `body`, also with an error's `status`; `raw`: `text` as it is; `drip`: `body` byte by byte, one every `every`
 *   ms; `hang`: nothing, ever; `headers`: nothing behind the headers; `truncate`: half of what is promised; `redirect`:
 *   to `to`; `etag`: `body`, or 304 for those who have it; `pages`: numbered pages of `size` rows, with `grows` new rows
 *   before every answer
 * @property {unknown} [body]
 * @property {string} [text]
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {number} [delay] ms before anything is answered
 * @property {boolean} [swap] answered only after the next request to the same path was
 * @property {number} [every]
 * @property {string} [to]
 * @property {number} [size]
 * @property {number} [grows]
 * @property {number} [rows]
 *
 * @typedef {Record<string, readonly Fault[]>} Script Answers by path below the API's base, in order; the last one stays.
 *   `*` is for all other paths.
 *
 * @typedef {object} Seen One request.
 * @property {string} path
 * @property {string} query
 * @property {string} origin of the page that asked, empty for its own
 * @property {string} authorization
 * @property {Record<string, string | string[] | undefined>} headers
 * @property {number} at ms since 1970
 * @property {number | null} endedAt when the answer, or the connection, ended
 * @property {boolean} isWhole whether all of the answer was sent
 */

const JSON_TYPE = {'Content-Type': 'application/json'};

/** @param {Fault} fault */
const textOf = ({text, body}) => text ?? JSON.stringify(body ?? {});

/** @type {Record<Fault['kind'], (fault: Fault, response: import('node:http').ServerResponse, seen: Seen) => void>} */
const answers = {
  json: (fault, response) => void response.writeHead(fault.status ?? 200, {...JSON_TYPE, ...fault.headers}).end(textOf(fault)),
  raw: (fault, response) => void response.writeHead(fault.status ?? 200, fault.headers ?? {}).end(fault.text ?? ''),
  hang: () => undefined,
  headers: (fault, response) => void response.writeHead(200, {...JSON_TYPE, ...fault.headers}).flushHeaders(),
  redirect: (fault, response) => void response.writeHead(fault.status ?? 302, {Location: fault.to ?? '/', ...fault.headers}).end(),
  drip: (fault, response) => {
    const bytes = Buffer.from(textOf(fault));
    response.writeHead(200, {...JSON_TYPE, ...fault.headers});
    let sent = 0;
    const timer = setInterval(() => {
      if (sent < bytes.length) response.write(bytes.subarray(sent, (sent += 1)));
      else response.end();
    }, fault.every ?? 100);
    response.on('close', () => clearInterval(timer));
  },
  truncate: (fault, response) => {
    const bytes = Buffer.from(textOf(fault));
    response.writeHead(200, {...JSON_TYPE, 'Content-Length': bytes.length, ...fault.headers});
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  },
  etag: (fault, response, {headers}) => {
    const tag = `"${textOf(fault).length}"`;
    if (headers['if-none-match'] === tag) return void response.writeHead(304, {ETag: tag}).end();
    response.writeHead(200, {...JSON_TYPE, ETag: tag, ...fault.headers}).end(textOf(fault));
  },
  pages: (fault, response, {query}) => {
    const {size = 25, grows = 0} = fault;
    fault.rows = (fault.rows ?? 100) + grows;
    const page = Number(new URLSearchParams(query).get('page') ?? 1);
    const first = fault.rows - (page - 1) * size;
    const ids = Array.from({length: Math.max(0, Math.min(size, first))}, (_, index) => first - index);
    const items = ids.map((id) => ({id: `r${id}`, date: new Date(1.7e12 + id * 1000).toISOString(), provider: {id: 'p'}, model: 'm', totalTokens: 1}));
    response.writeHead(200, JSON_TYPE).end(JSON.stringify({items, page, pageSize: size, total: fault.rows}));
  },
};

/** A programme of faults, and the log of what was asked. */
export class Faults {
  /** @type {Seen[]} */
  log = [];
  #script;
  /** @type {Map<string, number>} */
  #turns = new Map();
  /** @type {Map<string, () => void>} */
  #held = new Map();

  /** @param {Script} script */
  constructor(script) {
    this.#script = script;
  }

  /** Other answers from now on; the log goes on. @param {Script} script */
  turnTo(script) {
    this.#script = script;
    this.#turns.clear();
  }

  /**
   * Answers one request by the script. `path` is below the API's base, with its query.
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   * @param {string} path
   */
  answer(request, response, path) {
    const [name = '', query = ''] = path.split('?');
    const seen = this.#note(request, response, name, query);
    const list = this.#script[name] ?? this.#script['*'] ?? [{kind: 'raw', status: 404}];
    const turn = this.#turns.get(name) ?? 0;
    this.#turns.set(name, turn + 1);
    const fault = list[Math.min(turn, list.length - 1)];
    const act = () => void setTimeout(() => answers[fault.kind](fault, response, seen), fault.delay ?? 0);
    if (fault.swap) return void this.#held.set(name, act);
    act();
    response.on('finish', () => this.#release(name));
  }

  #release(name) {
    this.#held.get(name)?.();
    this.#held.delete(name);
  }

  #note({headers}, response, path, query) {
    const {origin = '', authorization = ''} = headers;
    const seen = {path, query, origin, authorization, headers, at: Date.now(), endedAt: null, isWhole: false};
    this.log.push(seen);
    response.on('close', () => Object.assign(seen, {endedAt: Date.now(), isWhole: response.writableFinished}));
    return seen;
  }
}

const programmes = new Map();

async function bodyOf(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return JSON.parse(text);
}

/**
 * Middleware of the test runner: `PUT /faults/<id>` takes a script, `GET /faults/<id>/log` tells what was asked, and
 * everything else below `/faults/<id>` is answered by the script, on the raw socket.
 */
export async function faultMiddleware(context, next) {
  const [, id, path = ''] = /^\/faults\/([\w-]+)(\/.*)?$/.exec(context.url) ?? [];
  if (id === undefined) return next();
  const faults = programmes.get(id);
  if (context.method === 'PUT') {
    const script = await bodyOf(context.req);
    if (faults === undefined) programmes.set(id, new Faults(script));
    else faults.turnTo(script);
    context.body = '';
  } else if (path === '/log') context.body = JSON.stringify(faults?.log ?? []);
  else {
    context.respond = false;
    context.status = 200;
    faults.answer(context.req, context.res, path);
  }
}
