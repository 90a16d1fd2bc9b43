import {recordedName} from '../../base/identity-name.js';
import {withCurrency, type ViewContext} from '../../base/view-context.js';
import type {BreakdownItem} from '../../contract/breakdown.js';
import {csvBlob, csvCount, csvNumber} from '../../format/csv.js';
import {decimalText} from '../../format/decimal.js';
import type {BreakdownView} from './usage-breakdown.view.js';

type Context = Pick<ViewContext, 'currency'>;

const FIGURES = ['totalTokens', 'inputTokens', 'outputTokens', 'requests', 'cost', 'currency', 'sharePercent'];
const CO2E = ['co2eKg', 'co2eKgMin', 'co2eKgMax'];

function footprintCells({co2e}: BreakdownItem): string[] {
  return [co2e?.central, co2e?.min, co2e?.max].map(csvNumber);
}

function recordOf(item: BreakdownItem, share: bigint | null, context: Context): string[] {
  const {id, totalTokens, inputTokens, outputTokens, requests, cost} = item;
  const money = cost ? withCurrency(cost, context) : null;
  const counts = [totalTokens, inputTokens, outputTokens, requests].map(csvCount);
  const percent = share === null ? '' : decimalText({units: share, scale: 1});
  return [recordedName(item), id, ...counts, money?.amount ?? '', money?.currency ?? '', percent];
}

/** Every item as a record, a header first. */
export function* breakdownRecords({by, items, shares, sum}: BreakdownView, context: Context): Generator<string[]> {
  const hasCo2e = sum.co2e !== null;
  yield [by, `${by}Id`, ...FIGURES, ...(hasCo2e ? CO2E : [])];
  for (const [index, item] of items.entries())
    yield [...recordOf(item, shares[index] ?? null, context), ...(hasCo2e ? footprintCells(item) : [])];
}

/** Every item as a CSV file. */
export function breakdownFile(view: BreakdownView, context: Context): Blob {
  return csvBlob(breakdownRecords(view, context));
}
