import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import ts from 'typescript';
import * as z from 'zod/mini';
import {checkApi, ENDPOINT_NAMES} from '../../src/check/check.js';
import {faultsIn} from '../../src/check/inspect.js';
import {RULES} from '../../src/check/rules.js';
import {UNLOCKS} from '../../src/check/unlocks.js';
import {endpoints, type EndpointName} from '../../src/contract/endpoints.js';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/backend.md'), 'utf8');

/** Code blocks by the word behind their language. */
function blocks(name: string): string[] {
  return [...text.matchAll(/^```\w+ (\w+)\n(.*?)^```/gms)].filter(([, word]) => word === name).map(([, , code]) => code ?? '');
}

interface Node {
  type?: string;
  anyOf?: Node[];
  items?: Node;
  properties?: Record<string, Node>;
  required?: string[];
}

interface Paths {
  optional: Set<string>;
  required: Set<string>;
}

/** Paths of all fields of a schema, `a.b[].c`. */
function collect(node: Node, path: string, paths: Paths): Paths {
  for (const branch of node.anyOf ?? []) collect(branch, path, paths);
  if (node.items) collect(node.items, `${path}[]`, paths);
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    const here = path === '' ? key : `${path}.${key}`;
    (node.required?.includes(key) ? paths.required : paths.optional).add(here);
    collect(child, here, paths);
  }
  return paths;
}

function pathsOf(name: EndpointName): Paths {
  return collect(z.toJSONSchema(endpoints[name].response, {io: 'input'}) as Node, '', {optional: new Set(), required: new Set()});
}

/** Paths of all fields of a body. */
function pathsIn(node: unknown, path = ''): string[] {
  if (Array.isArray(node)) return node.flatMap((child) => pathsIn(child, `${path}[]`));
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, child]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return [here, ...pathsIn(child, here)];
  });
}

/** Fields that are optional in the schema and yet needed: one of two forms, or but for `unattributed`. */
const NEEDED: Partial<Record<EndpointName, readonly string[]>> = {summary: ['cost'], breakdown: ['items[].name']};

describe('docs/backend.md', () => {
  for (const name of ENDPOINT_NAMES) {
    it(`has examples for ${name} that are read without a fault`, () => {
      const examples = blocks(name);
      assert.ok(examples.length >= 2, `${examples.length} examples`);
      for (const example of examples) {
        const body: unknown = JSON.parse(example);
        endpoints[name].reader(body).parse(body);
        assert.deepEqual(faultsIn(name, body), []);
      }
    });

    it(`begins ${name} with the least that works`, () => {
      const {optional} = pathsOf(name);
      const least = pathsIn(JSON.parse(blocks(name).at(-2) ?? ''));
      const needless = least.filter((path) => optional.has(path) && !NEEDED[name]?.includes(path));
      assert.deepEqual(needless, []);
    });

    it(`shows every field worth a hint in the full example of ${name}`, () => {
      const full = new Set(pathsIn(JSON.parse(blocks(name).at(-1) ?? '')));
      assert.deepEqual(UNLOCKS[name].filter(({hint, path}) => hint && !full.has(path)).map(({path}) => path), []);
    });

    it(`tells of every optional field of ${name} what it shows, and of no other`, () => {
      assert.deepEqual(UNLOCKS[name].map(({path}) => path).sort(), [...pathsOf(name).optional].sort());
    });

    it(`names every parameter of ${name}`, () => {
      const parameters = /^## Parameters\n(.*?)^## /ms.exec(text)?.[1] ?? '';
      for (const parameter of Object.keys((endpoints[name].query as unknown as {shape: object}).shape)) {
        assert.ok(parameters.includes(`\`${parameter}\``), parameter);
      }
    });
  }

  it('has examples of problems in the form of RFC 9457', () => {
    const problems = blocks('problem').map((block) => JSON.parse(block) as Record<string, unknown>);
    assert.ok(problems.length >= 2);
    for (const {type, title, status, detail} of problems) {
      assert.deepEqual([typeof type, typeof title, typeof status, typeof detail], ['string', 'string', 'number', 'string']);
    }
  });

  it('has a heading for every rule', () => {
    const anchors = new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replaceAll(' ', '-')));
    for (const [id, {section}] of Object.entries(RULES)) assert.ok(anchors.has(section), `${id} → #${section}`);
  });

  it('has tables that are current', () => {
    const {status, stderr} = spawnSync(process.execPath, ['scripts/backend-docs.mjs', '--check'], {cwd: root, encoding: 'utf8'});
    assert.equal(status, 0, stderr);
  });

  it('names every option of the command line', () => {
    const help = readFileSync(join(root, 'src/cli/help.ts'), 'utf8');
    for (const [option] of help.matchAll(/--(?!help|version)[a-z]+/g)) assert.ok(text.includes(option), option);
  });

  it('has a sketch of an endpoint that passes the check', async () => {
    const wallet = {userOf: async (header: string | null) => (header === 'Bearer t' ? 'u' : null), balanceOf: async () => 1234567n};
    const source = (blocks('next')[0] ?? '').replace(/^import .*$/m, 'const {balanceOf, userOf} = globalThis.__wallet;');
    const code = ts.transpileModule(source, {compilerOptions: {module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022}}).outputText;
    Object.assign(globalThis, {__wallet: wallet});
    const {GET} = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {GET: (request: Request) => Promise<Response>};
    const {findings} = await checkApi({
      apiBase: new URL('http://sketch.example/api'), token: 't', headers: {}, range: '30d', tz: 'UTC', only: ['balance'], paths: {},
      timeout: 1000, now: () => new Date(),
      fetch: async (url, init) => (url.endsWith('/user/balance') ? GET(new Request(url, init)) : Response.json({}, {status: 404})),
    });
    assert.deepEqual(findings.filter(({severity}) => severity !== 'hint'), []);
  });
});
