import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import {fileAnswer} from '../../demo/server/librechat/mount/files.js';
import {readEnvironment} from '../../demo/server/librechat/mount/environment.js';
import {blockCount, services, snippet, titles} from '../support/librechat/docs.js';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/librechat.md'), 'utf8');
/** What needs Docker, LibreChat's own container or MongoDB's shell. The page says that these were not run. */
const NOT_RUN = ['start', 'start-deploy', 'read-only-user'];
const SIDECAR = 'docker-compose.override.yml';

const sources = ['test/embed', 'test/frameworks', 'test/mongo', 'test/support/librechat'].flatMap((folder) =>
  readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(root, folder, name), 'utf8')),
);

describe('docs/librechat.md', () => {
  it('has no block of code that no test runs', () => {
    assert.equal(titles.length, blockCount, 'each block has a title');
    const unused = titles.filter((title) => !NOT_RUN.includes(title) && !sources.some((source) => source.includes(`'${title}'`)));
    assert.deepEqual(unused, []);
  });

  it('hands the side-car the variables it reads, by name, and no file of secrets', () => {
    const {a2b} = services(SIDECAR);
    assert.equal(a2b?.env_file, undefined);
    const environment = a2b?.environment ?? {};
    assert.deepEqual(Object.keys(environment).sort(), ['A2B_HOST', 'A2B_PORT', 'APP_TITLE', 'JWT_REFRESH_SECRET', 'JWT_SECRET', 'MONGO_URI']);
    const {hostname, port, keys} = readEnvironment(environment);
    assert.deepEqual([hostname, port, keys], ['0.0.0.0', 4480, {jwtSecret: '${JWT_SECRET}', refreshSecret: '${JWT_REFRESH_SECRET}'}]);
  });

  it('publishes the side-car to nobody where a container is the proxy, and to the machine alone where the machine is', () => {
    assert.equal(services(SIDECAR)['a2b']?.ports, undefined);
    assert.deepEqual(services(SIDECAR, 'compose-host')['a2b']?.ports, ['127.0.0.1:4480:4480']);
  });

  it('puts a proxy before LibreChat where there is none, on a port that LibreChat does not publish', () => {
    const {a2b, 'a2b-proxy': proxy, ...others} = services(SIDECAR, 'compose-proxy');
    assert.deepEqual(others, {});
    assert.deepEqual(proxy?.ports, ['3081:80']);
    assert.deepEqual(proxy?.volumes, ['./a2b/nginx.conf:/etc/nginx/conf.d/default.conf:ro']);
    assert.deepEqual(proxy?.depends_on, ['api', 'a2b']);
    assert.deepEqual(a2b, services(SIDECAR)['a2b']);
  });

  it('lets LibreChat’s own nginx start after the side-car, and names both files', () => {
    assert.deepEqual(services(SIDECAR, 'compose-client')['client'], {depends_on: ['a2b']});
    for (const line of snippet('start-deploy').trim().split('\n')) assert.ok(line.startsWith(`docker compose -f deploy-compose.yml -f ${SIDECAR} `), line);
  });

  it('changes no more of LibreChat’s service than the one file', () => {
    assert.deepEqual(services('index-volume')['api'], {volumes: ['./index.html:/app/client/dist/index.html:ro']});
  });

  it('begins with scripts that this repository has', () => {
    const [install, build] = snippet('files').split('\n');
    assert.equal(install, 'npm ci');
    const {scripts} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {scripts: Record<string, string>};
    assert.ok((build?.replace('npm run ', '') ?? '') in scripts, build);
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
