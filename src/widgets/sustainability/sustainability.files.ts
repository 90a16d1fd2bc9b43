/** The footprint as files. Contributions are no part of them: they stand apart everywhere. */

import type {Estimate} from '../../contract/sustainability-estimate.js';
import type {Factor, SustainabilityMetrics} from '../../contract/sustainability-model.js';
import type {Translate} from '../../i18n/translator.js';

type Cells = readonly string[];

/** Where an estimate of the file belongs. */
interface Place {
  readonly part: string;
  readonly date?: string;
  readonly provider?: string;
  readonly model?: string;
  readonly tokens?: bigint | undefined;
}

function header(t: Translate): Cells {
  return [
    t('sustainability.file.part'), t('summary.time.day'), t('sustainability.provider'), t('sustainability.model'),
    t('sustainability.answerTokens'), t('sustainability.file.name'), t('sustainability.min'), t('sustainability.central'),
    t('sustainability.max'), t('sustainability.file.unit'), t('sustainability.factorYear'), t('sustainability.factorSource'),
    t('sustainability.licence'),
  ];
}

function estimateRecord({part, date = '', provider = '', model = '', tokens}: Place, name: string, estimate: Estimate | undefined): Cells[] {
  if (estimate === undefined) return [];
  const {min, central, max, unit} = estimate;
  const count = tokens === undefined ? '' : String(tokens);
  return [[part, date, provider, model, count, name, String(min), String(central), String(max), unit, '', '', '']];
}

function estimateRecords(place: Place, figures: object, names: readonly string[]): Cells[] {
  const all = new Map<string, Estimate>(Object.entries(figures));
  return names.flatMap((name) => estimateRecord(place, name, all.get(name)));
}

function factorRecord({id, value, unit, dataYear, source, licence}: Factor): Cells {
  const {min, max} = typeof value === 'number' ? {min: value, max: value} : value;
  const central = typeof value === 'number' ? String(value) : '';
  return [
    'factor', '', '', '', '', id, String(min), central, String(max), unit,
    dataYear === undefined ? '' : String(dataYear), source ?? '', licence ?? '',
  ];
}

const TOTALS = ['co2e', 'energy', 'water', 'primaryEnergy', 'abioticResources', 'co2eUsage', 'co2eEmbodied'];
const PARTS = ['co2e', 'energy', 'water'];

/** Totals, days, models, what is not estimated, and factors as records, a header first; numbers as sent. */
export function footprintRecords(metrics: SustainabilityMetrics, t: Translate): readonly Cells[] {
  const {totals, byModel, timeseries, coverage, factors} = metrics;
  const unknown = (coverage?.notEstimated ?? []).map(({provider, model, outputTokens, reason}): Cells => (
    ['not-estimated', '', provider, model, String(outputTokens), reason, '', '', '', '', '', '', '']
  ));
  return [
    header(t),
    ...estimateRecords({part: 'total', tokens: coverage?.outputTokens}, totals, TOTALS),
    ...timeseries.points.flatMap((point) => (
      estimateRecords({part: timeseries.granularity, date: point.date, tokens: point.outputTokens}, point, PARTS)
    )),
    ...byModel.flatMap((model) => (
      estimateRecords({part: 'model', provider: model.provider, model: model.model, tokens: model.outputTokens}, model, PARTS)
    )),
    ...unknown,
    ...factors.map(factorRecord),
  ];
}

/** A count as JSON has it: a number, or text where a number would lose digits. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);
}

/** The footprint as JSON text, as sent. */
export function footprintJson({restoration: _apart, ...footprint}: SustainabilityMetrics): string {
  return JSON.stringify(footprint, plain, 2);
}
