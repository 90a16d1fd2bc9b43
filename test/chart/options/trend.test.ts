import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {Drawing} from '../../../src/chart/options/drawing.js';
import {MAX_BUCKETS, type TrendModel, trendOption} from '../../../src/chart/options/trend.js';
import {plainTheme} from '../../../src/chart/theme.js';
import {HOSTILE_NAMES, UNDRAWABLE} from './hostile.js';

const theme = plainTheme();

function model(values: (number | null)[][], changes: Partial<TrendModel> = {}): TrendModel {
  const length = Math.max(0, ...values.map(each => Math.min(each.length, 20_000)));
  return {
    buckets: Array.from({length}, (_, index) =>
      ({key: `b${index}`, label: `Day ${index}`, shortLabel: `D${index}`, complete: true})),
    series: values.map((each, index) => ({key: `s${index}`, label: 'S', color: `var(--a2b-series-${index + 1})`, values: each})),
    formatTick: value => `${value} t`,
    ...changes,
  };
}

interface Cell {value: unknown; itemStyle: {borderRadius?: number[]; decal?: {color: string}}}
interface Shape {
  series: {data: (Cell | number | string)[]; itemStyle: {color: string; borderWidth?: number}}[];
  xAxis: {data: string[]; inverse: boolean; axisLabel: {formatter: (id: string) => string}};
  yAxis: {position: string; max?: number; axisLabel: {formatter: (value: number) => string}};
}

function shape({option}: Drawing): Shape {
  return option as unknown as Shape;
}

function values(result: Drawing): unknown[][] {
  return shape(result).series.map(({data}) => data.map(cell => typeof cell === 'object' ? cell.value : cell));
}

function style(result: Drawing, series: number, bucket: number): Cell['itemStyle'] {
  const cell = shape(result).series[series]?.data[bucket];
  return typeof cell === 'object' ? cell.itemStyle : {};
}

