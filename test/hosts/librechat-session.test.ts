import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isOutside, userOf} from '../../src/hosts/librechat-session.js';

describe('a page for who is signed out', () => {
  it('is told by its path below the root of the app', () => {
    const outside = ['/login', '/login/', '/login/2fa', '/register', '/forgot-password', '/reset-password', '/verify'];
    const inside = ['/', '/c/new', '/c/login', '/loginfo', '/d/usage', '/share/1'];
    assert.deepEqual(outside.filter((path) => !isOutside(path, '/')), []);
    assert.deepEqual(inside.filter((path) => isOutside(path, '/')), []);
    assert.deepEqual([isOutside('/chat/login', '/chat/'), isOutside('/login', '/chat/'), isOutside('/chat', '/chat/')], [true, false, false]);
  });
});

describe('the user of a token', () => {
  const token = (payload: string) => `e30.${Buffer.from(payload).toString('base64url')}.x`;

  it('is its id, in whatever alphabet the rest is written', () => {
    assert.equal(userOf(token('{"id":"68e0","username":"Zoë 愛 ÿÿ"}')), '68e0');
  });

  it('is nobody where the token does not say', () => {
    for (const text of ['', 'a.b', 'a.!.c', token('null'), token('{}'), token('{"id":5}'), token('{"id"')]) assert.equal(userOf(text), null, text);
  });
});
