import assert from 'node:assert/strict';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {countOf, end, gap, inDatabase, spend, start} from './server-process.js';

const BURST = 80;
/** Answers that have come when the signal is sent. */
const ENOUGH = 20;

let dir: string;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'a2b-restart-'));
});
after(() => rm(dir, {recursive: true, force: true}));

/** Writes usage in a burst and ends the server in the middle; the ids that were acknowledged. */
async function burst(signal: NodeJS.Signals): Promise<string[]> {
  const {child, url} = await start(dir);
  const exit = once(child, 'exit');
  const written: string[] = [];
  const note = (id: string): void => {
    if (written.push(id) === ENOUGH) child.kill(signal);
  };
  const outcomes = await Promise.allSettled(Array.from({length: BURST}, () => spend(url).then(note)));
  await exit;
  const refused = outcomes.filter(({status}) => status === 'rejected').length;
  assert.equal(written.length + refused, BURST);
  assert.ok(written.length >= ENOUGH);
  return written;
}

const kept = (ids: readonly string[]) =>
  inDatabase(dir, async (database) => [await countOf(database, 'usage_event', ids), await gap(database)]);

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`a server that is ended with ${signal} in the middle of usage writes keeps all it acknowledged, and starts again`, async () => {
    const written = await burst(signal);
    assert.deepEqual(await kept(written), [written.length, '0']);
    const next = await start(dir);
    const id = await spend(next.url);
    await end(next.child, 'SIGTERM');
    assert.deepEqual(await kept([...written, id]), [written.length + 1, '0']);
  });
}
