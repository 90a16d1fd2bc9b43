import {UNLOCKS} from '../unlocks.js';
import {pathOf, type Body, type Run} from '../run.js';

/** Values at a path such as `items[].cost`, in all rows; none where the parent is missing too. */
function parentsAt(body: unknown, keys: readonly string[]): unknown[] {
  return keys.reduce<unknown[]>((nodes, key) => nodes.flatMap((node) => childrenOf(node, key)), [body]);
}

function childrenOf(node: unknown, key: string): unknown[] {
  const name = key.replace('[]', '');
  const child = (node as Body | null | undefined)?.[name];
  if (child === undefined || child === null) return [];
  return key.endsWith('[]') ? (Array.isArray(child) ? (child as unknown[]) : []) : [child];
}

/** Whether a field is missing although what it stands in is there. */
function isMissing(bodies: readonly unknown[], path: string): boolean {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parents = bodies.flatMap((body) => parentsAt(body, keys));
  return parents.length > 0 && parents.every((parent) => (parent as Body)[last] === undefined);
}

/** Names optional fields that never came and would show more. */
export function addHints({report, seen}: Run): void {
  for (const [name, bodies] of seen) {
    for (const {path, shows} of UNLOCKS[name].filter(({hint, path: field}) => hint && isMissing(bodies, field))) {
      report.add('field.missing', pathOf(name), {expected: `${path}: ${shows}`, came: `no ${path}`});
    }
  }
}
