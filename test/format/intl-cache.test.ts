import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  collator, dateTimeFormat, knownLocale, listFormat, localTimeZone, numberFormat, pluralRules,
  relativeTimeFormat, supportedCurrency, supportedTimeZone,
} from '../../src/format/intl-cache.js';

describe('the door to Intl', () => {
  it('makes each formatter once per locale and options', () => {
    assert.equal(numberFormat('de'), numberFormat('de'));
    assert.equal(numberFormat('de', {style: 'percent'}), numberFormat('de', {style: 'percent'}));
    assert.notEqual(numberFormat('de'), numberFormat('de', {style: 'percent'}));
    assert.notEqual(numberFormat('de'), numberFormat('en'));
  });

  it('knows the languages every engine has without asking for its list, and says of them what the list says', () => {
    for (const locale of ['ar', 'de', 'en', 'es', 'fr', 'ar-EG', 'de-AT', 'en-GB', 'es-MX', 'fr-CH', 'en-XX'])
      assert.equal(knownLocale(locale), Intl.NumberFormat.supportedLocalesOf([locale])[0]);
  });

  it('stays bounded however many options are asked for', () => {
    const first = numberFormat('en', {minimumIntegerDigits: 2});
    for (let digits = 0; digits < 21; digits++) {
      for (let whole = 1; whole < 22; whole++) {
        numberFormat('sv', {minimumFractionDigits: digits, minimumIntegerDigits: whole});
      }
    }
    for (let whole = 1; whole < 22; whole++) {
      for (let digits = 1; digits < 22; digits++) {
        numberFormat('fi', {minimumIntegerDigits: whole, maximumSignificantDigits: digits});
      }
    }
    assert.notEqual(numberFormat('en', {minimumIntegerDigits: 2}), first);
    assert.equal(numberFormat('en', {minimumIntegerDigits: 2}).format(7), '07');
  });

  it('answers unknown language tags in English and never throws', () => {
    for (const tag of ['xx', 'x-klingon', 'not a locale', '', 'C', 'root', '<script>', '__proto__']) {
      assert.equal(knownLocale(tag), 'en', tag);
      assert.equal(numberFormat(tag).format(1234.5), '1,234.5');
      assert.equal(pluralRules(tag).select(1), 'one');
      assert.equal(relativeTimeFormat(tag).format(-2, 'day'), '2 days ago');
      assert.equal(listFormat(tag).format(['a', 'b']), 'a and b');
      assert.equal(collator(tag).compare('a', 'b'), -1);
    }
  });

  it('takes underscores for hyphens', () => {
    assert.equal(knownLocale('de_AT'), 'de-AT');
  });

  it('tells zones the engine knows from others', () => {
    for (const zone of ['Europe/Berlin', 'Asia/Kathmandu', 'UTC']) assert.ok(supportedTimeZone(zone), zone);
    for (const zone of ['', 'Mars/Olympus', '<x>']) assert.ok(!supportedTimeZone(zone), zone);
  });

  it('names the zone of the machine', () => {
    assert.ok(supportedTimeZone(localTimeZone()));
    assert.equal(localTimeZone(), dateTimeFormat('en').resolvedOptions().timeZone);
  });

  it('knows currencies from mere codes', () => {
    for (const code of ['EUR', 'JPY', 'BHD']) assert.ok(supportedCurrency(code), code);
    for (const code of ['XXX', 'QQQ', '<x>', '', 'eur']) assert.ok(!supportedCurrency(code), code);
  });
});
