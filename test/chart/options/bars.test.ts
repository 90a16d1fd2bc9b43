import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {MAX_ROWS, type BarRow, barsOption} from '../../../src/chart/options/bars.js';
import type {Drawing} from '../../../src/chart/options/drawing.js';
import {MAX_LAYERS} from '../../../src/chart/options/layers.js';
import {plainTheme} from '../../../src/chart/theme.js';
import {HOSTILE_NAMES, UNDRAWABLE} from './hostile.js';

const theme = plainTheme();
const rtl = plainTheme('light', {direction: 'rtl'});

function row(values: Record<string, number>, changes: Partial<BarRow> = {}): BarRow {
  const segments = Object.entries(values)
    .map(([key, value]) => ({key, label: key, value, color: `var(--a2b-series-1)`}));
  return {key: 'r', label: 'Row', valueLabel: '1', segments, ...changes};
}

interface Item {value: unknown; itemStyle: {borderRadius: number[]; color: string}}
interface Shape {
  series: {data: Item[]; label?: {formatter: (params: {dataIndex: number}) => string; position: string}}[];
  yAxis: {data: string[]; position: string; axisLabel: {formatter: (id: string) => string}};
  xAxis: {inverse: boolean; max: number};
  grid: {left: number; right: number};
}

function shape({option}: Drawing): Shape {
  return option as unknown as Shape;
}

function amounts(result: Drawing): unknown[][] {
  return shape(result).series.slice(0, -1).map(({data}) => data.map(({value}) => value));
}

describe('barsOption', () => {
  it('makes one series per segment key, in the order they are met', () => {
    const result = barsOption({rows: [row({a: 1, b: 2}), row({c: 3, a: 4})]}, theme);
    assert.deepEqual(result.seriesKeys, ['a', 'b', 'c']);
    assert.deepEqual(amounts(result), [[1, 4], [2, '-'], ['-', 3]]);
  });

  it('draws no bar too short to be seen, its segments in proportion, and nothing where there is nothing', () => {
    const rows = [row({a: 1e6}), row({a: 1, b: 3}), row({a: 0})];
    const result = barsOption({rows}, theme, {width: 500, height: 96});
    const {grid: {left, right}, xAxis} = shape(result);
    const [[largest, a, none], [, b]] = amounts(result) as [number[], number[]];
    assert.deepEqual([largest, xAxis.max, none], [1e6, 1e6, 0]);
    assert.ok(Math.abs((a! + b!) / xAxis.max * (500 - left - right) - 4) < 1e-9);
    assert.ok(Math.abs(b! / a! - 3) < 1e-9);
  });

  it('shows names through a function, never as names of ECharts', () => {
    const rows = HOSTILE_NAMES.map(label => row({[`${label}!`]: 1}, {key: label, label}));
    const {yAxis} = shape(barsOption({rows}, theme));
    assert.deepEqual(yAxis.data, rows.map((_, index) => `p${index}`));
    assert.equal(yAxis.axisLabel.formatter('p0'), '__proto__');
    assert.equal(yAxis.axisLabel.formatter('p7'), '{b}');
  });

  it('cuts names to their column and values never into it', () => {
    const rows = [row({a: 1}, {label: 'x'.repeat(5000), valueLabel: '1,234,567 tokens'})];
    const {yAxis, series, grid} = shape(barsOption({rows}, theme, {width: 320, height: 100}));
    assert.match(yAxis.axisLabel.formatter('p0'), /^x{5,30}…$/);
    assert.equal(series.at(-1)?.label?.formatter({dataIndex: 0}), '1,234,567 tokens');
    assert.ok(320 - grid.left - grid.right > 50);
  });

  it('rounds the outer ends of a bar only, past what is not visible', () => {
    const [a, b, c] = shape(barsOption({rows: [row({a: 1, b: 2, c: 0})]}, theme)).series;
    assert.deepEqual(a?.data[0]?.itemStyle.borderRadius, [4, 0, 0, 4]);
    assert.deepEqual(b?.data[0]?.itemStyle.borderRadius, [0, 4, 4, 0]);
    assert.deepEqual(c?.data[0]?.itemStyle.borderRadius, [0, 0, 0, 0]);
  });

  it('G12: mirrors axis, corners and labels where lines run from the right', () => {
    const {xAxis, yAxis, series} = shape(barsOption({rows: [row({a: 1, b: 2})]}, rtl));
    assert.equal(xAxis.inverse, true);
    assert.equal(yAxis.position, 'right');
    assert.deepEqual(series[0]?.data[0]?.itemStyle.borderRadius, [0, 4, 4, 0]);
    assert.equal(series.at(-1)?.label?.position, 'left');
  });

  it('leaves out and counts what cannot be drawn', () => {
    const result = barsOption({rows: UNDRAWABLE.map(value => row({a: value, b: 1}))}, theme);
    assert.equal(result.notDrawn, UNDRAWABLE.length);
    assert.deepEqual(amounts(result)[0], UNDRAWABLE.map(() => '-'));
  });

  it('keeps the axis finite when nothing can be drawn', () => {
    assert.equal(shape(barsOption({rows: [row({a: -1})]}, theme)).xAxis.max, 1);
    assert.equal(shape(barsOption({rows: []}, theme)).xAxis.max, 1);
  });

  it('C13: draws the first fifty of 10,000 rows and says so', () => {
    const result = barsOption({rows: Array.from({length: 10_000}, () => row({a: 1}))}, theme);
    assert.equal(shape(result).yAxis.data.length, MAX_ROWS);
    assert.equal(result.folded, 9950);
  });

  it('adds up the smaller of 10,000 segments in a grey one', () => {
    const segments = Array.from({length: 10_000}, (_, index) => ({key: `s${index}`, label: '', value: index, color: 'red'}));
    const result = barsOption({rows: [row({}, {segments})]}, theme);
    assert.equal(result.seriesKeys.length, MAX_LAYERS);
    assert.equal(result.seriesKeys.at(-1), '');
    const drawn = amounts(result).flat().reduce<number>((sum, value) => sum + Number(value), 0);
    assert.equal(drawn, 9999 * 5000);
    assert.equal(shape(result).series.at(-2)?.data[0]?.itemStyle.color, theme.other);
  });

  it('has another signature when only a name changes', () => {
    const signature = (label: string) => barsOption({rows: [row({a: 1}, {label})]}, theme).signature;
    assert.notEqual(signature('one'), signature('two'));
  });
});
