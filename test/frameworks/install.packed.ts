import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {version} from '../../src/version.js';
import {snippet} from '../support/librechat/docs.js';
import {packPackage, type PackedPackage} from '../support/packed.js';

let packed: PackedPackage;
/** Workspaces as LibreChat has them: the client is one. */
const project = mkdtempSync(join(tmpdir(), 'a2b-install-'));
before(() => {
  packed = packPackage();
  mkdirSync(join(project, 'client'));
  writeFileSync(join(project, 'package.json'), JSON.stringify({name: 'LibreChat', private: true, workspaces: ['client']}));
  writeFileSync(join(project, 'client/package.json'), JSON.stringify({name: '@librechat/frontend', version: '0.0.0'}));
});
after(() => {
  packed.remove();
  rmSync(project, {recursive: true, force: true});
});

function shell(command: string, cwd: string): string {
  const {status, stdout, stderr} = spawnSync(command, {cwd, encoding: 'utf8', shell: true, env: {...process.env, npm_config_yes: 'true', npm_config_audit: 'false', npm_config_fund: 'false'}});
  assert.equal(status, 0, stdout + stderr);
  return stdout.trim();
}

test('the package is installed for LibreChat’s client by the line of docs/librechat.md, and its command runs by its name', () => {
  shell(snippet('install').replace('@aim2balance/widgets', packed.tarball), project);
  const {dependencies} = JSON.parse(readFileSync(join(project, 'client/package.json'), 'utf8')) as {dependencies: Record<string, string>};
  assert.deepEqual(Object.keys(dependencies), ['@aim2balance/widgets']);
  for (const command of ['npx @aim2balance/widgets', 'npx a2b']) assert.equal(shell(`${command} --version`, join(project, 'client')), version);
});
