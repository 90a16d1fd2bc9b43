import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import * as z from 'zod';
import {openApiDocument} from '../../../../demo/server/openapi/document.js';
import {ANSWER_NAMES} from '../../../../demo/server/openapi/schemas.js';
import {endpoints} from '../../../../src/contract/endpoints.js';
import {createFakeApi} from '../../../../src/testing.js';

interface Operation {
  operationId: string;
  parameters?: {name: string; required: boolean; description?: string; schema: {type?: string}}[];
  responses: Record<string, {content?: Record<string, {schema: {$ref: string}}>}>;
  security: unknown[];
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: {schemas: Record<string, object>; securitySchemes: object};
}

const document = openApiDocument() as unknown as Document;
const script = fileURLToPath(new URL('../../../../scripts/openapi.mjs', import.meta.url));

test('lists every endpoint of the contract with all its parameters', () => {
  for (const {path, query} of Object.values(endpoints)) {
    const names = document.paths[path]?.['get']?.parameters?.map(({name}) => name);
    assert.deepEqual(names, Object.keys(query.shape), path);
  }
});

test('describes every parameter, and repeatable ones as lists', () => {
  const parameters = Object.values(document.paths).flatMap((path) =>
    Object.values(path).flatMap((o) => o.parameters ?? []),
  );
  for (const {name, description} of parameters) assert.ok(description, name);
  const repeatable = parameters.filter(({schema}) => schema.type === 'array').map(({name}) => name);
  assert.deepEqual([...new Set(repeatable)].sort(), ['model', 'project', 'provider', 'type']);
  assert.deepEqual(
    parameters.filter(({required}) => required).map(({name}) => name),
    ['by'],
  );
});

test('promises a 200 and problems for every endpoint that needs a user', () => {
  for (const {path} of Object.values(endpoints)) {
    const {responses, security} = document.paths[path]?.['get'] as Operation;
    for (const status of ['400', '401', '500']) {
      assert.equal(
        responses[status]?.content?.['application/problem+json']?.schema.$ref,
        '#/components/schemas/Problem',
      );
    }
    assert.ok(responses['200']?.content?.['application/json'], path);
    assert.deepEqual(security, [{bearer: []}, {cookie: []}], path);
  }
  assert.deepEqual(Object.keys(document.components.securitySchemes), ['bearer', 'cookie']);
});

test('every reference leads somewhere, and every operation has a name of its own', () => {
  const text = JSON.stringify(document);
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    assert.ok(document.components.schemas[name as string], name);
  }
  const ids = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({operationId}) => operationId),
  );
  assert.equal(new Set(ids).size, ids.length);
  assert.doesNotMatch(text, /"\$id"|"\$schema"|__shared/);
});

test('the file in the repository is current, and the check of it can fail', async () => {
  const file = await readFile(new URL('../../../../demo/openapi.json', import.meta.url), 'utf8');
  assert.deepEqual(JSON.parse(file), JSON.parse(JSON.stringify(document)), 'run `node scripts/openapi.mjs`');
  await promisify(execFile)(process.execPath, [script, '--check']);
});

/** A reader made of the document alone, as another language would make one. */
function readerOf(name: string) {
  const schemas = JSON.parse(JSON.stringify(document.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'));
  return z.fromJSONSchema({$schema: 'https://json-schema.org/draft/2020-12/schema', $ref: `#/$defs/${name}`, $defs: schemas});
}

test('describes what is required although no generator sees it', () => {
  const schemas = document.components.schemas as Record<string, {anyOf?: unknown; properties: {items: {items: {anyOf?: unknown}}}}>;
  const named = [{required: ['name']}, {properties: {id: {const: 'unattributed'}}, required: ['id']}];
  assert.deepEqual(schemas['UsageSummary']?.anyOf, [{required: ['cost']}, {required: ['totalCost']}]);
  assert.deepEqual(schemas['UsageBreakdown']?.properties.items.items.anyOf, named);
  for (const id of ['Identity', 'Segment']) assert.deepEqual(schemas[id]?.anyOf, named);
});

test('describes what the fake of ./testing answers', async () => {
  const api = createFakeApi();
  for (const [name, id] of Object.entries(ANSWER_NAMES)) {
    const {path} = endpoints[name as keyof typeof endpoints];
    const body: unknown = await (await api(`${path}?by=project&range=7d&split=provider&compare=previous`)).json();
    const {success, error} = readerOf(id).safeParse(body);
    assert.ok(success, `${id}: ${JSON.stringify(error?.issues.slice(0, 3))}`);
  }
});
