import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {barsOption} from '../../src/chart/options/bars.js';
import {donutOption} from '../../src/chart/options/donut.js';
import {trendOption} from '../../src/chart/options/trend.js';
import {anchorOf, categoryAxis, kindOf, placeCount} from '../../src/chart/points.js';
import {plainTheme} from '../../src/chart/theme.js';

const theme = plainTheme();
const size = {width: 200, height: 100};

function slices(...values: number[]) {
  return values.map((value, index) => ({key: `k${index}`, label: '', value, color: 'red'}));
}

const donut = donutOption({slices: slices(1, 1, 0), centerLabel: '', centerValue: ''}, theme).option;
const bars = barsOption({rows: [{key: 'r', label: 'r', valueLabel: '3', segments: slices(1, 2)}]}, theme).option;
const trend = trendOption({
  buckets: [{key: 'a', label: 'a', shortLabel: 'a', complete: true}],
  series: [{key: 's', label: 's', color: 'red', values: [4]}, {key: 't', label: 't', color: 'red', values: [2]}],
  formatTick: String,
}, theme).option;

describe('anchorOf', () => {
  it('is in the middle of a slice, clockwise from the top', () => {
    const anchor = anchorOf(donut, size, 0, 0);
    assert.ok(anchor && !anchor.isValue);
    assert.deepEqual(anchor.at.map(Math.round), [140, 50]);
  });

  it('is nowhere for a slice that is not drawn', () => {
    assert.equal(anchorOf(donut, size, 0, 2), null);
    assert.equal(anchorOf(donut, size, 0, 99), null);
  });

  it('is in the middle of a segment', () => {
    assert.deepEqual(anchorOf(bars, size, 1, 0), {at: [2, 0], isValue: true});
    assert.deepEqual(anchorOf(trend, size, 0, 0), {at: [0, 2], isValue: true});
  });

  it('is at the end of a stack when no segment is meant', () => {
    assert.deepEqual(anchorOf(trend, size, null, 0), {at: [0, 6], isValue: true});
  });

  it('is nowhere in an empty option', () => assert.equal(anchorOf({}, size, 0, 0), null));
});

describe('kinds', () => {
  it('differ between the three pictures', () => {
    assert.equal(new Set([donut, bars, trend].map(kindOf)).size, 3);
  });

  it('have so many slices, rows or columns', () => {
    assert.deepEqual([donut, bars, trend, {}].map(placeCount), [3, 1, 1, 0]);
  });

  it('know along which axis the places stand', () => {
    assert.deepEqual([donut, bars, trend].map(categoryAxis), [null, 'y', 'x']);
  });
});
