/**
 * Names of figures that net contributions against the footprint, compared without case and separators. Such a
 * claim is banned (Directive (EU) 2024/825, UCPD Annex I no. 4c), so that an answer cannot carry one.
 */
const FORBIDDEN = new Set([
  'net',
  'netco2e',
  'balance',
  'balancepercent',
  'offset',
  'offsetpercent',
  'neutral',
  'carbonneutral',
  'compensated',
]);

/** Whether no answer about sustainability may have a key of this name. */
export function isForbiddenKey(key: string): boolean {
  return FORBIDDEN.has(key.toLowerCase().replace(/[_\s-]/g, ''));
}

/**
 * The first forbidden key anywhere in a body, or null. Looks at the body as it came: a schema strips unknown
 * keys.
 */
export function forbiddenKeyIn(body: unknown): string | null {
  const waiting: unknown[] = [body];
  const seen = new Set<unknown>();
  for (const node of waiting) {
    if (node === null || typeof node !== 'object' || seen.has(node)) continue;
    seen.add(node);
    const found = Array.isArray(node) ? undefined : Object.keys(node).find(isForbiddenKey);
    if (found !== undefined) return found;
    for (const child of Object.values(node)) waiting.push(child);
  }
  return null;
}
