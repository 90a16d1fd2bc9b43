// Tests that need a MongoDB, over the wire: A2B_TEST_MONGODB_URI names one, else mongo-java-server is started, which
// Maven fetches once into .cache/. A2B_MONGO_ROWS=1000000 lets generated ledgers grow to that size. Ends with "N passed,
// N failed".
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {ensureDebian} from './debian.mjs';
import {ensureInstalled, root} from './run.mjs';

const jars = join(root, '.cache/mongo-java-server');
const sources = join(root, 'test/mongo/server');

function fetchJars() {
  if (existsSync(jars) && readdirSync(jars).length > 0) return;
  console.log('Fetching mongo-java-server from Maven Central (once)…');
  const args = ['-q', '-B', '-f', join(sources, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`];
  const {status, error} = spawnSync('mvn', args, {stdio: 'inherit'});
  if (status !== 0) throw new Error(`Maven could not fetch it (${error?.message ?? `status ${status}`}). Install a JDK 17 and Maven, or set A2B_TEST_MONGODB_URI.`);
}

async function startServer() {
  fetchJars();
  const child = spawn('java', ['-cp', join(jars, '*'), join(sources, 'Main.java')], {stdio: ['pipe', 'pipe', 'ignore']});
  child.on('error', ({message}) => console.error(message));
  for await (const line of createInterface({input: child.stdout})) {
    if (line.startsWith('mongodb://')) return {uri: line, stop: () => child.kill()};
  }
  throw new Error('mongo-java-server did not start. It needs a JDK 17 (java).');
}

function runTests(uri) {
  const reports = mkdtempSync(join(tmpdir(), 'a2b-mongo-'));
  const tap = join(reports, 'mongo.tap');
  const files = readdirSync(join(root, 'test/mongo')).filter((name) => name.endsWith('.mongo.ts')).map((name) => `test/mongo/${name}`);
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${tap}`];
  const child = spawn(process.execPath, ['--import', 'tsx', '--test', '--test-concurrency=1', ...reporters, ...files], {
    cwd: root,
    env: {...process.env, A2B_TEST_SERVER: uri},
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.on('close', (status) => {
    const text = readFileSync(tap, 'utf8');
    rmSync(reports, {recursive: true, force: true});
    const read = (word) => Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
    resolve({status, passed: read('pass'), failed: read('fail') + read('cancelled'), skipped: read('skipped')});
  }));
}

/** The first of the tools that the server in memory needs and this machine has not. */
function missingTool() {
  return ['java', 'mvn'].find((tool) => spawnSync(tool, ['-version'], {stdio: 'ignore'}).error !== undefined);
}

ensureInstalled();
const own = process.env.A2B_TEST_MONGODB_URI;
const missing = own ? undefined : missingTool();
if (missing !== undefined) {
  console.log(`There is no ${missing} here: install a JDK 17 and Maven, or set A2B_TEST_MONGODB_URI.\n0 passed, 0 failed, 1 skipped`);
  process.exit(0);
}
const {buildLibreChat, isLibreChatBuilt} = await import('./build-librechat.mjs');
const {build, isBuilt} = await import('./build.mjs');
if (!isBuilt()) build();
if (!isLibreChatBuilt()) buildLibreChat();
if (!ensureDebian({'nginx-light': '/usr/sbin/nginx'})) console.log('There is no nginx here: the tests that need it are skipped.');
const server = own ? {uri: own, stop: () => undefined} : await startServer();
console.log(own ? 'Against the MongoDB of A2B_TEST_MONGODB_URI.' : 'Against mongo-java-server, in memory.');
const {status, passed, failed, skipped} = await runTests(server.uri);
server.stop();
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = status === 0 ? 0 : 1;
