import {UNATTRIBUTED} from '../../../../src/contract/primitives.js';
import type {Dimension} from '../../../../src/contract/breakdown.js';
import type {Attributable, Attribution} from '../../import/librechat/attribution.js';
import type {Party} from '../../import/records.js';
import type {Span} from '../../time/period.js';
import type {Name} from '../../usage/dimension.js';
import {Explainer} from '../ledger/explainer.js';
import type {Host, Owner} from '../ledger/host.js';
import {cellsPipeline, type CellKeys} from '../ledger/pipelines.js';
import {ratesFor} from '../ledger/rates.js';
import {allOf, type Document} from '../ledger/reader.js';
import {sumsOf, type Sums} from './sums.js';

/** Rows of one slot and one attribution, summed. */
export interface Cell extends Attribution {
  /** 0 where nothing was cut. */
  readonly slot: number;
  readonly sums: Sums;
}

const NOBODY: Attribution = {provider: null, project: null, model: ''};

/** The cells of a span; without attribution nothing is joined. */
export async function cellsOf(host: Host, owner: Owner, span: Span, keys: CellKeys): Promise<Cell[]> {
  const groups = await allOf(host.reader.documents('transactions', cellsPipeline(owner, span, keys)));
  const ratesOn = await ratesFor(host.reader, owner.user, dollarDays(groups), host.exchangeRate);
  const explainer = new Explainer(host.reader, owner.id);
  if (keys.isAttributed) await explainer.learn(groups.map(keyOf));
  return groups.map((group) => ({
    slot: Number((group['_id'] as {slot?: number}).slot ?? 0),
    sums: sumsOf(group, ratesOn),
    ...(keys.isAttributed ? explainer.attributionOf(keyOf(group)) : NOBODY),
  }));
}

function keyOf(group: Document): Attributable {
  return group['_id'] as Attributable;
}

function dollarDays(groups: readonly Document[]): number[] {
  return groups.map(({_id}) => (_id as {day?: number | null}).day).filter((day) => typeof day === 'number');
}

/** Who a dimension of a cell is. */
export interface Identity extends Name {
  id: string;
}

/** The identity of usage in a dimension; usage that belongs to nothing is unattributed, never dropped. */
export function identityOf({provider, project, model}: Attribution, dimension: Dimension): Identity {
  if (dimension === 'model') return {id: model, name: model};
  return partyIdentity(dimension === 'provider' ? provider : project);
}

function partyIdentity(party: Party | null): Identity {
  if (party === null) return {id: UNATTRIBUTED, name: 'Unattributed'};
  return {id: party.id, name: party.name, ...(party.deleted ? {deleted: true} : {})};
}
