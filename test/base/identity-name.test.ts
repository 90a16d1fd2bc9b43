import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {identityName} from '../../src/base/identity-name.js';
import {languages, loadLanguage} from '../../src/i18n/languages.js';
import {createTranslator} from '../../src/i18n/translator.js';
import {labelOf} from '../../src/widgets/usage-breakdown/providers.view.js';
import {nameOf} from '../../src/widgets/usage-log/usage-log.view.js';

const sent = {id: 'unattributed', name: 'Unattributed'};

describe('the name of an identity', () => {
  for (const locale of languages) {
    it(`says in ${locale} what belongs to nobody, whatever the server calls it, and the same in all widgets`, async () => {
      const table = await loadLanguage(locale);
      const t = createTranslator({locale, table});
      const names = [identityName(sent, t), nameOf(sent, {t}), labelOf(sent, t)];
      assert.deepEqual(names, names.map(() => table['common.unattributed']));
    });
  }

  it('is the id, or the word given, where there is none', () => {
    const t = () => 'never';
    assert.deepEqual([identityName({id: 'p2'}, t), identityName({id: 'p2', name: ''}, t, 'Unknown')], ['p2', 'Unknown']);
  });
});
