import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {DataDirInUseError, lockDataDir} from '../../../../demo/server/db/lock.js';

let dir: string;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'a2b-lock-'));
});
after(() => rm(dir, {recursive: true}));

test('a second taker is refused with the pid of the first and a way out', async () => {
  const unlock = await lockDataDir(dir);
  await assert.rejects(lockDataDir(dir), (error) => {
    assert.ok(error instanceof DataDirInUseError);
    assert.equal(error.pid, process.pid);
    assert.match(
      error.message,
      new RegExp(`process ${process.pid}.*stop \`npm start\` first, or use DATABASE_URL`),
    );
    return true;
  });
  await unlock();
  assert.deepEqual(await readdir(dir), []);
});

test('only one of many takers gets it', async () => {
  const takers = await Promise.allSettled(Array.from({length: 8}, () => lockDataDir(dir)));
  const taken = takers.filter((taker) => taker.status === 'fulfilled');
  assert.equal(taken.length, 1);
  await taken[0]?.value();
});

test('the lock of a dead process is taken over', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  await writeFile(join(dir, 'lock'), `${child.pid} 12345`);
  const unlock = await lockDataDir(dir);
  assert.match(await readFile(join(dir, 'lock'), 'utf8'), new RegExp(`^${process.pid} `));
  await unlock();
  assert.deepEqual(await readdir(dir), []);
});

test(
  'a lock whose pid was given to another process since is taken over',
  {skip: process.platform !== 'linux'},
  async () => {
    await writeFile(join(dir, 'lock'), `${process.pid} 1`);
    await (
      await lockDataDir(dir)
    )();
  },
);

test('a lock that makes no sense is taken over', async () => {
  for (const content of ['', 'x', '-1', '0']) {
    await writeFile(join(dir, 'lock'), content);
    await (
      await lockDataDir(dir)
    )();
  }
});
