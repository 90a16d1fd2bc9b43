import {DIMENSIONS} from '../../../../src/contract/breakdown.js';
import type {Attribution} from '../../import/librechat/attribution.js';
import type {UsageFilter} from '../../usage/filter.js';
import {identityOf} from './cells.js';

/** Whether a filter leaves all usage in. */
export function isOpenFilter({provider, project, model, search = ''}: UsageFilter): boolean {
  return [...provider, ...project, ...model, search].join('') === '';
}

/** Whether usage passes a filter; several values of one dimension widen it, several dimensions narrow it. */
export function isWanted(usage: Attribution, filter: UsageFilter): boolean {
  const isPicked = DIMENSIONS.every((dimension) => filter[dimension].length === 0 || filter[dimension].includes(identityOf(usage, dimension).id));
  return isPicked && mentions(usage, filter.search ?? '');
}

function mentions({provider, project, model}: Attribution, search: string): boolean {
  const wanted = search.toLowerCase();
  return wanted === '' || [model, provider?.name, project?.name].some((name) => name?.toLowerCase().includes(wanted));
}
