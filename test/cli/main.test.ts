import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {main} from '../../src/cli/main.js';
import {createFakeApi} from '../../src/testing.js';
import {version} from '../../src/version.js';

const SECRET = 'Tok-3f9a.+Secret';
const fake = createFakeApi();

interface Setting {
  environment?: Record<string, string>;
  isTerminal?: boolean;
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

async function run(args: string[], {environment = {}, isTerminal = false, fetch = (url, init) => fake(url, init)}: Setting = {}) {
  let [out, err] = ['', ''];
  const code = await main(args, {environment, isTerminal, fetch, out: (text) => (out += text), err: (text) => (err += text)});
  return {code, out, err};
}

const check = (...options: string[]) => ['check', 'http://127.0.0.1:9/api', '--tz', 'Europe/Berlin', ...options];

/** The fake, but only for who brings the token. */
async function guarded(url: string, init: RequestInit): Promise<Response> {
  const isKnown = new Headers(init.headers).get('Authorization') === `Bearer ${SECRET}`;
  return isKnown ? fake(url, init) : createFakeApi({scenario: 'signedOut'})(url, init);
}

describe('a2b', () => {
  it('tells its version and its options', async () => {
    assert.deepEqual(await run(['--version']), {code: 0, out: `${version}\n`, err: ''});
    const {code, out} = await run(['--help']);
    assert.equal(code, 0);
    for (const option of ['--token', '--header', '--range', '--tz', '--only', '--json', '--origin', '--endpoint', '--timeout']) assert.match(out, new RegExp(option));
  });

  it('is shown by the name of the package: where that is not installed, npx takes `a2b` for another one', async () => {
    const shown = [(await run(['--help'])).out, (await run(['check'])).err, ...['README.md', 'docs/backend.md'].map((file) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8'))];
    for (const text of shown) {
      assert.match(text, /npx @aim2balance\/widgets check/);
      assert.doesNotMatch(text, /npx a2b/);
      assert.doesNotMatch(text, /npx .* --token/, 'a token stands in the environment');
    }
  });

  const wrong: readonly [args: string[], says: RegExp][] = [
    [[], /Say what to do: a2b check/],
    [['chekc', 'http://x/api'], /There is no command "chekc". There is: check/],
    [['check'], /Say which API/],
    [['check', 'not-an-address'], /http\(s\) address/],
    [['check', 'ftp://x/api'], /http\(s\) address/],
    [['check', 'http://user:pass@x/api'], /user name and password/],
    [['check', 'http://x/api?key=1'], /\? and # out/],
    [['check', 'http://x/api', 'http://y/api'], /One API at a time/],
    [check('--tokn', SECRET), /There is no option --tokn. Options: --token --header/],
    [check('--token', `${SECRET}\nX: y`), /characters that cannot stand in a header/],
    [check('--header', SECRET), /"Name: value"/],
    [check('--range', '40d'), /--range is 24h, 7d, 30d/],
    [check('--tz', 'Mars/Base'), /--tz is an IANA time zone/],
    [check('--only', 'balance,mood'), /balance, transactions, summary, breakdown, log, sustainability; "mood" is none/],
    [check('--endpoint', 'balance'), /name=\/path/],
    [check('--timeout', 'soon'), /--timeout is seconds/],
    [check('--origin', 'chat'), /--origin is the page’s/],
    [check('--token'), /--token/],
  ];
  for (const [args, says] of wrong) {
    it(`leaves with 2 and says what is allowed for: a2b ${args.join(' ').replace(/\n/g, '⏎') || '(nothing)'}`, async () => {
      const {code, out, err} = await run(args);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, says);
      assert.ok(!err.includes(SECRET), 'never says a token');
    });
  }

  it('passes on the fake API of ./testing, and leaves with 0', async () => {
    const {code, out} = await run(check());
    assert.equal(code, 0, out);
    for (const path of ['/user/balance', '/user/transactions', '/usage/summary', '/usage/breakdown', '/usage/log', '/sustainability/metrics']) {
      assert.ok(out.includes(`✓ ${path}`), path);
    }
    assert.match(out, /The API keeps the contract\. 0 warnings, 0 hints; \d+ requests, all GET\./);
    assert.ok(!out.includes('\u001b'), 'no colours into a file');
  });

  it('colours a terminal, unless NO_COLOR says otherwise', async () => {
    assert.ok((await run(check('--only', 'balance'), {isTerminal: true})).out.includes('\u001b['));
    assert.ok(!(await run(check('--only', 'balance'), {isTerminal: true, environment: {NO_COLOR: '1'}})).out.includes('\u001b['));
  });

  it('sends the token of the environment, and says it nowhere', async () => {
    const {code, out} = await run(check(), {environment: {A2B_TOKEN: SECRET}, fetch: guarded});
    assert.equal(code, 0, out);
    assert.ok(!out.includes(SECRET));
  });

  it('says that a token was refused without saying the token', async () => {
    const {code, out} = await run(check('--token', `${SECRET}x`, '--json'), {fetch: guarded});
    const {findings} = JSON.parse(out) as {findings: {rule: string}[]};
    assert.equal(code, 1);
    assert.deepEqual([...new Set(findings.map(({rule}) => rule))], ['auth.refused']);
    assert.ok(!out.includes(SECRET));
  });

  it('tells findings as JSON', async () => {
    const broken = async (url: string, init: RequestInit) => {
      const response = await fake(url, init);
      return /balance/.test(url) ? Response.json({...(await response.json()), tokens: 1.5}, {headers: response.headers}) : response;
    };
    const {code, out} = await run(check('--json', '--only', 'balance'), {fetch: broken});
    const {findings, counts, requests, apiBase} = JSON.parse(out);
    assert.equal(code, 1);
    assert.deepEqual(counts, {error: 1, warning: 0, hint: 0});
    assert.deepEqual([findings[0].rule, findings[0].endpoint, findings[0].severity], ['tokens.form', '/user/balance', 'error']);
    assert.equal(findings[0].expected, 'tokens: a whole number or its digits');
    assert.ok(findings[0].fix && findings[0].docs.startsWith('docs/backend.md#'));
    assert.ok(requests > 0 && apiBase === 'http://127.0.0.1:9/api');
  });

  it('leaves with 0 when the least there can be answers, and says what more would show', async () => {
    const least = async (url: string): Promise<Response> => {
      if (new URL(url).pathname !== '/api/user/balance') return Response.json({}, {status: 404});
      return Response.json({tokens: 5}, {headers: {'Cache-Control': 'private, no-store'}});
    };
    const {code, out} = await run(check('--only', 'balance'), {fetch: least});
    assert.equal(code, 0, out);
    assert.match(out, /percentage: the health bar/);
  });

  it('takes a path that is not the contract’s, and sends the token to no other origin', async () => {
    const asked: string[] = [];
    const remember = async (url: string, init: RequestInit): Promise<Response> => {
      const {origin, pathname} = new URL(url);
      asked.push(`${origin}${pathname} ${new Headers(init.headers).has('Authorization')}`);
      return Response.json({tokens: 5}, {headers: {'Cache-Control': 'private, no-store'}});
    };
    await run(check('--only', 'balance', '--endpoint', 'balance=/wallet/me', '--token', SECRET), {fetch: remember});
    assert.ok(asked.includes('http://127.0.0.1:9/api/wallet/me true'));
    asked.length = 0;
    await run(check('--only', 'balance', '--endpoint', 'balance=https://elsewhere.example/me', '--token', SECRET), {fetch: remember});
    assert.ok(asked.includes('https://elsewhere.example/me false'));
    assert.ok(!asked.includes('https://elsewhere.example/me true'));
  });

  it('gives no tick to endpoints that were not asked', async () => {
    const {out} = await run(check(), {fetch: () => Promise.reject(new TypeError('fetch failed'))});
    assert.match(out, /✗ \/user\/balance[^]*– \/usage\/log {2}not asked/);
    assert.ok(!out.includes('✓'));
  });

  it('says when another origin’s page could not read the answers', async () => {
    const {code, out} = await run(check('--only', 'balance', '--origin', 'https://chat.example'));
    assert.equal(code, 1);
    assert.match(out, /cors\.missing[^]*Access-Control-Allow-Origin: https:\/\/chat\.example/);
  });

  it('says no token that a server sends back', async () => {
    const echo = async (_: string, init: RequestInit) => new Response('', {headers: {'Content-Type': new Headers(init.headers).get('Authorization') ?? ''}});
    const {out} = await run(check('--only', 'balance', '--token', SECRET), {fetch: echo});
    assert.match(out, /http\.json[^]*bearer \*\*\*/);
  });

  it('shows no control characters of a hostile server', async () => {
    const hostile = async (): Promise<Response> => Response.json({}, {status: 200, headers: {'Content-Type': 'text/\u0085evil'}});
    const {out} = await run(check('--only', 'balance'), {fetch: hostile});
    assert.match(out, /http\.json/);
    assert.ok(!/[\u0080-\u009f]/.test(out));
  });
});
