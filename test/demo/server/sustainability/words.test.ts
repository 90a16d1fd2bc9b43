import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ZONES, type Zone} from '../../../../demo/server/sustainability/factors.js';
import {metricsOf} from '../../../../demo/server/sustainability/metrics.js';
import {DEFAULT_SETTINGS} from '../../../../demo/server/sustainability/settings.js';
import {sustainabilityAnswer} from '../../../../src/contract/sustainability.js';
import type {SustainabilityMetrics} from '../../../../src/contract/sustainability-model.js';
import {en} from '../../../../src/i18n/en.js';
import {languages, loadLanguage} from '../../../../src/i18n/languages.js';
import {createTranslator} from '../../../../src/i18n/translator.js';
import {methodView, type MethodView} from '../../../../src/widgets/sustainability/sustainability.method.js';
import {forbiddenIn} from '../../../support/copy.js';
import {footprintContext} from '../../../widgets/sustainability/footprint.js';

const MODELS = [
  ['openai', 'gpt-4o'],
  ['anthropic', 'claude-sonnet-4-5'],
  ['google', 'gemini-2.5-flash'],
  ['mistral', 'mistral-large-latest'],
] as const;

/** What the server sends of a period in which each provider was used, where it runs its models in `zone`. */
function answer(zone: Zone): SustainabilityMetrics {
  const zones = {openai: zone, anthropic: zone, google_genai: zone, mistralai: zone};
  const span = {from: '', to: ''};
  const period = {...span, previous: span, firstDay: '2026-11-20', lastDay: '2026-11-20', timeZone: 'UTC'};
  const request = {period, key: '7d', granularity: 'day', now: new Date('2026-11-20T18:00:00Z')} as const;
  const counts = {requests: 1n, inputTokens: 9n, uncachedTokens: 9n, outputTokens: 400n};
  const usage = MODELS.map(([provider, model]) => ({provider, model, bucket: 0, ...counts}));
  const body: unknown = JSON.parse(JSON.stringify(metricsOf({...DEFAULT_SETTINGS, zones}, request, usage, [])));
  return sustainabilityAnswer(body).parse(body);
}

async function shown(metrics: SustainabilityMetrics, locale: (typeof languages)[number]): Promise<MethodView> {
  const table = locale === 'en' ? en : await loadLanguage(locale);
  return methodView(metrics, footprintContext({t: createTranslator({locale, table}), locale}));
}

describe('how the estimate is made', () => {
  const answers = (Object.keys(ZONES) as Zone[]).map(answer);

  for (const language of languages) {
    it(`tells of every factor value, unit, year, source and licence, or that one is not stated (${language})`, async () => {
      const missing = language === 'en' ? 'not stated' : (await loadLanguage(language))['sustainability.notStated'];
      for (const metrics of answers) {
        const {factors} = await shown(metrics, language);
        assert.equal(factors.length, metrics.factors.length);
        for (const [index, {id, unit, dataYear, source, licence}] of metrics.factors.entries()) {
          const row = factors[index] ?? assert.fail();
          assert.match(row.value, /\p{N}/u, id);
          assert.ok(unit !== '' && row.value.endsWith(unit), id);
          assert.equal(row.year, dataYear === undefined ? missing : String(dataYear), id);
          assert.deepEqual([row.source, row.licence], [source, licence ?? missing], id);
        }
      }
    });

    it(`says it in the language of the viewer, and claims nothing that is banned (${language})`, async () => {
      for (const metrics of answers) {
        const {included, excluded, factors} = await shown(metrics, language);
        const own = metrics.method ?? assert.fail();
        const said = [...included, ...excluded, ...factors.map(({label}) => label)];
        const sent = [...own.included, ...own.excluded, ...metrics.factors].map(({label}) => label);
        const untranslated = said.filter((text) => sent.includes(text));
        if (language !== 'en') assert.deepEqual(untranslated, []);
        assert.deepEqual([...said, ...sent, ...factors.map(({source}) => source)].flatMap((text) => forbiddenIn(text)), []);
      }
    });
  }
});
