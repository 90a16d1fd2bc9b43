// Writes demo/openapi.json from the contract.
// With --check it writes nothing and fails when the file is not current.
import {readFile, writeFile} from 'node:fs/promises';
import {register} from 'tsx/esm/api';

register();
const {openApiDocument} = await import('../demo/server/openapi/document.ts');

const file = new URL('../demo/openapi.json', import.meta.url);
const current = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  await writeFile(file, current);
} else if ((await readFile(file, 'utf8').catch(() => '')) !== current) {
  console.error('demo/openapi.json is not current: run `node scripts/openapi.mjs`.');
  process.exitCode = 1;
}
