import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ImportError} from '../../../../../demo/server/import/errors.js';
import {UserChoice} from '../../../../../demo/server/import/librechat/user-choice.js';

function choice(wanted: string | null, users: readonly string[]): UserChoice {
  const made = new UserChoice(wanted);
  users.forEach((user) => made.isWanted(user));
  return made;
}

describe('whose rows of a dump are read', () => {
  it('is the only user when nobody was asked for', () => {
    assert.equal(choice(null, ['a', 'a']).chosen(), 'a');
    assert.equal(choice(null, []).chosen(), null);
  });

  it('is the one who was asked for', () => {
    const made = choice('b', ['a', 'b']);
    assert.deepEqual([made.isWanted('a'), made.isWanted('b'), made.chosen()], [false, true, 'b']);
  });

  it('is refused with a list of the users where it is not clear', () => {
    const refused = (made: UserChoice, message: RegExp): void =>
      assert.throws(() => made.chosen(), (error) => error instanceof ImportError && message.test(error.message));
    refused(choice(null, ['a', 'b']), /several users.*--mongo-user: a, b\./);
    refused(choice('c', ['a', 'b']), /no transaction of --mongo-user c; it has a, b\./);
    refused(choice(null, Array.from({length: 25}, (_, index) => `u${index}`)), /u19 and 5 more/);
  });
});
