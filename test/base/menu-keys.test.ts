import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {TypeAhead, entryByKey, entryByText} from '../../src/base/menu-keys.js';

describe('moving in a list', () => {
  it('steps, stays at the ends, jumps to them and goes by pages', () => {
    assert.equal(entryByKey('ArrowDown', 0, 3), 1);
    assert.equal(entryByKey('ArrowDown', 2, 3), 2);
    assert.equal(entryByKey('ArrowUp', 0, 3), 0);
    assert.equal(entryByKey('PageDown', 3, 30), 13);
    assert.equal(entryByKey('PageDown', 25, 30), 29);
    assert.equal(entryByKey('PageUp', 25, 30), 15);
    assert.equal(entryByKey('PageUp', 3, 30), 0);
    assert.equal(entryByKey('Home', 2, 3), 0);
    assert.equal(entryByKey('End', 0, 3), 2);
  });

  it('begins at an end when nothing has the focus', () => {
    assert.equal(entryByKey('ArrowDown', -1, 3), 0);
    assert.equal(entryByKey('ArrowUp', -1, 3), 2);
  });

  it('leaves other keys and empty lists alone', () => {
    assert.equal(entryByKey('Enter', 0, 3), null);
    assert.equal(entryByKey('ArrowDown', -1, 0), null);
  });
});

describe('typing ahead', () => {
  const labels = ['Last 24\u00a0hours', 'Last 7 days', 'Last 30 days', 'This month', 'Last month'];

  it('finds what starts with the letters', () => {
    assert.equal(entryByText('t', 0, labels), 3);
    assert.equal(entryByText('last 3', 0, labels), 2);
    assert.equal(entryByText('last 24 h', 0, labels), 0);
  });

  it('goes on to the next entry with the same letter', () => {
    assert.equal(entryByText('l', 0, labels), 1);
    assert.equal(entryByText('ll', 1, labels), 2);
    assert.equal(entryByText('l', 4, labels), 0);
  });

  it('stays while the letters still match', () => {
    assert.equal(entryByText('la', 1, labels), 1);
  });

  it('falls back to words inside the label', () => {
    assert.equal(entryByText('7', 0, labels), 1);
    assert.equal(entryByText('m', 0, labels), 3);
    assert.equal(entryByText('x', 0, labels), null);
  });

  it('joins letters typed quickly and forgets them after a pause', () => {
    const typing = new TypeAhead();
    assert.equal(typing.take('L', 1000), 'l');
    assert.equal(typing.take('a', 1300), 'la');
    assert.equal(typing.take('t', 3000), 't');
    assert.equal(typing.take('Enter', 3100), null);
    assert.equal(typing.take(' ', 3100), null);
  });
});
