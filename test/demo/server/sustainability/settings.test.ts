import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readSustainability} from '../../../../demo/server/sustainability/settings.js';

describe('settings', () => {
  it('are on without any, and off by name', () => {
    assert.deepEqual(readSustainability({}), {zones: {}, quote: null});
    assert.equal(readSustainability({A2B_SUSTAINABILITY: 'off'}), null);
  });

  it('refuse what they do not know, naming the variable', () => {
    const wrong: [string, string][] = [
      ['A2B_SUSTAINABILITY', 'maybe'],
      ['A2B_ZONES', 'openai=MARS'],
      ['A2B_ZONES', 'groq=USA'],
      ['A2B_ZONES', 'openai'],
      ['A2B_RESTORATION_QUOTE', 'free'],
      ['A2B_RESTORATION_QUOTE', '{"value": "1.00", "currency": "EUR", "per": "m2", "source": "Partner"}'],
      [
        'A2B_RESTORATION_QUOTE',
        '{"value": "0", "currency": "EUR", "per": "m2", "source": "P", "date": "2026-10-01"}',
      ],
    ];
    for (const [name, value] of wrong) {
      assert.throws(() => readSustainability({[name]: value}), new RegExp(`^Error: ${name} must be`), value);
    }
  });
});
