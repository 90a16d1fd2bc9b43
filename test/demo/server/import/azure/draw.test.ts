import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {weightedDraw} from '../../../../../demo/server/import/azure/draw.js';

const entries = [
  {name: 'a', weight: 6},
  {name: 'never', weight: 0},
  {name: 'b', weight: 3},
  {name: 'c', weight: 1},
];

function shares(draw: (row: number) => {name: string}, rows: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let row = 1; row <= rows; row += 1) counts[draw(row).name] = (counts[draw(row).name] ?? 0) + 1;
  return counts;
}

describe('the draw of a mix', () => {
  it('is the same for the same seed, stream and row', () => {
    fc.assert(
      fc.property(fc.integer({min: 0}), fc.nat(), (seed, row) => {
        assert.equal(weightedDraw(entries, seed, 1)(row), weightedDraw(entries, seed, 1)(row));
      }),
    );
  });

  it('keeps to the weights within a hundredth, and never takes a weight of 0', () => {
    const counts = shares(weightedDraw(entries, 1, 1), 100_000);
    assert.ok(Math.abs((counts['a'] ?? 0) - 60_000) < 1000);
    assert.ok(Math.abs((counts['b'] ?? 0) - 30_000) < 1000);
    assert.equal(counts['never'], undefined);
  });

  it('differs by seed, and between streams of one seed', () => {
    const rows = Array.from({length: 50}, (_, row) => row);
    const names = (seed: number, stream: number): string => rows.map((row) => weightedDraw(entries, seed, stream)(row).name).join();
    assert.notEqual(names(1, 1), names(2, 1));
    assert.notEqual(names(1, 1), names(1, 2));
  });
});
