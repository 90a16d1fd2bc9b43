import {co2eOfModels, type Co2ePart} from '../../sustainability/breakdown.js';
import {co2eEstimator, type Co2eEstimator} from '../../sustainability/estimate.js';
import type {BreakdownRequest} from '../../usage/breakdown.js';
import {figuresOf} from '../../usage/figures.js';
import {grouped} from '../../usage/segments.js';
import type {Host, Owner} from '../ledger/host.js';
import {cellsOf, type Cell} from './cells.js';
import {addSums, figureRowOf} from './sums.js';
import {figuresIn, partsOf, periodValue, segmentsIn} from './summary.js';
import {isWanted} from './wanted.js';

/** `GET /usage/breakdown`: a period's usage by provider, project or model; projects with their provider mix. */
export async function breakdownIn(host: Host, owner: Owner, {by, period, filter}: Omit<BreakdownRequest, 'estimate'>) {
  const all = await cellsOf(host, owner, period, {isAttributed: true});
  const cells = all.filter((cell) => isWanted(cell, filter));
  const estimate = host.sustainability === null ? undefined : co2eEstimator(host.sustainability);
  const items = partsOf(cells, by).map(({id, identity, part}) => ({
    id,
    ...identity,
    ...figuresOf(figureRowOf(addSums(part)), owner.currency),
    ...co2eIn(part, estimate),
    ...segmentsIn(part, by === 'project' ? 'provider' : undefined, owner),
  }));
  return {by, period: periodValue(period), ...figuresIn(cells, owner), items};
}

function co2eIn(cells: readonly Cell[], estimate: Co2eEstimator | undefined): Co2ePart {
  if (estimate === undefined) return {};
  const models = grouped(cells, ({provider, model}) => JSON.stringify([provider?.id, model]));
  const rows = [...models.values()].map((part) => {
    const {requests, output} = addSums(part);
    const {provider, model} = part[0] as Cell;
    return {provider_id: provider?.id ?? null, model, requests: String(requests), output_tokens: String(output)};
  });
  return co2eOfModels(rows, estimate);
}
