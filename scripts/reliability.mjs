import {existsSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import ts from 'typescript';
import {reasons, rows} from './reliability-rows.mjs';
import {root} from './run.mjs';

const target = join(root, 'docs/reliability.md');
const TITLE = /^([A-G]\d{1,2}(?:, [A-G]\d{1,2})*): /;

function testFiles() {
  const names = readdirSync(join(root, 'test'), {recursive: true}).map((name) => `test/${name.replaceAll('\\', '/')}`);
  return names.filter((name) => /\.(test|stories)\.ts$/.test(name)).sort();
}

/** Whether a text stands where titles do: first in a call, as of `it()`, or in a row of a table of tests. A comment never does. */
function isTitle(node) {
  const {parent} = node;
  const [first] = ts.isCallExpression(parent) ? parent.arguments : ts.isArrayLiteralExpression(parent) ? parent.elements : [];
  return first === node && !(ts.isCallExpression(parent) && /^assert\b/.test(parent.expression.getText()));
}

/**
 * The rows that the titles in a source begin with.
 *
 * @param {string} text
 * @returns {Set<string>}
 */
export function rowsIn(text) {
  const found = new Set();
  const look = (node) => {
    const start = ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? node.head.text : '';
    const list = TITLE.exec(start)?.[1];
    if (list !== undefined && isTitle(node)) for (const name of list.split(', ')) found.add(name);
    ts.forEachChild(node, look);
  };
  if (/[`'"][A-G]\d{1,2}\b/.test(text)) look(ts.createSourceFile('test.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

/**
 * Which tests prove a row, by its name: those with a title that begins with it.
 *
 * @returns {Map<string, string[]>}
 */
export function provenBy() {
  /** @type {Map<string, string[]>} */
  const files = new Map(rows.map(([name]) => [name, []]));
  for (const file of testFiles()) {
    for (const name of rowsIn(readFileSync(join(root, file), 'utf8'))) files.get(name)?.push(file);
  }
  return files;
}

/** Rows that have neither a test nor a reason. */
export function missingRows() {
  const files = provenBy();
  return rows.map(([name]) => name).filter((name) => files.get(name)?.length === 0 && !(name in reasons));
}

function proof(name, files) {
  const tests = files.get(name).map((file) => `[${file.replace(/^test\//, '')}](../${file})`);
  return [...tests, ...(name in reasons ? [reasons[name]] : [])].join('<br>') || '–';
}

/** The document, from the rows and the titles of the tests. */
export function documentText() {
  const files = provenBy();
  const lines = rows.map(([name, risk, figure]) => `| ${name} | ${risk} | ${figure} | ${proof(name, files)} |`);
  return `# What must hold

Written by \`npm run reliability\` from \`scripts/reliability-rows.mjs\` and the titles of the tests: a test proves a row by
a title that begins with its name, and asserts the figure. A line beside or instead of a test says what no test
shows, and why. How the reference server bears 200 clients is tested for 5 s, and for as long as \`A2B_LOAD_SECONDS\` says.

| | risk | figure | proven by |
|---|---|---|---|
${lines.join('\n')}
`;
}

/** What the document says now. */
export const writtenText = () => (existsSync(target) ? readFileSync(target, 'utf8') : '');

if (process.argv[1] === new URL(import.meta.url).pathname) {
  writeFileSync(target, documentText());
  console.log(`docs/reliability.md written; without a test or a reason: ${missingRows().join(', ') || 'none'}`);
}
