import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {bandLayers, bandOption, type BandModel, type Bounds} from '../../../src/chart/options/band.js';
import type {Drawing} from '../../../src/chart/options/drawing.js';
import {plainTheme} from '../../../src/chart/theme.js';
import {HOSTILE_NAMES} from './hostile.js';

const theme = plainTheme();

function model(all: (Bounds | null)[], changes: Partial<BandModel> = {}): BandModel {
  const places = all.map((bounds, index) => ({key: `k${index}`, label: `Day ${index}`, shortLabel: `D${index}`, bounds}));
  return {places, formatTick: (value) => `${value} g`, ...changes};
}

interface Shape {
  series: {stack: string; data: (number | string)[]; itemStyle: {color: string}}[];
  grid: Record<string, number | string>;
}

const shape = ({option}: Drawing): Shape => option as unknown as Shape;
const bounds = (min: number, central: number, max: number): Bounds => ({min, central, max});
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const amount = fc.double({min: 0, max: 1e6, noNaN: true});
const ordered = fc.tuple(amount, amount, amount).map((values) => values.sort((a, b) => a - b));

describe('bandLayers', () => {
  it('begins at the lowest value, marks the middle and ends at the highest', () => {
    assert.deepEqual(bandLayers(bounds(10, 20, 30), 2), [10, 9, 2, 9]);
  });

  it('still shows a mark where there is no width, and nothing for nothing', () => {
    assert.deepEqual(bandLayers(bounds(20, 20, 20), 2), [19, 0, 2, 0]);
    assert.deepEqual(bandLayers(bounds(0, 0, 0), 2), [0, 0, 0, 0]);
  });

  it('has no negative part, and leaves its bounds by no more than the mark', () => {
    fc.assert(fc.property(ordered, fc.double({min: 0, max: 10, noNaN: true}), ([min = 0, central = 0, max = 0], thickness) => {
      const layers = bandLayers(bounds(min, central, max), thickness);
      assert.ok(layers.every((layer) => layer >= 0));
      if (max > 0) assert.ok(Math.abs(sum(layers) - max) <= thickness + 1e-6 && (layers[0] ?? 0) <= min);
    }));
  });
});

describe('bandOption', () => {
  it('stacks an invisible base, the band and its mark', () => {
    const {series} = shape(bandOption(model([bounds(10, 20, 30), null]), theme));
    assert.deepEqual(series.map(({itemStyle}) => itemStyle.color), ['transparent', theme.other, theme.text, theme.other]);
    assert.equal(new Set(series.map(({stack}) => stack)).size, 1);
    assert.deepEqual(series.map(({data}) => data[1]), ['-', '-', '-', '-']);
  });

  it('G12: keeps the room of its ticks on the side one reads from', () => {
    const wide = shape(bandOption(model([bounds(1, 2, 3)], {formatTick: (value) => `${value} kilograms`}), theme)).grid;
    const rtl = shape(bandOption(model([bounds(1, 2, 3)]), plainTheme('light', {direction: 'rtl'}))).grid;
    const ltr = shape(bandOption(model([bounds(1, 2, 3)]), theme)).grid;
    assert.ok(Number(wide.left) > Number(ltr.left));
    assert.equal(rtl.right, ltr.left);
  });

  it('has another signature for another picture only', () => {
    const signature = (min: number) => bandOption(model([bounds(min, 20, 30)]), theme).signature;
    assert.equal(signature(1), signature(1));
    assert.notEqual(signature(1), signature(2));
  });

  it('gives ECharts no names', () => {
    const places = HOSTILE_NAMES.map((name) => ({key: name, label: name, shortLabel: name, bounds: bounds(1, 2, 3)}));
    const text = JSON.stringify(bandOption(model([], {places}), theme).option);
    assert.ok(!text.includes('<img') && !text.includes('__proto__'));
  });

  it('draws nothing at all without failing', () => {
    assert.deepEqual(shape(bandOption(model([]), theme)).series.map(({data}) => data), [[], [], [], []]);
    assert.ok(Number.isFinite(shape(bandOption(model([bounds(0, 0, 0)]), theme)).grid.left));
  });
});
