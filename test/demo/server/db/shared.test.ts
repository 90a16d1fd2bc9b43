import assert from 'node:assert/strict';
import {test} from 'node:test';
import {shared} from '../../../../demo/server/db/shared.js';

/** A search that is told what it finds, and how often it was begun for what. */
function search() {
  const begun: string[] = [];
  const ends: Ends[] = [];
  const finding = shared((_owner: object, key: string) => {
    begun.push(key);
    return new Promise<string>((resolve, reject) => ends.push({resolve, reject}));
  });
  const owner = {};
  return {find: (key: string) => finding(owner, key), finding, begun, ends};
}

interface Ends {
  resolve: (found: string) => void;
  reject: (reason: Error) => void;
}

test('who asks for the same while it is being found waits for one answer', async () => {
  const {find, begun, ends} = search();
  const asked = [find('ann'), find('ann'), find('bob')];
  assert.deepEqual(begun, ['ann', 'bob']);
  ends[0]?.resolve('Ann');
  ends[1]?.resolve('Bob');
  assert.deepEqual(await Promise.all(asked), ['Ann', 'Ann', 'Bob']);
});

test('what one owner has under way is of no use to another', () => {
  const {finding, begun} = search();
  void finding({}, 'ann');
  void finding({}, 'ann');
  assert.deepEqual(begun, ['ann', 'ann']);
});

test('nothing is kept: who asks later is answered anew', async () => {
  const {find, begun, ends} = search();
  const first = find('ann');
  ends[0]?.resolve('Ann');
  assert.equal(await first, 'Ann');
  const second = find('ann');
  ends[1]?.resolve('Anna');
  assert.equal(await second, 'Anna');
  assert.deepEqual(begun, ['ann', 'ann']);
});

test('a failure is that of all who waited, and of no one after them', async () => {
  const {find, ends} = search();
  const waiting = [find('ann'), find('ann')];
  ends[0]?.reject(new Error('gone'));
  for (const one of waiting) await assert.rejects(one, /gone/);
  const later = find('ann');
  ends[1]?.resolve('Ann');
  assert.equal(await later, 'Ann');
});
