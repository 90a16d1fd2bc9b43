import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {paintFromSlots, plainTheme} from '../../src/chart/theme.js';

describe('plainTheme', () => {
  it('paints series variables with its own colours', () => {
    const theme = plainTheme('dark');
    assert.equal(theme.paint('var(--a2b-series-3)'), theme.series[2]);
    assert.equal(theme.paint('var(--a2b-provider-openai, var(--a2b-series-10))'), theme.series[9]);
  });

  it('paints the grey, and slots that do not exist, grey', () => {
    const theme = plainTheme();
    assert.equal(theme.paint('var(--a2b-color-other)'), theme.other);
    assert.equal(paintFromSlots(theme, 'var(--a2b-series-99)'), theme.other);
  });

  it('leaves a plain colour alone', () => assert.equal(plainTheme().paint('#123456'), '#123456'));

  it('takes changes', () => assert.equal(plainTheme('light', {direction: 'rtl'}).direction, 'rtl'));
});
