import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {de} from '../../src/i18n/de.js';
import {en, type MessageKey} from '../../src/i18n/en.js';
import {createTranslator} from '../../src/i18n/translator.js';

const english = createTranslator({locale: 'en', table: en});
const german = createTranslator({locale: 'de', table: de});

describe('a translator', () => {
  it('gives the text of a key', () => {
    assert.equal(english('wallet.addCredits'), 'Add credits');
    assert.equal(german('wallet.heading'), 'Guthaben');
  });

  it('puts values in their places', () => {
    assert.equal(english('common.asOf', {time: '14:05'}), 'As of 14:05');
    assert.equal(
      english('common.doesNotAddUp', {sum: '1', total: '2'}),
      'Parts add up to 1; the total was sent as 2.',
    );
  });

  it('chooses the plural form by the count and writes the count in the locale', () => {
    assert.equal(english('common.rowsUnreadable', {count: 1}), '1 row could not be read');
    assert.equal(english('common.rowsUnreadable', {count: 2}), '2 rows could not be read');
    assert.equal(english('common.rowsUnreadable', {count: 0}), '0 rows could not be read');
    assert.equal(german('common.rowsUnreadable', {count: 1234}), '1.234 Zeilen konnten nicht gelesen werden');
    assert.equal(english('common.tokens', {count: 2n ** 53n + 1n}), '9,007,199,254,740,993 tokens');
  });

  it('takes a count that is text already as it is', () => {
    assert.equal(english('common.tokens', {count: '1.2M'}), '1.2M tokens');
    assert.equal(english('common.tokens', {count: '1'}), '1 token');
  });

  it('keeps the plural rules of the text under another locale', () => {
    const french = createTranslator({locale: 'fr', table: en});
    assert.equal(french('common.days', {count: 0}), '0 days');
  });

  it('leaves a place without a value visible', () => {
    assert.equal(english('common.asOf'), 'As of {time}');
    assert.equal(english('common.asOf', {constructor: 'x'}), 'As of {time}');
  });

  it('does not read values as templates or as markup', () => {
    assert.equal(english('breakdown.filterBy', {name: '{name} $& <b>'}), 'Show only {name} $& <b>');
  });

  it('does not find values on the prototype', () => {
    const t = createTranslator({locale: 'en', table: en, messages: {'common.more': 'More {toString} {constructor}'}});
    assert.equal(t('common.more'), 'More {toString} {constructor}');
  });

  it('lets the texts of the integrator win, in the plural rules of the locale', () => {
    const messages = {
      'wallet.addCredits': 'Recharger',
      'common.days': {one: '{count} jour', other: '{count} jours'},
    } as const;
    const t = createTranslator({locale: 'fr', table: en, messages});
    assert.equal(t('wallet.addCredits'), 'Recharger');
    assert.equal(t('common.days', {count: 0}), '0 jour');
    assert.equal(t('common.days', {count: 2}), '2 jours');
    assert.equal(t('wallet.heading'), 'Balance');
  });

  it('falls to the other form where a language has more forms than were written', () => {
    const t = createTranslator({locale: 'pl', table: en, messages: {'common.days': {other: '{count} dni'}}});
    assert.equal(t('common.days', {count: 3}), '3 dni');
  });

  it('shows a key that nobody wrote', () => {
    assert.equal(english('wallet.nowhere' as MessageKey), 'wallet.nowhere');
  });
});
