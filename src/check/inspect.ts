import {endpoints, type EndpointName} from '../contract/endpoints.js';
import {readAnswer, type Fault} from '../contract/parse.js';
import type {Wire} from '../contract/primitives.js';
import {formFaults, kindOf, type FormFault} from './forms.js';

type Body = Readonly<Record<string, unknown>>;

/** Whether an answer has one of the older forms: accepted, but with less in it. */
export function isOlder(name: EndpointName, body: unknown): boolean {
  if (Array.isArray(body)) return name === 'breakdown' || name === 'log';
  const {cost, totalCost, estimatedValue, fiatValue, totals, nextCursor, pages} = (body ?? {}) as Body;
  if (name === 'balance') return fiatValue !== undefined && estimatedValue === undefined;
  if (name === 'summary') return totalCost !== undefined && cost === undefined;
  if (name === 'log') return pages !== undefined && nextCursor === undefined;
  return name === 'sustainability' && totals === undefined;
}

function valueAt(body: unknown, path: string): unknown {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '' && key !== '(body)');
  return keys.reduce<unknown>((node, key) => (node as Body | null | undefined)?.[key], body);
}

function faultsOf(name: EndpointName, body: unknown): {faults: readonly Fault[]; rule: 'shape.required' | 'shape.field'} {
  const reading = readAnswer(endpoints[name].reader(body) as Wire<unknown>, body);
  if (reading.ok) return {faults: reading.dropped, rule: 'shape.field'};
  return {faults: [reading.fault], rule: 'shape.required'};
}

const anyRow = (path: string): string => path.replace(/\[\d+\]/g, '[]');

function shapeFaults(name: EndpointName, body: unknown, known: readonly FormFault[]): FormFault[] {
  const {faults, rule} = faultsOf(name, body);
  const told = known.map(({path}) => anyRow(path));
  const isTold = (path: string) => told.some((one) => one === anyRow(path) || one.startsWith(`${anyRow(path)}.`) || anyRow(path).startsWith(`${one}.`));
  return faults
    .filter(({path}) => !isTold(path))
    .map(({path, expected}) => {
      const isForbidden = expected.startsWith('no figure that sets');
      return {rule: isForbidden ? 'sustainability.forbidden' : rule, path, expected, came: kindOf(valueAt(body, path))};
    });
}

/** Everything about an answer on its own that is not as the contract promises. */
export function faultsIn(name: EndpointName, body: unknown): FormFault[] {
  const forms = [...formFaults(name, body)];
  if (!isOlder(name, body)) return [...forms, ...shapeFaults(name, body, forms)];
  const bare = forms.filter(({rule}) => rule !== 'money.currency');
  const older = {rule: 'shape.older', path: '(body)', expected: 'the current form', came: 'an older one'} as const;
  return [older, ...bare, ...shapeFaults(name, body, forms)];
}
