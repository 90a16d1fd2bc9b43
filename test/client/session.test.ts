import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TokenRequest} from '../../src/client/config.js';
import {Session} from '../../src/client/session.js';

interface Question extends TokenRequest {
  resolve: (token: string) => void;
  reject: (reason: Error) => void;
}

/** A session whose host answers when the test says so. */
function asked() {
  const questions: Question[] = [];
  const session = new Session(({reason}) => new Promise((resolve, reject) => questions.push({reason, resolve, reject})));
  /** What the host was asked last. */
  const last = () => questions.at(-1) as Question;
  return {session, questions, last};
}

describe('a session that ends while the host is asked', () => {
  it('keeps the next user’s token, whatever becomes of the first question', async () => {
    const {session, questions, last} = asked();
    const former = session.token();
    const question = last();
    session.reset();
    const next = session.token();
    last().resolve('next');
    question.reject(new Error('too late'));
    await assert.rejects(former, /getToken\(\) failed/);
    assert.deepEqual([await next, await session.token(), questions.length], ['next', 'next', 2]);
  });

  it('keeps the next user’s token, whatever becomes of a renewal', async () => {
    const {session, last} = asked();
    const former = session.token();
    last().resolve('former');
    await former;
    const renewal = session.renew('former');
    await new Promise(setImmediate);
    const question = last();
    assert.equal(question.reason, 'expired');
    session.reset();
    const next = session.token();
    last().resolve('next');
    await next;
    question.reject(new Error('too late'));
    await renewal;
    assert.equal(await session.token(), 'next');
  });
});

describe('a host that fails', () => {
  it('is asked again by the next request', async () => {
    const {session, last} = asked();
    const first = session.token();
    last().reject(new Error('no'));
    await assert.rejects(first, /getToken\(\) failed/);
    const second = session.token();
    last().resolve('token');
    assert.equal(await second, 'token');
  });

  it('is not asked a third time for one refusal', async () => {
    const {session, questions, last} = asked();
    const first = session.token();
    last().resolve('old');
    await first;
    const renewal = session.renew('old');
    await new Promise(setImmediate);
    last().reject(new Error('no'));
    assert.deepEqual([await renewal, await session.token(), await session.renew('old')], [null, 'old', null]);
    assert.deepEqual(questions.map(({reason}) => reason), ['initial', 'expired']);
  });
});
