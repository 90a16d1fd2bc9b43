import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ar} from '../../src/i18n/ar.js';
import {de} from '../../src/i18n/de.js';
import {en, type Table} from '../../src/i18n/en.js';
import {english} from '../../src/i18n/english.js';
import {es} from '../../src/i18n/es.js';
import {fr} from '../../src/i18n/fr.js';
import {directionOf, languages, loadedLanguage, loadLanguage} from '../../src/i18n/languages.js';
import type {Message} from '../../src/i18n/messages.js';
import {createTranslator} from '../../src/i18n/translator.js';

const tables: Readonly<Record<string, Readonly<Record<string, Message>>>> = {ar, de, en, es, fr};

const texts = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const fullText = (message: Message | undefined): string =>
  (typeof message === 'object' ? message.other : message) ?? '';

describe('loading a language', () => {
  it('has English at once and the others when they are here', async () => {
    assert.equal(loadedLanguage('en-GB'), english);
    assert.equal(loadedLanguage('de'), english);
    await loadLanguage('de');
    assert.equal(loadedLanguage('de'), de);
    assert.equal(loadedLanguage('de-CH'), de);
  });

  it('falls from the region to the language to English', async () => {
    for (const tag of ['de-AT', 'de_AT', 'DE']) assert.equal(await loadLanguage(tag), de, tag);
    for (const tag of ['en', 'it', 'xx', '', '__proto__']) assert.equal(await loadLanguage(tag), english, tag);
  });

  it('shares one load', async () => {
    const [first, second] = await Promise.all([loadLanguage('de'), loadLanguage('de')]);
    assert.equal(first, second);
  });
});

describe('every language', () => {
  it('is listed and names itself', () => {
    assert.deepEqual([...languages].sort(), Object.keys(tables).sort());
    for (const [tag, table] of Object.entries(tables)) assert.equal(table['language'], tag);
  });

  it('has exactly the keys of English, each with a text', () => {
    for (const table of Object.values(tables)) {
      assert.deepEqual(Object.keys(table).sort(), Object.keys(en).sort());
      for (const [key, message] of Object.entries(table)) {
        for (const text of texts(message)) assert.equal(text.trim() !== '' && text.trim() === text, true, key);
      }
    }
  });

  it('has the places of English in each text', () => {
    for (const [tag, table] of Object.entries(tables)) {
      for (const [key, message] of Object.entries(en)) {
        assert.deepEqual(places(fullText(table[key])), places(fullText(message)), `${tag} ${key}`);
      }
    }
  });

  it('has every plural form its grammar knows, and no place English does not fill', () => {
    for (const [tag, table] of Object.entries(tables)) {
      const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.sort();
      for (const [key, message] of Object.entries(table)) {
        if (typeof message === 'string') continue;
        assert.deepEqual(Object.keys(message).sort(), categories, `${tag} ${key}`);
        const known = places(fullText((en as Record<string, Message>)[key]));
        for (const text of texts(message)) assert.ok(places(text).every((place) => known.includes(place)), `${tag} ${key}`);
      }
    }
  });

  it('speaks of one row, and of a token that expires, as of one', () => {
    const one = (locale: string) => createTranslator({locale, table: tables[locale] as Table});
    assert.deepEqual(
      ['en', 'de', 'es', 'fr'].map((locale) => one(locale)('common.rowsOf', {count: 1, rows: 1, total: 1})),
      ['1 of 1 row', '1 von 1 Zeile', '1 de 1 fila', '1 sur 1 ligne'],
    );
    assert.equal(one('de')('wallet.grantExpires', {count: 1n, tokens: '1 Token', date: '1. Jan. 2027'}), '1 Token verfällt am 1. Jan. 2027');
  });

  it('is plain text', () => {
    for (const table of Object.values(tables)) {
      for (const text of Object.values(table).flatMap(texts)) assert.doesNotMatch(text, /[<>&]|\.\.\.|"|'/);
    }
  });
});

describe('German', () => {
  it('says du and sets quotes, ellipses and percent signs as German does', () => {
    for (const text of Object.values(de).flatMap(texts)) {
      assert.doesNotMatch(text, /\b(Ihr|Ihre|Ihnen|Ihrer)\b|“[^„]*”|\S…|\d %/);
    }
  });
});

describe('French', () => {
  it('says vous and puts narrow no-break spaces before ; : ! ? and inside «»', () => {
    for (const text of Object.values(fr).flatMap(texts)) {
      assert.doesNotMatch(text, /(^|[^\u202f])[;:!?»]|«(?!\u202f)|\u202f(?![;:!?»\d{])|\s…|[“”„]/, text);
      assert.doesNotMatch(text, /(?<!\p{L})(tu|ton|ta|tes|toi)(?!\p{L})/iu, text);
    }
  });
});

describe('Spanish', () => {
  it('says tú, opens what it closes and sets «» without spaces', () => {
    for (const text of Object.values(es).flatMap(texts)) {
      assert.doesNotMatch(text, /^[^¿]*\?|^[^¡]*!|«\s|\s»|[“”„]|\s[;:…]|\d %/, text);
      assert.doesNotMatch(text, /\b(usted|ustedes|su saldo|su uso)\b/i, text);
    }
  });
});

describe('Arabic', () => {
  it('is written in Arabic, with its own comma, semicolon and question mark', () => {
    for (const [key, message] of Object.entries(ar as Record<string, Message>)) {
      for (const text of texts(message)) {
        assert.doesNotMatch(text, /[,;?]/, key);
        const own = text.replaceAll(/\{\w+\}|[≈\s×CO₂e]/g, '');
        if (own !== '' && key !== 'language') assert.match(own, /\p{Script=Arabic}/u, key);
      }
    }
  });

  it('keeps a plus on the left of its number', () => {
    const unmarked = Object.values(ar).flatMap(texts).filter((text) => /(?<!\u200e)\+\{/.test(text));
    assert.deepEqual(unmarked, []);
  });
});

describe('writing direction', () => {
  it('follows the language', () => {
    for (const tag of ['ar', 'ar-EG', 'fa', 'he', 'iw', 'ug', 'ur', 'ckb', 'he_IL']) {
      assert.equal(directionOf(tag), 'rtl', tag);
    }
    for (const tag of ['en', 'de-AT', 'ja', 'hy', 'bo', '', 'arn']) assert.equal(directionOf(tag), 'ltr', tag);
  });

  it('follows the script before the language', () => {
    assert.equal(directionOf('az-Arab'), 'rtl');
    assert.equal(directionOf('uz_arab_AF'), 'rtl');
    assert.equal(directionOf('ks-Deva'), 'ltr');
    assert.equal(directionOf('ar-Latn'), 'ltr');
  });
});
