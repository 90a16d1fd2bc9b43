import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {sheetSize, type Sheet} from '../../src/chart/sheet.js';

const row = {label: 'OpenAI', value: '1', share: '100%'};
const sheet = (changes: Partial<Sheet> = {}): Sheet => ({title: 'Usage', period: '', rows: [row, row], ...changes});
const picture = {width: 400, height: 300};

describe('the sheet around a picture', () => {
  it('has room below for rows, total and keys', () => {
    const {width, height} = sheetSize(sheet(), picture);
    assert.ok(width >= picture.width && height > picture.height + 2 * 20);
    const full = sheetSize(sheet({total: row, keys: [{label: 'OpenAI', color: 'red'}]}), picture);
    assert.ok(full.height >= height + 2 * 20);
  });

  it('grows with bars as tall as they are drawn, so that nothing below them is cut', () => {
    const height = (each: Partial<Sheet>, size = picture) => sheetSize(sheet({isBeside: true, ...each}), size).height;
    assert.equal(height({}, {width: 400, height: 500}) - height({}), 200);
    assert.ok(height({total: row}) > height({}));
    assert.ok(height({total: row, keys: [{label: '', color: ''}]}) > height({total: row}));
  });

  it('is as wide as its texts need', () => {
    assert.equal(sheetSize(sheet({width: 480}), {width: 200, height: 200}).width, 480);
    assert.ok(sheetSize(sheet({isBeside: true}), picture).width > 700);
  });
});
