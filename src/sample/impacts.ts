import type {ModelImpacts} from './catalogue.js';
import type {Charge} from './charges.js';

/** The impacts a charge has an estimate of, with their units. */
export const UNITS = {co2e: 'kgCO2e', energy: 'kWh', water: 'L'} as const;
/** One of them. */
export type SampleImpact = keyof typeof UNITS;

const round = (value: number): number => Number(value.toPrecision(9));

/** Bounds from what is estimated of charges; `central` is the middle. */
export function estimateOf(charges: readonly Charge[], impact: SampleImpact) {
  const sum = (bound: 0 | 1) =>
    charges.reduce((all, {model, outputTokens}) => all + ((model.impacts?.[impact][bound] ?? 0) * outputTokens) / 1e6, 0);
  const [min, max] = [sum(0), sum(1)];
  return {min: round(min), central: round((min + max) / 2), max: round(max), unit: UNITS[impact]};
}

/** Whether the method knows the charge's model. */
export function isEstimated(charge: Charge): charge is Charge & {model: {impacts: ModelImpacts}} {
  return charge.model.impacts !== null;
}

/** Sum of answers' tokens. */
export function outputOf(charges: readonly Charge[]): number {
  return charges.reduce((sum, {outputTokens}) => sum + outputTokens, 0);
}

/** `co2e` of a breakdown's item or a charge; nothing where no model is known, which is not zero. */
export function co2eOf(charges: readonly Charge[]) {
  const known = charges.filter(isEstimated);
  if (known.length === 0) return {};
  return {co2e: {...estimateOf(known, 'co2e'), estimatedOutputTokens: outputOf(known)}};
}
