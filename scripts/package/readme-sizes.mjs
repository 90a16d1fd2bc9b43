// Writes the sizes of the script-tag files into README.md, between its markers: npm run sizes. With --check it writes
// nothing and fails when a size there is more than 5 % (or 1 KB) off.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../run.mjs';
import {brotliSize} from '../size.mjs';

const CDN = join(root, 'dist/cdn');
const readme = join(root, 'README.md');
const read = (name) => readFileSync(join(CDN, name), 'utf8');
const kilobytes = (...names) => `${Math.round(names.reduce((sum, name) => sum + brotliSize(read(name)), 0) / 1000)} KB`;

const chunks = readdirSync(CDN).filter((name) => name.startsWith('chunk-') && name.endsWith('.js'));
const charts = chunks.find((name) => read(name).includes('series.pie'));
const others = chunks.filter((name) => name !== charts);

const table = `| file | brotli |
|---|---|
| \`a2b.js\`, which a page waits for | ${kilobytes('a2b.js')} |
| its parts that come when they are needed, together | ${kilobytes(...others)} |
| the charts, with the first one | ${kilobytes(charts)} |
| \`a2b.min.js\`, everything in one file | ${kilobytes('a2b.min.js')} |`;

const text = readFileSync(readme, 'utf8');
const [before, written = '', after] = text.split(/<!-- \/?sizes -->/);

const NUMBER = /\d+(?= KB)/g;
const numbers = (of) => [...of.matchAll(NUMBER)].map(([number]) => Number(number));
const isNear = (one, other) => Math.abs(one - other) <= Math.max(1, other * 0.05);

/** Whether a table says the same as another, with sizes that are near enough. */
function agrees(one, other) {
  const [ours, theirs] = [numbers(one), numbers(other)];
  return one.replace(NUMBER, '').trim() === other.replace(NUMBER, '').trim() && ours.every((size, index) => isNear(size, theirs[index]));
}

if (!process.argv.includes('--check')) writeFileSync(readme, `${before}<!-- sizes -->\n${table}\n<!-- /sizes -->${after}`);
else if (!agrees(written, table)) {
  console.error(`The sizes in README.md are not current: run \`npm run sizes\`.\n${table}`);
  process.exitCode = 1;
}
