import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Outcome} from '../../../../demo/server/import/import.js';
import {outcomeText, skippedText} from '../../../../demo/server/import/report.js';

const outcome: Outcome = {
  rows: 19_366,
  inputTokens: 22_361_870n,
  outputTokens: 4_088_665n,
  added: 19_366,
  known: 0,
  wallet: null,
  removed: 0,
  badLines: [],
  skipped: 0,
};

describe('the report of an import', () => {
  it('tells what came', () => {
    assert.equal(
      outcomeText({...outcome, removed: 5400, wallet: 'set', skipped: 1}, 'demo'),
      '19,366 charges with 22,361,870 input and 4,088,665 output tokens.\n' +
        '19,366 new, 0 already there, 1 line skipped.\n' +
        'They replace 5,400 charges that demo had.\n' +
        'The wallet of demo was set.\n',
    );
  });

  it('says so when all was there already', () => {
    const text = outcomeText({...outcome, added: 0, known: 19_366, wallet: 'unchanged'}, 'demo');
    assert.match(text, /0 new, 19,366 already there, 0 lines skipped\.\nNothing was changed\.\n$/);
  });

  it('lists skipped lines by file and number, and counts the rest', () => {
    const bad = (line: number) => ({kind: 'bad', file: 'a.csv', line, reason: 'model is missing'}) as const;
    assert.equal(skippedText([], 0), '');
    assert.equal(skippedText([bad(3)], 1), 'a.csv:3: model is missing\n');
    assert.equal(skippedText([bad(3), bad(9)], 1235), 'a.csv:3: model is missing\na.csv:9: model is missing\n… and 1,233 more lines\n');
  });
});
