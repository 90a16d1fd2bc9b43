import type {Charge} from './charges.js';

/** Text of an exact amount of hundred-millionths. */
export function decimal(units: number, digits = 8): string {
  const text = String(Math.abs(units)).padStart(digits + 1, '0');
  const fraction = text.slice(-digits).replace(/0+$/, '');
  return `${units < 0 ? '-' : ''}${text.slice(0, -digits)}${fraction && '.'}${fraction}`;
}

/** Money of hundred-millionths of a euro. */
export const euros = (units: number) => ({amount: decimal(units), currency: 'EUR'});

type Counted = 'inputTokens' | 'outputTokens' | 'cachedInputTokens' | 'reasoningTokens';

const tokensOf = ({inputTokens, outputTokens}: Charge): number => inputTokens + outputTokens;

/** All tokens of charges. */
export function totalTokens(charges: readonly Charge[]): number {
  return charges.reduce((sum, charge) => sum + tokensOf(charge), 0);
}

/** Sums of charges as the API sends them; the cost is null where there are charges and none has a price. */
export function figuresOf(charges: readonly Charge[]) {
  const sum = (name: Counted) => charges.reduce((all, charge) => all + charge[name], 0);
  const priced = charges.filter(({cost}) => cost !== null);
  const isUnpriced = charges.length > 0 && priced.length === 0;
  return {
    totalTokens: totalTokens(charges),
    inputTokens: sum('inputTokens'),
    outputTokens: sum('outputTokens'),
    cachedInputTokens: sum('cachedInputTokens'),
    reasoningTokens: sum('reasoningTokens'),
    cost: isUnpriced ? null : euros(priced.reduce((all, {cost}) => all + (cost ?? 0), 0)),
    unpricedTokens: totalTokens(charges.filter(({cost}) => cost === null)),
    requests: charges.length,
  };
}

/** Charges by a key, the most tokens first. */
export function grouped(charges: readonly Charge[], keyOf: (charge: Charge) => string): [string, Charge[]][] {
  const groups = new Map<string, Charge[]>();
  for (const charge of charges) groups.set(keyOf(charge), [...(groups.get(keyOf(charge)) ?? []), charge]);
  return [...groups].sort(([, one], [, other]) => totalTokens(other) - totalTokens(one));
}
