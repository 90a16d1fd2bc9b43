// Writes the sizes of the script-tag files into README.md, between its markers. Run it before a release: npm run sizes.
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
| its parts that come when they are needed, all ${others.length} together | ${kilobytes(...others)} |
| the charts, with the first one | ${kilobytes(charts)} |
| \`a2b.min.js\`, everything in one file | ${kilobytes('a2b.min.js')} |`;

const text = readFileSync(readme, 'utf8');
const [before, , after] = text.split(/<!-- \/?sizes -->/);
writeFileSync(readme, `${before}<!-- sizes -->\n${table}\n<!-- /sizes -->${after}`);
