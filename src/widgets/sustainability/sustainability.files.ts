/** The footprint as files. Contributions are no part of them: they stand apart everywhere. */

import type {Estimate} from '../../contract/sustainability-estimate.js';
import type {Factor, SustainabilityMetrics} from '../../contract/sustainability-model.js';
import {csvCount, csvNumber} from '../../format/csv.js';

type Cells = readonly string[];

/** Where an estimate of the file belongs. */
interface Place {
  readonly part: string;
  readonly date?: string;
  readonly provider?: string;
  readonly model?: string;
  readonly tokens?: bigint | undefined;
}

const HEADER: Cells = [
  'part', 'date', 'provider', 'model', 'outputTokens', 'figure', 'min', 'central', 'max', 'unit',
  'dataYear', 'source', 'licence', 'from', 'to', 'timeZone', 'method', 'methodVersion',
];

function estimateRecord({part, date = '', provider = '', model = '', tokens}: Place, name: string, estimate: Estimate | undefined): Cells[] {
  if (estimate === undefined) return [];
  const {min, central, max, unit} = estimate;
  const bounds = [min, central, max].map(csvNumber);
  return [[part, date, provider, model, csvCount(tokens), name, ...bounds, unit, '', '', '']];
}

function estimateRecords(place: Place, figures: object, names: readonly string[]): Cells[] {
  const all = new Map<string, Estimate>(Object.entries(figures));
  return names.flatMap((name) => estimateRecord(place, name, all.get(name)));
}

function factorRecord({id, value, unit, dataYear, source, licence}: Factor): Cells {
  const {min, max} = typeof value === 'number' ? {min: value, max: value} : value;
  const central = typeof value === 'number' ? value : undefined;
  return [
    'factor', '', '', '', '', id, csvNumber(min), csvNumber(central), csvNumber(max), unit,
    csvNumber(dataYear), source ?? '', licence ?? '',
  ];
}

const TOTALS = ['co2e', 'energy', 'water', 'primaryEnergy', 'abioticResources', 'co2eUsage', 'co2eEmbodied'];
const PARTS = ['co2e', 'energy', 'water'];

/** What all figures are of and rest on: the period, and the method with its version. */
function frameCells({range, method}: SustainabilityMetrics): Cells {
  return [range?.from ?? '', range?.to ?? '', range?.timezone ?? '', method?.id ?? method?.label ?? '', method?.version ?? ''];
}

/** Totals, days, models, what is not estimated, and factors as records, a header first; numbers as sent. */
export function footprintRecords(metrics: SustainabilityMetrics): readonly Cells[] {
  const {totals, byModel, timeseries, coverage, factors} = metrics;
  const unknown = (coverage?.notEstimated ?? []).map(({provider, model, outputTokens, reason}): Cells => (
    ['not-estimated', '', provider, model, String(outputTokens), reason, '', '', '', '', '', '', '']
  ));
  const frame = frameCells(metrics);
  const records = [
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
  return [HEADER, ...records.map((record) => [...record, ...frame])];
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
