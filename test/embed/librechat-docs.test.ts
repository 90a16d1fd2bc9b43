import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import {fileAnswer} from '../../demo/server/librechat/mount/files.js';
import {readEnvironment} from '../../demo/server/librechat/mount/environment.js';
import {blockCount, snippet, titles} from '../support/librechat/docs.js';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/librechat.md'), 'utf8');
/** What needs Docker, LibreChat's own container or MongoDB's shell. The page says that these were not run. */
const NOT_RUN = ['start', 'index-volume', 'read-only-user'];

const sources = ['test/embed', 'test/mongo', 'test/support/librechat'].flatMap((folder) =>
  readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(root, folder, name), 'utf8')),
);

describe('docs/librechat.md', () => {
  it('has no block of code that no test runs', () => {
    assert.equal(titles.length, blockCount, 'each block has a title');
    const unused = titles.filter((title) => !NOT_RUN.includes(title) && !sources.some((source) => source.includes(`snippet('${title}')`)));
    assert.deepEqual(unused, []);
  });

  it('links from the footer to a page that is there', async () => {
    const [, path = ''] = /\]\((.*)\)/.exec(snippet('footer')) ?? [];
    assert.equal((await fileAnswer({path}, 'nowhere', {title: 'Chat'}))?.status, 200);
  });

  it('leads nowhere that is not there', () => {
    const headings = new Set([...page.matchAll(/^## (.+)$/gm)].map(([, text = '']) => text.toLowerCase().replace(/[^a-z0-9 -]/g, '').replaceAll(' ', '-')));
    for (const [, anchor = ''] of page.matchAll(/\]\(#([^)]+)\)/g)) assert.ok(headings.has(anchor), anchor);
    for (const [, file = ''] of page.matchAll(/\]\((\.\.?\/[^)#]+)\)/g)) assert.ok(existsSync(join(root, dirname('docs/librechat.md'), file)), file);
  });

  it('names every variable that the side-car reads, and no other', () => {
    const asked = new Set<string>();
    const environment = new Proxy({} as Record<string, string>, {
      get: (_, name) => {
        asked.add(String(name));
        return name === 'A2B_PORT' ? '1' : name === 'A2B_MONGO_URI' ? '' : 'x';
      },
    });
    readEnvironment(environment);
    const settings = page.slice(page.indexOf('## Settings'), page.indexOf('## Who may see'));
    const named = new Set([...settings.matchAll(/`((?:A2B|JWT|MONGO|APP)_\w+)`/g)].map(([, name = '']) => name));
    assert.deepEqual([...named].sort(), [...asked].sort());
  });
});
