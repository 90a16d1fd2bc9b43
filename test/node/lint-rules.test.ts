import assert from 'node:assert/strict';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {ESLint} from 'eslint';

const root = join(import.meta.dirname, '../..');
const eslint = new ESLint({cwd: root});

async function complaints(code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, {filePath: join(root, 'src/base/frame.ts')});
  return (result?.messages ?? []).filter(({ruleId}) => ruleId === 'no-restricted-syntax').map(({message}) => message);
}

const MARKUP = [
  "document.body.innerHTML = name;", "document.body.outerHTML = name;", "document.body.insertAdjacentHTML('beforeend', name);",
  'document.write(name);', 'document.writeln(name);', 'document.body.setHTMLUnsafe(name);', 'document.createRange().createContextualFragment(name);',
  "import {unsafeHTML} from 'lit/directives/unsafe-html.js';", "chart({tooltip: {renderMode: 'html'}});", "chart({label: {formatter: '<b>{b}</b>'}});", 'chart({label: {formatter: `<b>${name}</b>`}});',
];
const UNLOADS = ["addEventListener('unload', act);", "window.addEventListener('beforeunload', act);", 'window.onunload = act;', 'window.onbeforeunload = act;'];

describe('the rules of the sources', () => {
  for (const code of MARKUP) it(`B5: refuse ${code}`, async () => assert.equal((await complaints(`export const use = 1;\n${code}`)).length, 1));
  for (const code of UNLOADS) it(`E8: refuse ${code}`, async () => assert.match((await complaints(code)).join(), /back\/forward cache/));
  it('let text bindings and pagehide be', async () => assert.deepEqual(await complaints("addEventListener('pagehide', act);\nchart({label: {formatter: () => name}});"), []));
});
