import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {EQUIVALENTS} from '../../demo/server/sustainability/equivalents.js';
import {estimable} from '../../demo/server/sustainability/estimate.js';
import {HOSTING, ZONES} from '../../demo/server/sustainability/factors.js';
import {factorValues, methodValue} from '../../demo/server/sustainability/method.js';
import {DEFAULT_SETTINGS} from '../../demo/server/sustainability/settings.js';
import {ar} from '../../src/i18n/ar.js';
import {de} from '../../src/i18n/de.js';
import {en} from '../../src/i18n/en.js';
import {es} from '../../src/i18n/es.js';
import {fr} from '../../src/i18n/fr.js';
import {languages, loadLanguage} from '../../src/i18n/languages.js';
import type {Message} from '../../src/i18n/messages.js';
import {FACTORS, METHOD} from '../../src/sample/method.js';
import {forbiddenIn} from '../support/copy.js';

const PLANTED = [
  'Your use is carbon neutral', 'offset by 3 trees', 'off-set', 'net-zero', 'Net Zero', 'fully compensated', 'carbon-free answers',
  'carbon positive', 'climate-friendly', 'climate positive', 'eco-friendly', 'ecofriendly', 'Green AI', 'a green chat', '80 % balanced',
  'reduced climate impact', 'emission-free', 'We planted 3 trees', '0.26 m² restored',
  'klimaneutral', 'Klimaneutrale KI', 'CO₂-neutral', 'kompensiert', 'Kompensation', 'zum Ausgleich', 'ausgeglichen', 'klimafreundlich',
  'umweltfreundlich', 'klimapositiv', 'grüner Strom', 'Grün', 'CO₂-frei', 'netto-null', '0,26 m² renaturiert',
  'IA neutre en carbone', 'neutralité carbone', 'émissions compensées', 'zéro émission', 'net zéro', 'sans carbone', 'IA verte', 'écoresponsable',
  'respectueux du climat', 'respectueuse de l’environnement', 'positif pour le climat', '3 arbres plantés', '0,26 m² restauré',
  'IA neutra', 'neutralidad de carbono', 'emisiones compensadas', 'cero emisiones', 'cero neto', 'libre de carbono', 'energía verde', 'ecológica',
  'respetuoso con el medio ambiente', '3 árboles plantados', '0,26 m² restaurados', 'superficie restaurada',
  'محايد كربونيًا', 'حياد الكربون', 'تعويض الانبعاثات', 'صفر انبعاثات', 'صديق للبيئة', 'طاقة خضراء', 'خالٍ من الكربون', '3 أشجار مزروعة',
];

const LAWFUL = [
  'aim2balance', 'Your balance', 'Restoration contributions', 'Dein Guthaben', 'greenhouse gases', 'Beiträge zur Renaturierung',
  'Greenhouse gases', 'gründlich', 'Treibhausgase', 'gaz à effet de serre', 'Contributions à la restauration de la nature', 'vertical',
  'Contribuciones a la restauración de la naturaleza', 'gases de efecto invernadero', 'مساهمات في استعادة الطبيعة', 'غازات الدفيئة',
];

function textsOf(table: object): readonly (readonly [key: string, text: string])[] {
  return Object.entries(table as Record<string, Message>).flatMap(([key, message]) => (
    typeof message === 'string' ? [[key, message] as const] : Object.values(message).map((text) => [key, text] as const)
  ));
}

describe('the words of the product', () => {
  it('claim nothing that is banned, in every language', async () => {
    for (const language of languages) {
      const texts = textsOf(language === 'en' ? en : await loadLanguage(language));
      assert.ok(texts.length > 200);
      const found = texts.flatMap(([key, text]) => forbiddenIn(text).map((word) => `${language} ${key}: ${word}`));
      assert.deepEqual(found, []);
    }
  });

  it('claim nothing that is banned in what the reference server and the sample say of the method', () => {
    const models = ['gpt-4o', 'claude-sonnet-4-5', 'gemini-2.5-flash', 'mistral-large-latest'].map((model, index) => (
      estimable(DEFAULT_SETTINGS, ['openai', 'anthropic', 'google', 'mistral'][index] ?? null, model) ?? assert.fail(model)
    ));
    const said = [methodValue(1e6), factorValues(models), EQUIVALENTS, ZONES, HOSTING, METHOD, FACTORS].map((part) => JSON.stringify(part));
    assert.ok(said.every((text) => text.length > 200));
    assert.deepEqual(said.flatMap((text) => forbiddenIn(text)), []);
  });

  it('claim nothing that is banned in what the package says of itself', () => {
    const {description} = JSON.parse(readFileSync('package.json', 'utf8')) as {description: string};
    assert.deepEqual(forbiddenIn(description), []);
  });

  it('are really looked at: planted claims are found', () => {
    assert.deepEqual(PLANTED.filter((claim) => forbiddenIn(claim).length === 0), []);
    const planted = {...en, 'sustainability.heading': 'Your climate neutral AI'};
    assert.deepEqual(textsOf(planted).flatMap(([key, text]) => forbiddenIn(text).map(() => key)), ['sustainability.heading']);
    const plural = {...de, 'restoration.trees': {one: '{count} Baum gepflanzt', other: '{count} Bäume gepflanzt'}};
    assert.equal(textsOf(plural).filter(([, text]) => forbiddenIn(text).length > 0).length, 2);
  });

  it('may be what they are: lawful words and names pass', () => {
    assert.deepEqual(LAWFUL.flatMap((text) => forbiddenIn(text)), []);
    assert.deepEqual(forbiddenIn('Project: Green Belt e.V.', ['Green Belt e.V.']), []);
    assert.deepEqual(forbiddenIn('Green Belt e.V. makes you neutral', ['Green Belt e.V.']), ['neutral']);
  });
});

describe('the sentences that are always the same', () => {
  it('stand as they were agreed', () => {
    assert.equal(en['restoration.notNetted'], 'These contributions are shown separately. They are not subtracted from the footprint and do not make AI use free of impact.');
    assert.equal(de['restoration.notNetted'], 'Diese Beiträge stehen für sich. Sie werden nicht vom Fußabdruck abgezogen und heben die Umweltwirkung der KI-Nutzung nicht auf.');
    assert.equal(fr['restoration.notNetted'], 'Ces contributions sont présentées séparément. Elles ne sont pas déduites de l’empreinte et ne rendent pas l’utilisation de l’IA sans impact.');
    assert.equal(es['restoration.notNetted'], 'Estas contribuciones se muestran por separado. No se restan de la huella y no hacen que el uso de la IA quede libre de impacto.');
    assert.equal(ar['restoration.notNetted'], 'تُعرض هذه المساهمات على حدة. وهي لا تُطرح من البصمة ولا تجعل استخدام الذكاء الاصطناعي بلا أثر.');
    assert.equal(en['sustainability.unavailable'], 'Sustainability data is not available on this server yet.');
    assert.equal(de['sustainability.unavailable'], 'Nachhaltigkeitsdaten sind auf diesem Server noch nicht verfügbar.');
  });
});
