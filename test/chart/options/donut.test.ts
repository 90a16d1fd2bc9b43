import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {MAX_SLICES, type DonutModel, donutOption} from '../../../src/chart/options/donut.js';
import type {Drawing, Slice} from '../../../src/chart/options/drawing.js';
import {plainTheme} from '../../../src/chart/theme.js';
import {HOSTILE_NAMES, UNDRAWABLE} from './hostile.js';

const theme = plainTheme();

function slice(value: number, changes: Partial<Slice> = {}): Slice {
  return {key: 'k', label: 'Label', value, color: 'var(--a2b-series-1)', ...changes};
}

function model(slices: Slice[]): DonutModel {
  return {slices, centerLabel: 'Total', centerValue: '1'};
}

interface Item {name: string; value: unknown; itemStyle: {color: string}}
interface Series {data: Item[]; clockwise: boolean; itemStyle: {borderWidth: number}; cursor: string}

function seriesOf({option}: Drawing): Series {
  const [series] = option.series as unknown as Series[];
  assert.ok(series);
  return series;
}

describe('donutOption', () => {
  it('draws each amount in its own colour, variables resolved', () => {
    const [item] = seriesOf(donutOption(model([slice(3, {color: 'var(--a2b-series-2)'})]), theme)).data;
    assert.deepEqual(item, {name: 'p0', value: 3, itemStyle: {color: theme.series[1]}});
  });

  it('shows no name to ECharts, whatever it is', () => {
    const slices = HOSTILE_NAMES.slice(0, MAX_SLICES).map(name => slice(1, {key: name, label: name}));
    const names = seriesOf(donutOption(model(slices), theme)).data.map(({name}) => name);
    assert.deepEqual(names, slices.map((_, index) => `p${index}`));
  });

  it('C3: leaves out what cannot be drawn, counts it and keeps the places of the others', () => {
    const result = donutOption(model([...UNDRAWABLE.map(value => slice(value)), slice(5)]), theme);
    assert.equal(result.notDrawn, UNDRAWABLE.length);
    assert.deepEqual(seriesOf(result).data.map(({value}) => value), [...UNDRAWABLE.map(() => '-'), 5]);
  });

  it('counts a zero as drawn and takes no room for it', () => {
    const result = donutOption(model([slice(0), slice(1)]), theme);
    assert.equal(result.notDrawn, 0);
    assert.equal(seriesOf(result).data[0]?.value, '-');
  });

  it('C13: folds 10,000 slices into twelve and keeps their sum', () => {
    const slices = Array.from({length: 10_000}, (_, index) => slice(index));
    const result = donutOption(model(slices), theme);
    const values = seriesOf(result).data.map(({value}) => typeof value === 'number' ? value : 0);
    assert.equal(values.length, MAX_SLICES);
    assert.equal(values.reduce((sum, value) => sum + value, 0), 9999 * 5000);
    assert.equal(result.folded, 10_000 - MAX_SLICES + 1);
    assert.equal(seriesOf(result).data.at(-1)?.itemStyle.color, theme.other);
  });

  it('has gaps between slices, none in a full ring', () => {
    assert.equal(seriesOf(donutOption(model([slice(1), slice(2)]), theme)).itemStyle.borderWidth, 2);
    assert.equal(seriesOf(donutOption(model([slice(1), slice(0)]), theme)).itemStyle.borderWidth, 0);
  });

  it('G12: runs the other way where lines do', () => {
    assert.equal(seriesOf(donutOption(model([slice(1)]), plainTheme('light', {direction: 'rtl'}))).clockwise, false);
  });

  it('has equal signatures for equal pictures only', () => {
    const signature = (value: number, mode: 'light' | 'dark') => donutOption(model([slice(value)]), plainTheme(mode)).signature;
    assert.equal(signature(1, 'light'), signature(1, 'light'));
    assert.notEqual(signature(1, 'light'), signature(2, 'light'));
    assert.notEqual(signature(1, 'light'), signature(1, 'dark'));
  });

  it('is still under reduced motion', () => {
    const {animation} = donutOption(model([slice(1)]), plainTheme('light', {animate: false})).option as {animation: boolean};
    assert.equal(animation, false);
  });
});