describe('trendOption', () => {
  it('stacks the series in their colours', () => {
    const result = trendOption(model([[1, 2], [3, 4]]), theme);
    assert.deepEqual(values(result), [[1, 2], [3, 4]]);
    assert.deepEqual(shape(result).series.map(({itemStyle}) => itemStyle.color), theme.series.slice(0, 2));
  });

  it('leaves a gap where there is no data and draws a zero as zero', () => {
    const result = trendOption(model([[1, null, 0]]), theme);
    assert.deepEqual(values(result), [[1, '-', 0]]);
    assert.equal(result.notDrawn, 0);
  });

  it('takes missing values as no data', () => {
    const short = model([[1, 2, 3], [1]]);
    assert.deepEqual(values(trendOption(short, theme))[1], [1, '-', '-']);
  });

  it('leaves out and counts what cannot be drawn', () => {
    const result = trendOption(model([[...UNDRAWABLE]]), theme);
    assert.equal(result.notDrawn, UNDRAWABLE.length);
    assert.deepEqual(values(result), [UNDRAWABLE.map(() => '-')]);
  });

  it('rounds the top of each column', () => {
    const result = trendOption(model([[1, 1], [1, 0]]), theme);
    assert.equal(style(result, 0, 0).borderRadius, undefined);
    assert.deepEqual(style(result, 1, 0).borderRadius, [4, 4, 0, 0]);
    assert.deepEqual(style(result, 0, 1).borderRadius, [4, 4, 0, 0]);
  });

  it('hatches a period that is still running', () => {
    const buckets = [true, false].map(complete => ({key: '', label: '', shortLabel: '', complete}));
    const result = trendOption(model([[1, 2]], {buckets}), theme);
    assert.equal(style(result, 0, 0).decal, undefined);
    assert.equal(style(result, 0, 1).decal?.color, theme.surface);
  });

  it('labels both axes through functions, with the words given', () => {
    const {xAxis, yAxis} = shape(trendOption(model([[1, 2]]), theme));
    assert.deepEqual(xAxis.data, ['p0', 'p1']);
    assert.equal(xAxis.axisLabel.formatter('p1'), 'D1');
    assert.equal(yAxis.axisLabel.formatter(2), '2 t');
  });

  it('survives hostile labels', () => {
    const buckets = HOSTILE_NAMES.map(name => ({key: name, label: name, shortLabel: name, complete: true}));
    const {xAxis} = shape(trendOption(model([HOSTILE_NAMES.map(() => 1)], {buckets}), theme));
    assert.equal(xAxis.axisLabel.formatter('p0'), '__proto__');
    assert.ok(xAxis.axisLabel.formatter('p10').length <= 40);
  });

  it('labels the zero line alone when there is nothing', () => {
    const {yAxis} = shape(trendOption(model([[0, null]]), theme));
    assert.equal(yAxis.max, 1);
    assert.equal(yAxis.axisLabel.formatter(0), '0 t');
    assert.equal(yAxis.axisLabel.formatter(0.5), '');
  });

  it('draws the latest of 10,000 buckets and says where they start', () => {
    const result = trendOption(model([Array.from({length: 10_000}, (_, index) => index)]), theme);
    assert.equal(result.firstIndex, 10_000 - MAX_BUCKETS);
    assert.equal(values(result)[0]?.at(-1), 9999);
    assert.equal(shape(result).xAxis.axisLabel.formatter('p0'), `D${result.firstIndex}`);
  });

  it('adds up the smaller of 10,000 series in a grey one that keeps gaps', () => {
    const result = trendOption(model(Array.from({length: 10_000}, (_, index) => [index, null])), theme);
    assert.equal(shape(result).series.at(-1)?.itemStyle.color, theme.other);
    const sum = values(result).reduce((total, [first]) => total + Number(first), 0);
    assert.equal(sum, 9999 * 5000);
    assert.equal(values(result).at(-1)?.[1], '-');
  });

  it('has no gaps that would eat narrow columns', () => {
    const {series} = shape(trendOption(model([Array.from({length: 365}, () => 1)]), theme));
    assert.equal(series[0]?.itemStyle.borderWidth, undefined);
  });

  it('G12: mirrors both axes where lines run from the right', () => {
    const {xAxis, yAxis} = shape(trendOption(model([[1]]), plainTheme('light', {direction: 'rtl'})));
    assert.equal(xAxis.inverse, true);
    assert.equal(yAxis.position, 'right');
  });

  it('puts a sign above a marked column, on its top segment only', () => {
    const buckets = [false, true].map((marked) => ({key: '', label: '', shortLabel: '', complete: true, marked}));
    const {series} = shape(trendOption(model([[1, 1], [1, 1]], {buckets}), theme));
    const signs = series.map(({data}) => data.map((each) => typeof each === 'object' && 'label' in each));
    assert.deepEqual(signs, [[false, false], [false, true]]);
  });

  it('leaves room beyond the last column for its label, on the side where time ends', () => {
    const buckets = Array.from({length: 30}, () => ({key: '', label: '', shortLabel: 'Nov 21', complete: true}));
    const many = model([Array.from({length: 30}, () => 1)], {buckets});
    const grid = (direction: 'ltr' | 'rtl', width: number) =>
      trendOption(many, plainTheme('light', {direction}), {width, height: 200}).option.grid as {left: number; right: number};
    assert.ok(grid('ltr', 300).right >= 12);
    assert.equal(grid('ltr', 300).left, grid('rtl', 300).right);
    assert.equal(grid('ltr', 300).right, grid('rtl', 300).left);
    assert.ok(grid('ltr', 300).left > 8 && grid('ltr', 300).left < 60);
    assert.ok(grid('rtl', 300).left >= 12);
    assert.equal(grid('ltr', 3000).right, 0);
  });

  it('has another signature when only the wording of the ticks changes', () => {
    const german = trendOption(model([[1]], {formatTick: value => `${value} T`}), theme).signature;
    assert.notEqual(trendOption(model([[1]]), theme).signature, german);
  });
});
