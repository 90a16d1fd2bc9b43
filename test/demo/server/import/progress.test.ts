import assert from 'node:assert/strict';
import {Writable} from 'node:stream';
import {describe, it} from 'node:test';
import {showProgress, type ProgressStream} from '../../../../demo/server/import/progress.js';

function recorder(isTTY: boolean): {stream: ProgressStream; text: () => string} {
  let written = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  return {stream: Object.assign(stream, {isTTY}), text: () => written};
}

describe('the progress of an import', () => {
  it('is a line for each tenth where there is no terminal', () => {
    const {stream, text} = recorder(false);
    const progress = showProgress(1000, stream);
    for (let step = 0; step < 100; step += 1) {
      progress.bytes(10);
      progress.row();
    }
    progress.stop();
    const lines = text().trimEnd().split('\n');
    assert.equal(lines.length, 10);
    assert.match(lines[0] ?? '', /^10 % read, 10 rows, [\d,]+ rows\/s$/);
    assert.match(lines.at(-1) ?? '', /^100 % read, 100 rows/);
  });

  it('is a bar with bytes, rows and speed on a terminal', () => {
    const {stream, text} = recorder(true);
    const progress = showProgress(1000, Object.assign(stream, {cursorTo: () => {}, clearLine: () => {}, moveCursor: () => {}}));
    progress.row();
    progress.bytes(500);
    progress.stop();
    assert.match(text(), /50 % \| 1 rows \| [\d,]+ rows\/s/);
  });

  it('is whole for an empty source', () => {
    const {stream, text} = recorder(false);
    showProgress(0, stream).stop();
    assert.match(text(), /^100 % read, 0 rows/);
  });
});
