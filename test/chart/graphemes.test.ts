import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {estimateWidth, graphemes, plainLine, truncateToWidth} from '../../src/chart/graphemes.js';

const FAMILY = '👨‍👩‍👧‍👦';

describe('graphemes', () => {
  it('keeps joined emoji, skin tones, flags, keycaps and marks whole', () => {
    assert.deepEqual(graphemes(`${FAMILY}👍🏽🇩🇪1️⃣e\u0301a`), [FAMILY, '👍🏽', '🇩🇪', '1️⃣', 'e\u0301', 'a']);
  });

  it('agrees with Intl.Segmenter on ordinary names', () => {
    const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
    for (const text of ['gpt-4o mini', 'Übersicht', '한국어', '日本語モデル', 'مشروع', `🏳️‍🌈 ${FAMILY}`]) {
      assert.deepEqual(graphemes(text), [...segmenter.segment(text)].map(({segment}) => segment), text);
    }
  });
});

describe('plainLine', () => {
  it('drops control characters and direction overrides', () => {
    assert.equal(plainLine('a\u202Eb\u0000c\nd\u2066e\u2069'), 'abc de');
  });

  it('replaces half a surrogate pair, which an export could not encode', () => {
    assert.doesNotThrow(() => encodeURIComponent(plainLine('a\uD83D')));
  });

  it('leaves braces and markup as they are', () => assert.equal(plainLine('{b} <b>x</b>'), '{b} <b>x</b>'));
});

describe('truncateToWidth', () => {
  it('leaves a text that fits', () => assert.equal(truncateToWidth('gpt-4o', 200, 12), 'gpt-4o'));

  it('fits what it cuts', () => {
    for (const text of ['x'.repeat(5000), 'W'.repeat(300), '漢'.repeat(300), FAMILY.repeat(200)]) {
      const cut = truncateToWidth(text, 120, 12);
      assert.ok(cut.endsWith('…') && estimateWidth(cut, 12) <= 120, cut);
    }
  });

  it('never cuts inside a sign', () => {
    for (let width = 20; width < 200; width += 7) {
      const cut = truncateToWidth('😀'.repeat(200), width, 12);
      assert.match(cut, /^(😀)+…$/u);
    }
  });

  it('shows at least one sign however narrow', () => assert.equal(truncateToWidth('abcdef', 0, 12), 'a…'));

  it('survives a pile of combining marks', () => {
    assert.ok(truncateToWidth('e' + '\u0301'.repeat(5000), 100, 12).length < 400);
  });
});
