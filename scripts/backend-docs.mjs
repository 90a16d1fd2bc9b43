// Writes the tables of docs/backend.md: what optional fields show, and the rules of `a2b check`.
// With --check it writes nothing and fails when the file is not current.
import {readFile, writeFile} from 'node:fs/promises';
import {register} from 'tsx/esm/api';

register();
const {UNLOCKS} = await import('../src/check/unlocks.ts');
const {RULES} = await import('../src/check/rules.ts');

const file = new URL('../docs/backend.md', import.meta.url);

function table(head, rows) {
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

const unlocks = (name) => table(['optional field', 'what it shows'], UNLOCKS[name].map(({path, shows}) => [`\`${path}\``, shows]));
const rules = () =>
  table(['rule', '', 'what is wrong', 'what to do'], Object.entries(RULES).map(([id, {severity, title, fix, section}]) => [`[\`${id}\`](#${section})`, severity, title, fix]));

/** Puts a table after its marker, in place of the one that stands there. */
function filled(text, marker, rows) {
  const begin = text.indexOf(marker) + marker.length;
  if (begin < marker.length) throw new Error(`docs/backend.md has no ${marker}`);
  const [, old = ''] = /^\n*((?:\|.*\n?)*)/.exec(text.slice(begin)) ?? [];
  const rest = text.slice(begin).replace(/^\n*/, '').slice(old.length).replace(/^\n*/, '');
  return `${text.slice(0, begin)}\n\n${rows}\n${rest === '' ? '' : `\n${rest}`}`;
}

const before = await readFile(file, 'utf8');
const tables = [...Object.keys(UNLOCKS).map((name) => [`<!-- unlocks:${name} -->`, unlocks(name)]), ['<!-- rules -->', rules()]];
const current = tables.reduce((text, [marker, rows]) => filled(text, marker, rows), before);

if (!process.argv.includes('--check')) {
  await writeFile(file, current);
} else if (before !== current) {
  console.error('docs/backend.md is not current: run `node scripts/backend-docs.mjs`.');
  process.exitCode = 1;
}
